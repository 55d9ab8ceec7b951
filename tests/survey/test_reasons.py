"""The sentence beside a unit's survey points says what was counted, and what was only given."""

from tests.survey.polled import poll
from tests.survey.scenarios import Poll, g, h
from tests.survey.test_scenarios import files_for

INSTITUTE = (
    "[{id: g, title: Viện, results: {source: {title: Báo cáo}, out_of: 20, figures: {a: 12.5}}}]"
)
REUSED = "[{id: g, title: Khác, results_from: {survey: khac, group: g}}]"


def said(one, lang="vi"):
    """The reason of unit a."""
    surveys = poll(files_for(one)).surveys["year"]
    fed = next(found.feeds[0] for found in surveys if found.survey.id == "dan")
    return fed.units["a"].reason.say(lang)


def test_counted_answers_are_told_as_numbers():
    """Of a single ballot with a single question too."""
    one = Poll("one", (g(5),), {}, questions="[{id: q1, title: Một, scale: muc}]", columns=("q1",))
    assert said(one) == "1/1 câu hỏi được trả lời hài lòng = 100 % → 40/40 điểm"


def test_a_given_figure_is_no_number_of_answers():
    """12.5 of 20 is what the institute wrote, whatever it counted."""
    one = Poll("given", (), {"a": ""}, groups=INSTITUTE, questions="")
    assert said(one) == "kết quả được cung cấp 12,5/20 = 62,5 % → 25/40 điểm"
    assert said(one, "en") == "the given result 12.5 of 20 = 62.5 % → 25 of 40 points"


def test_a_reused_share_is_told_as_the_other_surveys():
    """Its ballots are counted there."""
    other = Poll("other", (g(5, 5), g(1, 5)), {}, feeds="[]")
    one = Poll("reused", (), {}, groups=REUSED, questions="", others={"year/khac": other})
    assert said(one) == "kết quả của cuộc khảo sát khác 75 % → 30/40 điểm"


def test_weighted_groups_are_told_one_by_one():
    """Weight and share of each, then their sum."""
    groups = "[{id: g, title: Dân, weight: 0.6}, {id: h, title: Cán bộ, weight: 0.4}]"
    one = Poll("weighted", (g(5, 5), h(5, 1)), {}, groups=groups)
    assert said(one, "en") == "0.6 × 100 % + 0.4 × 50 % = 80 % → 32 of 40 points"
