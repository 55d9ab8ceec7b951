"""A district with a survey: two groups with weights, a group of three, free words, a correction.

The ballots follow a pattern that a test can write down again without the program.
"""

from functools import cache
from hashlib import sha256

from parledger.compute import compute_results
from parledger.pages.survey.scope import SurveyScope
from parledger.pipeline.counting import certainties, count_surveys
from parledger.problems import Severity, severity_of
from parledger.report import BuildInfo, Known, Polls, Report, make_report
from parledger.source import read_project
from tests.source.workspaces import MemoryWorkspace

WISH = "Bà Sáu ở đầu xóm chờ ba buổi"
FOLDER = "scores/mau-2021"
SURVEY = f"{FOLDER}/survey/hai-long.yaml"
BALLOTS = f"{FOLDER}/survey/hai-long.csv"

SET = """\
id: set
title: Bộ tiêu chí
max_points: 100
areas:
  - {id: "1", title: Chỉ đạo, max_points: 70, rule: {kind: ratio, measure: amount, target: 70}}
  - {id: "2", title: Sự hài lòng, max_points: 30, rule: {kind: survey}}
"""
UNITS = """\
units:
  - {id: xa-a, name: Xã A, level: commune}
  - {id: xa-b, name: Xã B, level: commune}
  - {id: xa-c, name: Xã C, level: commune}
  - {id: xa-d, name: Xã D, level: commune}
"""
CYCLE = """\
id: mau-2021
title: Kỳ đánh giá năm 2021
year: 2021
authority: UBND huyện Mẫu
visibility: public
provenance: illustrative
blocks: [{id: communes, title: Các xã, criteria: set, units: [xa-a, xa-b, xa-c, xa-d]}]
"""
INSTRUMENT = """\
id: hai-long
title: Khảo sát sự hài lòng
legal_basis: [{{title: Kế hoạch khảo sát, number: 45/KH-UBND, date: 2021-03-02}}]
period: {{from: 2021-04-01, to: 2021-06-30}}
scales:
  - id: muc-do
    options:
      - {{id: 1, title: Rất không hài lòng, value: 1}}
      - {{id: 2, title: Không hài lòng, value: 2}}
      - {{id: 3, title: Bình thường, value: 3}}
      - {{id: 4, title: Hài lòng, value: 4}}
      - {{id: 5, title: Rất hài lòng, value: 5}}
    satisfied: [4, 5]
groups:
  - {{id: nguoi-dan, title: Người dân, mode: paper, planned: 10, population: 200, weight: 0.6}}
  - {{id: can-bo, title: Cán bộ, mode: online, planned: 8, weight: 0.4}}
questions:
  - {{id: q1, title: Nơi tiếp nhận sạch sẽ, scale: muc-do}}
  - {{id: q2, title: Trả đúng hẹn, scale: muc-do}}
  - id: q3
    kind: choice
    several: true
    title: Biết tin qua đâu
    options: [{{id: loa, title: Loa}}, {{id: mang, title: Trang tin}}]
  - {{id: y1, kind: text, title: Ý kiến khác}}
valid: {{least_answered: 50}}
formula: {{kind: satisfied_share}}
feeds: [{{criterion: "2"}}]
without: [{{unit: xa-d, why: Mới thành lập}}]
supervision: [{{date: 2021-05-12, group: nguoi-dan, checked: 5, confirmed: 4, note: Gọi lại}}]
closed: {{date: 2021-07-05, sha256: {old}, rows: 40}}
errata:
  - date: 2021-07-20
    reason: Nhập sót một phiếu
    decision: {{title: Biên bản, number: 3/BB, date: 2021-07-19}}
    sha256: {sha}
    rows: {rows}
seed: 7
"""
SIZES = {
    ("xa-a", "nguoi-dan"): 10,
    ("xa-a", "can-bo"): 8,
    ("xa-b", "nguoi-dan"): 9,
    ("xa-b", "can-bo"): 3,
    ("xa-c", "nguoi-dan"): 8,
    ("xa-c", "can-bo"): 6,
}


def ballots() -> list[dict[str, str]]:
    """The rows of the file; every fifth answer to q2 is blank, every seventh person writes."""
    rows = []
    for (unit, group), size in SIZES.items():
        for place in range(size):
            number = len(rows) + 1
            rows.append(
                {
                    "ballot": str(number),
                    "unit": unit,
                    "group": group,
                    "q1": str(5 - place % 5 if unit != "xa-a" else 5 - place % 3),
                    "q2": "" if number % 5 == 0 else str(1 + (number * 2) % 5),
                    "q3": ("loa", "mang", "loa;mang", "")[number % 4],
                    "y1": WISH if number % 7 == 0 else "",
                }
            )
    return rows


def csv_text(rows: list[dict[str, str]]) -> str:
    """As the file has it."""
    return "".join(",".join(line) + "\n" for line in [list(rows[0]), *(r.values() for r in rows)])


def files() -> dict[str, str]:
    """The workspace by path."""
    data = csv_text(ballots())
    sha = sha256(data.encode()).hexdigest()
    made = {
        "units/u.yaml": UNITS,
        "criteria/set.yaml": SET,
        f"{FOLDER}/cycle.yaml": CYCLE,
        SURVEY: INSTRUMENT.format(old="0" * 64, sha=sha, rows=len(ballots())),
        BALLOTS: data,
    }
    for unit, amount in (("xa-a", 60), ("xa-b", 62), ("xa-c", 64), ("xa-d", 50)):
        made[f"{FOLDER}/{unit}/self.yaml"] = f'scores:\n  "1": {{value: {amount}}}\n'
    return made


def report_of(made: dict[str, str], edition: str = "public") -> Report:
    """A Report with everything that the surveys of these files say."""
    workspace = MemoryWorkspace(made)
    loaded = read_project(workspace)
    assert not loaded.problems, loaded.problems
    project = loaded.project
    surveys, problems = count_surveys(workspace, project)
    assert not [one for one in problems if severity_of(one) is Severity.ERROR], problems
    results = compute_results(project, None, surveys)
    polls = Polls(surveys, certainties(results, surveys))
    return make_report(project, results, BuildInfo("1"), edition, Known(polls))


@cache
def surveyed() -> Report:
    """The district in the public edition."""
    return report_of(files())


def scope_of(report: Report, lang: str = "vi", place: int = 0) -> SurveyScope:
    """A survey of the cycle."""
    cycle = report.results.cycles["mau-2021"]
    return SurveyScope(report, lang, cycle, report.polls.of("mau-2021")[place])
