"""A file as everybody may see it: papers that are not public cut down, accounts taken out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parledger.located import Map, Scalar, Seq, Tree
from parledger.located.scalars import says_no
from parledger.model.anonymity import looks_personal
from parledger.model.bundle import Removed
from parledger.source.canonical import canonical_tree, format_file
from parledger.source.plaintext import decode
from parledger.source.remarks import comments_in
from parledger.source.yamltree import read_tree

_IDENTIFYING = ("number", "date", "sha256", "public")
_UNTITLED = "Không công khai"
"""The title of a paper without a number, which a reader of files asks for."""

_FIGURES = frozenset({"external", "published", "not_scored", "reopened"})


@dataclass(frozen=True, slots=True)
class Reduction:
    """The reduced bytes, and what was taken out; nothing: the bytes are those given."""

    data: bytes
    removed: Removed


def accounts_in(data: bytes, path: str) -> frozenset[str]:
    """Every account that a cycle.yaml names."""
    root, _ = read_tree(data, path)
    return frozenset(_accounts_below(root)) if root is not None else frozenset()


def reduce_file(
    data: bytes, path: str, accounts: frozenset[str] = frozenset(), *, timetable: bool = False
) -> Reduction:
    """A YAML file without what is not public. ValueError where it cannot be read.

    Of a paper with `public: false` its number, date and digest stay. cycle.yaml loses who may do
    what; with `timetable`, all its figures too. Where anything goes, and where a comment names an
    account or seems to tell of a person, no comment stays.
    """
    root, problems = read_tree(data, path)
    text, _ = decode(data, path)
    if root is None or text is None:
        raise ValueError(f"{path}: {problems[0].code if problems else ''}")
    cut = _Cut()
    tree = _without_accounts(root) if _is_cycle(path) else root
    if timetable:
        tree = _without(tree, _FIGURES)
    bare = cut.documents(tree)
    told = any(_tells(comment, accounts) for comment in comments_in(text))
    if bare is root and not told:
        return Reduction(data, Removed())
    commented = bool(comments_in(text))
    removed = Removed(cut.count, accounts=tree is not root, comments=commented)
    return Reduction(canonical_tree(bare, path), removed)


def withheld_documents(data: bytes, path: str) -> int:
    """How many papers of a file are not public."""
    root, _ = read_tree(data, path)
    return sum(1 for node in _maps(root) if _is_withheld(node)) if root is not None else 0


def _is_cycle(path: str) -> bool:
    return path.startswith("scores/") and path.endswith("/cycle.yaml") and path.count("/") == 2


def _tells(comment: str, accounts: frozenset[str]) -> bool:
    """Whether a comment names an account, or holds a mail address, a telephone number or a name."""
    words = {word.strip("@.,;:()[]\"'") for word in comment.split()}
    return bool(words & accounts) or looks_personal(comment)


class _Cut:
    """Cuts papers down and counts those that lost something."""

    def __init__(self) -> None:
        self.count = 0

    def documents(self, node: Tree) -> Tree:
        """The same node where nothing below it changes."""
        if isinstance(node, Map):
            if _is_withheld(node):
                kept = _identified(node)
                self.count += kept is not node
                return kept
            return _changed_map(node, self.documents)
        if isinstance(node, Seq):
            items = tuple(self.documents(item) for item in node.items)
            same = all(new is old for new, old in zip(items, node.items, strict=True))
            return node if same else Seq(items, node.line, node.column)
        return node


def _changed_map(node: Map, change: Callable[[Tree], Tree]) -> Map:
    entries = tuple((key, change(value)) for key, value in node.entries)
    same = all(new[1] is old[1] for new, old in zip(entries, node.entries, strict=True))
    return node if same else Map(entries, node.line, node.column)


def _is_withheld(node: Map) -> bool:
    public = node.get("public")
    return isinstance(public, Scalar) and says_no(public.text)


def _identified(node: Map) -> Map:
    kept = tuple(entry for entry in node.entries if entry[0].text in _IDENTIFYING)
    if node.get("number") is None:
        title = node.get("title")
        if len(node.entries) == len(kept) + 1 and _is_text(title, _UNTITLED):
            return node
        named = (Scalar("title", node.line, node.column), Scalar(_UNTITLED, node.line, node.column))
        return Map((named, *kept), node.line, node.column)
    return node if len(kept) == len(node.entries) else Map(kept, node.line, node.column)


def _is_text(node: Tree | None, text: str) -> bool:
    return isinstance(node, Scalar) and node.text == text


def _without_accounts(root: Tree) -> Tree:
    """cycle.yaml without `roles` and without the offices' `accounts`."""
    bare = _without(root, frozenset({"roles"}))
    if not isinstance(bare, Map):
        return bare

    def change(key: str, value: Tree) -> Tree:
        if key != "offices" or not isinstance(value, Seq):
            return value
        items = tuple(_without(item, frozenset({"accounts"})) for item in value.items)
        same = all(new is old for new, old in zip(items, value.items, strict=True))
        return value if same else Seq(items, value.line, value.column)

    entries = tuple((key, change(key.text, value)) for key, value in bare.entries)
    same = all(new[1] is old[1] for new, old in zip(entries, bare.entries, strict=True))
    return bare if same else Map(entries, bare.line, bare.column)


def _without(node: Tree, keys: frozenset[str]) -> Tree:
    if not isinstance(node, Map):
        return node
    kept = tuple(entry for entry in node.entries if entry[0].text not in keys)
    return node if len(kept) == len(node.entries) else Map(kept, node.line, node.column)


def _maps(node: Tree) -> Iterable[Map]:
    if isinstance(node, Map):
        yield node
        for _, value in node.entries:
            yield from _maps(value)
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _maps(item)


def _accounts_below(node: Tree) -> Iterable[str]:
    for one in _maps(node):
        held = one.get("accounts")
        items = held.items if isinstance(held, Seq) else (held,)
        yield from (item.text.strip() for item in items if isinstance(item, Scalar))


def is_reduced(data: bytes, path: str, removed: Removed) -> bool:
    """Whether a file can be what is left when so much was taken out: canonical, nothing left that
    would have gone too, and as many cut papers as were cut.
    """
    made, problems = format_file(data, path)
    text, _ = decode(data, path)
    if problems or made != data or text is None or comments_in(text):
        return False
    if reduce_file(data, path).removed or (removed.accounts and not _is_cycle(path)):
        return False
    return removed.documents <= withheld_documents(data, path)
