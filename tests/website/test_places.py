"""Where a site may be written, and where its prose and templates come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from parledger.problems import UserError
from parledger.website.places import find_source


@pytest.mark.parametrize(
    "out",
    [".", "..", "/", "units", "scores/c-2020", "docs/site", "site_templates", ".git/x",
     ".parledger", ".parledger/staging", "parledger", "site/../units"],
)  # fmt: skip
def test_folders_of_the_sources_are_refused(site, out):
    """The root, what holds it, and what people write: exit 2, nothing touched."""
    site.write("units/a.yaml", "units: []\n")
    before = {p for p in site.root.rglob("*") if ".parledger" not in p.parts}
    with pytest.raises(UserError) as refused:
        site.build(out=Path(out))
    assert refused.value.exit_code == 2
    assert {p for p in site.root.rglob("*") if ".parledger" not in p.parts} == before


@pytest.mark.parametrize("marker", [None, "", "[]", '{"generator": "other"}', "\udcff"])
def test_a_folder_with_other_content_is_refused(site, marker):
    """A folder is a site of ours only if its build.json says so."""
    site.write("site/thesis.doc", "years of work")
    if marker is not None:
        (site.out / "build.json").write_bytes(marker.encode("utf-8", "surrogateescape"))
    with pytest.raises(UserError):
        site.build()
    assert site.read("thesis.doc") == "years of work"


def test_an_empty_folder_will_do(site):
    """Made in advance, as deployment scripts do."""
    site.out.mkdir()
    assert not site.build().failed


def test_a_file_is_refused(site):
    """`--out` names a folder."""
    site.write("site", "a file")
    with pytest.raises(UserError):
        site.build()


def test_a_link_for_a_folder_is_refused(site, tmp_path):
    """Writing through a link would write somewhere else."""
    (tmp_path / "elsewhere").mkdir()
    site.out.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError):
        site.build()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_link_within_the_old_site_is_refused(site, tmp_path):
    """A folder that points out of the site is not written through."""
    site.build()
    (site.out / "c-2020" / "xa-b").symlink_to(tmp_path)
    with pytest.raises(UserError):
        site.build()


def test_a_cache_that_is_a_link_is_refused(site, tmp_path):
    """Staging is emptied at each build: never through a link."""
    (tmp_path / "staging").mkdir()
    (tmp_path / "staging" / "precious").write_text("x", encoding="utf-8")
    (site.root / ".parledger").symlink_to(tmp_path)
    with pytest.raises(UserError):
        site.build()
    assert (tmp_path / "staging" / "precious").exists()


@pytest.mark.parametrize("at", ["docs/secret.md", "docs/en", "site_templates/assets/x.css"])
def test_a_link_among_the_sources_is_a_problem_and_publishes_nothing(site, tmp_path, at):
    """A change that someone sends in could point at any file of the machine that builds."""
    (tmp_path / "secret").write_text("# secret", encoding="utf-8")
    path = site.root / at
    if path.is_dir():
        path.rename(tmp_path / "moved")
    path.symlink_to(tmp_path / "secret")
    summary = site.build()
    assert [(p.code, p.place.path) for p in summary.problems] == [("B105", at)]
    assert summary.failed
    assert not site.out.exists()


def test_a_root_without_prose_takes_the_packages(tmp_path):
    """A workspace of data alone has docs, templates and settings all the same."""
    own = tmp_path / "docs"
    own.mkdir()
    assert find_source(tmp_path, "docs") == own.resolve()
    assert find_source(tmp_path, "site_templates").name == "site_templates"
    assert find_source(tmp_path, "mkdocs.yml").is_file()


def test_what_is_nowhere_is_wrong_use(tmp_path):
    """A broken installation is said, not traced."""
    with pytest.raises(UserError):
        find_source(tmp_path, "no-such-folder")
