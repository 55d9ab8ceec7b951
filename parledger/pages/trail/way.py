"""How a change came to main: when, by which request, approved and signed by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from parledger.model.told import Told
from parledger.model.trail import Gap
from parledger.model.trail_words import (
    GAP_WORDS,
    OWN_ACCOUNT,
    PUBLISHED_WORDS,
    SEAL_WORDS,
    TIMING_WORDS,
)
from parledger.model.words import Words
from parledger.pages.text import say
from parledger.pages.trail.scope import TrailScope

_NO_DAY = Words("Không rõ ngày", "No date")
_ON = Words("Hợp nhất ngày {day}", "Merged on {day}")
_STRAIGHT_ON = Words("Ghi thẳng vào nhánh chính ngày {day}", "Written straight to main on {day}")
_MERGED = Words("hợp nhất", "merged")
_STRAIGHT = Words("ghi thẳng vào nhánh chính, không qua yêu cầu", "straight to main, no request")
_REQUEST = Words("yêu cầu {request}", "request {request}")
_APPROVED = Words("{count} người duyệt", "approved by {count}")
_REVIEWED = Words("{count} người xem", "reviewed by {count}")
_PEOPLE = (
    Words("viết: {names}", "written by {names}"),
    Words("gửi: {names}", "requested by {names}"),
    Words("xem: {names}", "reviewed by {names}"),
    Words("duyệt: {names}", "approved by {names}"),
    Words("đưa vào nhánh chính: {names}", "brought to main by {names}"),
)
_COMMIT = Words("commit {commit}", "commit {commit}")
_AFTER_GAP = Words(
    "ngay trước đó có phiên bản không đọc được", "a version just before could not be read"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line that says how; `href` may be empty, `code`: a place in a file."""

    text: str
    href: str = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that stands out; `signal`: an auditor should look."""

    text: str
    signal: bool = False


def day_of(scope: TrailScope, told: Told) -> str:
    """The day on which it became official."""
    return scope.day(told.day) if told.day else say(_NO_DAY, scope.lang)


def tags_of(scope: TrailScope, told: Told) -> Iterator[Tag]:
    """In time or late, as far as anybody can say; after publication, which is never left unsaid.

    And that the unit's own account entered what others decide of it.
    """
    if told.timing and told.timing != "unrecorded":
        yield Tag(say(TIMING_WORDS[told.timing], scope.lang), told.timing == "late")
    if told.published == "after":
        yield Tag(say(PUBLISHED_WORDS["after"], scope.lang), signal=True)
    if told.own_account:
        yield Tag(say(OWN_ACCOUNT, scope.lang), signal=True)


def merged(scope: TrailScope, told: Told) -> tuple[Part, ...]:
    """`Hợp nhất ngày 12/12/2023`, then request, approvals, people, signature, commit."""
    straight = _is_straight(told)
    first = say(_STRAIGHT_ON if straight else _ON, scope.lang, day=day_of(scope, told))
    return (
        Part(first),
        *_handling(scope, told, link=True),
        *_people(scope, told),
        *_seal(scope, told),
    )


def _unrecorded(scope: TrailScope, told: Told) -> Iterator[Part]:
    """Nobody can tell whether it was in time: said in the line, not beside the day."""
    if told.timing == "unrecorded":
        yield Part(say(TIMING_WORDS["unrecorded"], scope.lang))


def how(scope: TrailScope, told: Told) -> tuple[Part, ...]:
    """The same without the day, and with the line of the file; a request says that it was merged."""
    start = say(_STRAIGHT if _is_straight(told) else _MERGED, scope.lang)
    link = not scope.has_page(told)
    way = (*_handling(scope, told, link=link), *_people(scope, told), *_unrecorded(scope, told))
    first = () if told.handling.request else (Part(start),)
    return (*first, *way, *_seal(scope, told), *_source(scope, told))


def _is_straight(told: Told) -> bool:
    """Neither a merge nor a request that anybody recorded (squashed ones have one parent)."""
    return not (told.official.is_merge or told.handling.request)


def _handling(scope: TrailScope, told: Told, *, link: bool) -> Iterator[Part]:
    """Request, and how many approved; who they are says itself where people are named."""
    if told.handling.request:
        text = say(_REQUEST, scope.lang, request=told.handling.request.lstrip("#!"))
        yield Part(text, scope.request_href(told) if link else "")
    if told.reviews and not told.handling.reviewers:
        yield Part(say(_REVIEWED, scope.lang, count=str(told.reviews)))
    if told.approvals and not told.handling.approvals:
        yield Part(say(_APPROVED, scope.lang, count=str(told.approvals)))


def _people(scope: TrailScope, told: Told) -> Iterator[Part]:
    """By name, in the internal edition alone."""
    if not scope.names_people:
        return
    handling = told.handling
    names = (
        tuple(dict.fromkeys(commit.author for commit in told.writers)),
        (handling.author,),
        handling.reviewers,
        handling.approvals,
        (handling.merged_by or told.official.committer,),
    )
    for words, found in zip(_PEOPLE, names, strict=True):
        shown = ", ".join(name for name in found if name)
        if shown:
            yield Part(say(words, scope.lang, names=shown))
    if told.official.summary:
        yield Part(f"«{told.official.summary}»")


def _seal(scope: TrailScope, told: Told) -> Iterator[Part]:
    yield Part(say(SEAL_WORDS[told.seal], scope.lang))
    yield Part(say(_COMMIT, scope.lang, commit=told.commit[:10]), scope.change_href(told))


def _source(scope: TrailScope, told: Told) -> Iterator[Part]:
    change = told.change
    if isinstance(change, Gap):
        yield Part(told.path, scope.source_href(told), code=True)
        return
    place = f"{told.path}:{change.line}" if change.line else told.path
    yield Part(place, scope.source_href(told), code=True)
    if change.gap:
        yield Part(say(_AFTER_GAP, scope.lang))


def gap_text(scope: TrailScope, told: Told) -> str:
    """What cannot be read, and why."""
    change = told.change
    if not isinstance(change, Gap):
        return ""
    return say(GAP_WORDS[change.why], scope.lang, path=told.path, blob=change.blob[:12])
