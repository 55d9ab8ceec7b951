"""README.txt: whoever finds the archive in ten years knows what it is and what to type."""

import pytest

from parledger.model.bundle import Held, Manifest, Part, Removed
from parledger.outputs.bundle import readme_text

FOLDERS = frozenset({"history", "signatures", "counted"})


def manifest(edition):
    """A cycle with a whole, a reduced and a counted input."""
    digests = ("0" * 40, "1" * 64)
    parts = (
        Part("criteria/b.yaml", Held.WHOLE, *digests, "inputs/criteria/b.yaml", "1" * 64),
        Part("scores/c/cycle.yaml", Held.REDUCED, *digests, "inputs/x", "2" * 64, Removed(1)),
        Part("scores/c/survey/s.csv", Held.COUNTED, *digests, "counted/c/s.json", "3" * 64),
    )
    versions = (("2023", "4" * 64), ("2023.1", "5" * 64))
    return Manifest(edition, "minh-duc", "2023.1", "a" * 40, "0.1.0", versions, parts)


@pytest.mark.parametrize("edition", ["public", "internal"])
def test_it_says_what_to_type_vietnamese_first(edition):
    """Three lines, with the archive's own name; cycle, version, commit and program."""
    text = readme_text(manifest(edition), FOLDERS)
    name = "parledger-minh-duc-2023.1" + ("-internal" if edition == "internal" else "") + ".zip"
    assert text.count(f"\n  parledger verify {name}\n") == 2
    assert text.count("sha256sum -c SHA256SUMS") == 2
    assert text.index("GÓI KIỂM CHỨNG") < text.index("VERIFICATION BUNDLE")
    for told in ("minh-duc", "2023.1", "a" * 40, "0.1.0"):
        assert text.count(told) >= 2
    assert max(len(line) for line in text.splitlines()) < 112
    assert "{" not in text


def test_it_says_what_was_left_out_and_how_much():
    """In both languages; the internal one has nothing left out and says who may not have it."""
    public, internal = (readme_text(manifest(one), FOLDERS) for one in ("public", "internal"))
    assert "(1 tệp trong counted/)" in public
    assert "(1 files in counted/)" in public
    assert "public: false" in public
    assert "public: false" not in internal
    assert "KHÔNG CÔNG BỐ" in internal
    assert "KHÔNG CÔNG BỐ" not in public


def test_it_names_only_what_is_there():
    """A cycle without surveys has no counted ballots."""
    assert "counted/  " not in readme_text(manifest("public"), FOLDERS - {"counted"})
    assert "counted/  " in readme_text(manifest("public"), FOLDERS)
