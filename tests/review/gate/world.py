"""A small cycle with every role, in memory: change some files, ask the gate, read the codes.

Units xa-a (has an account), xa-b (a clerk enters for it), xa-c (nobody), and phong-noi-vu, which
is the office noi-vu itself.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from parledger.history import Change
from parledger.model.workspace import FOLDERS, File
from parledger.pipeline.gating_data import Wanted, read_snapshot
from parledger.review.gate import Refusal, Request, judge

CYCLE = "scores/c-2020/cycle.yaml"
SET = "criteria/mau.yaml"
UNITS = "units/units.yaml"
SELF_A = "scores/c-2020/xa-a/self.yaml"
SELF_B = "scores/c-2020/xa-b/self.yaml"
PUBLICATION = "scores/c-2020/publication.yaml"
INSTRUMENT = "scores/c-2020/survey/hai-long.yaml"
BALLOTS = "scores/c-2020/survey/hai-long.csv"
IN_TIME = "2020-11-10T09:00:00+07:00"
ROUND_1 = "2020-11-20T09:00:00+07:00"

FILES: dict[str, str] = {
    UNITS: """\
units:
  - {id: xa-a, name: Xã A, level: commune}
  - {id: xa-b, name: Xã B, level: commune}
  - {id: xa-c, name: Xã C, level: commune}
  - {id: xa-d, name: Xã D, level: commune}
  - {id: phong-noi-vu, name: Phòng Nội vụ, level: department}
""",
    SET: """\
id: mau
title: Bộ tiêu chí mẫu
max_points: 7
areas:
  - id: "1"
    title: Chỉ đạo
    max_points: 4
    criteria:
      - {id: "1.1", title: Kế hoạch, max_points: 2, rule: {kind: yes_no}}
      - {id: "1.2", title: Sáng kiến, max_points: 2, rule: {kind: judged}}
  - id: "2"
    title: Thể chế
    max_points: 3
    criteria:
      - {id: "2.1", title: Rà soát, max_points: 3, rule: {kind: yes_no}}
""",
    "criteria/khac.yaml": """\
id: khac
title: Bộ tiêu chí chưa dùng
max_points: 1
areas:
  - {id: "1", title: Một, max_points: 1, rule: {kind: yes_no}}
""",
    CYCLE: """\
id: c-2020
title: Chỉ số năm 2020
year: 2020
authority: UBND huyện Mẫu
provenance: illustrative
blocks:
  - {id: communes, title: Các xã, criteria: mau, units: [xa-a, xa-b, xa-c]}
  - {id: departments, title: Các phòng, criteria: mau, units: [phong-noi-vu]}
schedule:
  self: {from: 2020-11-01, to: 2020-11-15}
  appraisal_1: 2020-12-05
  explanation: 2020-12-12
  appraisal_2: 2020-12-20
  publication: 2020-12-31
offices:
  - {id: noi-vu, title: Phòng Nội vụ, unit: phong-noi-vu, for_own_unit: tu-phap, appraises: ["1"], accounts: [nv-1]}
  - {id: tu-phap, title: Phòng Tư pháp, appraises: ["2"], accounts: ["@Tp-1"]}
  - {id: thanh-tra, title: Thanh tra, appraises: ["2.1"]}
roles:
  secretary: {accounts: [tk-1, tk-2]}
  clerks:
    - {accounts: [nhap-ho], units: [xa-b]}
  units:
    xa-a: {accounts: [to-xa-a]}
""",
}

SCORES = 'document: {number: 12/BC-UBND}\nscores:\n  "1.1": {value: true}\n  "2.1": {value: true}\n'
DRAFT = 'draft: true\nscores:\n  "1.1": {value: true}\n'
COUNCIL = "meetings:\n  - {date: 2020-12-28, members: 9, approve: 8}\n"
OPEN_SURVEY = "id: hai-long\ntitle: Hài lòng\n"
CLOSED_SURVEY = OPEN_SURVEY + "closed: {date: 2020-12-01, sha256: aa, rows: 1}\n"
PUBLISHED = "cycle: c-2020\ndecision: {number: 99/QĐ}\ndate: 2020-12-30\nresults:\n  - {unit: xa-a, index: 90}\n"
ERRATUM = """\
  - version: 2020.1
    path: {path}
    what: Sửa điểm
    reason: Chép sai
    decision: {{number: 7/QĐ}}
    date: 2021-02-01
"""


def erratum(path: str) -> str:
    """An erratum of a publication that names a file."""
    return ERRATUM.format(path=path)


def ask(
    after: Mapping[str, str | None],
    actor: str,
    at: str = IN_TIME,
    *,
    before: Mapping[str, str | None] | None = None,
) -> tuple[Refusal, ...]:
    """What the gate says when `actor` brings these files (None: deleted) over `before`."""
    return judge(request(after, actor, at, before=before))


def codes(*words: object, **more: object) -> list[str]:
    """The codes of `ask`, in the order of places."""
    return [one.rule for one in ask(*words, **more)]  # type: ignore[arg-type]


def request(
    after: Mapping[str, str | None],
    actor: str,
    at: str = IN_TIME,
    *,
    before: Mapping[str, str | None] | None = None,
) -> Request:
    """The request as the pipeline makes it of two commits."""
    base = _over(FILES, before or {})
    head = _over(base, after)
    changes = tuple(
        _change(path, base.get(path), head.get(path))
        for path in sorted({*base, *head})
        if base.get(path) != head.get(path)
    )
    wanted = Wanted.of(changes)
    main, new = (read_snapshot(Held(files), wanted) for files in (base, head))
    since = datetime.fromisoformat("2020-10-01T08:00:00+07:00")
    return Request(actor, datetime.fromisoformat(at), since, main, main, new, changes)


def with_owners(asked: Request, path: str, how: str) -> Request:
    """The same with a CODEOWNERS file found to be so."""
    return replace(asked, owners={path: how})


def changed(path: str, *pairs: tuple[str, str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """A file of the small cycle with some words replaced; each of them has to be there."""
    text = files[path]
    for old, new in pairs:
        if old not in text:
            raise ValueError(f"{path} has no {old!r}")
        text = text.replace(old, new, 1)
    return {path: text}


def added(path: str, more: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    """A file of the small cycle with something added at its end."""
    return {path: files[path] + more}


def _over(files: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    merged = {**files, **changes}
    return {path: text for path, text in sorted(merged.items()) if text is not None}


def _change(path: str, old: str | None, new: str | None) -> Change:
    sides = [
        hashlib.sha256(text.encode()).hexdigest()[:40] if text is not None else ""
        for text in (old, new)
    ]
    modes = ["100644" if text is not None else "000000" for text in (old, new)]
    return Change(path, *sides, *modes)


class Held:
    """A workspace in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.content = {
            path: text.encode() for path, text in files.items() if path.split("/")[0] in FOLDERS
        }

    def files(self) -> tuple[tuple[File, ...], Sequence[object]]:
        """Every file with its size."""
        return tuple(File(path, len(data)) for path, data in self.content.items()), ()

    def read(self, path: str) -> bytes | None:
        """The bytes."""
        return self.content.get(path)
