"""A small workspace with a survey, for tests that read, close, print or import one."""

from __future__ import annotations

from pathlib import Path

CYCLE = "mau-2020"
SURVEY = "hai-long"
UNITS = {"xa-a": "Xã An Bình", "xa-b": "Xã Bình Minh"}
FOLDER = f"scores/{CYCLE}/survey"
INSTRUMENT = f"{FOLDER}/{SURVEY}.yaml"
BALLOTS = f"{FOLDER}/{SURVEY}.csv"

_UNITS = "units:\n" + "".join(
    f"  - id: {unit}\n    name: {name}\n    level: commune\n" for unit, name in UNITS.items()
)
_SET = """\
id: bo
title: Bộ tiêu chí
max_points: 30
areas:
  - id: "1"
    title: Mức độ hài lòng
    max_points: 30
    rule:
      kind: survey
"""
_CYCLE = f"""\
id: {CYCLE}
title: Chỉ số cải cách hành chính năm 2020
year: 2020
authority: UBND huyện Mẫu
provenance: illustrative
blocks:
  - id: xa
    title: Các xã
    criteria: bo
    units:
      - xa-a
      - xa-b
"""
SURVEY_TEXT = f"""\
# Khảo sát thử.
id: {SURVEY}
title: Khảo sát mức độ hài lòng năm 2020
legal_basis:
  - title: Kế hoạch khảo sát
    number: 45/KH-UBND
    date: 2020-02-10
    issuer: UBND huyện Mẫu
period:
  from: 2020-02-18
  to: 2020-11-05
scales:
  - id: muc-do
    options:
      - id: 1
        title: Không hài lòng
        value: 1
      - id: 2
        title: Bình thường
        value: 2
      - id: 3
        title: Hài lòng
        value: 3
    satisfied:
      - 3
groups:
  - id: nguoi-dan
    title: Người dân, tổ chức
    planned: 3
    least: 2
questions:
  - id: q1
    title: Thái độ phục vụ?
    scale: muc-do
  - id: q2
    title: Thời gian giải quyết?
    scale: muc-do
  - id: kenh
    kind: choice
    several: true
    title: Nộp hồ sơ bằng cách nào?
    options:
      - id: tt
        title: Trực tiếp
      - id: tr
        title: Trực tuyến
  - id: y-kien
    kind: text
    title: Mong muốn (nếu có)
formula:
  kind: satisfied_share
feeds:
  - criterion: "1"
# Số khởi đầu của mô phỏng.
seed: 7
"""
BALLOTS_TEXT = """\
ballot,unit,group,date,q1,q2,kenh,y-kien
1,xa-a,nguoi-dan,2020-03-01,3,3,tt,
2,xa-a,nguoi-dan,2020-03-01,2,3,tt;tr,Mong có thêm ghế ngồi
3,xa-b,nguoi-dan,2020-03-02,1,,tr,"Gọi tôi số 0912 345 678"
4,xa-b,nguoi-dan,2020-03-02,3,2,,
"""


def write_poll(root: Path, *, ballots: str = BALLOTS_TEXT, survey: str = SURVEY_TEXT) -> Path:
    """The workspace: one block of two communes, one survey, four ballots."""
    files = {
        "units/xa.yaml": _UNITS,
        "criteria/bo.yaml": _SET,
        f"scores/{CYCLE}/cycle.yaml": _CYCLE,
        INSTRUMENT: survey,
        BALLOTS: ballots,
    }
    for path, text in files.items():
        if text:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return root
