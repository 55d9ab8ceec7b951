"""Pages of changes are rendered again when what they tell has changed, and only then."""

from dataclasses import replace

import pytest

from parledger.model.trail import Handling, Oddity
from parledger.pages import build_pages, render_page
from tests.pages.activity.scene import history, storied
from tests.tolds import field, told, whole

ACTIVITY = "mau-2020/trail/index.html"


def path_of(name):
    """A commit's page."""
    return f"mau-2020/trail/{whole(name)[:12]}/index.html"


def pages_of(report):
    """By path, those of changes."""
    return {
        p.path: p for p in build_pages(report) if p.template in ("activity.html", "change.html")
    }


def renewed(before, after):
    """Paths whose key is another."""
    first, second = pages_of(before), pages_of(after)
    return {
        path for path, page in second.items() if path not in first or page.key != first[path].key
    }


def with_told(*changes, **more):
    """The district with another history."""
    report = storied("internal")
    return replace(report, chronicle=replace(report.chronicle, told=changes, **more))


def edited(at, **changed):
    """The history with one change told otherwise."""
    changes = list(history())
    changes[at] = replace(changes[at], **changed)
    return with_told(*changes)


EDITS = {
    "a receipt": (3, {"timing": "in_time"}, "m2"),
    "who approved": (3, {"handling": Handling(request="7", approvals=("le-van-c",))}, "m2"),
    "a signature": (5, {"seal": "good"}, "m3"),
    "the publication": (7, {"published": "after"}, "m4"),
    "today's rules": (7, {"points": (1, 2)}, "m4"),
    "what it changed": (7, {"change": told(name="m4", fields=[field("value", "1", "2")]).change}, "m4"),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_what_is_learnt_of_a_commit_renews_its_page_alone(environment, what):
    """And the cycle's; no page that comes out different keeps its key."""
    at, changed, name = EDITS[what]
    after = edited(at, **changed)
    found = renewed(storied("internal"), after)
    assert found == {f"{lang}{path}" for lang in ("", "en/") for path in (ACTIVITY, path_of(name))}
    first, second = pages_of(storied("internal")), pages_of(after)
    differ = {
        path
        for path in second
        if render_page(environment, first[path]) != render_page(environment, second[path])
    }
    assert path_of(name) in differ
    assert differ <= found


def test_a_new_commit_leaves_the_pages_of_the_older_ones():
    """Only its own page is new, and the cycle's is told again."""
    after = with_told(*history(), told(name="z9", day="2021-02-01"), head="d" * 40)
    found = renewed(storied("internal"), after)
    assert found == {f"{lang}{path}" for lang in ("", "en/") for path in (ACTIVITY, path_of("z9"))}


def test_what_is_odd_concerns_the_cycle_alone():
    """No commit's page tells it."""
    odd = with_told(*history(), oddities=(Oddity("graft", "a" * 40),))
    assert renewed(storied("internal"), odd) == {ACTIVITY, f"en/{ACTIVITY}"}


def test_names_of_offices_renew_every_page():
    """A commit's page says whose appraisal it was by the office's title."""
    report = storied("internal")
    files = report.project.cycles["mau-2020"]
    offices = tuple(replace(one, title="Phòng khác") for one in files.cycle.offices)
    cycle = replace(files, cycle=replace(files.cycle, offices=offices))
    project = replace(report.project, cycles={**report.project.cycles, "mau-2020": cycle})
    after = replace(report, project=project)
    assert {path_of(name) for name in ("m1", "m3")} <= renewed(report, after)


def test_editions_have_keys_of_their_own():
    """A page with names never stands for one without."""
    inside, outside = pages_of(storied("internal")), pages_of(storied("public"))
    assert set(inside) == set(outside)
    assert not {page.key for page in inside.values()} & {page.key for page in outside.values()}


def test_the_same_history_renews_nothing():
    """The keys are those of the very same changes."""
    assert renewed(storied("internal"), with_told(*history())) == set()
