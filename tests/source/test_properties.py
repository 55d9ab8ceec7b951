"""What holds for any file: written and read it is the same; a mistake is found where it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parledger.located import Map, Scalar, Seq
from parledger.source import read_project
from parledger.source.canonical import format_file
from parledger.source.plaintext import unwanted_kind
from parledger.source.yamltree import read_tree
from tests.source.workspaces import CYCLE, SELF, SET, WHOLE, MemoryWorkspace, load

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aă1đ Ươ:#-{}[],&*!|>'\"%@`?\\~=.0<\n"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]),
    ),
    max_size=12,
).filter(lambda text: unwanted_kind(text) is None)
TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(bool), inner, max_size=3)
    ),
    max_leaves=12,
)


def flow(value):
    """A value as YAML in flow style, every text in double quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def plain(node):
    """A tree without places."""
    if isinstance(node, Map):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Seq) else node.text


@given(st.dictionaries(TEXTS.filter(bool), TREES, min_size=1, max_size=4))
@settings(max_examples=150)
def test_what_is_written_is_read_back(values):
    """Whatever people type between quotes arrives unchanged."""
    root, problems = read_tree(f"{flow(values)}\n".encode(), "units/u.yaml")
    assert problems == ()
    assert plain(root) == values


@given(st.dictionaries(TEXTS.filter(bool), TREES, min_size=1, max_size=4))
@settings(max_examples=150)
def test_formatting_changes_no_value_and_is_done_once(values):
    """From any layout to block style, and then no further."""
    made, problems = format_file(f"{flow(values)}\n".encode(), "docs/x.yaml")
    assert problems == ()
    root, problems = read_tree(made, "docs/x.yaml")
    assert problems == ()
    assert plain(root) == values
    assert format_file(made, "docs/x.yaml")[0] == made


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_no_bytes_break_the_reader(data):
    """Everything a person could save is read or refused, never a traceback."""
    root, problems = read_tree(data, "units/u.yaml")
    assert root is not None or problems


@given(st.text(st.sampled_from("ab:-[]{},'\"#&*!|>%@ \n\t?<\\~"), max_size=40))
@settings(max_examples=400)
def test_no_text_breaks_reading_or_formatting(text):
    """Neither do signs that mean something in YAML, in any order; a problem is on a line."""
    path = "scores/c-2020/xa-a/self.yaml"
    lines = text.count("\n") + 2
    loaded = load(**{path: text})
    assert all(1 <= problem.place.line <= lines for problem in loaded.problems)
    made, _ = format_file(text.encode(), path)
    if made is not None:
        assert format_file(made, path)[0] == made


@given(st.integers(0, 59), st.sampled_from(["1,5", "97%", "x", "1e3", "[1]"]))
@settings(max_examples=40)
def test_a_planted_mistake_is_reported_at_its_line(where, typed):
    """In a file of 60 lines of figures, at the very line and column, and nowhere else."""
    lines = ["scores:"]
    for number in range(60):
        lines += [f'  "9.{number}":', f"    points: {typed if number == where else 1}"]
    problems = load(**{SELF: "\n".join(lines) + "\n"}).problems
    assert [(p.place.line, p.place.column) for p in problems] == [(2 * where + 3, 13)]


def test_a_thousand_mistakes_are_a_thousand_problems_in_seconds():
    """All in one run, each at its own place."""
    units = [f"x-{number}" for number in range(100)]
    files = {
        **WHOLE,
        "scores/c-2020/cycle.yaml": CYCLE.replace("[xa-a, xa-b]", f"[{', '.join(units)}]"),
    }
    leaf = '  "9.{0}":\n    points: 1,5\n'
    for unit in units:
        own = "".join(leaf.format(number) for number in range(10))
        files[f"scores/c-2020/{unit}/self.yaml"] = f"scores:\n{own}"
    problems = read_project(MemoryWorkspace(files)).problems
    assert len(problems) == 1000
    assert {(p.code, p.place.column) for p in problems} == {("S107", 13)}


def test_a_long_file_of_registers_is_read_whole():
    """A set of 2,000 leaves is no special case."""
    head, tail = SET.split("      - id", 1)
    leaves = "".join(
        f'      - {{id: "5.{number}", title: T, max_points: 1, rule: {{kind: yes_no}}}}\n'
        for number in range(2000)
    )
    assert tail
    loaded = load(**{"criteria/s.yaml": head + leaves})
    assert loaded.problems == ()
    assert len(loaded.project.sets["s"].leaves) == 2000
    assert isinstance(read_tree((head + leaves).encode(), "criteria/s.yaml")[0], Map | Scalar)
