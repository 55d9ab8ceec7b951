"""What the foot of a page says of its inputs, and when a page must be made anew."""

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
    assert inputs.foot(paths, "vi").split()[5].strip(",") == inputs.foot(paths, "en").split()[
        3
    ].strip(",")
    assert inputs.foot((), "vi") == ""


def test_the_digest_follows_the_files():
    """One changed byte, another digest; the neighbour's page keeps its own."""
    before, after = find_inputs(scene()), find_inputs(report_of(_changed()))
    for unit, same in (("xa-a", False), ("xa-b", True)):
        old, new = (i.foot(i.of_unit("mau-2020", unit), "vi") for i in (before, after))
        assert (old == new) is same


def test_the_key_follows_files_and_shown_texts():
    """A page is made anew when a file of its own changes or when other units move its rank."""
    inputs, paths = find_inputs(scene()), ("scores/mau-2020/xa-a/self.yaml",)
    changed = find_inputs(report_of(_changed()))
    own = ("scores/mau-2020/xa-a/appraisal-1.yaml",)
    assert inputs.key(paths, "1") == inputs.key(paths, "1")
    assert inputs.key(paths, "1") != inputs.key(paths, "2")
    assert inputs.key(own) != changed.key(own)


def _changed() -> dict[str, str]:
    files = texts()
    files["scores/mau-2020/xa-a/appraisal-1.yaml"] = ROUND_1 + "# nhận xét\n"
    return files
