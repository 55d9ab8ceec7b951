"""Who may instead, and when, in both languages."""

from collections.abc import Iterable
from datetime import date, datetime

from parledger.compute.windows import StepWindow, zone_of
from parledger.model.cycles import Cycle, Office
from parledger.model.words import Words
from parledger.review.gate.people import secretaries

_MOST_SHOWN = 5

ANY_TIME = Words("bất cứ lúc nào", "at any time")
NEVER = Words("không lúc nào", "at no time")
MAINTAINERS = Words(
    "người phụ trách mã nguồn ghi trong CODEOWNERS, ngoài những người có vai trò trong kỳ",
    "whoever CODEOWNERS names for the code, outside of those with a role in a cycle",
)
SET_UP = Words(
    "người quản trị kho, khi nhánh chính chưa khóa hoặc với quyền quản trị của mình",
    "whoever administers the repository, before main is protected or by that right",
)
STEPS = {
    "self": Words("tự chấm", "self-assessment"),
    "appraisal_1": Words("thẩm định lần 1", "appraisal, round 1"),
    "explanation": Words("giải trình", "explanations"),
    "appraisal_2": Words("thẩm định lần 2", "appraisal, round 2"),
}


def accounts_of(accounts: Iterable[str]) -> Words:
    """Accounts for a sentence; a role without any says so."""
    named = tuple(dict.fromkeys(account.strip().removeprefix("@") for account in accounts))
    if not named:
        return Words(
            "chưa có tài khoản nào, thư ký ghi thêm vào cycle.yaml",
            "no account yet, the secretary adds one to cycle.yaml",
        )
    shown, more = ", ".join(named[:_MOST_SHOWN]), len(named) - _MOST_SHOWN
    if more <= 0:
        return Words(shown, shown)
    return Words(f"{shown} và {more} tài khoản khác", f"{shown} and {more} more")


def secretary(cycle: Cycle) -> Words:
    """The secretary of the cycle."""
    who = accounts_of(cycle.roles.secretary)
    if not cycle.roles.secretary:
        return SET_UP
    return Words(f"thư ký của kỳ ({who.vi})", f"the cycle's secretary ({who.en})")


def any_secretary(cycles: Iterable[Cycle]) -> Words:
    """The secretary of any cycle; where there is none, whoever set the repository up."""
    named = secretaries(cycles)
    if not named:
        return SET_UP
    who = accounts_of(named)
    return Words(f"thư ký của một kỳ ({who.vi})", f"the secretary of a cycle ({who.en})")


def office_people(office: Office | None) -> Words:
    """An office by its title and accounts; nobody where there is no such office."""
    if office is None:
        return Words(
            "không ai: kỳ không có cơ quan này", "nobody: the cycle does not have this office"
        )
    who = accounts_of(office.accounts)
    return Words(f"{office.title} ({who.vi})", f"{office.title} ({who.en})")


def unit_people(cycle: Cycle, unit: str) -> Words:
    """The unit's own accounts and the clerks who enter for it."""
    if cycle.block_of(unit) is None:
        return Words(
            "không ai: kỳ không đánh giá đơn vị này", "nobody: the cycle does not assess this unit"
        )
    own = cycle.roles.units.get(unit, ())
    clerks = [
        account
        for clerk in cycle.roles.clerks
        if clerk.units is None or unit in clerk.units
        for account in clerk.accounts
    ]
    parts = [
        (Words("tài khoản của đơn vị", "the unit's account"), own),
        (Words("người nhập hộ", "the clerk"), clerks),
    ]
    told = [(role, accounts_of(named)) for role, named in parts if named]
    if not told:
        return accounts_of(())
    return Words(
        "; ".join(f"{role.vi} ({who.vi})" for role, who in told),
        "; ".join(f"{role.en} ({who.en})" for role, who in told),
    )


def days_of(window: StepWindow) -> Words:
    """The days of a window."""
    last = day(window.last)
    if window.first is None:
        return Words(f"đến hết ngày {last.vi}", f"until {last.en}, the last day")
    first = day(window.first)
    return Words(f"từ ngày {first.vi} đến hết ngày {last.vi}", f"from {first.en} to {last.en}")


def day(when: date) -> Words:
    """A day as people of each language write it."""
    return Words(f"{when.day:02}/{when.month:02}/{when.year}", when.isoformat())


def moment(when: datetime, cycle: Cycle | None = None) -> Words:
    """An instant on the cycle's clock, to the minute; in its own zone without a cycle."""
    local = when if cycle is None else when.astimezone(zone_of(cycle))
    shown = f"{local.hour:02}:{local.minute:02}"
    offset = local.strftime("%z")
    zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
    told = day(local.date())
    return Words(f"{shown} ngày {told.vi}{zone}", f"{told.en} {shown}{zone}")


def reopened_after(cycle: Cycle) -> Words:
    """What helps when a window is closed: the secretary reopens the step for the unit."""
    who = secretary(cycle)
    return Words(
        f"sau khi {who.vi} mở lại bước này cho đơn vị (reopened trong cycle.yaml)",
        f"once {who.en} has reopened the step for the unit (reopened in cycle.yaml)",
    )
