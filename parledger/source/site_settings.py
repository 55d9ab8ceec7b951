"""What mkdocs.yml says of the repository, without MkDocs, which takes a second to begin."""

import re
from pathlib import Path

_LINE = re.compile(
    r"""^repo_url:[ \t]+(?P<quote>["']?)(?P<url>[^\s"'#]+)(?P=quote)[ \t]*(?:\s#.*)?$""",
    re.MULTILINE,
)
_MOST_BYTES = 256 * 1024


def repository_url(root: Path) -> str:
    """`repo_url` of the root's own mkdocs.yml; empty where there is none, or it is no plain text."""
    try:
        with (root / "mkdocs.yml").open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
    found = _LINE.search(text.replace("\r\n", "\n"))
    return found["url"] if found else ""
