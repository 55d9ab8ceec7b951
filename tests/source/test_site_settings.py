"""The repository's address from mkdocs.yml."""

import pytest

from parledger.source import repository_url
from parledger.website import read_facts

URL = "https://forge.example/so/cchc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"repo_url: {URL}\n", URL),
        (f"site_name: x\r\nrepo_url: '{URL}'   # của tỉnh\r\n", URL),
        (f'repo_url:  "{URL}"', URL),
        (f"extra:\n  repo_url: {URL}\n", ""),
        (f"# repo_url: {URL}\n", ""),
        ("site_name: x\n", ""),
        ("repo_url: !ENV REPO\n", ""),
    ],
)
def test_the_address_is_the_one_mkdocs_would_take(tmp_path, text, expected):
    """At the first level only; what is no plain text is none."""
    (tmp_path / "mkdocs.yml").write_bytes(text.encode())
    assert repository_url(tmp_path) == expected


def test_without_the_file_there_is_none(tmp_path):
    """A root that brings no settings of its own; one whose settings are a folder."""
    assert repository_url(tmp_path) == ""
    (tmp_path / "mkdocs.yml").mkdir()
    assert repository_url(tmp_path) == ""


def test_mkdocs_itself_agrees(tmp_path):
    """The same text, read by the site."""
    (tmp_path / "docs").mkdir()
    text = f"site_name: x\ntheme: {{name: null}}\nrepo_url: '{URL}' # x\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert repository_url(tmp_path) == read_facts(tmp_path).repository_url == URL
