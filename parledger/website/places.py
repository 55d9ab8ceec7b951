"""Where docs, templates and settings are taken from, and where a site may be written."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from parledger.problems import Place, Problem, Problems, UserError
from parledger.website.settings import SiteSettings

PACKAGE = Path(__file__).resolve().parent.parent
MARKER = "build.json"
GENERATOR = "parledger"

# What people write; a site among it would be read as input by the next build.
_INPUTS = ("units", "criteria", "scores", "docs", "site_templates", "parledger", "trail", ".git")


def find_source(root: Path, name: str) -> Path:
    """`docs`, `site_templates` or `mkdocs.yml`: the root's own, else the copy in the package.

    In a checkout that is not installed the package's copy is the checkout's own.
    """
    for place in (root, PACKAGE / "_defaults", PACKAGE.parent):
        if (place / name).exists():
            return (place / name).resolve()
    raise UserError(f"không có {name}: cài lại parledger", f"{name} is missing: install again")


def linked_sources(root: Path, folders: tuple[Path, ...]) -> Problems:
    """Symbolic links among prose and templates: what they point at would be published."""
    found: list[Problem] = []
    for folder in folders:
        for path in sorted(_walk_links(folder)):
            shown = path.relative_to(root) if path.is_relative_to(root) else path
            found.append(Problem(Place(shown.as_posix()), "B105"))
    return tuple(found)


def _walk_links(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(base, name)
            if path.is_symlink():
                yield path


def refuse_target(settings: SiteSettings) -> None:
    """Raise UserError where writing the site would touch something that is not an earlier site."""
    if settings.cache.is_symlink():
        raise _refusal(settings.cache, "đây là liên kết (symlink)", "it is a symbolic link")
    given, root = settings.target, settings.root.resolve()
    target = given.resolve()
    inside = target.is_relative_to(root) and target != root
    if root.is_relative_to(target) or target == Path.home().resolve():
        raise _refusal(given, "đây là thư mục chứa dữ liệu", "it holds the data")
    served = target == root / ".parledger" / "serve"
    if inside and not served and target.relative_to(root).parts[0] in (*_INPUTS, ".parledger"):
        raise _refusal(given, "nằm trong thư mục nguồn", "it lies among the sources")
    if given.is_symlink():
        raise _refusal(given, "đây là liên kết (symlink)", "it is a symbolic link")
    if not given.exists():
        return
    if not given.is_dir():
        raise _refusal(given, "đây là một tệp", "it is a file")
    if any(given.iterdir()) and not is_earlier_site(given):
        raise _refusal(
            given,
            "thư mục có nội dung khác, không phải trang do parledger dựng",
            "it has other content and is no site built by parledger",
        )
    if link := next(_walk_links(given), None):
        raise _refusal(given, f"có liên kết (symlink) {link.name}", f"symbolic link {link.name}")


def is_earlier_site(folder: Path) -> bool:
    """Whether the folder's build.json says that this program wrote it."""
    try:
        told = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("generator") == GENERATOR


def _refusal(folder: Path, vi: str, en: str) -> UserError:
    return UserError(f"không ghi trang vào {folder}: {vi}", f"will not write into {folder}: {en}")
