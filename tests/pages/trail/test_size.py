"""How large a trail is: eighty criteria that all went through four steps fit a slow line."""

import re

from parledger.pages import render_page
from tests.pages import scene
from tests.pages.trail.reading import pages_of
from tests.pages.trail.story import Story, request

FOLDER = "scores/mau-2020"
CODES = [f"{area}.{number}" for area in range(1, 9) for number in range(1, 11)]
REASON = "Văn bản ban hành sau thời hạn quy định tại khoản 2, chưa đủ căn cứ chấm điểm tối đa"
PAPER = (
    "{title: Báo cáo kết quả thực hiện kế hoạch, number: 125/BC-UBND, date: 2020-10-12, sha256: "
    + "ab" * 32
    + "}"
)


def _set() -> str:
    lines = ["id: set", "title: Bộ tiêu chí", "max_points: 160", "areas:"]
    for area in range(1, 9):
        lines += [
            f'  - id: "{area}"',
            f"    title: Lĩnh vực {area}",
            "    max_points: 20",
            "    criteria:",
        ]
        lines += [
            f'      - {{id: "{code}", title: Mức độ thực hiện kế hoạch cải cách hành chính, max_points: 2, '
            "rule: {kind: bands, measure: percent, bands: [{from: 100, points: 2}, {from: 80, points: 1}, {from: 0, points: 0}]}}"
            for code in CODES
            if code.startswith(f"{area}.")
        ]
    return "\n".join(lines) + "\n"


def _file(entry: str) -> str:
    return "scores:\n" + "".join(f'  "{code}": {{{entry}}}\n' for code in CODES)


def _story() -> Story:
    cycle = re.sub(r"external:\n(  .*\n)+", "", scene.CYCLE.format(id="mau-2020", year=2020))
    cycle = cycle.replace(
        'appraises: ["1", "2"]', "appraises: [" + ", ".join(f'"{n}"' for n in range(1, 9)) + "]"
    )
    story = Story()
    story.commit(
        {"units/mau.yaml": scene.UNITS, "criteria/set.yaml": _set(), f"{FOLDER}/cycle.yaml": cycle}
    )
    own = f"value: 100, evidence: [{PAPER}]"
    for number, (name, entry) in enumerate(
        (
            ("self", own),
            ("appraisal-1", f"decision: adjusted, value: 85, reason: {REASON!r}"),
            ("explanation", f"text: {REASON!r}, asks: 2, evidence: [{PAPER}]"),
            ("appraisal-2", f"answer: partly, points: 1.5, reason: {REASON!r}"),
        )
    ):
        for unit in ("xa-a", "xa-b", "xa-c"):
            story.commit(
                {f"{FOLDER}/{unit}/{name}.yaml": _file(entry)}, handling=request(str(number))
            )
    return story


def test_eighty_criteria_with_four_changes_stay_under_300_kilobytes(environment):
    """In both languages; every one of the 320 steps is there."""
    for path, page in pages_of(_story().report()).items():
        html = render_page(environment, page)
        assert html.count('class="turn-day"') == 320, path
        assert len(html.encode()) < 300 * 1024, path
