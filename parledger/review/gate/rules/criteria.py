"""Criteria in force are frozen once self-assessment begins.

A correction is an erratum: a new entry that names its decision and the criteria it corrects.
"""

from collections.abc import Iterable, Iterator, Mapping

from parledger.model.criteria import CriteriaSet, Node
from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.problems import Place
from parledger.review.bare import bare, differ
from parledger.review.gate.refusal import Refusal
from parledger.review.gate.request import Request, has_begun, running
from parledger.review.gate.rule import GateRule
from parledger.review.gate.rules.shared_files import judge_people, sets_of
from parledger.review.gate.targets import Kind
from parledger.review.gate.words import secretary

_ERRATUM = Words(
    "khi bộ tiêu chí có thêm mục errata ghi decision (số quyết định) và criteria (các mã được sửa)",
    "with a new entry under errata that names decision (its number) and criteria (the codes corrected)",
)


def judge(request: Request) -> Iterator[Refusal]:
    """G110, G113, G150 (who) and G160 (frozen), at each set."""
    for change in request.of_kinds(Kind.SET):
        name = change.path.removeprefix("criteria/").removesuffix(".yaml")
        users = [
            files.cycle
            for files in running(request.base)
            if name in sets_of(request.base.project, files)
        ]
        refused = tuple(judge_people(request, change.path, users))
        yield from refused
        if not refused:
            yield from _judge_frozen(request, name, users, change.path)


def _judge_frozen(
    request: Request, name: str, users: Iterable[Cycle], path: str
) -> Iterator[Refusal]:
    old, new = request.start.project.sets.get(name), request.head.project.sets.get(name)
    changed = changed_codes(old, new)
    begun = next((cycle for cycle in users if has_begun(request, cycle)), None)
    if begun is None or not differ(old, new):
        return
    left = [code for code in changed if code not in _corrected(old, new)]
    if new is None or old is None or left or not _new_errata(old, new):
        shown = ", ".join((left or list(changed))[:8]) or name
        yield Refusal(
            "G160",
            _place(new, left, path),
            secretary(begun),
            _ERRATUM,
            args=(("cycle", begun.id), ("changed", shown)),
        )


def _place(criteria: CriteriaSet | None, codes: list[str], path: str) -> Place:
    nodes = criteria.nodes if criteria is not None else {}
    return next((nodes[code].at for code in codes if code in nodes), Place(path))


def changed_codes(old: CriteriaSet | None, new: CriteriaSet | None) -> tuple[str, ...]:
    """Codes of nodes that came, went, moved, or say something else, in the sets' order."""
    before, after = _nodes(old), _nodes(new)
    names = dict.fromkeys((*before, *after))
    return tuple(name for name in names if before.get(name) != after.get(name))


def _nodes(criteria: CriteriaSet | None) -> Mapping[str, object]:
    """Each node by itself, with the codes of its children in their order."""
    if criteria is None:
        return {}
    return {
        code: (_alone(node), tuple(c.id for c in node.children))
        for code, node in criteria.nodes.items()
    }


def _alone(node: Node) -> object:
    said = bare(node)
    return (
        tuple(pair for pair in said if pair[0] != "children") if isinstance(said, tuple) else said
    )


def _new_errata(old: CriteriaSet, new: CriteriaSet) -> bool:
    """Whether errata were added, each with its decision, and none was taken away or rewritten."""
    kept = bare(new.errata[: len(old.errata)]) == bare(old.errata)
    added = new.errata[len(old.errata) :]
    return kept and bool(added) and all(one.decision.strip() for one in added)


def _corrected(old: CriteriaSet | None, new: CriteriaSet | None) -> frozenset[str]:
    """The codes that the new errata name, all below them, and the nodes whose sums they change."""
    if old is None or new is None:
        return frozenset()
    named = [code for one in new.errata[len(old.errata) :] for code in one.criteria]
    found: set[str] = set()
    for criteria in (old, new):
        for code in named:
            node = criteria.nodes.get(code)
            if node is not None:
                found.update(below.id for below in node.walk())
                found.update(_above(criteria, node))
    return frozenset(found)


def _above(criteria: CriteriaSet, node: Node) -> Iterator[str]:
    while node.parent:
        yield node.parent
        node = criteria.nodes[node.parent]


RULE = GateRule("criteria", ("G110", "G113", "G150", "G160"), frozenset({Kind.SET}), judge)
