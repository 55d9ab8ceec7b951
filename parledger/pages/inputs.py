"""What a page's figures stand on: a digest of its input files and the day they last changed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from parledger.model.words import Words
from parledger.pages.text import say, show_day
from parledger.problems import Lang
from parledger.report import Report

_FOOT = Words("Số liệu đầu vào: dấu {digest}", "Input data: digest {digest}")
_FOOT_DAY = Words(
    "Số liệu đầu vào: dấu {digest}, cập nhật ngày {day}", "Input data: digest {digest}, as of {day}"
)


@dataclass(frozen=True)
class Inputs:
    """Paths by the folder they lie in, so that a unit finds its own without looking at all."""

    report: Report
    folders: Mapping[str, tuple[str, ...]]

    def of_cycle(self, cycle: str) -> tuple[str, ...]:
        """A cycle's own files and sets, without its units' folders."""
        sets = (block.criteria for block in self.report.files(cycle).cycle.blocks)
        own = self.folders.get(f"scores/{cycle}", ())
        known = self.report.project.digests
        return (*own, *(path for name in sets if (path := f"criteria/{name}.yaml") in known))

    def of_unit(self, cycle: str, unit: str) -> tuple[str, ...]:
        """The unit's files and what they are measured by."""
        return (*self.of_cycle(cycle), *self.folders.get(f"scores/{cycle}/{unit}", ()))

    def of_units(self, cycle: str) -> tuple[str, ...]:
        """Everything a ranking stands on."""
        units = (unit for block in self.report.files(cycle).cycle.blocks for unit in block.units)
        folders = (self.folders.get(f"scores/{cycle}/{unit}", ()) for unit in units)
        return (*self.of_cycle(cycle), *(path for folder in folders for path in folder))

    def foot(self, paths: Iterable[str], lang: Lang) -> str:
        """`Số liệu đầu vào: dấu 1f3a…, cập nhật ngày 05/10/2023`; empty without any file."""
        digests = self.report.project.digests
        lines = sorted(f"{path} {digests[path]}\n" for path in set(paths) if path in digests)
        if not lines:
            return ""
        digest = hashlib.sha256("".join(lines).encode()).hexdigest()[:12]
        day = self._last_day(paths)
        if day is None:
            return say(_FOOT, lang, digest=digest)
        return say(_FOOT_DAY, lang, digest=digest, day=show_day(day, lang))

    def key(self, paths: Iterable[str], *texts: str) -> str:
        """A digest of files, of the commits that vouch for them, and of what else is shown."""
        info, digests = self.report.info, self.report.project.digests
        total = hashlib.sha256(f"{self.report.edition}\0{info.repository_url}\0".encode())
        for path in (*paths, *self.folders.get("units", ())):
            stamp = info.stamps.get(path)
            vouched = f"{stamp.commit} {stamp.day}" if stamp else ""
            total.update(f"{path}\0{digests.get(path, '')}\0{vouched}\0".encode())
        for text in texts:
            total.update(f"{text}\0".encode())
        return total.hexdigest()

    def _last_day(self, paths: Iterable[str]) -> date | None:
        stamps = self.report.info.stamps
        return max((stamps[path].day for path in paths if path in stamps), default=None)


def find_inputs(report: Report) -> Inputs:
    """Sort every file that was read into its folder."""
    folders: dict[str, list[str]] = defaultdict(list)
    for path in report.project.digests:
        folders[path.rpartition("/")[0]].append(path)
    return Inputs(report, {folder: tuple(paths) for folder, paths in folders.items()})
