"""A page of prose: what the layout is told of it, and its text as finished HTML."""

from collections.abc import Iterable
from html import unescape

from markupsafe import Markup

from parledger.pages.addresses import home_path, root_of, twin
from parledger.pages.page import Context, Crumb, View
from parledger.problems import Lang
from parledger.report import Edition

_HOME = {"vi": "Trang đầu", "en": "Home"}


def lang_of(path: str) -> Lang:
    """The language of a site path: English under `en/`."""
    return "en" if path.startswith("en/") else "vi"


def prose_view(
    path: str, title: str, *, paths: Iterable[str], edition: Edition, live: bool
) -> View:
    """The view of a page of docs/. `title` may hold entities; `paths` are all pages' paths."""
    lang = lang_of(path)
    plain = unescape(title)
    other = twin(path)
    return View(
        lang=lang,
        title=plain,
        path=path,
        root=root_of(path),
        other=other if other in frozenset(paths) else "",
        crumbs=(Crumb(_HOME[lang], home_path(lang)), Crumb(plain)),
        kind="prose",
        live=live,
        home=home_path(lang),
        edition=edition,
    )


def prose_context(view: View, html: str, contents: tuple[Crumb, ...]) -> Context:
    """What `main.html` sees: `view`, `content` (HTML made from our Markdown), `contents`.

    `contents` lists all pages of prose in the language, in the order of mkdocs.yml.
    """
    return {"view": view, "content": Markup(html), "contents": contents}  # noqa: S704 - our own Markdown


def lost_view(base: str, title: str, *, edition: Edition, live: bool) -> View:
    """The view of 404.html, shown for any address: its links begin with `base`."""
    return View(
        lang="vi", title=title, path="404.html", root=base, kind="lost", live=live, edition=edition
    )
