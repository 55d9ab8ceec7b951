"""The history of all values, against the bare log, the bare contents, and the bare parse of them.

The repository is made with `git fast-import`: a commit changes one unit's file, two or three
values of it. Seconds are of the processor, Git's included: they suffer less from other work.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from bench.measuring import Measured, Row, measure
from parledger.history import read_many
from parledger.pipeline.trailing import read_trail
from parledger.source.yamltree import read_tree

_LEAVES = 100
_CYCLES = 8
_VALUES = (2, 3)
_FORMS = ("csv", "sqlite")
_NEW = re.compile(rb":[0-7]{6} 100644 [0-9a-f]{40} ([0-9a-f]{40}) [AM]\0")
_LINE = re.compile(rb'^  "([^"]+)":$|^    (\w+): (.*)$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Size:
    """How many files and commits; a commit changes two values or three."""

    files: int
    commits: int


SIZES = {
    "small": Size(400, 2_000),
    "medium": Size(1_000, 5_000),
    "large": Size(4_000, 20_000),
}


def trail_rows(size: Size) -> list[Row]:
    """Bare work first, then the whole history, nothing new, and 50 commits more."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        writer = _Writer(root, size)
        writer.write(size.commits)
        blobs = _blobs(root)
        rows = [
            _row("git log --raw", _log, root),
            _row(f"and git cat-file --batch of {len(blobs)} versions", _read, root),
            _row("and a parse of their lines by pattern", _lines, root),
            _row("and the parse of their YAML instead", _parse, root),
            _row("the whole history of all values", read_trail, root),
            _row("all of it again, nothing new", read_trail, root),
            _row("one unit's again, nothing new", _one, root),
        ]
        writer.write(50)
        rows.append(_row("one unit's, after 50 commits", _one, root))
        (root / "scores").mkdir()
        rows += [
            _row(f"all of it written as {form}", partial(_take, form=form), root) for form in _FORMS
        ]
        changes = len(read_trail(root).changes)
        rows[4] = Row(
            f"{rows[4].what}: {changes} changes", rows[4].runs, _ratio(rows[4], *rows[2:4])
        )
        return rows


def _take(root: Path, form: str) -> None:
    """Everything read, told and written to a file, as `history export` does it."""
    # Here, not above: the other rows' processes would begin with all of it in their memory.
    from parledger.outputs.history import stream_history
    from parledger.outputs.writing import stream_atomically
    from parledger.pipeline.exporting import ExportOrder, run_export

    report = run_export(ExportOrder(root, "internal")).report
    path = root / f"internal.{form}"
    stream_atomically(path, lambda held: stream_history(report, form, held))


def _row(what: str, work: Callable[[Path], object], root: Path) -> Row:
    """Seconds of the processor in place of those on the wall."""
    seconds = Path(tempfile.mkstemp(prefix="bench-")[1])
    memory = measure(partial(_timed, work, root, seconds), bare=True)
    found = float(seconds.read_text(encoding="utf-8"))
    seconds.unlink()
    return Row(what, (Measured(found, memory.peak_mb),))


def _timed(work: Callable[[Path], object], root: Path, seconds: Path) -> None:
    """The processor's time for the work, Git's included, without that of starting Python."""
    before = sum(os.times()[:4])
    work(root)
    seconds.write_text(str(sum(os.times()[:4]) - before), encoding="utf-8")


def _one(root: Path) -> None:
    read_trail(root, unit="u-1")


def _ratio(row: Row, lines: Row, yaml: Row) -> str:
    by_lines, by_yaml = row.seconds / lines.seconds, row.seconds / yaml.seconds
    return f"{by_yaml:.2f} of the bare work with YAML, {by_lines:.2f} of that with lines"


def _log(root: Path) -> bytes:
    words = ("git", "log", "--raw", "-z", "--no-abbrev", "--no-renames", "--format=%H%x00%P%x00%B")
    return subprocess.run(words, cwd=root, check=True, capture_output=True).stdout


def _blobs(root: Path) -> list[str]:
    """Every version by its id, as the log names it; each once."""
    found = dict.fromkeys(_NEW.findall(_log(root)))
    return [name.decode("ascii") for name in found]


def _contents(root: Path) -> Iterator[bytes]:
    return (data for data in read_many(root, _blobs(root)) if data is not None)


def _read(root: Path) -> None:
    for _ in _contents(root):
        pass


def _lines(root: Path) -> None:
    for data in _contents(root):
        _LINE.findall(data)


def _parse(root: Path) -> None:
    for data in _contents(root):
        read_tree(data, "scores/-/-/self.yaml")


class _Writer:
    """Commits to main through `git fast-import`."""

    def __init__(self, root: Path, size: Size) -> None:
        self.root = root
        self.random = Random(8)
        self.files = [
            [self.random.randint(0, 99) for _ in range(_LEAVES)] for _ in range(size.files)
        ]
        self.day = 1_500_000_000
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
        self._import(self._first())

    def write(self, commits: int) -> None:
        """So many commits, each with one file changed."""
        self._import(self._more(commits))

    def _first(self) -> Iterator[bytes]:
        yield self._commit("refs/heads/main", parent=False)
        for number in range(len(self.files)):
            yield self._file(number)

    def _more(self, commits: int) -> Iterator[bytes]:
        for place in range(commits):
            yield self._commit("refs/heads/main", parent=not place)
            number = self.random.randrange(len(self.files))
            for leaf in self.random.sample(range(_LEAVES), self.random.choice(_VALUES)):
                self.files[number][leaf] += 1
            yield self._file(number)

    def _commit(self, ref: str, *, parent: bool) -> bytes:
        self.day += 600
        start = "from refs/heads/main^0\n" if parent else ""
        who = f"committer B <b@example.org> {self.day} +0700"
        return f"commit {ref}\n{who}\ndata 6\nchange\n{start}".encode()

    def _file(self, number: int) -> bytes:
        entries = "".join(
            f'  "{leaf // 10 + 1}.{leaf % 10 + 1}":\n    value: {value}\n    evidence:\n'
            f"      - title: Báo cáo kết quả thực hiện cải cách hành chính, phần {leaf}\n"
            f"        number: {leaf}/BC-UBND\n        date: 2020-11-12\n"
            f"    note: Đã thực hiện đúng tiến độ theo kế hoạch của huyện\n"
            for leaf, value in enumerate(self.files[number])
        )
        data = f"scores:\n{entries}".encode()
        path = f"scores/c-{number % _CYCLES}/u-{number // _CYCLES}/self.yaml"
        return b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)

    def _import(self, stream: Iterator[bytes]) -> None:
        words = ["git", "fast-import", "--quiet", "--force"]
        with subprocess.Popen(words, cwd=self.root, stdin=subprocess.PIPE) as running:
            if running.stdin is not None:
                for piece in stream:
                    running.stdin.write(piece)
                running.stdin.close()
