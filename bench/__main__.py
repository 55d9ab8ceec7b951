"""`python -m bench yaml render ballots stages review trail [--units N] [--shape small,medium,large]`."""

import argparse

from bench.ballots import ballot_rows
from bench.measuring import print_rows
from bench.rendering import rendering_rows
from bench.reviewing import review_rows
from bench.stages import stage_rows
from bench.trails import SIZES, trail_rows
from bench.workspaces import SHAPES, Shape
from bench.yaml_speed import yaml_rows


def main() -> None:
    """Run what is named, print Markdown tables."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="*", default=["yaml", "render", "ballots", "stages"])
    parser.add_argument("--units", type=int, default=4000, help="pages of the rendering comparison")
    parser.add_argument("--shape", default="small", help="comma list: small, medium, large")
    given = parser.parse_args()
    if "yaml" in given.what:
        print(print_rows("YAML with line numbers", yaml_rows()))
    if "render" in given.what:
        print(print_rows("Rendering from ready rows", rendering_rows(given.units)))
    if "ballots" in given.what:
        print(print_rows("Counting 10 million ballots", ballot_rows()))
    wanted = given.shape.split(",")
    for shape in (one for one in SHAPES if one.name in wanted):
        _print_shape(shape, given.what)
    for name in wanted if "trail" in given.what else ():
        size = SIZES[name]
        title = f"history, {name}: {size.files} files, {size.commits} commits"
        print(print_rows(title, trail_rows(size)))


def _print_shape(shape: Shape, what: list[str]) -> None:
    """What is measured on a workspace of a shape."""
    if "stages" in what:
        title = f"{shape.name}: {shape.units} units × {shape.leaves} criteria × {shape.years}"
        print(print_rows(title, stage_rows(shape)))
    if "review" in what:
        title = f"review, {shape.name}: {shape.units} units × {shape.leaves} criteria"
        print(print_rows(title, review_rows(shape)))


if __name__ == "__main__":
    main()
