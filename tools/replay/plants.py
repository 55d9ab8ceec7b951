"""What was put into the history for auditors to find, one line each: look here for the answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plant:
    """`codes`: what `audit` says of it; none: it is looked at and nothing is said.

    `step` is a name of a file; `criterion` is empty where the whole file is meant.
    """

    name: str
    unit: str
    step: str
    criterion: str
    codes: tuple[str, ...]
    what: str


LATE = Plant(
    "late", "huyen-ky-lam", "self", "", ("H101",),
    "received on 2 December, two days after the last day",
)  # fmt: skip
CORRECTED = tuple(
    Plant(
        "corrected", unit, "self", "", (),
        "a slip of the keyboard came to main and was put right by a second request, in time",
    )
    for unit in (
        "huyen-tuong-khe", "huyen-phuong-khe", "thanh-ha-so-xay-dung", "thanh-ha-so-ngoai-vu",
    )
)  # fmt: skip
UNRECORDED = Plant(
    "unrecorded", "quan-bach-khe", "self", "", (),
    "merged with GitLab's own message and never recorded: nobody knows whether in time",
)  # fmt: skip
GAP = Plant(
    "gap", "quan-vinh-duc", "self", "", ("H118",),
    "a version that is no YAML came to main; the next request mended it",
)  # fmt: skip
GAP_BESIDE = Plant(
    "gap on a branch", "huyen-son-que", "self", "", (),
    "a draft that is no YAML stayed on its branch: nothing on main is unknown",
)  # fmt: skip
TIDIED = Plant(
    "tidied", "quan-thinh-lam", "self", "", (),
    "reformatted by `fmt` in a request of its own: no value changed",
)  # fmt: skip
DIGEST = Plant(
    "digest", "huyen-cam-lang", "self", "5.2", ("H120",),
    "the list of those trained kept its title and date, and got another SHA-256",
)  # fmt: skip
WITHDRAWN = Plant(
    "paper withdrawn", "huyen-duc-khe", "self", "1.1.1", (),
    "a paper that is not public was listed and taken out again: its title is in the history only",
)  # fmt: skip
CLOSED = Plant(
    "paper made not public", "huyen-lac-lang", "self", "5.1.1", (),
    "a paper was listed as public and marked `public: false` by the next request",
)  # fmt: skip
UNPAPERED = Plant(
    "no paper", "huyen-lam-que", "explanation", "", ("H111",),
    "a clerk entered it and named no signed paper",
)  # fmt: skip
OWN_ACCOUNT = Plant(
    "own account", "thanh-ha-so-y-te", "appraisal-1.tai-chinh", "6.2", ("H106",),
    "the unit's own account raised what the office had given it",
)  # fmt: skip
NO_REASON = Plant(
    "no reason", "huyen-tan-duc", "appraisal-1", "1.4", ("H107",),
    "came to main without a reason, which was written later",
)  # fmt: skip
OUTSIDE = Plant(
    "outside", "quan-long-lam", "appraisal-1", "3.5", ("H103",),
    "points lowered from 1.5 to 1.25 by a push straight to main",
)  # fmt: skip
SPLIT = Plant(
    "split", "quan-hoa-duc", "appraisal-1", "", (),
    "the file of round 1 was divided among the offices: no value changed",
)  # fmt: skip
SQUASHED = Plant(
    "squash", "huyen-an-duc", "explanation", "", ("H103",),
    "the request was squashed: one commit with one parent, whose trailers are anybody's",
)  # fmt: skip
CLOCK = Plant(
    "clock", "huyen-phu-duc", "explanation", "", ("H112", "H127"),
    "the server's clock was three days behind when it was merged, so its paper is of the future",
)  # fmt: skip
REVERTED = Plant(
    "revert", "quan-tay-lang", "self", "1.1.1", ("H102", "H102"),
    "changed after publication without an erratum, and reverted",
)  # fmt: skip
ERRATUM = Plant(
    "erratum", "huyen-dien-lang", "appraisal-2", "6.5", (),
    "an appeal was upheld: rejected became accepted, by an erratum with its decision",
)  # fmt: skip

PLANTS = (
    LATE, *CORRECTED, UNRECORDED, GAP, GAP_BESIDE, TIDIED, DIGEST, WITHDRAWN, CLOSED, UNPAPERED,
    OWN_ACCOUNT, NO_REASON, OUTSIDE, SPLIT, SQUASHED, CLOCK, REVERTED, ERRATUM,
)  # fmt: skip
"""In the order in which they happened."""

HEARING = {
    "quan-tay-lang": "7.2.1",
    "quan-thanh-hac": "7.3",
    "thanh-ha-so-khoa-hoc-va-cong-nghe": "3.1.1",
    "thanh-ha-so-nong-nghiep-va-phat-trien-nong-thon": "2.2.2",
    "thanh-ha-so-thong-tin-va-truyen-thong": "1.3.1",
    "thanh-ha-so-tu-phap": "5.2",
}
"""Unit -> what round 2 changed without a hearing (H108); so it is in this repository's data."""

SECRET_TITLES = (
    "Danh sách người khiếu nại có địa chỉ nhà riêng",
    "Bảng kê công chức đang bị xem xét kỷ luật",
)
"""Of the papers that are not public, in whatever version."""
