"""Make the illustrative data again: `python tools/make_data.py [FOLDER]`.

Writes units/ and scores/ of the invented authorities below the folder (default: the
repository). Criteria sets, timetables, what surveys ask and the two official cycles are
written by hand and only read. The same commit gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from illustrative import emit, sources  # noqa: E402
from illustrative.ballots import Asked, ballots  # noqa: E402
from illustrative.cycles import Source, cycle_files  # noqa: E402
from illustrative.files import Stock  # noqa: E402
from illustrative.places import FILES, GROUPS, Place  # noqa: E402
from illustrative.plans import FIELDWORK, PLANS, Fieldwork, Plan  # noqa: E402


def data_files(root: Path) -> Iterator[tuple[str, str]]:
    """Return path and text of every generated file; reads what is written by hand."""
    for name, places in FILES.items():
        yield f"units/{name}.yaml", emit.document({"units": [_unit(place) for place in places]})
    for plan in PLANS:
        for path, content in cycle_files(plan, _source(root, plan)):
            yield f"scores/{path}", emit.document(content)
    for work in FIELDWORK:
        yield f"scores/{work.cycle}/survey/{work.survey}.csv", ballots(_asked(root, work))


def _asked(root: Path, work: Fieldwork) -> Asked:
    folder = HERE / "illustrative"
    cycle = sources.read_yaml(folder / "cycles" / f"{work.cycle}.yaml")
    instrument = root / "scores" / work.cycle / "survey" / f"{work.survey}.yaml"
    return Asked(
        work,
        cycle["programme"],
        sources.read_yaml(instrument),
        {block["id"]: GROUPS[block["units"]] for block in cycle["blocks"]},
        sources.read_phrases(folder / "phrases" / "wishes.txt")["wishes"],
    )


def _unit(place: Place) -> Mapping[str, emit.Value]:
    entry: dict[str, emit.Value] = {"id": place.id, "name": place.name, "level": place.level}
    return entry | ({"parent": place.parent} if place.parent else {})


def _source(root: Path, plan: Plan) -> Source:
    folder = HERE / "illustrative"
    cycle = sources.read_yaml(folder / "cycles" / f"{plan.cycle}.yaml")
    names = {block["criteria"] for block in cycle["blocks"]}
    return Source(
        cycle,
        {name: sources.read_yaml(root / "criteria" / f"{name}.yaml") for name in sorted(names)},
        Stock(
            *(
                sources.read_phrases(folder / "phrases" / f"{name}.txt")
                for name in ("notes", "reasons", "explanations", "answers")
            )
        ),
    )


def write(root: Path, target: Path) -> int:
    """Write all files below the target, remove what no longer belongs, return their number."""
    made = {target / path: text for path, text in data_files(root)}
    for plan in PLANS:
        for file in sorted((target / "scores" / plan.cycle).glob("*/*.yaml")):
            if file not in made and file.parent.name != "survey":
                file.unlink()
    for file, text in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return len(made)


def main(arguments: list[str]) -> None:
    """Write below the folder given, or below the repository."""
    root = HERE.parent
    target = Path(arguments[0]) if arguments else root
    print(f"{write(root, target)} files below {target}")


if __name__ == "__main__":
    main(sys.argv[1:])
