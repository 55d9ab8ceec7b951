"""Two years of a district with three communes, as files; every kind of step happens once."""

from datetime import date
from functools import cache

from parledger.compute import compute_results
from parledger.pages.unit.scope import BlockScope
from parledger.report import BuildInfo, Report, Stamp, make_report
from tests.compute.workspaces import project_of

SET = """\
id: set
title: Bộ tiêu chí
max_points: 12
areas:
  - id: "1"
    title: Chỉ đạo
    max_points: 6
    criteria:
      - id: "1.1"
        title: Kế hoạch
        max_points: 2
        rule: {kind: yes_no}
        guide: Nộp trước ngày 15.
      - id: "1.2"
        title: Cán bộ đạt chuẩn
        max_points: 3
        rule:
          kind: bands
          measure: percent
          bands: [{from: 100, points: 3}, {from: 80, points: 2}, {from: 0, points: 0}]
      - {id: "1.3", title: Sáng kiến, max_points: 1, rule: {kind: judged, step: 0.25}}
  - id: "2"
    title: Kết quả
    max_points: 6
    criteria:
      - {id: "2.1", title: Hài lòng, max_points: 4, rule: {kind: external}}
      - {id: "2.2", title: Một cửa, max_points: 2, rule: {kind: yes_no}}
"""

UNITS = """\
units:
  - {id: huyen, name: Huyện Mẫu, level: district}
  - {id: xa-a, name: Xã A, level: commune, parent: huyen}
  - {id: xa-b, name: Xã B, level: commune, parent: huyen}
  - {id: xa-c, name: Xã C, level: commune, parent: huyen}
  - {id: xa-d, name: Xã D, level: commune, parent: huyen}
"""

CYCLE = """\
id: {id}
title: Đánh giá năm {year}
year: {year}
authority: UBND huyện Mẫu
programme: mau
visibility: public
provenance: illustrative
blocks:
  - id: communes
    title: Các xã
    criteria: set
    units: [xa-a, xa-b, xa-c]
    unranked: [{{unit: xa-c, why: Mới thành lập}}]
    not_assessed: [{{unit: xa-d, why: Đang sắp xếp lại}}]
external:
  - criterion: "2.1"
    out_of: 100
    source: {{title: Điều tra}}
    points: {{xa-a: 80, xa-b: 90, xa-c: 50}}
index: {{decimals: 2}}
classes: [{{id: tot, title: Tốt, from: 80}}, {{id: kha, title: Khá, from: 0}}]
offices:
  - {{id: noi-vu, title: Phòng Nội vụ, appraises: ["1", "2"]}}
council: {{chair: Chủ tịch, members: [Phòng Nội vụ]}}
"""

SELF = """\
document: {{title: Bảng tự chấm, number: 1/BC, date: 2020-11-12}}
scores:
  "1.1": {{value: {plan}, note: Có kế hoạch}}
  "1.2":
    value: {share}
    evidence:
      - {{title: Danh sách cán bộ, number: 5/DS, date: 2020-10-01, url: "https://example.org/ds"}}
  "1.3": {{note: Sáng kiến một trang}}
  "2.2": {{value: true}}
"""

ROUND_1 = """\
scores:
  "1.1": {decision: adjusted, value: false, reason: Kế hoạch ban hành muộn}
  "1.3": {decision: adjusted, points: 0.5, reason: Một sáng kiến}
recognise_rest: true
"""

EXPLANATION = """\
scores:
  "1.1": {text: Ban hành ngày 10 tháng 1, asks: 2}
"""

ROUND_2 = """\
scores:
  "1.1": {answer: partly, points: 1, reason: Muộn mười ngày}
"""

COUNCIL = """\
meetings:
  - date: 2020-12-20
    minutes: {number: 9/BB}
    members: 3
    approve: 3
    adjusts: [{unit: xa-a, criterion: "1.3", points: 0.75, reason: Sáng kiến được nhân rộng}]
"""

IMPROVEMENT = """\
plan: Kế hoạch cải thiện
target: {rank: 1}
owners: [{id: van-phong, title: Văn phòng, criteria: ["1.2"]}]
measures: [{owner: van-phong, criteria: ["1.2"], what: Cử đi học, product: Chứng chỉ, due: 2021-06-30}]
"""


def texts(**changed: str) -> dict[str, str]:
    """The files by path; `changed` replaces the text of a variable above, by its name."""
    use = {**globals(), **changed}
    files = {"units/mau.yaml": use["UNITS"], "criteria/set.yaml": use["SET"]}
    for year, shares in ((2019, (70, 85, 60)), (2020, (97, 100, 60))):
        folder = f"scores/mau-{year}"
        files[f"{folder}/cycle.yaml"] = use["CYCLE"].format(id=f"mau-{year}", year=year)
        for unit, share in zip(("xa-a", "xa-b", "xa-c"), shares, strict=True):
            files[f"{folder}/{unit}/self.yaml"] = use["SELF"].format(plan="true", share=share)
            files[f"{folder}/{unit}/appraisal-1.yaml"] = use["ROUND_1"]
    files["scores/mau-2020/xa-a/explanation.yaml"] = use["EXPLANATION"]
    files["scores/mau-2020/xa-a/appraisal-2.yaml"] = use["ROUND_2"]
    files["scores/mau-2020/xa-a/improvement.yaml"] = use["IMPROVEMENT"]
    files["scores/mau-2020/council.yaml"] = use["COUNCIL"]
    return files


def report_of(files: dict[str, str], edition: str = "public") -> Report:
    """A Report of these files, all stamped by one commit."""
    project = project_of(files)
    stamp = Stamp("1f3a9c0d2b" + "0" * 30, date(2021, 1, 5))
    info = BuildInfo(
        version="1",
        history=True,
        repository_url="https://example.org/mau",
        stamps=dict.fromkeys(project.digests, stamp),
    )
    return make_report(project, compute_results(project), info, edition)


@cache
def scene() -> Report:
    """The district, in the public edition."""
    return report_of(texts())


def scope_of(report: Report, lang: str = "vi", cycle: str = "mau-2020") -> BlockScope:
    """The first block of a cycle."""
    found = report.results.cycles[cycle]
    return BlockScope(report, lang, found, found.blocks[0])
