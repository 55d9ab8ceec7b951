"""A small repository with a whole history, and what must never leave the house planted in it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.gitrepo import Repo
from tests.repositories import MINI

OPEN, CLOSED, GONE = "mini-2024", "mini-2023", "mini-2022"
"""A public cycle; one that is neither published nor public; one that was removed."""
OWN = f"scores/{OPEN}/xa-a/self.yaml"
ROUND_1 = f"scores/{OPEN}/xa-a/appraisal-1.yaml"
DIGEST = "ab" * 32
PAPER = f"""
    evidence:
      - title: Tờ trình KÍN-MỘT
        number: 7/TTr-XA
        date: 2024-10-30
        issuer: KÍN-HAI
        url: https://kin-ba.example/to-trinh.pdf
        signed_by: KÍN-BỐN
        sha256: {DIGEST}
      - title: Báo cáo ai cũng đọc được
"""
MERGE = """\
Nộp bản tự chấm KÍN-NĂM

Merge-Request: !12
MR-Author: tai-khoan-kin-sau
Reviewed-by: Người Kín Bảy <kin-tam@example.org>
Approved-by: Người Kín Chín <kin-muoi@example.org>
Merged-by: Người Kín Mười Một <kin-muoi-mot@example.org>
Received: 2024-11-15T23:59:00+07:00
"""
SECRETS = (
    "KÍN", "Kín", "kin-", "tai-khoan-kin", "example.org", "CHƯA-RA", "ĐÃ-XÓA", GONE, CLOSED,
)  # fmt: skip
"""Nothing of these is in any public file."""
HOSTILE = '=HYPERLINK(\\"http://x\\")\\n<script>alert(1)</script>;\'); DROP TABLE changes;--'
"""As it stands in a file, between double quotes."""


@dataclass(frozen=True)
class Taken:
    """The repository and its commits on main by what they did."""

    root: Path
    repo: Repo
    commits: dict[str, str]


def make_taken(root: Path) -> Taken:
    """Merges, a paper shown and then marked not public, a gap, hostile words, a removed cycle."""
    shutil.copytree(MINI, root, ignore=shutil.ignore_patterns("expected", "README.md"))
    repo = Repo(root, init=False)
    repo.git("init", "-q", "-b", "main")
    own, round_1 = (root / OWN).read_text("utf-8"), (root / ROUND_1).read_text("utf-8")
    cycle = (root / f"scores/{OPEN}/cycle.yaml").read_text("utf-8")
    closed = (root / f"scores/{CLOSED}/cycle.yaml").read_text("utf-8")
    for path in (OWN, ROUND_1):
        (root / path).unlink()
    told = {}
    told["first"] = repo.commit(
        {
            ".gitignore": ".parledger/\n",
            "mkdocs.yml": "site_name: x\nrepo_url: https://github.com/o/r\n",
            f"scores/{OPEN}/cycle.yaml": cycle
            + "roles:\n  secretary:\n    accounts: [tai-khoan-kin]\nschedule:\n  self: 2024-11-15\n",
            f"scores/{CLOSED}/cycle.yaml": closed.replace("public", "internal"),
            f"scores/{GONE}/xa-a/self.yaml": 'scores:\n  "1.1":\n    note: ĐÃ-XÓA\n',
        },
        "2024-10-01T08:00:00+07:00",
    )
    repo.branch("work")
    shown = own.replace('"1.1":\n    value: true\n', f'"1.1":\n    value: true{PAPER}')
    repo.write({OWN: shown})
    repo.git("add", "-A")
    who = "--author=Người Kín Mười Hai <kin-muoi-hai@example.org>"
    repo.git("commit", "-q", "-m", "KÍN-MƯỜI-BA", who, when="2024-11-10T08:00:00+07:00")
    told["draft"] = repo.head
    told["merge"] = repo.merge("work", MERGE, "2024-11-20T09:00:00+07:00")
    told["round_1"] = repo.commit({ROUND_1: round_1}, "2024-11-21T09:00:00+07:00")
    told["gap"] = repo.commit({OWN: "scores: [\n"}, "2024-11-22T09:00:00+07:00")
    hidden = shown.replace(f"sha256: {DIGEST}\n", f"sha256: {DIGEST}\n        public: false\n")
    hostile = hidden.replace('"2.2": {}', f'"2.2":\n    note: "{HOSTILE}"')
    changed = hostile.replace("done: 2", "done: 1")
    told["hidden"] = repo.commit({OWN: changed}, "2024-11-23T09:00:00+07:00")
    mended = changed.replace(HOSTILE, "đã niêm yết")
    told["mended"] = repo.commit({OWN: mended}, "2024-11-23T10:00:00+07:00")
    closing = f"scores/{CLOSED}/xa-a/self.yaml"
    text = (root / closing).read_text("utf-8")
    told["closed"] = repo.commit(
        {
            closing: text.replace("value: true\n", "value: true\n    note: CHƯA-RA\n", 1),
            f"scores/{GONE}/xa-a/self.yaml": None,
        },
        "2024-11-24T09:00:00+07:00",
    )
    return Taken(root, repo, told)
