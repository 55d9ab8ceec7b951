"""GitLab's second step: a job of the main branch answers every open request with one note.

GitLab has no event that runs the main branch's pipeline for a request, and gives protected
variables to pipelines of protected branches alone. So a schedule on main looks at what is open,
reads each head as Git objects, and writes with a token that no request's pipeline ever holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parledger.forge.gitlab import GitLab, MergeNotes, OpenRequest
from parledger.forge.notes import find_note, put_note
from parledger.history import fetch_ref
from parledger.model.instants import write_time
from parledger.pipeline.forges import Place, gitlab_of
from parledger.pipeline.reviewing import ReviewOrder, run_review
from parledger.problems import Lang, UserError
from parledger.review.printers import PRINTERS, Limit
from parledger.review.safe import for_markdown

_MOST_BYTES = 60_000


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one request: `created`, `updated`, `same`, `known` (nothing new since the
    last note), or why it could not be answered.
    """

    number: int
    how: str
    wrong: UserError | None = None


def answer_open(root: Path, place: Place, lang: Lang) -> Iterator[Answered]:
    """Answer each open request; what is wrong with one does not keep the others waiting."""
    forge = gitlab_of(place)
    me = forge.me()
    base = fetch_ref(root, place.remote, f"refs/heads/{place.branch}")
    for number in forge.open_numbers(place.branch):
        try:
            how = _answer(root, place, (base, lang), MergeNotes(forge, number, me))
        except UserError as wrong:
            yield Answered(number, "refused", wrong)
        else:
            yield Answered(number, how)


def _answer(root: Path, place: Place, by: tuple[str, Lang], notes: MergeNotes) -> str:
    base, lang = by
    forge: GitLab = notes.forge
    request = forge.open_request(notes.number)
    seen = f"<!-- {base} {request.head} -->"
    standing = find_note(notes)
    if standing is not None and seen in standing.body.splitlines()[1:2]:
        return "known"
    head = fetch_ref(root, place.remote, f"refs/merge-requests/{request.number}/head")
    if head != request.head:
        raise UserError(
            f"yêu cầu {request.number} vừa có phiên bản mới; lần chạy sau sẽ xét",
            f"request {request.number} has just got a newer head; the next run looks at it",
            exit_code=1,
        )
    return put_note(notes, f"{seen}\n{_text(root, base, request, lang)}")


def _text(root: Path, base: str, request: OpenRequest, lang: Lang) -> str:
    """The verdict, then the review; where the two sides cannot be compared, why."""
    people = ", ".join(f"`{name}`" for name in request.people)
    by = f"{people}; `{write_time(request.received)}`; `{request.head[:12]}`"
    try:
        order = ReviewOrder(root, base, request.head, request.people, request.received)
        review = run_review(order)
    except UserError as wrong:
        return f"⛔ **{'Không xét được' if lang == 'vi' else 'Cannot be judged'}** ({by})\n\n{for_markdown(wrong.say(lang))}\n"
    allowed = not review.gate
    said = {
        ("vi", True): "✅ **Được phép**",
        ("vi", False): "⛔ **Bị từ chối**",
        ("en", True): "✅ **Allowed**",
        ("en", False): "⛔ **Refused**",
    }[lang, allowed]
    return f"{said} ({by})\n\n{PRINTERS['markdown'](review, lang, Limit(_MOST_BYTES))}"
