"""Who and what the history is about, as it stands today: cycles, blocks, units, criteria, offices."""

from collections.abc import Iterator
from datetime import date

from parledger.model.criteria import Node
from parledger.model.cycles import Cycle
from parledger.model.documents import Document
from parledger.model.publication import Publication
from parledger.model.words import Words
from parledger.outputs.history.database.sheet import Sheet, decimal, flag, text, to, whole
from parledger.outputs.history.database.stock import NO_SET, Stock
from parledger.tables.figures import exact
from parledger.tables.table import Cell, Row


def _cycles(stock: Stock) -> Iterator[Row]:
    for name in stock.cycles:
        files = stock.report.project.cycles.get(name)
        record = stock.report.chronicle.published.get(name)
        came = None if record is None else record.id
        counted = stock.report.result(name) is not None
        if files is None:
            yield (name, *[None] * 11, came, counted)
        else:
            yield *_cycle(files.cycle), *_decided(files.publication), came, counted


def _decided(record: Publication | None) -> tuple[Cell, ...]:
    if record is None:
        return None, None, None
    return record.decision.number or None, _day(record.date), record.engine or None


def _cycle(cycle: Cycle) -> tuple[Cell, ...]:
    return (
        cycle.id,
        cycle.title,
        cycle.year,
        cycle.authority,
        cycle.provenance,
        cycle.visibility,
        cycle.programme or None,
        cycle.time_zone,
        "; ".join(filter(None, map(_source, cycle.sources))) or None,
    )


def _source(paper: Document) -> str:
    return " ".join(part for part in (paper.title, paper.url) if part)


def _blocks(stock: Stock) -> Iterator[Row]:
    for cycle in _known(stock):
        for block in cycle.blocks:
            yield f"{cycle.id}/{block.id}", cycle.id, block.id, block.title, block.criteria


def _units(stock: Stock) -> Iterator[Row]:
    """Units of the cycles and those above them; then those that no file of units names."""
    known, wanted = stock.report.project.units, _wanted(stock)
    for unit in known.values():
        if unit.id in wanted:
            days = _day(unit.start), _day(unit.end)
            yield unit.id, unit.name, unit.level, unit.parent or None, unit.code or None, *days
    for name in sorted(wanted - {*known}):
        yield (name, *[None] * 6)


def _wanted(stock: Stock) -> set[str]:
    found = {one.change.unit for _, one in stock.told}
    for cycle in _known(stock):
        found.update(unit for block in cycle.blocks for unit in block.units)
        found.update(office.unit for office in cycle.offices)
    units = stock.report.project.units
    waiting = [*found]
    while waiting:
        unit = units.get(waiting.pop())
        if unit is not None and unit.parent not in found:
            found.add(unit.parent)
            waiting.append(unit.parent)
    return found - {""}


def _known(stock: Stock) -> Iterator[Cycle]:
    """The cycles that stand today."""
    cycles = stock.report.project.cycles
    return (cycles[name].cycle for name in stock.cycles if name in cycles)


def _sets(stock: Stock) -> Iterator[Row]:
    for name in stock.sets:
        found = stock.report.project.sets.get(name)
        if found is None:
            yield (name, *[None] * 4)
        else:
            made = found.decision.number or None, _day(found.decision.date)
            yield name, found.title, exact(found.max_points), *made
    if any(code.startswith(f"{NO_SET}/") for code in _loose(stock)):
        yield (NO_SET, *[None] * 4)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _criteria(stock: Stock) -> Iterator[Row]:
    for name in stock.sets:
        found = stock.report.project.sets.get(name)
        for area in found.areas if found else ():
            for node in area.walk():
                yield _criterion(name, node)
    for code in _loose(stock):
        own, _, printed = code.partition("/")
        yield code, own, printed, *[None] * 6


def _loose(stock: Stock) -> tuple[str, ...]:
    """Criteria that history names and no set has."""
    sets = stock.report.project.sets
    there = {
        f"{name}/{code}"
        for name in stock.sets
        for code in (sets[name].nodes if name in sets else ())
    }
    named = {code for _, one in stock.told if (code := stock.criterion_of(one))}
    return tuple(sorted(named - there))


def _criterion(name: str, node: Node) -> Row:
    return (
        f"{name}/{node.id}",
        name,
        node.id,
        node.title,
        f"{name}/{node.parent}" if node.parent else None,
        node.is_leaf,
        exact(node.max_points),
        node.rule.kind if node.rule is not None else None,
        node.counts,
    )


def _offices(stock: Stock) -> Iterator[Row]:
    known = set()
    for cycle in _known(stock):
        for office in cycle.offices:
            known.add((cycle.id, office.id))
            own = office.unit or None
            yield f"{cycle.id}/{office.id}", cycle.id, office.id, office.title, own
    named = {(one.change.cycle, one.office) for _, one in stock.told if one.office}
    for name, gone in sorted(named - known):
        yield f"{name}/{gone}", name, gone, None, None


CYCLES = Sheet(
    "cycles",
    Words("kỳ đánh giá", "cycles"),
    (
        text("id", "mã kỳ", "id"),
        text("title", "tên", "title"),
        whole("year", "năm", "year"),
        text("authority", "cơ quan đánh giá", "who assesses"),
        text(
            "provenance",
            "official: số liệu chính thức; illustrative: số liệu minh họa, không có thật",
            "official figures; or illustrative: invented",
        ),
        text(
            "visibility", "public hoặc internal khi đang chấm", "public or internal while it runs"
        ),
        text("programme", "chương trình nối các năm", "programme that joins years"),
        text("time_zone", "múi giờ", "time zone"),
        text("sources", "nguồn số liệu", "sources of the figures"),
        text("decision", "số quyết định công bố", "number of the decision that published it"),
        text("published_on", "ngày công bố", "day of publication"),
        text("published_by", "phiên bản chương trình lúc công bố", "engine that published it"),
        to("commits", "published_commit", "commit đưa bản công bố vào", "commit of the record"),
        flag(
            "has_results",
            "bảng results có kỳ này (không có khi tệp còn lỗi)",
            "results has it (not while its files hold errors)",
        ),
    ),
    _cycles,
)
BLOCKS = Sheet(
    "blocks",
    Words("khối đơn vị xếp hạng với nhau", "units ranked among themselves"),
    (
        text("id", "kỳ/khối", "cycle/block"),
        to("cycles", "cycle", "kỳ đánh giá", "cycle"),
        text("block", "mã khối", "id of the block"),
        text("title", "tên", "title"),
        to("sets", "set_id", "bộ tiêu chí", "set of criteria"),
    ),
    _blocks,
)
UNITS = Sheet(
    "units",
    Words("đơn vị", "units"),
    (
        text("id", "mã đơn vị", "id"),
        text("name", "tên", "name"),
        text("level", "cấp", "level"),
        to("units", "parent", "đơn vị cấp trên", "the unit above"),
        text("code", "mã chính thức", "official code"),
        text("from_day", "có từ ngày", "exists from"),
        text("to_day", "đến ngày", "to"),
    ),
    _units,
)
SETS = Sheet(
    "sets",
    Words("bộ tiêu chí", "sets of criteria"),
    (
        text("id", "mã bộ tiêu chí; -: không rõ", "id; -: not known"),
        text("title", "tên", "title"),
        decimal("max_points", "điểm tối đa", "maximum"),
        text("decision", "số quyết định", "number of the decision"),
        text("decided_on", "ngày quyết định", "date of the decision"),
    ),
    _sets,
)
CRITERIA = Sheet(
    "criteria",
    Words("lĩnh vực, tiêu chí, tiêu chí thành phần", "areas, criteria and their parts"),
    (
        text("id", "bộ/mã", "set/code"),
        to("sets", "set_id", "bộ tiêu chí", "set of criteria"),
        text("code", "mã", "code"),
        text("title", "tên; trống: bộ tiêu chí nay không có mã này", "title; empty: none today"),
        to("criteria", "parent", "tiêu chí cấp trên", "the one above"),
        flag("is_leaf", "được chấm điểm trực tiếp", "points are given here"),
        decimal("max_points", "điểm tối đa", "maximum"),
        text("rule", "quy tắc chấm", "scoring rule"),
        text("counts", "normal, bonus (cộng), penalty (trừ)", "normal, bonus, penalty"),
    ),
    _criteria,
)
OFFICES = Sheet(
    "offices",
    Words("cơ quan thẩm định", "offices that appraise"),
    (
        text("id", "kỳ/cơ quan", "cycle/office"),
        to("cycles", "cycle", "kỳ đánh giá", "cycle"),
        text("office", "mã cơ quan", "id of the office"),
        text("title", "tên", "title"),
        to("units", "unit", "cơ quan ấy là đơn vị được đánh giá", "the office as an assessed unit"),
    ),
    _offices,
)
