"""What a page's figures stand on: a digest of its input files and the day they last changed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from parledger.model.words import Words
from parledger.pages.text import say, show_day
from parledger.problems import Lang
from parledger.report import Report

_FOOT = Words("Số liệu đầu vào: mã kiểm tra {digest}", "Input data: digest {digest}")
_FOOT_DAY = Words(
    "Số liệu đầu vào: mã kiểm tra {digest}, cập nhật ngày {day}",
    "Input data: digest {digest}, as of {day}",
)


@dataclass(frozen=True)
class Inputs:
    """Paths by the folder they lie in, so that a unit finds its own without looking at all."""

    report: Report
    folders: Mapping[str, tuple[str, ...]]
    # A ranking's files are the same for hundreds of pages.
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _feet: dict[tuple[tuple[str, ...], Lang], str] = field(default_factory=dict)

    def of_cycle(self, cycle: str) -> tuple[str, ...]:
        """A cycle's own files, surveys and sets, without its units' folders."""
        return (*self._own(cycle), *self._surveys(cycle))

    def _surveys(self, cycle: str) -> tuple[str, ...]:
        """The cycle's surveys, and those of other cycles whose results they reuse."""
        found: dict[str, None] = {}
        waiting = [cycle]
        while waiting:
            name = waiting.pop()
            folder = f"scores/{name}/survey"
            if folder in found:
                continue
            found[folder] = None
            if name in self.report.withheld:  # what it reuses itself is not known here
                waiting += self.report.project.cycles
            there = self.report.project.cycles.get(name)
            waiting += [
                group.reuse.cycle
                for survey in (there.surveys.values() if there is not None else ())
                for group in survey.groups
                if group.reuse is not None and group.reuse.cycle
            ]
        return tuple(path for folder in found for path in self.folders.get(folder, ()))

    def _own(self, cycle: str) -> tuple[str, ...]:
        sets = (block.criteria for block in self.report.files(cycle).cycle.blocks)
        own = self.folders.get(f"scores/{cycle}", ())
        known = self.report.project.digests
        return (*own, *(path for name in sets if (path := f"criteria/{name}.yaml") in known))

    def of_unit(self, cycle: str, unit: str) -> tuple[str, ...]:
        """The unit's files and what they are measured by."""
        return (*self.of_cycle(cycle), *self.folders.get(f"scores/{cycle}/{unit}", ()))

    def of_units(self, cycle: str) -> tuple[str, ...]:
        """Everything a ranking stands on."""
        if cycle not in self._known:
            self._known[cycle] = self._of_units(cycle)
        return self._known[cycle]

    def _of_units(self, cycle: str) -> tuple[str, ...]:
        units = (unit for block in self.report.files(cycle).cycle.blocks for unit in block.units)
        folders = (self.folders.get(f"scores/{cycle}/{unit}", ()) for unit in units)
        return (*self.of_cycle(cycle), *(path for folder in folders for path in folder))

    def foot(self, paths: Iterable[str], lang: Lang) -> str:
        """`Số liệu đầu vào: mã kiểm tra 1f3a…, cập nhật ngày 05/10/2023`; empty without any file."""
        # A digest of withheld files would let a short one be guessed.
        hidden = tuple(f"scores/{cycle}/" for cycle in self.report.withheld)
        found = tuple(path for path in paths if not path.startswith(hidden))
        if (found, lang) not in self._feet:
            self._feet[found, lang] = self._foot(found, lang)
        return self._feet[found, lang]

    def _foot(self, paths: tuple[str, ...], lang: Lang) -> str:
        digests = self.report.project.digests
        lines = sorted(f"{path} {digests[path]}\n" for path in set(paths) if path in digests)
        if not lines:
            return ""
        digest = hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
        day = self._last_day(paths)
        if day is None:
            return say(_FOOT, lang, digest=digest)
        return say(_FOOT_DAY, lang, digest=digest, day=show_day(day, lang))

    def _last_day(self, paths: Iterable[str]) -> date | None:
        stamps = self.report.info.stamps
        return max((stamps[path].day for path in paths if path in stamps), default=None)


def find_inputs(report: Report) -> Inputs:
    """Sort every file that was read into its folder."""
    folders: dict[str, list[str]] = defaultdict(list)
    for path in report.project.digests:
        folders[path.rpartition("/")[0]].append(path)
    return Inputs(report, {folder: tuple(paths) for folder, paths in folders.items()})
