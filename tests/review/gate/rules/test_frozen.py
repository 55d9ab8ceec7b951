"""What is closed or published: surveys, inputs, and the record itself."""

import pytest

from tests.review.gate.world import (
    BALLOTS,
    CLOSED_SURVEY,
    COUNCIL,
    CYCLE,
    FILES,
    INSTRUMENT,
    OPEN_SURVEY,
    PUBLICATION,
    PUBLISHED,
    SCORES,
    SELF_A,
    SET,
    UNITS,
    added,
    ask,
    changed,
    codes,
    erratum,
)  # fmt: skip

ROWS = "ballot,unit\n1,xa-a\n"
FIX = "errata:\n  - {date: 2020-12-20, reason: Nhập sót, decision: {number: 8/QĐ}, sha256: bb, rows: 2}\n"


# --- surveys


def test_survey_files_are_the_secretarys_until_closed():
    """Instrument and ballots; nobody else's."""
    files = {INSTRUMENT: OPEN_SURVEY, BALLOTS: ROWS}
    assert codes(files, "tk-1") == []
    assert codes({BALLOTS: ROWS + "2,xa-b\n"}, "tk-1", before=files) == []
    assert codes({BALLOTS: ROWS}, "nv-1") == ["G150"]
    assert codes({INSTRUMENT: CLOSED_SURVEY}, "tk-1", before=files) == []


@pytest.mark.parametrize(
    "after",
    [
        {BALLOTS: ROWS + "2,xa-b\n"}, {BALLOTS: None}, {INSTRUMENT: OPEN_SURVEY}, {INSTRUMENT: None},
        {INSTRUMENT: CLOSED_SURVEY.replace("Hài lòng", "Khác")},
        {BALLOTS: None, BALLOTS.replace("csv", "parquet"): "x"},
        {INSTRUMENT: CLOSED_SURVEY + FIX.replace("reason: Nhập sót, ", "")},
        {INSTRUMENT: CLOSED_SURVEY + FIX.replace("decision: {number: 8/QĐ}, ", "")},
        {INSTRUMENT: CLOSED_SURVEY.replace("rows: 1", "rows: 9") + FIX},
    ],
)  # fmt: skip
def test_a_closed_survey_is_frozen_for_its_secretary_too(after):
    """Ballots, instrument, and the closing itself, whatever else an erratum says."""
    before = {INSTRUMENT: CLOSED_SURVEY, BALLOTS: ROWS}
    assert set(codes(after, "tk-1", before=before)) == {"G170"}


def test_an_erratum_with_reason_and_decision_corrects_ballots():
    """It stands in the instrument, in the same request; a later change needs a further one."""
    before = {INSTRUMENT: CLOSED_SURVEY, BALLOTS: ROWS}
    after = {INSTRUMENT: CLOSED_SURVEY + FIX, BALLOTS: ROWS + "2,xa-b\n"}
    assert codes(after, "tk-1", before=before) == []
    assert codes({BALLOTS: ROWS}, "tk-1", before={**before, **after}) == ["G170"]


def test_an_instrument_on_main_that_cannot_be_read_counts_as_closed():
    """Nobody opens a survey again by breaking its file first."""
    before = {INSTRUMENT: "id: [\n", BALLOTS: ROWS}
    assert codes({BALLOTS: ROWS * 2}, "tk-1", before=before) == ["G170"]


# --- published inputs


FROZEN = [
    (SELF_A, SCORES, "to-xa-a"),
    ("scores/c-2020/xa-a/explanation.yaml", "scores: {}\n", "to-xa-a"),
    ("scores/c-2020/xa-a/appraisal-1.noi-vu.yaml", "scores: {}\n", "nv-1"),
    ("scores/c-2020/council.yaml", COUNCIL, "tk-1"),
    (CYCLE, FILES[CYCLE] + "# ghi chú\n", "tk-1"),
    (BALLOTS, ROWS, "tk-1"),
    (SET, FILES[SET] + "# ghi chú\n", "tk-1"),
]


@pytest.mark.parametrize(("path", "text", "actor"), FROZEN)
def test_inputs_of_a_published_cycle_are_frozen(path, text, actor):
    """For whoever wrote them before, in whatever window; the secretary's erratum opens one file."""
    published = {PUBLICATION: PUBLISHED}
    refused = ask({path: text}, actor, before=published)
    assert [(one.rule, one.path) for one in refused] == [("G171", path)]
    assert "publication.yaml" in refused[0].when.vi
    corrected = {path: text, PUBLICATION: PUBLISHED + "errata:\n" + erratum(path)}
    assert codes(corrected, "tk-1", before=published) == []
    other = {path: text, PUBLICATION: PUBLISHED + "errata:\n" + erratum("scores/c-2020/x.yaml")}
    assert codes(other, "tk-1", before=published) == ["G171"]


def test_an_erratum_is_the_secretarys_alone():
    """Whoever brings one along for his own file is refused at both."""
    published = {PUBLICATION: PUBLISHED}
    corrected = {SELF_A: SCORES, PUBLICATION: PUBLISHED + "errata:\n" + erratum(SELF_A)}
    assert codes(corrected, "to-xa-a", before=published) == ["G150", "G171"]


def test_an_erratum_of_before_opens_nothing_again():
    """Each correction has its own."""
    before = {PUBLICATION: PUBLISHED + "errata:\n" + erratum(SELF_A)}
    assert codes({SELF_A: SCORES}, "tk-1", before=before) == ["G171"]


@pytest.mark.parametrize(
    ("path", "text", "actor"),
    [
        ("scores/c-2020/tasks.yaml", "tasks: []\n", "tk-1"),
        ("scores/c-2020/appeals.yaml", "- {unit: xa-a, received: 2021-01-05, text: x}\n", "tk-1"),
        ("scores/c-2020/xa-a/improvement.yaml", "plan: {number: 1/KH}\n", "to-xa-a"),
        ("criteria/khac.yaml", FILES["criteria/khac.yaml"] + "# x\n", "tk-1"),
    ],
)
def test_what_goes_on_after_publication_is_not_frozen(path, text, actor):
    """Tasks, appeals, plans of improvement, and sets that the cycle does not use."""
    at = "2021-06-01T09:00:00+07:00"
    assert codes({path: text}, actor, at, before={PUBLICATION: PUBLISHED}) == []


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (("name: Xã A", "name: Xã An"), ["G171"]),
        (("{id: xa-a, name: Xã A, level: commune}", "{id: xa-z, name: Xã A, level: commune}"), ["G171"]),
        (("name: Xã A,", "name: Xã A, to: 2025-06-30,"), []),
        (("name: Xã D", "name: Xã Đ"), []),
    ],
)  # fmt: skip
def test_units_entries_are_inputs_and_their_end_may_be_added(pair, found):
    """What became of a unit later is no change to the result; xa-d is not in the cycle."""
    assert codes(changed(UNITS, pair), "tk-1", before={PUBLICATION: PUBLISHED}) == found


def test_an_erratum_that_names_the_units_file_corrects_an_entry():
    """By the file that the entry stands in."""
    after = changed(UNITS, ("name: Xã A", "name: Xã An"))
    after[PUBLICATION] = PUBLISHED + "errata:\n" + erratum(UNITS)
    assert codes(after, "tk-1", before={PUBLICATION: PUBLISHED}) == []


def test_criteria_of_a_published_cycle_need_no_second_erratum_of_their_own():
    """Once nothing runs on a set, its record decides."""
    after = {**changed(SET, ("Rà soát", "Rà soát văn bản"))}
    assert codes(after, "tk-1", before={PUBLICATION: PUBLISHED}) == ["G171"]


# --- the record


def test_the_secretary_publishes():
    """Nobody else does."""
    assert codes({PUBLICATION: PUBLISHED}, "tk-1") == []
    for actor in ("nv-1", "to-xa-a", "nhap-ho"):
        assert codes({PUBLICATION: PUBLISHED}, actor) == ["G150"]


ONE = PUBLISHED + "errata:\n" + erratum(SELF_A)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PUBLISHED, PUBLISHED.replace("index: 90", "index: 91")),
        (PUBLISHED, None),
        (PUBLISHED, PUBLISHED + "# ghi chú\n"),
        (PUBLISHED, "# ghi chú\n" + PUBLISHED + "errata:\n" + erratum(SELF_A)),
        (PUBLISHED, PUBLISHED + "engine: khac\nerrata:\n" + erratum(SELF_A)),
        (PUBLISHED, PUBLISHED + "errata:\n" + erratum(SELF_A).replace("    reason: Chép sai\n", "")),
        (PUBLISHED, PUBLISHED + "errata:\n" + erratum(SELF_A).replace("    decision: {number: 7/QĐ}\n", "")),
        (ONE, PUBLISHED),
        (ONE, ONE.replace("Chép sai", "Lý do khác")),
        (ONE, PUBLISHED + "errata:\n" + erratum(SET) + erratum(SELF_A)),
    ],
)  # fmt: skip
def test_the_record_only_grows_at_its_end(before, after):
    """Figures, errata that stand, comments, the file itself: nothing is rewritten."""
    assert "G172" in codes({PUBLICATION: after}, "tk-1", before={PUBLICATION: before})


def test_errata_are_added_one_after_another():
    """A first one and a second."""
    assert codes({PUBLICATION: ONE}, "tk-1", before={PUBLICATION: PUBLISHED}) == []
    two = ONE + erratum(SET)
    assert codes({PUBLICATION: two}, "tk-1", before={PUBLICATION: ONE}) == []


def test_a_record_on_main_that_cannot_be_read_still_freezes():
    """Whatever is wrong in it, the cycle is published."""
    before = {PUBLICATION: "errata: [\n"}
    assert codes(added(CYCLE, "# x\n"), "tk-1", before=before) == ["G171"]
