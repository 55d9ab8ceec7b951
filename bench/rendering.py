"""Unit pages from ready rows: our renderer beside Hugo, the same markup from the same JSON."""

import json
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from jinja2 import Environment

from bench.measuring import Measured, Row, measure, measure_process
from parledger.pages.blocks import HOLE, Filling, Stencil
from parledger.pages.env import make_environment
from parledger.pages.page import Page, View
from parledger.website.links import SiteMap
from parledger.website.press import Job, print_pages
from parledger.website.sync import sync_site

_HERE = Path(__file__).parent
_ROUNDS = 3
_WORDS = [
    "kế",
    "hoạch",
    "báo",
    "cáo",
    "đúng",
    "hạn",
    "chưa",
    "đủ",
    "tài",
    "liệu",
    "kiểm",
    "chứng",
    "thẩm",
    "định",
    "<lần",
    "1>",
    "&",
    "giải",
    "trình",
]


def rendering_rows(units: int) -> list[Row]:
    """4,000 pages of 100 rows of 6 cells and a drawing: ours, and Hugo where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write_rows(root / "rows", units)
        ours, one, theirs = [], [], []
        hugo = shutil.which("hugo")
        for _ in range(_ROUNDS):
            for runs, processes in ((ours, 0), (one, 1)):
                _clear(root)  # as for Hugo, the folder of the last run is not part of the work
                runs.append(measure(partial(_ours, root, processes)))
            if hugo:
                theirs.append(_hugo(hugo, root))
        if hugo:
            _same_markup(root)
        return _rows(units, ours, one, theirs)


def _rows(
    units: int, ours: list[Measured], one: list[Measured], theirs: list[Measured]
) -> list[Row]:
    rows = [Row(f"Hugo, {units} pages", tuple(theirs))] if theirs else []
    for what, runs in (("parledger, all cores", ours), ("parledger, one process", one)):
        row = Row(f"{what}, {units} pages", tuple(runs))
        note = f"{units / row.seconds:.0f} pages/s"
        if rows and theirs:
            time, memory = row.seconds / rows[0].seconds, row.peak_mb / rows[0].peak_mb
            note = f"{note}; ratio {time:.2f} in time, {memory:.2f} in memory"
        rows.append(Row(row.what, row.runs, note))
    return rows


def _write_rows(folder: Path, units: int) -> None:
    folder.mkdir()
    for number in range(units):
        seeded = random.Random(number)
        cells = [
            [f"{area}.{leaf}"] + [_text(seeded) for _ in range(5)]
            for area in range(1, 11)
            for leaf in range(1, 11)
        ]
        bars = [int(seeded.random() * 300) for _ in range(60)]
        data = {"title": f"Xã Đo Lường {number}", "rows": cells, "bars": bars}
        text = json.dumps(data, ensure_ascii=False)
        (folder / f"xa-{number:05}.json").write_text(text, encoding="utf-8")


def _text(seeded: random.Random) -> str:
    return " ".join(_WORDS[int(seeded.random() * len(_WORDS))] for _ in range(6))


def _clear(root: Path) -> None:
    for name in ("ours", "pressed"):
        shutil.rmtree(root / name, ignore_errors=True)
    (root / "pressed").mkdir()


def _ours(root: Path, processes: int) -> None:
    out, pressed = root / "ours", root / "pressed"
    environment = make_environment(_HERE.parent / "site_templates")
    page_of = environment.from_string((_HERE / "templates" / "page.html").read_text())
    row = Stencil.cut(_markup(environment, "row.html", cells=[HOLE] * 6))
    bar = Stencil.cut(_markup(environment, "bar.html", y=HOLE, width=HOLE))
    pages = tuple(
        Page(
            f"{name.stem}/index.html", "page.html", View("vi", "", "", ""), _reader(name, row, bar)
        )
        for name in sorted((root / "rows").iterdir())
    )
    job = Job(
        pages,
        lambda page: page_of.render(page.context()),
        SiteMap(frozenset()),
        pressed,
        root / "none",
    )
    print_pages(job, processes, None)
    made = {page.path: pressed / str(number) for number, page in enumerate(pages)}
    sync_site(made, out, frozenset())


def _markup(environment: Environment, name: str, **context: object) -> str:
    return environment.from_string((_HERE / "templates" / name).read_text()).render(context)


def _reader(path: Path, row: Stencil, bar: Stencil) -> Callable[[], dict[str, object]]:
    def context() -> dict[str, object]:
        data = json.loads(path.read_text(encoding="utf-8"))
        rows, bars = Filling(), Filling()
        for cells in data["rows"]:
            rows.add(row, *cells)
        for number, width in enumerate(data["bars"]):
            bars.add(bar, str(number * 8), str(width))
        return {"title": data["title"], "rows": rows.markup(), "bars": bars.markup()}

    return context


def _hugo(hugo: str, root: Path) -> Measured:
    site = root / "hugo"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(_HERE / "hugo", site)
    (site / "content").mkdir()
    shutil.copytree(root / "rows", site / "data" / "rows")
    for name in (root / "rows").iterdir():
        stub = f'---\ntitle: "{name.stem}"\n---\n'
        (site / "content" / f"{name.stem}.md").write_text(stub, encoding="utf-8")
    command = [hugo, "--quiet", "--source", str(site), "--destination", str(root / "theirs")]
    shutil.rmtree(root / "theirs", ignore_errors=True)

    def run() -> tuple[int, Callable[[], float]]:
        began = perf_counter()
        process = subprocess.Popen(command)

        def wait() -> float:
            if process.wait():
                raise SystemExit("hugo failed")
            return perf_counter() - began

        return process.pid, wait

    return measure_process(run)


def _same_markup(root: Path) -> None:
    """The comparison is void unless both wrote the same pages."""
    for number in (0, 1):
        name = Path(f"xa-{number:05}") / "index.html"
        ours, theirs = ((root / side / name).read_text() for side in ("ours", "theirs"))
        if ours.strip() != theirs.strip():
            raise SystemExit(f"{name} differs between the two renderers")
