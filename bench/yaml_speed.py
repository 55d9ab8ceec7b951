"""The located reader beside ruamel's own C `compose` on the same files, turn by turn."""

import tempfile
from pathlib import Path
from time import perf_counter, process_time

from ruamel.yaml import YAML

from bench.measuring import Measured, Row
from bench.workspaces import Shape, write_workspace
from parledger.source import DiskWorkspace, load_cache, read_project, save_cache
from parledger.source.yamltree import read_tree

_SHAPE = Shape("yaml", 60, 100, 1)
_ROUNDS = 7


def yaml_rows() -> list[Row]:
    """Parsing alone, in seconds of processor; then reading a workspace without and with what an earlier run kept."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, _SHAPE)
        texts = [path.read_bytes() for path in sorted(root.glob("scores/*/*/self.yaml"))]
        return [*_parsing(texts), *_reading(root)]


def _parsing(texts: list[bytes]) -> list[Row]:
    ours: list[Measured] = []
    theirs: list[Measured] = []
    composer = YAML(typ="safe")
    for _ in range(_ROUNDS):
        began = process_time()
        for text in texts:
            composer.compose(text.decode())
        theirs.append(Measured(process_time() - began, 0))
        began = process_time()
        for text in texts:
            read_tree(text, "self.yaml")
        ours.append(Measured(process_time() - began, 0))
    size = sum(len(text) for text in texts) / len(texts) / 1024
    compose = Row(f"ruamel C compose, {len(texts)} files of {size:.0f} KB", tuple(theirs))
    own = Row("located reader, the same files, refusals included", tuple(ours))
    return [compose, Row(own.what, own.runs, f"ratio {own.seconds / compose.seconds:.2f}")]


def _reading(root: Path) -> list[Row]:
    def once() -> Measured:
        began = perf_counter()
        cache = load_cache(root)
        found = read_project(DiskWorkspace(root), cache)
        save_cache(root, cache, found.project.digests)
        return Measured(perf_counter() - began, 0)

    cold = Row("whole workspace, nothing kept", (once(),))
    warm = Row("whole workspace, nothing changed", tuple(once() for _ in range(_ROUNDS)))
    return [cold, Row(warm.what, warm.runs, f"ratio {warm.seconds / cold.seconds:.2f}")]
