"""What the people of the played cycle write, and the figures worked out by hand.

Three departments of a district, one block, a set of 20 points; two offices appraise, and one of
them, phong-noi-vu, is itself appraised (the other stands in for it).

|             | most | phong-giao-duc     | phong-y-te           | phong-noi-vu |
|-------------|------|--------------------|----------------------|--------------|
| 1.1 yes/no  | 4    | 4                  | 4                    | 0            |
| 1.2 bands   | 4    | 2 -> 0 -> 2        | 4                    | 2            |
| 1.3 judged  | 2    | 1 -> 1.5           | 0.5 -> Council 2     | 2            |
| 2.1 deduct  | 4    | 4                  | 3 -> 1 -> 1 -> 3 (*) | 4            |
| 2.2 survey  | 6    | 3 of 4 say so: 4.5 | 2 of 4: 3            | 4 of 4: 6    |
| points      | 20   | 16                 | 14, after (*) 16     | 14           |
| index, rank |      | 80.00, 1           | 70.00, 2; 80.00, 1   | 70.00, 2; 3  |

(*) the erratum after the appeal.
"""

CYCLE = "cap-phong-2020"
FOLDER = f"scores/{CYCLE}"
PLAN = f"{FOLDER}/cycle.yaml"
SET = "criteria/cap-phong.yaml"
UNITS = "units/phong.yaml"
COUNCIL = f"{FOLDER}/council.yaml"
APPEALS = f"{FOLDER}/appeals.yaml"
RECORD = f"{FOLDER}/publication.yaml"
INSTRUMENT = f"{FOLDER}/survey/hai-long.yaml"
BALLOTS = f"{FOLDER}/survey/hai-long.csv"
GD, YT, NV = "phong-giao-duc", "phong-y-te", "phong-noi-vu"
NEXT = "scores/cap-phong-2021/cycle.yaml"


def own(unit: str, name: str) -> str:
    """The path of a unit's file."""
    return f"{FOLDER}/{unit}/{name}.yaml"


UNITS_TEXT = """\
units:
  - id: phong-giao-duc
    name: Phòng Giáo dục và Đào tạo
    level: department
  - id: phong-y-te
    name: Phòng Y tế
    level: department
  - id: phong-noi-vu
    name: Phòng Nội vụ
    level: department
"""

SET_TEXT = """\
id: cap-phong
title: Bộ tiêu chí các phòng chuyên môn
max_points: 20
areas:
  - id: "1"
    title: Công tác chỉ đạo, điều hành
    max_points: 10
    criteria:
      - id: "1.1"
        title: Ban hành kế hoạch cải cách hành chính đúng hạn
        max_points: 4
        rule:
          kind: yes_no
      - id: "1.2"
        title: Tỷ lệ nhiệm vụ hoàn thành
        max_points: 4
        rule:
          kind: bands
          measure: percent
          bands:
            - from: 100
              points: 4
            - from: 80
              points: 2
            - from: 0
              points: 0
      - id: "1.3"
        title: Sáng kiến
        max_points: 2
        rule:
          kind: judged
          step: 0.5
  - id: "2"
    title: Kết quả
    max_points: 10
    criteria:
      - id: "2.1"
        title: Văn bản phải thu hồi vì trái pháp luật
        max_points: 4
        rule:
          kind: deduction
          each: 1
      - id: "2.2"
        title: Mức độ hài lòng của người dân
        max_points: 6
        rule:
          kind: survey
"""

PLAN_TEXT = """\
id: cap-phong-2020
title: Chỉ số cải cách hành chính các phòng năm 2020
year: 2020
authority: UBND huyện Mẫu
programme: cap-phong
visibility: internal
provenance: illustrative
blocks:
  - id: phong
    title: Các phòng chuyên môn
    criteria: cap-phong
    units:
      - phong-giao-duc
      - phong-y-te
      - phong-noi-vu
schedule:
  self:
    from: 2020-11-01
    to: 2020-11-15
  appraisal_1: 2020-11-30
  explanation: 2020-12-07
  appraisal_2: 2020-12-15
  survey:
    from: 2020-10-01
    to: 2020-11-10
  publication: 2020-12-31
classes:
  - id: excellent
    title: Xuất sắc
    from: 80
  - id: good
    title: Tốt
    from: 65
  - id: weak
    title: Yếu
    from: 0
offices:
  - id: noi-vu
    title: Phòng Nội vụ
    unit: phong-noi-vu
    for_own_unit: tu-phap
    appraises:
      - "1"
    accounts:
      - nv-1
  - id: tu-phap
    title: Phòng Tư pháp
    appraises:
      - "2.1"
    accounts:
      - tp-1
council:
  decision:
    number: 11/QĐ-UBND
    date: 2020-10-05
  chair: Chủ tịch UBND huyện
roles:
  secretary:
    accounts:
      - thu-ky
  clerks:
    - accounts:
        - nhap-ho
      units:
        - phong-y-te
  units:
    phong-giao-duc:
      accounts:
        - to-gd
    phong-noi-vu:
      accounts:
        - to-nv
"""

REOPENED = """\
reopened:
  - unit: phong-y-te
    step: self
    to: 2020-11-20
    why: Bão số 13, xã vùng sâu mất điện bốn ngày
    document:
      number: 77/CV-PYT
      date: 2020-11-16
"""

SURVEY_TEXT = """\
id: hai-long
title: Khảo sát mức độ hài lòng năm 2020
period:
  from: 2020-10-01
  to: 2020-11-10
scales:
  - id: muc-do
    options:
      - id: 1
        title: Không hài lòng
        value: 1
      - id: 2
        title: Hài lòng
        value: 2
    satisfied:
      - 2
groups:
  - id: nguoi-dan
    title: Người dân, tổ chức
    planned: 4
    least: 2
questions:
  - id: q1
    title: Ông, bà có hài lòng không?
    scale: muc-do
formula:
  kind: satisfied_share
feeds:
  - criterion: "2.2"
"""

_ANSWERS = {GD: "2221", YT: "2211", NV: "2222"}
BALLOTS_TEXT = "ballot,unit,group,date,q1\n" + "".join(
    f"{unit}-{number},{unit},nguoi-dan,2020-11-02,{answer}\n"
    for unit, answers in _ANSWERS.items()
    for number, answer in enumerate(answers, 1)
)

_SELF = """\
document:
  title: Báo cáo tự chấm
  number: {number}
  date: 2020-11-14
  signed_by: Trưởng phòng
scores:
  "1.1":
    value: {plan}
  "1.2":
    value: {done}
  "1.3":
    note: Sổ sáng kiến của phòng
  "2.1":
    value: {recalled}
"""


def self_text(number: str, plan: str, done: int, recalled: int) -> str:
    """A self-assessment by the number of the signed paper that it copies."""
    return _SELF.format(number=number, plan=plan, done=done, recalled=recalled)


SELF = {
    GD: self_text("31/BC-PGD", "true", 97, 0),
    YT: self_text("18/BC-PYT", "true", 100, 1),
    NV: self_text("50/BC-PNV", "false", 80, 0),
}
NO_PAPER = "scores:" + SELF[YT].split("scores:", 1)[1]

ROUND_1 = {
    own(GD, "appraisal-1.noi-vu"): """\
scores:
  "1.1":
    decision: recognised
  "1.2":
    decision: adjusted
    value: 75
    reason: Bảy nhiệm vụ mới có báo cáo, chưa có sản phẩm
  "1.3":
    decision: adjusted
    points: 1
    reason: Một sáng kiến được công nhận
""",
    own(YT, "appraisal-1.noi-vu"): """\
recognise_rest: true
scores:
  "1.3":
    decision: adjusted
    points: 0.5
    reason: Sáng kiến chưa áp dụng
""",
    own(GD, "appraisal-1.tu-phap"): """\
recognise_rest: true
scores: {}
""",
    own(YT, "appraisal-1.tu-phap"): """\
scores:
  "2.1":
    decision: adjusted
    value: 3
    reason: Ba văn bản bị thu hồi theo kết luận thanh tra
""",
    own(NV, "appraisal-1.tu-phap"): """\
recognise_rest: true
scores:
  "1.3":
    decision: adjusted
    points: 2
    reason: Hai sáng kiến cấp tỉnh
""",
}

EXPLANATION = {
    GD: """\
document:
  number: 40/CV-PGD
  date: 2020-12-03
scores:
  "1.2":
    text: Sản phẩm đã gửi bổ sung
    asks_value: 85
  "1.3":
    text: Sáng kiến thứ hai đã có quyết định
    asks: 2
""",
    YT: """\
document:
  number: 25/CV-PYT
  date: 2020-12-04
scores:
  "2.1":
    text: Hai văn bản là của đơn vị khác
    asks: 3
""",
}

ROUND_2 = {
    own(GD, "appraisal-2.noi-vu"): """\
scores:
  "1.2":
    answer: accepted
  "1.3":
    answer: partly
    points: 1.5
    reason: Quyết định ban hành sau kỳ
""",
    own(YT, "appraisal-2.tu-phap"): """\
scores:
  "2.1":
    answer: rejected
    reason: Kết luận thanh tra ghi tên phòng
""",
}

MEETING = """\
meetings:
  - date: 2020-12-22
    minutes:
      number: 09/BB-HĐ
      date: 2020-12-22
    members: 9
    approve: 8
    adjusts:
      - unit: phong-y-te
        criterion: "1.3"
        points: 2
        reason: Sáng kiến đã áp dụng ở ba trạm y tế
"""

APPEAL = """\
appeals:
  - unit: phong-y-te
    received: 2021-01-11
    document:
      number: 02/CV-PYT
      date: 2021-01-08
    criteria:
      - "2.1"
    text: Kết luận thanh tra số 5 nêu tên một đơn vị khác
"""
UPHELD = """\
    answer: upheld
    answered: 2021-02-01
    answer_document:
      number: 14/CV-HĐ
      date: 2021-02-01
    erratum: "2020.1"
"""


def next_plan() -> str:
    """The cycle of 2021: the same offices, roles and criteria, one more year."""
    text = PLAN_TEXT.replace(REOPENED, "").replace(CYCLE, "cap-phong-2021")
    for old, new in (("2020", "2021"), ("11/QĐ", "12/QĐ")):
        text = text.replace(old, new)
    return text
