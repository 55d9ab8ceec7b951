"""A small site: two languages, a page of prose in each, a few data pages, one asset."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from parledger.model.project import Project
from parledger.model.results import Results
from parledger.model.units import Unit
from parledger.pages.page import Page, View
from parledger.problems import Place
from parledger.report import BuildInfo, Report
from parledger.website import SiteSettings, build_site

ROOT = Path(__file__).parent.parent.parent

TEMPLATES = {
    "layout.html": """<!doctype html>
<html lang="{{ view.lang }}">
<head><meta charset="utf-8"><title>{{ view.title }}</title>
{% if not view.live %}<meta http-equiv="Content-Security-Policy" content="default-src 'self'">{% endif %}
<link rel="stylesheet" href="{{ view.root }}assets/site.css"></head>
<body><a href="{{ view.root }}{{ view.home }}">{{ words[view.lang].home }}</a>
{% if view.other %}<a href="{{ view.root }}{{ view.other }}">other</a>{% endif %}
{% block content %}{% endblock %}</body></html>
""",
    "main.html": """{% extends "layout.html" %}{% block content %}
<main data-pagefind-body>{{ content }}</main>
<ul>{% for step in contents %}<li><a href="{{ view.root }}{{ step.path }}">{{ step.title }}</a></li>{% endfor %}</ul>
{% endblock %}""",
    "404.html": """{% extends "layout.html" %}{% block content %}<h1>{{ view.title }}</h1>{% endblock %}""",
    "data.html": """{% extends "layout.html" %}{% block content %}<h1 id="top">{{ title }}</h1>
<p id="p">{{ text }}</p>{% for link in links %}<a href="{{ link }}">x</a>{% endfor %}{% endblock %}""",
    "assets/site.css": "body { margin: 0 }\n",
}

MKDOCS = """site_name: test
site_url: https://example.org/cchc/
theme: {name: null, custom_dir: site_templates}
hooks: [site_templates/hooks.py]
nav: [guide.md, en/guide.md]
"""

DOCS = {
    "guide.md": "# Đọc & hiểu `a<b>`\n\n[Số liệu](c-2020/index.html) và [điểm](c-2020/index.html#p).\n",
    "en/guide.md": "# How to read\n\n[Figures](../en/c-2020/index.html)\n",
}


INFO = BuildInfo("1.0", "c" * 40, date(2023, 10, 5))


@dataclass
class Site:
    """A root on disk and the pages that are built from it."""

    root: Path
    pages: list[Page] = field(default_factory=list)
    extra: dict[str, bytes] = field(default_factory=dict)
    info: BuildInfo = INFO
    project: Project = field(default_factory=Project)

    @property
    def out(self) -> Path:
        """The built site."""
        return self.root / "site"

    def add(self, path: str, text: str = "", *, links: tuple[str, ...] = (), key: str = "") -> Page:
        """A data page with this text and these links."""
        lang = "en" if path.startswith("en/") else "vi"
        view = View(
            lang=lang,
            title=path,
            path=path,
            root="../" * path.count("/"),
            kind="data",
            home="index.html" if lang == "vi" else "en/index.html",
        )
        context = {"title": path, "text": text, "links": links}
        page = Page(path, "data.html", view, lambda: context, key)
        self.pages = [old for old in self.pages if old.path != path] + [page]
        return page

    def write(self, path: str, text: str) -> None:
        """A file of the root."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def build(self, **settings):
        """Build with one process unless told otherwise."""
        chosen = {"out": Path("site"), "processes": 1} | settings
        report = Report("public", self.project, Results({}), self.info)
        return build_site(report, tuple(self.pages), SiteSettings(self.root, **chosen), self.extra)

    def read(self, path: str) -> str:
        """A file of the built site."""
        return (self.out / path).read_text(encoding="utf-8")

    def bytes(self) -> dict[str, bytes]:
        """The built site, whole."""
        return {
            p.relative_to(self.out).as_posix(): p.read_bytes()
            for p in sorted(self.out.rglob("*"))
            if p.is_file()
        }

    def times(self) -> dict[str, int]:
        """When each file was last written."""
        return {
            p.relative_to(self.out).as_posix(): p.stat().st_mtime_ns
            for p in self.out.rglob("*")
            if p.is_file()
        }


def make_site(root: Path) -> Site:
    """The small site in a folder."""
    site = Site(root)
    for name, text in TEMPLATES.items():
        site.write(f"site_templates/{name}", text)
    for name, text in DOCS.items():
        site.write(f"docs/{name}", text)
    site.write("mkdocs.yml", MKDOCS)
    shutil.copy(ROOT / "site_templates" / "hooks.py", root / "site_templates" / "hooks.py")
    shutil.copytree(
        ROOT / "site_templates" / "locales", root / "site_templates" / "locales", dirs_exist_ok=True
    )
    for path in ("index.html", "c-2020/index.html", "c-2020/xa-a/index.html"):
        site.add(path, "Tiếng Việt")
        site.add(f"en/{path}", "English")
    return site


@pytest.fixture
def site(tmp_path):
    """The small site, not yet built."""
    return make_site(tmp_path / "root")


def unit(name: str, unit_id: str, parent: str = "") -> Unit:
    """A unit of that name."""
    return Unit(unit_id, name, "commune", parent, "", None, None, (), Place("units/a.yaml"))


__all__ = ["Site", "make_site", "replace", "unit"]
