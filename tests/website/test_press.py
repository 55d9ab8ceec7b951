"""Several processes give the same site, the same problems and the same errors as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parledger.website import press

pytestmark = pytest.mark.skipif(not press.can_fork(), reason="one process only on this system")


def many(site):
    """Enough pages for several slices, with a link from each to the next."""
    for number in range(100):
        follower = f"../xa-{(number + 1) % 100}/index.html#p"
        site.add(f"c-2020/xa-{number}/index.html", str(number), links=(follower,))


def test_the_site_is_the_same(site):
    """To the byte, and the second build finds nothing to do."""
    many(site)
    site.build(processes=1)
    before = site.times()
    summary = site.build(processes=3)
    assert not summary.failed
    assert summary.written == 0
    assert site.times() == before


def test_problems_are_the_same(site):
    """A dead link on pages of several slices is one message with their number."""
    many(site)
    for number in range(100):
        site.add(f"c-2020/xa-{number}/index.html", links=("../gone.html", "../index.html#gone"))
    one, three = site.build(processes=1), site.build(processes=3)
    assert [p.args for p in one.problems] == [(("pages", "100"),)] * 2
    assert one.problems == three.problems


def test_an_error_in_a_process_reaches_the_caller(site):
    """With the page's name; nothing is left over."""
    many(site)
    site.pages[70] = replace(site.pages[70], context=dict)
    with pytest.raises(Exception, match="undefined") as error:
        site.build(processes=3)
    assert any(site.pages[70].path in note for note in error.value.__notes__)
    assert not (site.root / ".parledger" / "staging").exists()


@pytest.mark.parametrize("processes", [1, 3])
def test_progress_ends_at_all_pages(site, processes):
    """It never goes back."""
    many(site)
    told: list[tuple[int, int]] = []
    site.build(processes=processes, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (len(site.pages), len(site.pages))


def test_a_system_that_cannot_fork_builds_in_one_process(site, monkeypatch):
    """Slower, and the same."""
    many(site)
    site.build(processes=3)
    before = site.bytes()
    monkeypatch.setattr(press, "can_fork", lambda: False)
    assert site.build(processes=3, out=site.root / "other").pages
    site_other = {
        p.relative_to(site.root / "other").as_posix(): p.read_bytes()
        for p in (site.root / "other").rglob("*")
        if p.is_file()
    }
    assert site_other == before
