"""A criterion that a survey feeds says so, with links to the survey and its questions."""

from parledger.pages.criterion_survey import feeds_of
from parledger.pages.unit.scope import BlockScope
from tests.pages.survey.scene import SURVEY, files, report_of, surveyed


def block(report):
    """The communes."""
    cycle = report.results.cycles["mau-2021"]
    return BlockScope(report, "vi", cycle, cycle.blocks[0])


def test_a_fed_leaf_names_survey_formula_and_questions():
    """Those on a scale; the choice and the free words count for nothing."""
    scope = block(surveyed())
    [feed] = feeds_of(scope, scope.block.criteria.nodes["2"])
    assert feed.title == "Khảo sát sự hài lòng"
    assert feed.href == "../../../mau-2021/survey/index.html"
    assert feed.symbols == "điểm = M × hài lòng / (n × k)"
    assert feed.groups == "Người dân, Cán bộ"
    assert [one.href for one in feed.questions] == [
        f"../../../mau-2021/survey/hai-long/{name}/index.html" for name in ("q1", "q2")
    ]


def test_a_feed_that_names_its_questions_lists_those_alone():
    """A thematic survey: one question, one criterion."""
    made = files()
    made[SURVEY] = made[SURVEY].replace('{criterion: "2"}', '{criterion: "2", questions: [q2]}')
    scope = block(report_of(made))
    [feed] = feeds_of(scope, scope.block.criteria.nodes["2"])
    assert [one.title for one in feed.questions] == ["2. Trả đúng hẹn"]


def test_other_leaves_say_nothing_of_it():
    """What the unit scores itself."""
    scope = block(surveyed())
    assert feeds_of(scope, scope.block.criteria.nodes["1"]) == ()
