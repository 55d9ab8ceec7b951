"""Which steps each illustrative cycle has gone through, how its files are split, who was asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """`by_office`: the rounds whose files are one per office; `meeting`: the Council's vote.

    `rounds` 0: nothing is scored by the units themselves.
    """

    cycle: str
    rounds: int = 2
    by_office: tuple[int, ...] = ()
    meeting: tuple[int, int] | None = None  # members, in favour
    meeting_date: tuple[int, int, int] = (0, 0, 0)
    minutes: str = ""
    adjusts: int = 0
    changed_unheard: int = 0  # leaves changed in round 2 that nobody explained
    improvements: int = 0  # units that show a plan of improvement
    running: bool = False


PLANS = (
    Plan("minh-duc-2019", rounds=1, meeting=(7, 7), meeting_date=(2019, 12, 18),
         minutes="498/BB-HĐTĐ", adjusts=3),
    Plan("minh-duc-2020", by_office=(1,), meeting=(7, 6), meeting_date=(2020, 12, 18),
         minutes="512/BB-HĐTĐ", adjusts=4, improvements=6),
    Plan("thanh-ha-2023", meeting=(10, 9), meeting_date=(2024, 1, 26),
         minutes="37/BB-HĐTĐ", adjusts=6, changed_unheard=4),
    Plan("minh-tinh-2020", by_office=(1, 2), meeting=(9, 9), meeting_date=(2021, 2, 23),
         minutes="61/BB-HĐTĐ", adjusts=3),
    Plan("yen-lam-2020", by_office=(1,), meeting=(7, 5), meeting_date=(2021, 1, 20),
         minutes="18/BB-HĐTĐ", adjusts=2, changed_unheard=2),
    Plan("khe-trung-2020", by_office=(1,), running=True),
    Plan("binh-an-2021", rounds=0),
)  # fmt: skip


@dataclass(frozen=True)
class Fieldwork:
    """How the ballots of a survey came in; what was asked stands in its instrument.

    `complete`: every planned ballot came in; else some units fall short. `dated`: a ballot
    carries the day it was handed in.
    """

    cycle: str
    survey: str
    complete: bool = False
    dated: bool = False


FIELDWORK = (
    Fieldwork("minh-duc-2020", "hai-long-2020"),
    Fieldwork("thanh-ha-2023", "hai-long-2023"),
    Fieldwork("thanh-ha-2023", "xhh-2023", dated=True),
    Fieldwork("binh-an-2021", "tac-dong-2021", complete=True),
)
