"""`python -m tools.replay FOLDER`: it writes where nothing is, and says what it made."""

from tools.replay.__main__ import USE, main
from tools.replay.plants import HEARING, PLANTS


def test_wrong_use_writes_nothing(tmp_path, capsys):
    """No folder, two of them, one that is there already."""
    for words in ([], ["a", "b"], [str(tmp_path)]):
        assert main(words) == 2
    assert capsys.readouterr().err == f"{USE}\n" * 3
    assert list(tmp_path.iterdir()) == []


def test_every_plant_is_about_a_file_of_the_city(city):
    """Those that stand at the end; by the names of the table."""
    for one in PLANTS:
        folder = city / "scores/thanh-ha-2023" / one.unit
        assert list(folder.glob(f"{one.step}*.yaml")), one
    assert not {one.unit for one in PLANTS if "H108" in one.codes} & set(HEARING)
