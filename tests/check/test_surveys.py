"""What a survey says against its cycle, its set, other surveys and itself."""

from hashlib import sha256

import pytest

from parledger.problems import hint_of, message_of
from tests.problems.examples import HERE, Overlay, problems_in

FOLDER = "scores/nam-2020/survey"
YAML, CSV = f"{FOLDER}/y-kien.yaml", f"{FOLDER}/y-kien.csv"
CYCLE, SET = "scores/nam-2020/cycle.yaml", "criteria/mau.yaml"
BASE = Overlay.of(HERE / "base", HERE / "base-survey").content
FEED = '  - criterion: "2.1"\n'
GROUP = "    planned: 3\n"
FORMULA = "formula: {kind: satisfied_share}\n"
OFFICES = "  - id: offices\n    title: Các phòng\n    criteria: mau\n    units: [phong-x]\n"
TWO_BLOCKS = (CYCLE, [("not_scored:", OFFICES + "not_scored:")])


def found(*changes):
    """What is found when these files of the sound project are changed: (path, text or pairs)."""
    content = dict(BASE)
    for path, change in changes:
        if isinstance(change, str):
            content[path] = change.encode()
            continue
        text = content[path].decode()
        for old, new in change:
            assert old in text, old
            text = text.replace(old, new, 1) if old else text + new
        content[path] = text.encode()
    return problems_in(Overlay(dict(sorted(content.items()))))


def codes(*changes):
    """The codes alone."""
    return [one.code for one in found(*changes)]


def instrument(*pairs):
    """A change of the survey."""
    return (YAML, list(pairs))


def test_the_sound_survey_has_no_problem():
    """Nor has it with its numbers for blocks, units or everybody."""
    assert codes() == []
    numbers = "    planned: {communes: 3, xa-a: 4}\n    least: {xa-a: 1}\n    population: 900\n"
    assert codes(instrument((GROUP, numbers))) == []


# -- what it feeds -----------------------------------------------------------------------


def test_without_a_block_every_block_with_the_code_is_fed():
    """A second block of the same set is fed too; groups that are not about it are missed."""
    assert codes(TWO_BLOCKS) == []
    only = instrument((GROUP, GROUP + "    blocks: [communes]\n"))
    assert codes(TWO_BLOCKS, only) == ["V232"]
    block = instrument(
        (GROUP, GROUP + "    blocks: [communes]\n"), (FEED, FEED + "    block: communes\n")
    )
    assert codes(TWO_BLOCKS, block) == []


def test_two_blocks_may_be_fed_by_two_entries():
    """One criterion, a source of its own in each block."""
    both = FEED + "    block: communes\n" + FEED + "    block: offices\n"
    assert codes(TWO_BLOCKS, instrument((FEED, both))) == []
    again = FEED + FEED + "    block: offices\n"
    assert codes(TWO_BLOCKS, instrument((FEED, again))) == ["V223"]


def test_two_surveys_may_not_feed_one_criterion():
    """The second names the first's place."""
    other = BASE[YAML].decode().replace("id: y-kien", "id: z-kien")
    problems = found((f"{FOLDER}/z-kien.yaml", other))
    assert [one.code for one in problems] == ["V223"]
    assert problems[0].place.path.endswith("z-kien.yaml")
    assert f"{YAML}:21" in message_of(problems[0], "vi")


def test_external_results_of_another_block_do_not_contradict():
    """`external` for the offices beside a feed for the communes."""
    given = 'external:\n  - criterion: "2.1"\n    block: offices\n    points: {phong-x: 2}\n'
    cycle = (CYCLE, [("not_scored:", OFFICES + "not_scored:"), ("", given)])
    assert codes(cycle, instrument((FEED, FEED + "    block: communes\n"))) == []
    assert codes(cycle) == ["V224"]


def test_an_area_that_an_office_appraises_may_hold_a_survey():
    """Only an office that names the very criterion is told."""
    office = 'offices:\n  - {id: noi-vu, title: Phòng Nội vụ, appraises: ["1", %s]}\nnot_scored:'
    assert codes((CYCLE, [("not_scored:", office % '"2"')])) == []
    assert codes((CYCLE, [("not_scored:", office % '"2.1"')])) == ["V250"]


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        ('  - criterion: "2.11"\n', ["V220"]),
        ('  - criterion: "1.1"\n', ["V221"]),
        ('  - criterion: "2"\n', ["V222"]),
        (FEED + "    block: xa\n", ["V225"]),
        (FEED + "    groups: [dan]\n", ["V227"]),
        (FEED + "    weights: {dan: 1}\n", ["V227"]),
        (FEED + "    questions: [q1, q3]\n", ["V228"]),
        (FEED + "    questions: [q3]\n", ["V228"]),
    ],
)
def test_each_name_of_a_feed_exists(feed, expected):
    """One message for each, with a hint."""
    problems = found(instrument((FEED, feed)))
    assert [one.code for one in problems] == expected
    assert hint_of(problems[0], "vi")
    assert hint_of(problems[0], "en")


# -- weights -----------------------------------------------------------------------------

CLERKS = "  - {id: can-bo, title: Cán bộ%s}\n"
INSTITUTE = (
    "  - id: vien\n    title: Viện\n    results: {source: {title: Báo cáo}, out_of: 100, "
    "figures: {xa-a: 80, xa-b: 90}}\n"
)


def grouped(weight, others, feed=FEED):
    """The survey with a weight for its group, and with other groups."""
    own = f"    weight: {weight}\n" if weight else ""
    return instrument((GROUP, GROUP + own + others), (FEED, feed))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (grouped("0.6", CLERKS % ", weight: 0.4"), []),
        (grouped("", CLERKS % ""), []),
        (grouped("0.6", CLERKS % ", weight: 0.5"), ["V233"]),
        (grouped("0", CLERKS % ", weight: 0"), ["V233"]),
        (grouped("0.6", CLERKS % ""), ["V234"]),
        (grouped("", CLERKS % "" + INSTITUTE), ["V235"]),
        (grouped("0.5", CLERKS % "", FEED + "    groups: [nguoi-dan]\n"), []),
        (grouped("", INSTITUTE, FEED + "    groups: [vien]\n"), []),
        (grouped("", CLERKS % "", FEED + "    weights: {nguoi-dan: 0.5, can-bo: 0.5}\n"), []),
        (
            grouped("0.6", CLERKS % ", weight: 0.4", FEED + "    weights: {nguoi-dan: 0.5}\n"),
            ["V234"],
        ),
        (grouped("", CLERKS % "", FEED + "    weights: {nguoi-dan: 0.5, can-bo: 0.6}\n"), ["V233"]),
        (grouped("", CLERKS % "", FEED + "    weights: {nguoi-dan: 1.5, can-bo: -0.5}\n"), None),
        (
            grouped("", CLERKS % "", FEED + "    weights: {nguoi-dan: 0.4, can-bo: 0.6, dan: 0}\n"),
            ["V227"],
        ),
        (grouped("", INSTITUTE, FEED + "    weights: {nguoi-dan: 0.9, vien: 0.1}\n"), []),
    ],
)
def test_weights_are_complete_and_sum_to_one(change, expected):
    """All groups of a feed or none; a group from elsewhere needs one unless it is alone."""
    if expected is None:
        assert set(codes(change)) >= {"V118"}
    else:
        assert codes(change) == expected


def test_the_sum_of_the_weights_is_said():
    """With its terms: a clerk sees which one is wrong."""
    one = found(grouped("0.35", CLERKS % ", weight: 0.55"))[0]
    assert "0.35 + 0.55 = 0.9" in message_of(one, "vi")


def test_weights_are_added_block_by_block():
    """Two groups of each block, 1 in each; together they would be 2."""
    groups = "".join(
        f"  - {{id: {name}, title: {name}, weight: {weight}, blocks: [{block}]}}\n"
        for name, weight, block in (
            ("a", 0.7, "offices"),
            ("b", 0.3, "offices"),
            ("c", 0.4, "communes"),
        )
    )
    own = GROUP + "    weight: 0.6\n    blocks: [communes]\n" + groups
    assert codes(TWO_BLOCKS, instrument((GROUP, own))) == []
    assert codes(TWO_BLOCKS, instrument((GROUP, own.replace("0.3", "0.4")))) == ["V233"]


# -- formulas ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(FORMULA, "formula: {kind: mean_scale}\n")], []),
        ([(FORMULA, "formula: {kind: mean_scale}\n"), (", value: 1}", "}")], ["V236"]),
        ([(FORMULA, "formula: {kind: mean_scale}\n"), ("value: 1}", "value: -1}")], ["V236"]),
        ([(FORMULA, "formula: {kind: weighted_options, weights: {1: 0, 2: 1}}\n")], []),
        ([(FORMULA, "formula: {kind: weighted_options, weights: {2: 1}}\n")], ["V236"]),
        ([(FORMULA, "formula: {kind: weighted_options, weights: {1: 0, 2: 1, 3: 1}}\n")], ["V237"]),
        (
            [(FORMULA, "formula: {kind: weighted_options, weights: {1: 0, 3: 1}}\n")],
            ["V236", "V237"],
        ),
        ([("    satisfied: [2]\n", "")], ["V236"]),
        ([("    satisfied: [2]\n", ""), (FEED, FEED + "    formula: {kind: mean_scale}\n")], []),
        ([(FORMULA, ""), (FEED, FEED + "    formula: {kind: satisfied_share}\n")], []),
        ([(FORMULA, "")], ["V240"]),
        ([(FORMULA, "formula: {kind: satisfied}\n")], ["V114"]),
    ],
)
def test_a_formula_finds_in_the_questions_what_it_needs(pairs, expected):
    """Satisfied options, values, weights: told once for all questions that lack it."""
    assert sorted(codes(instrument(*pairs))) == expected


def test_what_eight_questions_lack_is_one_message():
    """The place is the formula's; the questions are listed."""
    problems = found(instrument(("    satisfied: [2]\n", "")))
    assert [(one.code, one.place.line) for one in problems] == [("V236", 18)]
    assert "q1, q2" in message_of(problems[0], "vi")


def test_a_question_with_several_answers_cannot_be_counted():
    """One ballot would count more than once."""
    several = "scale: muc-do, kind: choice, several: true}"
    change = [
        ("{id: q2, title: Thời gian giải quyết, scale: muc-do}", "{id: q2, title: Kênh, " + several)
    ]
    assert codes(instrument(*change)) == []
    assert codes(instrument(*change, (FEED, FEED + "    questions: [q1, q2]\n"))) == ["V238"]


def test_bands_have_to_reach_the_maximum_of_every_block():
    """2.1 is worth 3 points: 2.5 and 3.5 at best are both wrong."""
    for best, expected in (("3", []), ("2.5", ["V251"]), ("3.5", ["V251"])):
        bands = f"formula: {{kind: bands, bands: [{{from: 80, points: {best}}}, {{from: 0, points: 0}}]}}\n"
        assert codes(instrument((FORMULA, bands))) == expected


# -- groups, units, results from elsewhere ------------------------------------------------


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (instrument((GROUP, "    planned: {xa-a: 3, xa: 3}\n")), ["V226"]),
        (instrument((GROUP, GROUP + "    least: {xa-d: 1}\n")), ["V226"]),
        (instrument((GROUP, GROUP + "    population: {phong-x: 10}\n")), ["V226"]),
        (instrument((GROUP, GROUP + "    blocks: [xa]\n")), ["V225"]),
        (instrument(("", "without: [{unit: xa-d, why: Không có}]\n")), ["V226"]),
        (instrument(("", "without: [{unit: xa-a, group: dan, why: Không có}]\n")), ["V227"]),
        (instrument(("", "supervision: [{date: 2020-05-01, group: dan, checked: 1}]\n")), ["V227"]),
        (instrument(("", "valid: {required: [q1, q9]}\n")), ["V228"]),
        (
            grouped(
                "0.5",
                INSTITUTE.replace("xa-b: 90", "xa-c: 90").replace(
                    "    results", "    weight: 0.5\n    results"
                ),
            ),
            ["V226"],
        ),
        (
            grouped(
                "0.5",
                INSTITUTE.replace("xa-b: 90", "xa-b: 190").replace(
                    "    results", "    weight: 0.5\n    results"
                ),
            ),
            ["V258"],
        ),
    ],
)
def test_every_name_stands_for_something(change, expected):
    """Units, blocks, groups and questions, wherever they are named."""
    assert codes(change) == expected


def test_least_planned_and_population_follow_one_another():
    """Told once where the smaller number stands, not once a unit."""
    assert codes(instrument((GROUP, GROUP + "    least: 4\n"))) == ["V256"]
    assert (
        codes(
            instrument((GROUP, "    planned: {xa-a: 3, xa-b: 0}\n    least: 3\n")),
            (CSV, "ballot,unit,group,q1,q2\n"),
        )
        == []
    )
    assert codes(instrument((GROUP, GROUP + "    population: {xa-a: 2}\n"))) == ["V259"]


REUSE = "  - {id: khac, title: Khác, weight: 0.5, results_from: {%s}}\n"


@pytest.mark.parametrize(
    ("reuse", "expected"),
    [
        ("survey: nguon, group: p", []),
        ("cycle: nam-2020, survey: nguon, group: p", []),
        ("cycle: nam-2019, survey: nguon, group: p", ["V241"]),
        ("survey: nguo, group: p", ["V241"]),
        ("survey: nguon, group: q", ["V241"]),
    ],
)
def test_results_are_taken_from_what_exists(reuse, expected):
    """Cycle, survey and group of another survey."""
    source = BASE[YAML].decode().split("feeds:")[0]
    source = source.replace("id: y-kien", "id: nguon").replace("id: nguoi-dan", "id: p")
    problems = found((f"{FOLDER}/nguon.yaml", source), grouped("0.5", REUSE % reuse))
    assert [one.code for one in problems] == expected
    assert all(hint_of(one, "vi") for one in problems)


def test_a_ring_of_results_is_told_once():
    """a takes from b, b from c, c from a: one message that names the way."""
    ring = "".join(
        f"  - {{id: {one}, title: {one}, weight: 0.2, results_from: {{survey: y-kien, group: {other}}}}}\n"
        for one, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    )
    problems = found(grouped("0.2", ring))
    assert [one.code for one in problems] == ["V242"]
    assert "y-kien/a → nam-2020/y-kien/b → nam-2020/y-kien/c" in message_of(problems[0], "vi")


def test_what_was_lost_in_reading_is_not_missed_again():
    """A group whose id cannot be read: no second message about the feed or ballots that name it."""
    lost = instrument(
        ("  - id: nguoi-dan\n", "  - id: Người dân\n"), (FEED, FEED + "    groups: [nguoi-dan]\n")
    )
    assert codes(lost) == ["V115"]
    assert codes((CYCLE, [("  - id: communes", "  - id: Các xã")])) == ["K115"]


# -- forms ---------------------------------------------------------------------------------


def test_questions_of_one_id_may_differ_in_words_not_in_answers():
    """Two forms with q1: another title is usual, another scale is told."""
    forms = (
        "forms:\n  - id: mau-1\n    title: Một\n    groups: [nguoi-dan]\n    questions:\n"
        "      - {id: q1, title: Câu 1, scale: muc-do}\n      - {id: q2, title: Câu 2, scale: muc-do}\n"
        "  - id: mau-2\n    title: Hai\n    groups: [can-bo]\n    questions:\n"
        "      - {id: q1, title: Câu khác, %s}\n"
    )
    text = BASE[YAML].decode()
    questions = text[text.index("questions:") : text.index("formula:")]
    pairs = [(GROUP, GROUP + "  - {id: can-bo, title: Cán bộ}\n")]
    same = instrument(*pairs, (questions, forms % "scale: muc-do"))
    own = "options: [{id: 1, title: Không}, {id: 2, title: Có}], satisfied: [2]"
    assert codes(same) == []
    assert codes(instrument(*pairs, (questions, forms % own))) == ["V244"]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("{id: ho-ten, title: Xin cho biết, kind: text}", ["V215"]),
        ("{id: q9, title: Số điện thoại của Ông/Bà, kind: text}", ["V215"]),
        ("{id: sdt, title: Câu 9, scale: muc-do}", ["V215"]),
        ("{id: q9, title: Địa chỉ trụ sở có dễ tìm không, scale: muc-do}", []),
        ("{id: q9, title: Mong muốn, kind: text}", []),
    ],
)
def test_no_question_asks_who_answers(question, wrong):
    """By its id, or by the words of a question that is answered in words."""
    change = instrument(("questions:\n", f"questions:\n  - {question}\n"))
    header, *rows = BASE[CSV].decode().splitlines()
    name = question.removeprefix("{id: ").partition(",")[0]
    more = "".join(f"{row},\n" for row in rows)
    assert codes(change, (CSV, f"{header},{name}\n{more}")) == wrong


@pytest.mark.parametrize("name", ["ballot", "unit", "group", "date", "Group", "Q1"])
def test_no_question_is_called_like_another_column(name):
    """The columns every file has, and questions that differ in case only."""
    change = instrument(("{id: q2,", f"{{id: {name},"))
    assert "V245" in codes(change, (CSV, f"ballot,unit,group,q1,{name}\n"))


# -- time ----------------------------------------------------------------------------------


def seal(data, rows=4, day="2020-11-05"):
    """A closing of these ballots."""
    digest = sha256(data).hexdigest()
    return f"closed:\n  date: {day}\n  sha256: {digest}\n  rows: {rows}\n"


def test_a_closed_survey_keeps_its_ballots():
    """As they were: no problem. A changed cell, a ballot more, line ends alone, no file."""
    data = BASE[CSV]
    closed = instrument(("", seal(data)))
    assert codes(closed) == []
    assert codes(closed, (CSV, [("2,2", "2,1")])) == ["V254"]
    assert codes(closed, (CSV, [("", "5,xa-a,nguoi-dan,1,1\n")])) == ["V254"]
    assert codes(closed, (CSV, data.decode().replace("\n", "\r\n"))) == []


def test_an_erratum_seals_what_the_ballots_are_from_then_on():
    """With it the change is no error; the next change is one again; the last erratum holds."""
    changed_ = BASE[CSV].replace(b"1,xa-a,nguoi-dan,2,2", b"1,xa-a,nguoi-dan,1,2")
    erratum = (
        "errata:\n  - date: 2020-11-20\n    reason: Nhập nhầm phiếu 1\n"
        "    decision: {number: 12/QĐ-UBND}\n"
        f"    sha256: {sha256(changed_).hexdigest()}\n    rows: 4\n"
    )
    closed = instrument(("", seal(BASE[CSV]) + erratum))
    assert codes(closed, (CSV, changed_.decode())) == []
    assert codes(closed) == ["V254"]
    problems = found(closed, (CSV, changed_.decode().replace("3,xa-b", "3,xa-a")))
    assert [one.code for one in problems] == ["V254"]
    assert sha256(changed_).hexdigest() in message_of(problems[0], "vi")


@pytest.mark.parametrize(
    "gone",
    ["    reason: Nhập nhầm phiếu 1\n", "    decision: {number: 12/QĐ-UBND}\n", "    rows: 4\n"],
)
def test_an_erratum_says_why_and_by_whom(gone):
    """Reason, decision and number of ballots are required."""
    erratum = (
        "errata:\n  - date: 2020-11-20\n    reason: Nhập nhầm phiếu 1\n"
        "    decision: {number: 12/QĐ-UBND}\n"
        f"    sha256: {sha256(BASE[CSV]).hexdigest()}\n    rows: 4\n"
    )
    assert codes(instrument(("", seal(BASE[CSV]) + erratum.replace(gone, "")))) == ["V102"]


def test_a_survey_criterion_without_a_source_is_told_when_no_survey_is_open():
    """While one is open somebody may still add it; given from elsewhere, it has its source."""
    nothing = instrument(("feeds:\n" + FEED, ""))
    closed = instrument(("feeds:\n" + FEED, seal(BASE[CSV])))
    given = 'external:\n  - criterion: "2.1"\n    points: {xa-a: 2, xa-b: 2}\n'
    assert codes(nothing) == []
    assert codes(closed) == ["V252"]
    assert codes(closed, (CYCLE, [("", given)])) == []


def test_the_fieldwork_lies_in_the_cycles_own_step():
    """A bare date is the last day; a window has both ends."""
    for step, expected in (
        ("2020-10-31", []),
        ("2020-10-30", ["V247"]),
        ("{from: 2020-02-01, to: 2020-12-31}", []),
        ("{from: 2020-02-02, to: 2020-12-31}", ["V247"]),
    ):
        schedule = f"schedule:\n  survey: {step}\nnot_scored:"
        assert codes((CYCLE, [("not_scored:", schedule)])) == expected
