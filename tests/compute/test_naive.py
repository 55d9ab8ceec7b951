"""The engine against a second, naive implementation on random projects."""

from datetime import date
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parledger.compute import compute_results
from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Block, Cycle, External, NotScored
from parledger.model.documents import NO_DOCUMENT
from parledger.model.proceedings import Adjustment, Meeting
from parledger.model.project import CycleFiles, Project
from parledger.model.rule import Done
from parledger.model.scores import (
    Explanation,
    ExplanationFile,
    Figure,
    Round1Entry,
    Round1File,
    Round2Entry,
    Round2File,
    SelfEntry,
    SelfFile,
    UnitFiles,
)
from parledger.problems import Place
from parledger.rules.judged import Judged
from parledger.rules.per_item import PerItem
from parledger.rules.ratio import Ratio
from parledger.rules.survey import Survey
from tests.compute import naive

AT = Place("x")
RULES = {
    "count": PerItem(Fraction(1, 2)),
    "share": Ratio(Fraction(1)),
    "judged": Judged(),
    "survey": Survey(),
}


@st.composite
def worlds(draw):
    """A small block: up to six leaves, up to four units, every step now and then."""
    leaves = []
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["count", "count", "share", "share", "judged", "survey"]))
        normal = draw(st.booleans()) or draw(st.booleans())
        leaf = {
            "max": draw(st.integers(1, 5)),
            "area": draw(st.integers(0, 2)),
            "kind": kind,
            "counts": "normal" if normal else draw(st.sampled_from(["bonus", "penalty"])),
            "cap": draw(st.integers(0, 5)) * naive.UNIT,
            "skip": draw(st.integers(0, 7)) == 0,
        }
        leaves.append(leaf)
    leaves.sort(key=lambda leaf: leaf["area"])
    units = {f"u{i}": draw(unit(leaves)) for i in range(draw(st.integers(1, 4)))}
    world = {"leaves": leaves, "units": units, "council": {}, "given": {}}
    for i, leaf in enumerate(leaves):
        if leaf["kind"] == "survey":
            results = st.one_of(st.just("none"), points_of(leaf), points_of(leaf), points_of(leaf))
            present = [n for n in units if draw(st.integers(0, 5))]
            world["given"][i] = {name: draw(results) for name in present}
    for name in units:
        for i, leaf in enumerate(leaves):
            # A pending result waits for the whole block, whatever the Council sets for one unit.
            complete = leaf["kind"] != "survey" or len(world["given"][i]) == len(units)
            if complete and draw(st.integers(0, 7)) == 0:
                world["council"][name, i] = draw(points_of(leaf))
    return world


def points_of(leaf):
    """Points in 120ths, in quarters, from 0 to the maximum."""
    return st.integers(0, leaf["max"] * 4).map(lambda n: n * naive.UNIT // 4)


@st.composite
def unit(draw, leaves):
    """A unit's files."""
    said = []
    for leaf in leaves:
        value = (
            st.integers(0, 12)
            if leaf["kind"] == "count"
            else st.tuples(st.integers(0, 4), st.sampled_from([1, 2, 3, 4]))
        )
        own = draw(st.one_of(st.none(), st.just("na"), value, value, value))
        first = draw(st.one_of(st.none(), st.just("yes"), st.just("na"), points_of(leaf)))
        asks = draw(st.one_of(st.none(), st.none(), st.just(""), points_of(leaf)))
        second = draw(
            st.one_of(
                st.none(),
                st.sampled_from(["accepted", "rejected"]),
                st.tuples(st.sampled_from(["partly", "adjusted"]), points_of(leaf)),
            )
        )
        # Only leaves that round 1 changed are explained; others would be an error of the check.
        if not isinstance(first, int):
            asks = None
        if leaf["kind"] in ("judged", "survey"):
            own = None
            first = first if isinstance(first, int) else None
        said.append({"own": own, "first": first, "asks": asks, "second": second})
    file = draw(st.sampled_from(["self", "self", "self", "self", "draft", "none"]))
    return {"file": file, "rest": draw(st.booleans()), "leaves": said}


def figure(amount):
    """Points as typed."""
    return Figure(Fraction(amount, naive.UNIT), 2)


def project_of(world):
    """The same world as the engine takes it."""
    names = [f"{leaf['area']}.{i}" for i, leaf in enumerate(world["leaves"])]
    areas = []
    for number in sorted({leaf["area"] for leaf in world["leaves"]}):
        below = tuple(
            Node(
                name,
                "t",
                Fraction(leaf["max"]),
                1,
                str(number),
                (),
                RULES[leaf["kind"]],
                AT,
                AT,
                AT,
                leaf["counts"],
                None if leaf["counts"] == "normal" else Fraction(leaf["cap"], naive.UNIT),
            )
            for name, leaf in zip(names, world["leaves"], strict=True)
            if leaf["area"] == number
        )
        areas.append(Node(str(number), "t", Fraction(0), 0, "", below, None, AT, AT, AT))
    criteria = CriteriaSet("set", "t", Fraction(0), tuple(areas), AT, AT)
    block = Block("b", "t", "set", tuple(world["units"]), (), (), AT, AT, {})
    external = tuple(
        External(
            names[i],
            "",
            None,
            NO_DOCUMENT,
            {n: None if v == "none" else Fraction(v, naive.UNIT) for n, v in given.items()},
            {},
            AT,
        )
        for i, given in world["given"].items()
    )
    skipped = tuple(
        NotScored(names[i], "", "", AT) for i, leaf in enumerate(world["leaves"]) if leaf["skip"]
    )
    adjusts = tuple(
        Adjustment(n, names[i], Fraction(v, naive.UNIT), "r", AT, AT)
        for (n, i), v in world["council"].items()
    )
    meeting = Meeting(date(2020, 1, 1), NO_DOCUMENT, 9, 5, (), adjusts, AT, AT)
    cycle = Cycle(
        "c",
        "t",
        2020,
        "a",
        "illustrative",
        (block,),
        AT,
        "p",
        external=external,
        not_scored=skipped,
    )
    files = {name: files_of(name, world, names) for name in world["units"]}
    return Project(sets={"set": criteria}, cycles={"c": CycleFiles(cycle, files, (meeting,))})


def files_of(name, world, names):
    """A unit's files, its entries in the order of the leaves."""
    given = world["units"][name]
    own, first, asked, second = {}, {}, {}, {}
    for code, said in zip(names, given["leaves"], strict=True):
        value = said["own"]
        if value == "na":
            own[code] = SelfEntry(code, AT, not_applicable=True)
        elif value is not None:
            typed = Done(*map(Fraction, value)) if isinstance(value, tuple) else Fraction(value)
            own[code] = SelfEntry(code, AT, typed)
        if said["first"] == "yes":
            first[code] = Round1Entry(code, AT, "recognised")
        elif said["first"] == "na":
            first[code] = Round1Entry(code, AT, "adjusted", not_applicable=True)
        elif said["first"] is not None:
            first[code] = Round1Entry(code, AT, "adjusted", points=figure(said["first"]))
        if said["asks"] is not None:
            asks = None if said["asks"] == "" else figure(said["asks"])
            asked[code] = Explanation(code, AT, "t", asks)
        answer = said["second"]
        if isinstance(answer, tuple):
            word, points = answer
            decision = "adjusted" if word == "adjusted" else ""
            said_so = "" if decision else word
            second[code] = Round2Entry(code, AT, said_so, decision, points=figure(points))
        elif answer is not None:
            second[code] = Round2Entry(code, AT, answer, "")
    return UnitFiles(
        name,
        None if given["file"] == "none" else SelfFile("p", own, AT, given["file"] == "draft"),
        (Round1File("p", "", first, given["rest"]),),
        ExplanationFile("p", asked),
        (Round2File("p", "", second),),
    )


def fraction(amount):
    """Exact points from 120ths."""
    return Fraction(amount, naive.UNIT)


@settings(max_examples=150)
@given(worlds())
def test_the_engine_agrees_with_the_naive_one(world):
    """Points, maxima, self-scores, provisional, index and ranks are the same, to the last digit."""
    (block,) = compute_results(project_of(world)).cycles["c"].blocks
    for unit_result in block.units:
        expected = naive.compute(world)[unit_result.unit]
        if expected is None:
            assert unit_result.total is None
            assert unit_result.rank is None
            continue
        total = unit_result.total
        assert total.points == fraction(expected["points"])
        assert total.max_points == fraction(expected["maximum"])
        assert unit_result.provisional == expected["provisional"]
        assert unit_result.rank == expected["rank"]
        if expected["self"] is None:
            assert total.self_points is None
        else:
            assert total.self_points == fraction(expected["self"][0])
            assert (total.self_max_points or 0) == fraction(expected["self"][1])
        parts = (*unit_result.areas, *unit_result.extras)
        assert sum(part.points for part in parts) == total.points
        assert sum(part.max_points for part in parts) == total.max_points


@given(worlds(), st.data())
def test_the_order_of_entries_and_files_never_matters(world, data):
    """The same entries in another order give the same results."""
    project = project_of(world)
    files = project.cycles["c"]
    order = data.draw(st.permutations(list(files.units)))
    shuffled = {name: reverse(files.units[name]) for name in order}
    other = Project(
        sets=project.sets,
        cycles={"c": CycleFiles(files.cycle, shuffled, files.meetings)},
    )
    assert compute_results(project) == compute_results(other)


def reverse(files):
    """A unit's self-score and round 1 with their entries written backwards."""
    own, first = files.self_file, files.round_1[0]
    back = None
    if own is not None:
        back = SelfFile(own.path, dict(reversed(own.entries.items())), own.scores_at, own.draft)
    entries = dict(reversed(first.entries.items()))
    one = Round1File(first.path, first.office, entries, first.recognise_rest)
    return UnitFiles(files.unit, back, (one,), files.explanation, files.round_2)


@given(worlds(), st.data())
def test_raising_one_value_never_lowers_the_index(world, data):
    """One more done, everything else as it was: the unit's index does not fall (bonus included)."""
    name = data.draw(st.sampled_from(sorted(world["units"])))
    leaves = world["units"][name]["leaves"]
    countable = [
        i
        for i, said in enumerate(leaves)
        if isinstance(said["own"], int | tuple) and world["leaves"][i]["counts"] != "penalty"
    ]
    assume(countable)
    number = data.draw(st.sampled_from(countable))
    before = compute_results(project_of(world)).cycles["c"].unit(name).index
    value = leaves[number]["own"]
    raised = value + 1 if isinstance(value, int) else (value[0] + 1, value[1])
    leaves[number] = leaves[number] | {"own": raised}
    after = compute_results(project_of(world)).cycles["c"].unit(name).index
    assert (before is None) == (after is None)
    if before is not None:
        assert after >= before
