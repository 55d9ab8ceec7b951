"""What the foot of a page says of its inputs, and the files that pages stand on."""

from parledger.pages.inputs import find_inputs
from tests.pages.scene import ROUND_1, report_of, scene, texts


def test_a_unit_stands_on_its_own_files_and_the_cycles():
    """Not on its neighbour's."""
    paths = set(find_inputs(scene()).of_unit("mau-2020", "xa-b"))
    assert "scores/mau-2020/xa-b/self.yaml" in paths
    assert {"scores/mau-2020/cycle.yaml", "criteria/set.yaml"} <= paths
    assert "scores/mau-2020/xa-a/self.yaml" not in paths


def test_the_foot_names_digest_and_day():
    """Twelve letters and the day of the last commit, in the page's language."""
    inputs = find_inputs(scene())
    paths = inputs.of_unit("mau-2020", "xa-b")
    assert inputs.foot(paths, "vi").endswith(", cập nhật ngày 05/01/2021")
    assert inputs.foot(paths, "en").endswith(", as of 5 January 2021")
    assert inputs.foot(paths, "vi").split()[7].strip(",") == inputs.foot(paths, "en").split()[
        3
    ].strip(",")
    assert inputs.foot((), "vi") == ""


def test_the_digest_follows_the_files():
    """One changed byte, another digest; the neighbour's page keeps its own."""
    before, after = find_inputs(scene()), find_inputs(report_of(_changed()))
    for unit, same in (("xa-a", False), ("xa-b", True)):
        old, new = (i.foot(i.of_unit("mau-2020", unit), "vi") for i in (before, after))
        assert (old == new) is same


def _changed() -> dict[str, str]:
    files = texts()
    files["scores/mau-2020/xa-a/appraisal-1.yaml"] = ROUND_1 + "# nhận xét\n"
    return files
