"""Which trail pages are rendered again: the unit's own, and none that would come out the same."""

from collections.abc import Callable

import pytest

from parledger.model.trail import Handling, Oddity
from parledger.pages import render_page
from tests.pages import scene
from tests.pages.trail.reading import pages_of
from tests.pages.trail.story import Story, request, told_story

FOLDER = "scores/mau-2020"


@pytest.fixture(scope="module")
def before(environment):
    """The pages as they were, each with its text."""
    return {
        path: (page, render_page(environment, page))
        for path, page in pages_of(told_story().report()).items()
    }


def corrected(story: Story) -> None:
    """The unit changes its self-assessment."""
    path = f"{FOLDER}/xa-a/self.yaml"
    story.commit(
        {path: scene.texts()[path].replace("value: 97", "value: 96")}, handling=request("10")
    )


def touched_and_put_back(story: Story) -> None:
    """The files are what they were; only the history knows."""
    corrected(story)
    path = f"{FOLDER}/xa-a/self.yaml"
    story.commit({path: scene.texts()[path]})


def recorded(story: Story) -> None:
    """A receipt comes to be known of an old request."""
    name = next(iter(story.recorded))
    story.recorded[name] = Handling("77", received=None)


def rewritten(story: Story) -> None:
    """Something strange about the history itself."""
    story.oddities = (Oddity("lost_record", "d" * 40),)


def spoilt(story: Story) -> None:
    """A version that nobody can read."""
    story.gap(f"{FOLDER}/xa-a/self.yaml")


def decided(story: Story) -> None:
    """The Council's file is one for all units: each page's foot has its digest."""
    path = f"{FOLDER}/council.yaml"
    story.commit({path: scene.COUNCIL.replace("0.75", "1")})


@pytest.mark.parametrize(
    ("change", "units"),
    [
        (corrected, {"xa-a"}),
        (touched_and_put_back, {"xa-a"}),
        (recorded, {"xa-a"}),
        (rewritten, {"xa-a", "xa-b", "xa-c"}),
        (spoilt, {"xa-a"}),
        (decided, {"xa-a", "xa-b", "xa-c"}),
    ],
    ids=lambda one: getattr(one, "__name__", "units"),
)
def test_what_differs_is_rendered_again(environment, before, change: Callable, units):
    """No page is stale; of the units concerned each page does come out different."""
    story = told_story()
    change(story)
    after = pages_of(story.report())
    differ = {
        path for path, page in after.items() if render_page(environment, page) != before[path][1]
    }
    renewed = {path for path, page in after.items() if page.key != before[path][0].key}
    assert differ <= renewed
    assert {path.split("/")[-3] for path in differ} == units


def test_a_commit_about_another_unit_renews_no_other_trail(before):
    """Incremental: one changed unit of thousands is two pages."""
    story = told_story()
    touched_and_put_back(story)
    after = pages_of(story.report())
    renewed = {path for path, page in after.items() if page.key != before[path][0].key}
    assert renewed == {f"{lang}mau-2020/xa-a/trail/index.html" for lang in ("", "en/")}


def test_the_same_history_has_the_same_keys(before):
    """Nothing changed, nothing to render."""
    after = pages_of(told_story().report())
    assert {path: page.key for path, page in after.items()} == {
        path: page.key for path, (page, _) in before.items()
    }
    assert all(page.key for page in after.values())
