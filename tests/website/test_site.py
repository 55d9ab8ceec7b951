"""The built site as a whole: what is in it, what stays, and what a failed or killed build leaves."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parledger.model.project import Project
from parledger.model.results import Results
from parledger.problems import UserError, message_of
from parledger.report import Report
from parledger.website.told import build_json
from tests.website.conftest import ROOT, make_site


def codes(summary):
    """Codes, places and subjects of the problems."""
    return [(p.code, p.place.path, p.subject) for p in summary.problems]


def test_data_pages_and_prose_stand_side_by_side_in_both_languages(site):
    """Vietnamese at the root, English under en/, one layout."""
    summary = site.build()
    assert codes(summary) == []
    pages = {name for name in site.bytes() if name.endswith(".html")}
    assert pages == {
        "404.html", "index.html", "c-2020/index.html", "c-2020/xa-a/index.html", "guide.html",
        "en/index.html", "en/c-2020/index.html", "en/c-2020/xa-a/index.html", "en/guide.html",
    }  # fmt: skip
    assert summary.pages == len(pages)
    assert '<html lang="vi">' in site.read("guide.html")
    assert '<html lang="en">' in site.read("en/guide.html")
    assert '<a href="en/guide.html">other</a>' in site.read("guide.html")
    assert '<a href="../guide.html">other</a>' in site.read("en/guide.html")


def test_titles_of_prose_are_escaped_once(site):
    """From a heading with marks of HTML in it, and from a title in the front matter."""
    site.write("docs/guide.md", "# A & <i>b</i> `c<d>`\n")
    site.write("docs/en/guide.md", '---\ntitle: "A & <i>"\n---\n# Heading\n')
    site.build()
    assert "<title>A &amp; b c&lt;d&gt;</title>" in site.read("guide.html")
    assert "<title>A &amp; &lt;i&gt;</title>" in site.read("en/guide.html")


def test_the_text_of_prose_is_html_and_anchors_keep_their_letters(site):
    """Markdown is rendered, not shown; đ is d in an anchor."""
    site.write("docs/guide.md", "# Đọc điểm\n\n| a | b |\n|---|---|\n| 1 | *2* |\n")
    site.build()
    assert '<h1 id="doc-diem">Đọc điểm</h1>' in site.read("guide.html")
    assert "<em>2</em>" in site.read("guide.html")


def test_hostile_text_in_data_stays_text(site):
    """The one environment escapes; template braces are not evaluated."""
    site.add("index.html", "<script>alert(1)</script> {{ 7*7 }} {% raw %}")
    site.build()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} {% raw %}" in site.read("index.html")


def test_only_prose_is_indexed_for_search(site):
    """pagefind counts the two pages of docs/ and none with figures."""
    site.build()
    entry = json.loads(site.read("pagefind/pagefind-entry.json"))
    assert {lang: found["page_count"] for lang, found in entry["languages"].items()} == {
        "en": 1,
        "vi": 1,
    }


def test_nothing_of_mkdocs_itself_is_published(site):
    """Neither its sitemap nor its search nor its name."""
    site.build()
    assert not [name for name in site.bytes() if name.startswith(("search/", "css/", "js/"))]
    assert "sitemap.xml.gz" not in site.bytes()
    assert not re.search(rb"mkdocs", b"".join(site.bytes().values()), re.IGNORECASE)


def test_the_sitemap_lists_every_page_and_only_where_an_address_is_known(site):
    """Data pages too, 404 not; without site_url there is none."""
    site.build()
    listed = re.findall(r"<loc>https://example.org/cchc/(.*?)</loc>", site.read("sitemap.xml"))
    pages = {name for name in site.bytes() if name.endswith(".html")} - {"404.html"}
    assert listed == sorted(pages)
    site.write("mkdocs.yml", "site_name: x\n")
    site.build()
    assert "sitemap.xml" not in site.bytes()


def test_the_page_for_lost_readers_links_from_the_sites_own_path(site):
    """It is shown at any depth."""
    site.build()
    assert 'href="/cchc/index.html"' in site.read("404.html")


def test_build_json_says_what_the_site_stands_on(site):
    """Version, commit, date, edition, and every input's blob id."""
    site.project = replace(
        site.project, digests={"units/a.yaml": "b1", "scores/c-2020/x/self.yaml": "b2"}
    )
    site.build()
    told = json.loads(site.read("build.json"))
    assert told["version"] == "1.0"
    assert told["commit"] == "c" * 40
    assert told["date"] == "2023-10-05"
    assert told["edition"] == "public"
    assert told["inputs"] == {"units/a.yaml": "b1", "scores/c-2020/x/self.yaml": "b2"}


def test_build_json_does_not_name_the_files_of_a_withheld_cycle(site):
    """A short file could be guessed from its id, and who has handed in is not for everybody."""
    digests = {"scores/c-2020/x/self.yaml": "b1", "scores/c-2020-b/x/self.yaml": "b2"}
    report = Report(
        "public", Project(digests=digests), Results({}), site.info, frozenset({"c-2020"})
    )
    told = json.loads(build_json(report, "engine"))
    assert told["inputs"] == {"scores/c-2020-b/x/self.yaml": "b2"}


def test_downloads_are_written_and_can_be_linked_to(site):
    """Extra files arrive byte for byte."""
    site.extra["c-2020/data/units.csv"] = b"a,b\n1,\xff\n"
    site.add("index.html", links=("c-2020/data/units.csv",))
    assert not site.build().failed
    assert site.bytes()["c-2020/data/units.csv"] == b"a,b\n1,\xff\n"


def test_two_sources_of_one_address_are_a_problem(site):
    """A page of prose, or a download, where a page with figures is."""
    site.write("docs/index.md", "# Home\n")
    site.extra["c-2020/index.html"] = b"x"
    site.extra["assets/site.css"] = b"x"
    summary = site.build()
    assert [(code, at) for code, at, _ in codes(summary)] == [
        ("B104", "assets/site.css"), ("B104", "c-2020/index.html"), ("B104", "docs/index.md"),
    ]  # fmt: skip


def test_a_dead_link_leaves_the_old_site_as_it_was(site):
    """The problem names page and target; of prose, the file."""
    site.build()
    before, times = site.bytes(), site.times()
    site.add("c-2020/index.html", links=("gone.html", "xa-a/index.html#gone"))
    site.write("docs/guide.md", "# Guide\n\n[x](missing.md)\n")
    summary = site.build()
    assert sorted(codes(summary)) == [
        ("B101", "c-2020/index.html", "c-2020/gone.html"),
        ("B101", "docs/guide.md", "missing.md"),
        ("B102", "c-2020/index.html", "c-2020/xa-a/index.html#gone"),
    ]
    assert summary.failed
    assert summary.written == 0
    assert (site.bytes(), site.times()) == (before, times)


def test_a_page_of_prose_that_the_navigation_misses_is_a_warning(site):
    """MkDocs's own words, as a problem that stops nothing."""
    site.write("mkdocs.yml", "site_name: x\nnav: [guide.md, gone.md]\n")
    summary = site.build()
    assert [code for code, _, _ in codes(summary)] == ["B106"]
    assert "gone.md" in message_of(summary.problems[0], "vi")
    assert not summary.failed


def test_a_wrong_mkdocs_yml_is_wrong_use(site):
    """Said in one sentence, without a traceback."""
    site.write("mkdocs.yml", "site_name: [\n")
    with pytest.raises(UserError) as refused:
        site.build()
    assert "mkdocs.yml" in refused.value.vi


def test_a_page_that_cannot_be_rendered_is_our_mistake_and_names_the_page(site):
    """A traceback with a note; the old site stays, the staging folder goes."""
    site.build()
    before = site.times()
    broken = site.add("c-2020/index.html")
    site.pages[site.pages.index(broken)] = replace(broken, context=lambda: {"title": "x"})
    with pytest.raises(Exception, match="undefined") as error:
        site.build()
    assert any("c-2020/index.html" in note for note in error.value.__notes__)
    assert site.times() == before
    assert not (site.root / ".parledger" / "staging").exists()


def test_a_second_build_writes_nothing(site):
    """Same bytes: no file is touched, with keys or without."""
    site.add("index.html", "x", key="k")
    site.build()
    before = site.times()
    summary = site.build()
    assert (summary.written, summary.removed) == (0, 0)
    assert summary.unchanged == len(before)
    assert site.times() == before


def test_only_what_changed_is_written_and_what_is_gone_is_removed(site):
    """One text more, one page less."""
    site.add("c-2020/xa-b/index.html")
    site.build()
    before = site.times()
    site.pages = [page for page in site.pages if page.path != "c-2020/xa-b/index.html"]
    site.add("c-2020/index.html", "new")
    summary = site.build()
    changed = {name for name, time in site.times().items() if before.get(name) != time}
    assert changed == {"c-2020/index.html", "sitemap.xml"}
    assert (summary.written, summary.removed) == (2, 1)
    assert not (site.out / "c-2020" / "xa-b").exists()


def test_two_builds_elsewhere_are_the_same_to_the_byte(tmp_path):
    """Another folder, time zone, locale, hash seed, number of processes, age of files."""
    script = (
        "import sys; from pathlib import Path; from tests.website.conftest import make_site\n"
        "site = make_site(Path(sys.argv[1]))\n"
        "[site.add(f'c-2020/xa-{n}/index.html', str(n)) for n in range(100)]\n"
        "site.build(processes=int(sys.argv[2]))"
    )
    settings = (
        {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    )
    built = []
    for number, environment in enumerate(settings):
        root = tmp_path / ("a" if number else "long name with spaces")
        root.mkdir()
        subprocess.run(
            [sys.executable, "-c", script, str(root), str(number + 1)],
            cwd=ROOT, env=os.environ | environment, check=True,
        )  # fmt: skip
        site = make_site(root)
        built.append(site.bytes())
    assert len(built[0]) > 100
    assert built[0] == built[1]


@pytest.mark.parametrize("after", [0.0, 0.3, 0.6])
def test_a_build_that_is_killed_leaves_a_whole_site(tmp_path, after):
    """SIGKILL at some moment: the old pages or the new, each whole, and the next build goes on."""
    site = make_site(tmp_path / "root")
    for number in range(200):
        site.add(f"c-2020/xa-{number}/index.html", "old " * 500)
    site.build()
    whole = {"old": site.bytes()}
    script = (
        "import sys, time; from pathlib import Path; from tests.website.conftest import make_site\n"
        "site = make_site(Path(sys.argv[1]))\n"
        "[site.add(f'c-2020/xa-{n}/index.html', 'new ' * 500) for n in range(200)]\n"
        "real = Path.replace\n"
        "def slow(self, target): time.sleep(0.005); return real(self, target)\n"
        "Path.replace = slow\n"
        "print('begin', flush=True); site.build()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(site.root)], cwd=ROOT, stdout=subprocess.PIPE
    )
    child.stdout.readline()
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    killed = site.bytes()
    for number in range(200):
        site.add(f"c-2020/xa-{number}/index.html", "new " * 500)
    assert not site.build().failed
    whole["new"] = site.bytes()
    assert set(killed) == set(whole["old"])
    for name, data in killed.items():
        assert data in (whole["old"][name], whole["new"][name]), name


def test_a_first_build_that_is_killed_is_no_obstacle(site, monkeypatch):
    """The folder says from the start whose it is."""

    def killed(self, target):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            site.build()
    assert list(site.bytes()) == ["build.json"]
    assert not site.build().failed


def test_two_builds_at_once_do_not_mix(site):
    """The second is told to wait."""
    fcntl = pytest.importorskip("fcntl")
    (site.root / ".parledger").mkdir()
    with (site.root / ".parledger" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UserError):
            site.build()
    assert not site.build().failed


def test_a_date_that_is_not_known_is_empty(site):
    """A root outside of Git has neither commit nor date."""
    site.info = replace(site.info, commit="", today=None)
    site.build()
    assert json.loads(site.read("build.json"))["date"] is None
    site.info = replace(site.info, today=date(2020, 1, 2))
    site.build()
    assert json.loads(site.read("build.json"))["date"] == "2020-01-02"
