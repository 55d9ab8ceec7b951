"""Changes told by hand, without Git: what each test does not care about is filled in."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from parledger.model.told import ROLE_OF, Told
from parledger.model.trail import FieldChange, Gap, Handling, LogCommit, ValueChange

ZONE = timedelta(hours=7)
AUTHOR = "Nguyễn Thị Người Gõ"


def commit_of(name, day="2020-11-10", *, merge=True, author=AUTHOR, message="Lời của commit"):
    """A commit; `name` is repeated to a whole id, the day is in Vietnam at noon."""
    made = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=5)
    parents = ("a" * 40, "b" * 40) if merge else ("a" * 40,)
    return LogCommit(whole(name), parents, author, f"{author} C", made, made, message)


def whole(name):
    """A commit's whole id from a short name."""
    return (name.encode().hex() + "0" * 40)[:40]


def field(name, old, new):
    """A field before and after."""
    return FieldChange(name, old, new)


def told(
    unit="xa-a",
    criterion="1.1",
    step="self",
    *,
    name="m1",
    day="2020-11-10",
    merge=True,
    fields=None,
    points=(None, None),
    reason="",
    writers=(),
    line=3,
    cycle="mau-2020",
    message="Lời của commit",
    request="",
    handling=None,
    path="",
    **more,
):
    """A change of a value."""
    official = commit_of(name, day, merge=merge, message=message)
    fields = (field("value", None, "true"),) if fields is None else tuple(fields)
    path = path or f"scores/{cycle}/{unit}/{step.replace('_', '-')}.yaml"
    written = tuple(one.id for one in writers) or (official.id,)
    change = ValueChange(
        cycle, unit, criterion, step, fields, path, line, official.id, written, reason
    )
    return Told(
        **{
            "change": change,
            "official": official,
            "handling": handling or Handling(request=request),
            "writers": tuple(writers) or (official,),
            "timing": "",
            "published": "",
            "seal": "unsigned",
            "path": path,
            "role": ROLE_OF[step],
            "day": date.fromisoformat(day),
            "points": tuple(None if p is None else Fraction(str(p)) for p in points),
            **more,
        }
    )


def gap(
    unit="xa-a", step="self", *, name="g1", day="2020-11-11", cycle="mau-2020", why="unreadable"
):
    """A version that nobody can read."""
    official = commit_of(name, day)
    path = f"scores/{cycle}/{unit}/{step}.yaml"
    lost = Gap(cycle, unit, step, path, official.id, "f" * 40, why)
    return Told(
        lost, official, Handling(), (), "", "", "unsigned", path, ROLE_OF[step],
        day=date.fromisoformat(day),
    )  # fmt: skip
