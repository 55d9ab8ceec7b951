"""MkDocs: Markdown to HTML, and the list of everything that belongs to the site."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from parledger.problems import Place, Problem, Problems, UserError
from parledger.website.hook import HANDED, Handed
from parledger.website.places import find_source


@dataclass(frozen=True, slots=True)
class Sources:
    """Prose, templates, MkDocs's settings and the hook."""

    docs: Path
    templates: Path
    config: Path
    hook: Path

    @classmethod
    def find(cls, root: Path) -> "Sources":
        """The root's own, else those of the package."""
        templates = find_source(root, "site_templates")
        own = templates / "hooks.py"
        hook = own if own.exists() else find_source(root, "site_templates/hooks.py")
        return cls(find_source(root, "docs"), templates, find_source(root, "mkdocs.yml"), hook)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What mkdocs.yml says of the published site; empty where it says nothing."""

    site_url: str = ""
    repository_url: str = ""


def read_facts(root: Path) -> SiteFacts:
    """The site's and the repository's addresses. Raises UserError for a mkdocs.yml that is wrong."""
    with _listening() as said:
        return _facts(_load(Sources.find(root), root / ".parledger" / "none", said))


def generate(sources: Sources, staging: Path, handed: Handed) -> tuple[SiteFacts, Problems]:
    """Build prose, assets and 404 into the staging folder; the data pages are taken down.

    Answers what MkDocs had to say, as warnings. Raises UserError for a mkdocs.yml that is wrong.
    """
    token = HANDED.set(handed)
    try:
        with _listening() as said:
            config = _load(sources, staging, said)
            build(config)
    finally:
        HANDED.reset(token)
    at = Place("mkdocs.yml")
    return _facts(config), tuple(Problem(at, "B106", args=(("said", text),)) for text in said)


def _facts(config: MkDocsConfig) -> SiteFacts:
    return SiteFacts(config.site_url or "", config.repo_url or "")


def _load(sources: Sources, staging: Path, said: list[str]) -> MkDocsConfig:
    try:
        return load_config(
            str(sources.config),
            docs_dir=str(sources.docs),
            # Relative to mkdocs.yml, for MkDocs, which may be the copy in the package.
            site_dir=str(staging.absolute()),
            theme={"name": None, "custom_dir": str(sources.templates)},
            hooks=[str(sources.hook)],
            plugins=[],
            use_directory_urls=False,
            # Links are checked by our own pass over the finished site, once for all pages.
            validation={
                "links": {
                    "not_found": "ignore",
                    "anchors": "ignore",
                    "unrecognized_links": "ignore",
                },
                "nav": {"omitted_files": "ignore"},
            },
        )
    except MkDocsException as error:
        why = "; ".join(said) or str(error)
        raise UserError(f"mkdocs.yml có lỗi: {why}", f"mkdocs.yml is wrong: {why}") from error


class _Ear(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what MkDocs logs instead of printing it."""
    # A notice to the terminal about a version of MkDocs that we do not use.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    said: list[str] = []
    ear, logger = _Ear(said), logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(ear)
        logger.propagate = before
