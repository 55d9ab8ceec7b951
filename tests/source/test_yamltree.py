"""From text to a located tree: every refusal at its line and column, columns in code points."""

import pytest

from parledger.located import Map, Scalar, Seq
from parledger.problems import CATALOGUE
from parledger.source.yamltree import MAX_DEPTH, read_tree

CASES = {
    # text -> place and code, one for each thing that is wrong
    "a: b\n  c: d\n": ["2:3 Y120"],
    "a:\n  - b\n c: d\n": ["3:2 Y120"],
    "a: \n b: 1\n  c: 2\n": ["3:3 Y120"],
    "ghi chú: Xã: xong\n": ["1:10 Y121"],
    "{a: x, b:}\n": ["1:8 Y121"],
    "a: 'x\nb: 2\n": ["1:4 Y122"],
    'a: "x\nb: "y"\nc: d\n': ["1:4 Y122"],
    "a: [1, 2\nb: 3\n": ["1:4 Y123"],
    "a: {b: c\n": ["1:4 Y123"],
    "id: [\n": ["1:5 Y123"],
    "a: [{b: c},\n": ["1:4 Y123"],
    "a: b\n- c\n": ["2:1 Y124"],
    "a: -\n": ["1:4 Y124"],
    "a:\n   - x\n  - y\n": ["3:3 Y124"],
    "a: 'x' y\n": ["1:8 Y125"],
    "a: @x\n": ["1:4 Y126"],
    "a: %x\n": ["1:4 Y126"],
    "a: > x\n  y\n": ["1:4 Y126"],
    'a: "C:\\q"\n': ["1:7 Y127"],
    "a: 1\n...\nb: 2\n": ["3:1 Y128"],
    "a: 1\nfoo\nb: 3\n": ["2:1 Y129"],
    "a: 1\nb 2\nc: 3\n": ["2:1 Y129"],
    "a: 1\nb:2\nc: 3\n": ["2:1 Y129"],
    "k:\n  a 1\n  b: 2\n": ["2:3 Y129"],
    "k:\n  'a:\n    b: 2\n": ["2:3 Y122"],
    "k: {}\n# a\n  a: 1\n": ["3:3 Y131"],
    "k: []\n  - a\n": ["2:3 Y131"],
    "a: [1, 2]]\n": ["1:10 Y130"],
    "a: 1\n---\nb: 2\n": ["2:1 Y114"],
    "%YAML 1.1\n---\na: 1\n": ["1:1 Y115"],
    "%FOO x\n---\na: 1\n": ["1:1 Y115"],
    "a: &x 1\n": ["1:4 Y112"],
    "a: *x\n": ["1:4 Y112"],
    "note: *quan trọng*\n": ["1:7 Y112"],
    "a: &x [1]\n": ["1:4 Y112"],
    "a: !!int 1\n": ["1:4 Y113"],
    "a: !x {b: c}\n": ["1:4 Y113"],
    "<<: {a: 1}\n": ["1:1 Y117"],
    "? [a]\n: 3\n": ["1:3 Y118"],
    "{a: b}: c\n": ["1:1 Y118"],
    "": ["1:1 Y105"],
    "# chỉ có ghi chú\n": ["1:1 Y105"],
    "---\n": ["1:1 Y105"],
    "a: 1\nb: 2\na: 3\nb: 4\n": ["3:1 Y111", "4:1 Y111"],
    "x: {a: 1, a: 2}\n": ["1:11 Y111"],
    '"5.7": 1\n5.7: 2\n': ["2:1 Y111"],
    "a: x\ty\n": ["1:5 Y106"],
    "a: 1\n\tb: 2\n": ["2:1 Y106"],
    "a: 1\rb: 2\n": ["1:5 Y107"],
    "tên: x\u200by\n": ["1:7 Y108"],
    "a: \u202ex\n": ["1:4 Y108"],
    "a: x\u0085y\n": ["1:5 Y108"],
    "a: x\u2028y\n": ["1:5 Y108"],
    "a: \ue000\n": ["1:4 Y108"],
    "a: x\x07y\n": ["1:5 Y108"],
    "a: 1\n\ufeffb: 2\n": ["2:1 Y108"],
    'b: 1\na: "x\\u202ey"\n': ["2:4 Y108"],
    'a: "x\\0y"\n': ["1:4 Y108"],
    'a: "x\\ty"\n': ["1:4 Y106"],
    'a: "x\\_y"\n': ["1:4 Y109"],
    'a: "e\\u0301"\n': ["1:4 Y110"],
    "a: 1\u00a0000\n": ["1:5 Y109"],
    "a: Xa\u0303 An\n": ["1:5 Y110"],
    "a: x\x00y\n": ["1:5 Y104"],
}


def problems_in(data, path="units/u.yaml"):
    """Places and codes, and whether there is a tree."""
    root, problems = read_tree(data if isinstance(data, bytes) else data.encode("utf-8"), path)
    return root, [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]


@pytest.mark.parametrize("text", CASES, ids=lambda text: ascii(text)[1:40] or "empty")
def test_a_mistake_is_reported_once_at_its_place(text):
    """Each usual slip has its own code, at the line and column where a person has to type."""
    _, problems = problems_in(text)
    assert problems == CASES[text]
    assert all(line.split()[1] in CATALOGUE for line in problems)


@pytest.mark.parametrize("code", [c for c in CATALOGUE if "Y103" <= c <= "Y130"])
def test_no_wording_of_the_text_itself_stands_without_a_case(code):
    """Every family Y code about a text is produced by a case of this module."""
    others = {"Y103", "Y116", "Y119"}
    assert code in others or any(code in line for lines in CASES.values() for line in lines)


def test_what_was_mended_is_still_read():
    """A tab, an invisible letter or a decomposed one does not hide the rest of the file."""
    root, _ = problems_in("a:\tx\nb: y\u200bz\nc: e\u0301\n")
    assert [value.text for _, value in root.entries] == ["x", "yz", "é"]


def test_of_two_equal_keys_the_first_counts():
    """The second is reported and left out, so that nobody reads it by chance."""
    root, _ = problems_in("a: 1\na: 2\n")
    assert [(key.text, value.text) for key, value in root.entries] == [("a", "1")]


def test_columns_count_code_points():
    """Letters with marks and emoji count one each."""
    root, _ = problems_in('"ỹê😀": {x: 1, y: 2}\n')
    _, inner = root.entries[0]
    assert [(key.line, key.column) for key, _ in inner.entries] == [(1, 9), (1, 15)]


def test_scalars_stay_text_and_know_whether_they_were_quoted():
    """Nothing is guessed to be a number, a date or a truth value."""
    root, problems = problems_in("a: 010\nb: \"1.10\"\nc: no\nd:\ne: |\n  x\n  y\nf: [1, '']\n")
    values = {key.text: value for key, value in root.entries}
    assert problems == []
    assert values["a"] == Scalar("010", 1, 4)
    assert values["b"] == Scalar("1.10", 2, 4, plain=False)
    assert values["c"].text == "no"
    assert values["d"].empty
    assert values["e"] == Scalar("x\ny\n", 5, 4, plain=False)
    assert isinstance(values["f"], Seq)
    assert values["f"].flow
    assert not values["f"].items[1].empty


def test_a_stray_comma_in_flow_style_leaves_an_empty_plain_value():
    """`{points: 1,5}` reads as a key `5` without a value, which the field reader recognises."""
    root, problems = problems_in("{points: 1,5}\n")
    assert problems == []
    assert [(key.text, value.text, value.empty) for key, value in root.entries] == [
        ("points", "1", False),
        ("5", "", True),
    ]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_utf8_mark_and_cr_lf_change_nothing(mark, end):
    """Both come from Windows editors; places stay the same."""
    root, problems = problems_in(f"{mark}a: 1{end}b:{end}  - x{end}")
    assert problems == []
    assert root == Map(
        (
            (Scalar("a", 1, 1), Scalar("1", 1, 4)),
            (Scalar("b", 2, 1), Seq((Scalar("x", 3, 5),), 3, 3)),
        ),
        1,
        1,
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("tên: Hòa".encode("utf-16"), "1:1 Y103"),
        ("a: 1\ntên: Hà\n".encode("cp1252"), "2:2 Y103"),
        (b"a: 1\nb: \xc3(\n", "2:4 Y103"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "1:1 Y104"),
        (b"a: \x00\x00\n", "1:4 Y104"),
    ],
)
def test_other_encodings_and_binary_files_are_refused_at_the_first_bad_byte(data, expected):
    """Only UTF-8 text is read."""
    root, problems = problems_in(data)
    assert root is None
    assert problems == [expected]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_refused_where_it_becomes_too_deep(opening):
    """100,000 brackets are refused at the 25th, before anything is built."""
    root, problems = problems_in(opening * 100_000)
    column = MAX_DEPTH * len(opening) + 1
    assert root is None
    assert problems == [f"1:{column} Y116"]


def test_depth_at_the_limit_is_read():
    """24 levels are enough for anybody and are allowed."""
    root, problems = problems_in("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert root is not None
    assert problems == []


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    """Nothing is expanded."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    root, problems = problems_in(bomb)
    assert root is None
    assert problems == ["1:4 Y112"]


@pytest.mark.parametrize(
    ("path", "limit"),
    [("scores/c/u/self.yaml", 256 * 1024), ("units/u.yaml", 8 * 1024 * 1024)],
)
def test_size_is_refused_above_the_limit_of_the_kind_of_file(path, limit):
    """A unit's own file is small; registers may be large."""
    text = "a: |\n  " + "x" * 70
    padded = text + "\n" + "# y\n" * ((limit - len(text) - 1) // 4)
    assert problems_in(padded.ljust(limit, " ")[:limit], path)[1] == []
    root, problems = problems_in(padded.ljust(limit + 1, " "), path)
    assert root is None
    assert problems == ["1:1 Y102"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: {url: https://x.vn:80/a?b=1, c: 2}\n", ["https://x.vn:80/a?b=1", "2"]),
        ("a: [15:30, x:y:z, 'q:r', \"s:t\\u0041\"]\n", ["15:30", "x:y:z", "q:r", "s:tA"]),
        ('a: {"k":1, "l": "x:y"}\n', ["1", "x:y"]),
        ("a: {b: vì sao?, c: [d?e, f]}\n", ["vì sao?", "d?e", "f"]),
        ("a: []\nb: |\n  c:d [\ne: f:g\n", ["c:d [\n", "f:g"]),
    ],
)
def test_a_colon_inside_a_word_is_text(text, wanted):
    """YAML 1.2: between brackets too, where an older parser refuses an address."""
    root, problems = read_tree(text.encode("utf-8"), "scores/c/u/self.yaml")
    assert problems == ()
    assert list(_values(root)) == wanted


def test_a_stand_in_spelt_out_is_forbidden_like_any_such_letter():
    """What stands in for a colon while reading cannot come from the file."""
    _, problems = read_tree(b'a: [x]\nb: "c\\ue03ad"\n', "scores/c/u/self.yaml")
    assert [found.code for found in problems] == ["Y108"]


def _values(node):
    below = [value for _, value in getattr(node, "entries", ())] or getattr(node, "items", None)
    if below is None:
        yield node.text
    for member in below or ():
        yield from _values(member)
