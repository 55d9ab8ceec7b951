"""`codeowners`: who is asked to approve what."""

from parledger.cli.call import Argument, Call, Command
from parledger.model.words import Words


def run(call: Call) -> int:
    """The files written, one a line; with --check 1 where one is stale."""
    from parledger.pipeline.owning import run_codeowners
    from parledger.review.codeowners import FILES

    given = call.options.forge
    forges = tuple(FILES) if given is None else tuple(one.strip() for one in given.split(","))
    stale = run_codeowners(call.root, forges, check=call.options.check)
    for path in stale:
        print(path)
    if call.options.check:
        print(call.say(_STALE if stale else _FRESH))
        return int(bool(stale))
    if not stale:
        print(call.say(_FRESH))
    return 0


_FRESH = Words(
    "CODEOWNERS khớp với vai trò trong các kỳ đang chạy.",
    "CODEOWNERS says what the running cycles say.",
)
_STALE = Words(
    "CODEOWNERS đã cũ; chạy: python build.py codeowners",
    "CODEOWNERS is stale; run: python build.py codeowners",
)

COMMAND = Command(
    Words(
        "viết CODEOWNERS cho GitHub và GitLab từ vai trò và cơ quan trong các kỳ đang chạy",
        "write CODEOWNERS for GitHub and GitLab from the roles and offices of the running cycles",
    ),
    (
        Argument(
            "--forge",
            Words(
                "chỉ viết cho github hoặc gitlab (mặc định: cả hai)",
                "for github or gitlab alone (default: both)",
            ),
            metavar="github,gitlab",
        ),
        Argument(
            "--check",
            Words(
                "không ghi; thoát với mã 1 nếu tệp đã cũ", "write nothing; exit 1 when one is stale"
            ),
            flag=True,
        ),
    ),
    run,
    ("codeowners", "codeowners --check", "codeowners --forge gitlab"),
)
