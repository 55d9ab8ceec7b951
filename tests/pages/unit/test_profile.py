"""A unit's areas on the ground of its block."""

from parledger.pages.unit.profile import make_profile
from tests.pages.scene import CYCLE, report_of, scene, scope_of, texts


def _profile(unit: str, report=None, lang: str = "vi"):
    scope = scope_of(report or scene(), lang)
    return make_profile(scope, scope.results[unit])


def test_each_area_with_the_blocks_range():
    """Area 2: 5.2, 5.6 and 4 of 6; xa-a has 86.7, the mean is 82.2."""
    row = _profile("xa-a").rows[1]
    assert (row.points, row.index, row.mean_text) == ("5,2/6", "86,7", "82,2")
    assert (row.low_at, row.mean_at, row.high_at, row.at) == ("66.7%", "82.2%", "93.3%", "86.7%")


def test_the_title_says_where_the_unit_stands():
    """Above the mean in both areas; xa-c in none, furthest behind in the one named."""
    assert _profile("xa-a").title == "Cao hơn trung bình của khối ở cả 2 lĩnh vực"
    assert _profile("xa-c").title.startswith("Không cao hơn trung bình của khối ở lĩnh vực nào")
    assert _profile("xa-a", lang="en").title == "Above the block's mean in all 2 areas"


def test_a_unit_alone_in_its_block_is_not_compared():
    """No range is drawn; the title speaks of full points."""
    alone = CYCLE.replace("[xa-a, xa-b, xa-c]", "[xa-a]").replace(
        "    unranked: [{{unit: xa-c, why: Mới thành lập}}]\n", ""
    ).replace("points: {{xa-a: 80, xa-b: 90, xa-c: 50}}", "points: {{xa-a: 80}}")  # fmt: skip
    files = {path: text for path, text in texts(CYCLE=alone).items() if "/xa-b" not in path}
    files = {path: text for path, text in files.items() if "/xa-c" not in path}
    profile = _profile("xa-a", report_of(files))
    assert not profile.compared
    assert profile.rows[0].low_at == ""
    assert profile.title == "Đạt đủ điểm ở 0 trên 2 lĩnh vực, thấp nhất ở Chỉ đạo"


def test_no_figures_no_profile():
    """A unit that has not started has none."""
    files = texts()
    del files["scores/mau-2020/xa-c/self.yaml"], files["scores/mau-2020/xa-c/appraisal-1.yaml"]
    assert _profile("xa-c", report_of(files)) is None
