"""What each page depends on, as one digest: a page whose key stands is not rendered again.

A key may hold more than the page shows, never less. Program and templates are not in it: they
are the website's own digest. A kind of page that has no line here depends on everything.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.results import BlockResult, CycleResult, UnitResult
from parledger.model.words import fixed_decimal
from parledger.pages.addresses import node_slug
from parledger.pages.inputs import Inputs
from parledger.pages.nodes import counterpart, programme_of
from parledger.pages.told_digest import ToldDigests
from parledger.pages.told_pages import has_trail
from parledger.pages.unit.profile import profile_title
from parledger.pages.unit.scope import BlockScope
from parledger.report import Report
from parledger.report.summaries import mean_share


@dataclass(frozen=True)
class Keys:
    """Keys of all pages of a Report, in both languages: a language is not in a key."""

    report: Report
    inputs: Inputs

    def of(self, kind: str, path: str) -> str:
        """The key of a page by its kind and its site path."""
        parts = tuple(path.removeprefix("en/").split("/"))
        make = _KEYS.get(kind)
        return make(self, parts) if make else self.everything

    @cached_property
    def everything(self) -> str:
        """All files that were read, and all that is known of the build."""
        info = self.report.info
        facts = (info.version, info.commit, info.today, info.history, info.why_no_history)
        told = info.no_trail is None
        return self._digest(self.report.project.digests, *facts, told, info.site_url)

    def cycle(self, parts: tuple[str, ...]) -> str:
        """A cycle and all that its figures are held against: the programme's earlier cycles."""
        return self._of_cycles[parts[0]]

    def method(self, parts: tuple[str, ...]) -> str:
        """The cycle's own files, and those of the cycles it hangs together with."""
        told = bool(self.report.chronicle.of_cycle(parts[0]))  # it leads to its history
        return self._digest((), self._rules[parts[0]], told)

    def timetable(self, parts: tuple[str, ...]) -> str:
        """How far the units have come, on the day of the build."""
        return self._digest((), self._of_units[parts[0]], self.report.info.today)

    def status(self, parts: tuple[str, ...]) -> str:
        """How far the units have come, when their files came to main, on the day of the build."""
        arrivals, prefix = self.report.info.arrivals, f"scores/{parts[0]}/"
        came = [(path, found) for path, found in arrivals.items() if path.startswith(prefix)]
        return self._digest(
            (), self._of_units[parts[0]], self.report.info.today, sorted(came, key=str)
        )

    def responses(self, parts: tuple[str, ...]) -> str:
        """All that was said in the cycle."""
        return self._of_units[parts[0]]

    def unit(self, parts: tuple[str, ...]) -> str:
        """The unit's own files, and what the page owes to other units."""
        return self._of_unit[parts[0], parts[1]]

    def trail(self, parts: tuple[str, ...]) -> str:
        """What the unit's own page depends on, and everything that is told of it."""
        name, unit = parts[0], parts[1]
        chronicle = self.report.chronicle
        record = chronicle.published.get(name)
        told = self._tolds.unit(name, unit)
        facts = (record.id if record else "", chronicle.oddities, told)
        return self._digest((), self._of_unit[name, unit], *facts)

    def activity(self, parts: tuple[str, ...]) -> str:
        """All that is told of the cycle, and its results."""
        chronicle, told = self.report.chronicle, self._tolds.cycle(parts[0])
        known = chronicle.head, chronicle.oddities, parts[0] in chronicle.published
        return self._digest((), self._of_units[parts[0]], *known, told)

    def commit(self, parts: tuple[str, ...]) -> str:
        """What is told of one commit; its cycle only as far as its page names it."""
        return self._of_commit[parts[0], parts[2]]

    def node(self, parts: tuple[str, ...]) -> str:
        """The units of the cycle, and the node's share in the programme's other cycles."""
        return self._of_node[parts[0], parts[1], parts[2]]

    @cached_property
    def _rules(self) -> Mapping[str, str]:
        cycles = [files.cycle for files in self.report.project.cycles.values()]
        return {cycle.id: self._digest(self._rule_files(cycle)) for cycle in cycles}

    def _rule_files(self, cycle: Cycle) -> tuple[str, ...]:
        """Files of the programme's cycles without their units, and every set they stand on."""
        together = [cycle.id, *(other.id for other in self._programme(cycle))]
        sets = {block.criteria for one in together for block in self._cycle(one).blocks}
        own = (path for one in together for path in self.inputs.of_cycle(one))
        known = self.report.project.sets
        return (*own, *(known[name].at.path for name in sorted(self._with_earlier(sets))))

    def _cycle(self, name: str) -> Cycle:
        return self.report.files(name).cycle

    def _programme(self, cycle: Cycle) -> list[Cycle]:
        """The other cycles of the programme."""
        others = (files.cycle for files in self.report.project.cycles.values())
        return [
            one
            for one in others
            if one.id != cycle.id and cycle.programme and one.programme == cycle.programme
        ]

    def _with_earlier(self, sets: Iterable[str]) -> set[str]:
        """Sets with all that they continue and follow."""
        found: set[str] = set()
        waiting = list(sets)
        while waiting:
            name = waiting.pop()
            known = self.report.project.sets.get(name)
            if name not in found and known is not None:
                found.add(name)
                waiting += [known.continues, known.follows]
        return found

    @cached_property
    def _of_units(self) -> Mapping[str, str]:
        """All files of a cycle, and the rules they stand on."""
        return {
            name: self._digest(self.inputs.of_units(name), self._rules[name])
            for name in self.report.project.cycles
        }

    @cached_property
    def _of_cycles(self) -> Mapping[str, str]:
        found = {}
        for name in self.report.project.cycles:
            cycle = self._cycle(name)
            before = [one.id for one in self._programme(cycle) if one.year < cycle.year]
            earlier = (self._of_units[one] for one in before)
            told = bool(self.report.chronicle.of_cycle(name))
            found[name] = self._digest((), self._of_units[name], told, *earlier)
        return found

    @cached_property
    def _of_unit(self) -> Mapping[tuple[str, str], str]:
        found = {}
        for cycle, block in self.report.blocks():
            scope = BlockScope(self.report, "vi", cycle, block)
            shared = (self._rules[cycle.cycle.id], block.block.id, _ground(scope))
            for unit in block.units:
                own = self.inputs.folders.get(f"scores/{cycle.cycle.id}/{unit.unit}", ())
                key = self._digest(own, *shared, *self._owed(scope, unit))
                found[cycle.cycle.id, unit.unit] = key
        return found

    def _owed(self, scope: BlockScope, unit: UnitResult) -> tuple[object, ...]:
        """What a unit's page says that does not follow from its own files."""
        change = (scope.cycle.changes or {}).get(unit.unit)
        ranks = (unit.rank, unit.rank_of, unit.rank_self, unit.rank_without_survey)
        title = profile_title(scope, unit) if unit.areas else ""
        certainty = self.report.polls.certainty.get(scope.cycle.cycle.id)
        moved = certainty.ranks.get(unit.unit) if certainty is not None else None
        told = has_trail(self.report, scope.cycle.cycle.id, unit.unit)
        return unit.state, unit.shown_index, unit.class_id, ranks, title, change, moved, told

    @cached_property
    def _of_node(self) -> Mapping[tuple[str, str, str], str]:
        shares = _Shares({})
        found = {}
        for cycle, block in self.report.blocks():
            scope = BlockScope(self.report, "vi", cycle, block)
            name = cycle.cycle.id
            told = tuple(has_trail(self.report, name, unit.unit) for unit in block.units)
            for node in block.criteria.nodes.values():
                key = self._digest((), self._of_units[name], shares.line(scope, node), told)
                found[name, block.block.id, node_slug(node.id)] = key
        return found

    @cached_property
    def _of_commit(self) -> Mapping[tuple[str, str], str]:
        found = {}
        for name in self.report.project.cycles:
            cycle, shared = self._cycle(name), self._named(name)
            sets = {block.criteria for block in cycle.blocks} & {*self.report.project.sets}
            paths = [self.report.project.sets[one].at.path for one in sorted(sets)]
            for commit in self.report.chronicle.commits(name):
                told = self._tolds.commit(name, commit)
                found[name, commit[:12]] = self._digest(paths, shared, told)
        return found

    def _named(self, name: str) -> tuple[object, ...]:
        """What the page of a commit says of its cycle."""
        cycle, record = self._cycle(name), self.report.files(name).publication
        result = self.report.result(name)
        units = [unit.unit for block in (result.blocks if result else ()) for unit in block.units]
        errata = [(one.path, one.version) for one in (record.errata if record else ())]
        offices = [(one.id, one.title) for one in cycle.offices]
        blocks = [(block.id, block.criteria, block.units) for block in cycle.blocks]
        return cycle.title, cycle.provenance, cycle.time_zone, offices, blocks, units, errata

    @cached_property
    def _tolds(self) -> ToldDigests:
        return ToldDigests(self.report.chronicle)

    def _digest(self, paths: Iterable[str], *facts: object) -> str:
        """Files with the commits that vouch for them, and what else the page depends on."""
        report, digests = self.report, self.report.project.digests
        stamps = report.info.stamps
        total = hashlib.sha256(
            f"{report.edition}\0{report.info.repository_url}\0{report.info.prefix}\0".encode()
        )
        for path in (*paths, *self.inputs.folders.get("units", ())):
            stamp = stamps.get(path)
            vouched = f"{stamp.commit} {stamp.day}" if stamp else ""
            total.update(f"{path}\0{digests.get(path, '')}\0{vouched}\0".encode())
        for fact in facts:
            total.update(f"{fact!r}\0".encode())
        return total.hexdigest()


@dataclass(frozen=True, slots=True)
class _Shares:
    """A node's share in every cycle of its programme, as the line of its years shows it."""

    known: dict[tuple[str, str, str], str]

    def line(self, scope: BlockScope, node: Node) -> tuple[tuple[str, str, str, str], ...]:
        """Cycle, block, the node there, its share."""
        return tuple(
            (cycle.cycle.id, block.block.id, other.id, self._share(cycle, block, other))
            for cycle, block in programme_of(scope)
            if (other := counterpart(scope, block.criteria, node)) is not None
        )

    def _share(self, cycle: CycleResult, block: BlockResult, node: Node) -> str:
        at = (cycle.cycle.id, block.block.id, node.id)
        if at not in self.known:
            self.known[at] = _shown(mean_share(block, node))
        return self.known[at]


def _ground(scope: BlockScope) -> tuple[object, ...]:
    """The block's range in each area, as far as a unit's profile shows it."""
    return tuple(
        spread and (spread.units > 1, _shown(spread.low), _shown(spread.mean), _shown(spread.high))
        for spread in scope.spreads
    )


def _shown(figure: Fraction | None) -> str:
    return "" if figure is None else fixed_decimal(figure, 1)


_KEYS: Mapping[str, Callable[[Keys, tuple[str, ...]], str]] = {
    "cycle": Keys.cycle,
    "unit": Keys.unit,
    "trail": Keys.trail,
    "criterion": Keys.node,
    "area": Keys.node,
    "methodology": Keys.method,
    "timetable": Keys.timetable,
    "status": Keys.status,
    "responses": Keys.responses,
    "publication": Keys.cycle,
    "compare": Keys.cycle,
    "activity": Keys.activity,
    "commit": Keys.commit,
    "evidence": Keys.responses,
    "unit_evidence": Keys.unit,
    "survey": Keys.responses,
    "surveys": Keys.responses,
    "question": Keys.responses,
}
