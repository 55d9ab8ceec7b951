"""A file read part by part says exactly what it says read as a whole."""

from random import Random

import pytest

from parledger.source import stated_parts
from parledger.source.stated import read_stated, read_whole
from parledger.source.stated_parts import read_parts
from tests.repository import ROOT

FILE = """\
document:
  number: 12/BC-UBND
  date: 2020-11-12
scores:
  "1.1":
    value: 97
    evidence:
      - title: Báo cáo
        date: 2020-11-12
    note: >
      hai

      dòng
  "1.2":
    value: [a, b]
  2.1: {value: true, note: "a: b"}
  "2.2":
    not_applicable: true
    note: 'không
      có'
"""
LINES = [
    "", "  ", "   ", "#", "# x", "  # x", "      # x", "scores:", "scores: {}", "draft: true", "---",
    "...", "%YAML 1.2", "- a", "  - a", '  "1.1":', '  "9": 1', "  x", "  x y: 1", '    note: "', '"',
    "'", "    note: |", "    note: |1", "   a", "     text", "  ? a", "  : b", "{", "}", "  }", "]",
    '  "9": {', '  "9": [[[[', "    &a b: 1", "    c: *a", "    d: !t x", "  <<: 1", "\u00a0\u00a0x: 1",
    "  hoa\u0300: 1", "  ho\u00e0: 1", "\t", "    note: a\tb", "    note: a\u2028  x: 1", "    n: \\u1",
    '    note: "\\u0041"', '    note: "a\\"b"', "    url: {a: http://x?y:z}", "  \u200bx: 1", "\ufeff",
    "    note: a\rb", "recognise_rest: true", "    value: 1,5", "    {points: 1,5}", "  Đ: 1",
]  # fmt: skip


def both(text: str):
    """The file read by parts (alone, all at once, all known), and as a whole."""
    data, usual = text.encode("utf-8"), stated_parts._FEW
    found = []
    try:
        for few in (len(text), 0, 0):
            if few or not found[1:]:
                stated_parts._KNOWN.clear()
            stated_parts._FEW = few
            found.append(read_stated("unit", data))
    finally:
        stated_parts._FEW = usual
    assert found[0] == found[1] == found[2]
    return found[0], read_whole("unit", data)


def by_parts(text: str) -> bool:
    """Whether the parts were enough."""
    from parledger.source.stated import _about, _entry

    return read_parts(text.encode("utf-8"), _entry, _about) is not None


def test_a_file_as_fmt_writes_it_is_read_by_parts():
    """With and without keys above; lines, fields and criteria as of the whole."""
    for text in (FILE, FILE[FILE.index("scores:") :], "# chú thích\n\n" + FILE[FILE.index("sc") :]):
        parts, whole = both(text)
        assert by_parts(text)
        assert parts == whole
        assert len(whole) >= 4


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_done_to_it_both_agree(seed):
    """Lines put in, taken away, doubled, moved in and out: 100 files a seed, hardly one sound."""
    random = Random(seed)  # noqa: S311 - for tests
    for _ in range(100):
        lines = FILE.split("\n")
        for _ in range(random.randint(1, 4)):
            place = random.randrange(len(lines))
            deed = random.randrange(5)
            if deed == 0:
                lines.insert(place, random.choice(LINES))
            elif deed == 1:
                lines[place] = random.choice(LINES)
            elif deed == 2:
                del lines[place]
            elif deed == 3:
                lines[place] = " " * random.randint(0, 5) + lines[place].lstrip()
            else:
                lines.insert(place, lines[random.randrange(len(lines))])
            lines = lines or [""]
        text = "\n".join(lines)
        parts, whole = both(text)
        assert parts == whole, text


def test_every_file_of_the_repository_is_read_by_parts():
    """They are all laid out so; and they say the same."""
    files = sorted((ROOT / "scores").glob("*/*/*.yaml"))
    checked = [path for path in files if path.parent.name != "survey"][:: max(1, len(files) // 150)]
    assert len(checked) > 50
    for path in checked:
        parts, whole = both(path.read_text("utf-8"))
        assert parts == whole, path


def test_a_part_that_was_met_is_not_parsed_again(monkeypatch):
    """The next version parses what is new in it alone."""
    parsed = []
    real = stated_parts.read_tree
    monkeypatch.setattr(
        stated_parts, "read_tree", lambda data, path: parsed.append(data) or real(data, path)
    )
    read_stated("unit", FILE.encode())
    parsed.clear()
    read_stated("unit", FILE.replace("[a, b]", "[a, seen-later]").encode())
    assert parsed == [b'  "1.2":\n    value: [a, seen-later]\n']


def test_a_file_of_many_new_parts_is_parsed_once_as_a_whole(monkeypatch):
    """And then its parts are known."""
    parsed = []
    real = stated_parts.read_tree
    monkeypatch.setattr(
        stated_parts, "read_tree", lambda data, path: parsed.append(data) or real(data, path)
    )
    text = "scores:\n" + "".join(f'  "{n}":\n    value: many-{n}\n' for n in range(40))
    stated_parts._KNOWN.clear()
    parts = read_stated("unit", text.encode())
    assert parsed == [text.encode()]
    assert parts == read_whole("unit", text.encode())
    read_stated("unit", text.replace("many-7\n", "other\n").encode())
    assert len(parsed) == 2


@pytest.mark.parametrize("deep", range(18, 30))
def test_the_limit_of_depth_is_the_whole_files(deep):
    """A part stands one map deeper in its file."""
    text = f'scores:\n  "1": {"[" * deep}{"]" * deep}\n'
    parts, whole = both(text)
    assert parts == whole
