"""Projects for the checks: the valid project of tests/problems with a few words changed."""

from collections.abc import Iterable, Mapping, Sequence

from parledger.problems import Problems
from tests.problems.examples import HERE, Overlay, problems_in

Change = str | Sequence[tuple[str, str]]


def changed(changes: Mapping[str, Change], *, base: bool = True) -> Overlay:
    """Files by path: a whole text, or pairs of old and new (an empty old one: at the end)."""
    content = dict(Overlay.of(HERE / "base").content) if base else {}
    for path, change in changes.items():
        text = change if isinstance(change, str) else _replace(content[path], change, path)
        content[path] = text.encode("utf-8")
    return Overlay(dict(sorted(content.items())))


def _replace(data: bytes | None, pairs: Iterable[tuple[str, str]], path: str) -> str:
    text = (data or b"").decode("utf-8")
    for old, new in pairs:
        if old and old not in text:
            raise ValueError(f"{path} has no {old!r}")
        text = text.replace(old, new, 1) if old else text + new
    return text


def broken(
    changes: Mapping[str, Change], *, base: bool = True, keep: Sequence[str] = ()
) -> Problems:
    """What is found; with `keep` only these codes."""
    found = problems_in(changed(changes, base=base))
    return tuple(one for one in found if not keep or one.code in keep)


def codes_of(changes: Mapping[str, Change]) -> list[str]:
    """The codes found, in the order of their places."""
    return [one.code for one in broken(changes)]
