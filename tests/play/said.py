"""What the commands say, in the few words that the story compares."""

import csv
import io
import json

from tests.cli.conftest import Done
from tests.play.forge import Forge
from tests.play.papers import CYCLE


def codes(done: Done) -> list[str]:
    """The codes of `check --format json`."""
    return [one["code"] for one in json.loads(done.stdout)]


def board(forge: Forge) -> dict[str, dict]:
    """Each unit of the status board."""
    return {one["unit"]: one for one in _status(forge)["units"]}


def states(forge: Forge) -> dict[str, str]:
    """Each unit's state; `results` has to say the same."""
    found = {unit: one["state"] for unit, one in board(forge).items()}
    assert found == {row["unit"]: row["state"] for row in _rows(forge, CYCLE)}
    return found


def missing(forge: Forge) -> set[tuple[str, str, str]]:
    """Unit, criterion and office of everything that the status board lists as missing."""
    return {(one["unit"], one["criterion"], one["office"]) for one in _status(forge)["missing"]}


def figures(forge: Forge, cycle: str = CYCLE) -> dict[str, tuple[str, str, str, str]]:
    """Each unit's points, index, rank and class, as `results` prints them."""
    keys = ("points", "index", "rank", "class")
    return {row["unit"]: tuple(row[key] for key in keys) for row in _rows(forge, cycle)}


def changes_of(review: dict) -> dict[str, tuple]:
    """Unit -> (index, rank) before and after, of the units that the request changes."""
    return _standings(review, "units")


def moved_in(review: dict) -> dict[str, tuple]:
    """The same of the units that move because of it."""
    return _standings(review, "moved")


def leaves_of(review: dict, unit: str) -> list[dict]:
    """The leaves of a unit that the review lists."""
    units = (
        one for cycle in review["cycles"] for block in cycle["blocks"] for one in block["units"]
    )
    return next(one["changes"] for one in units if one["unit"] == unit)


def verdict(forge: Forge, *words: str) -> tuple[int, list[dict]]:
    """Exit code of `verify` and all differences."""
    done = forge.run("verify", "--format", "json", *words)
    told = json.loads(done.stdout)
    assert told["same"] is (done.returncode == 0)
    return done.returncode, [one for cycle in told["cycles"] for one in cycle["differences"]]


def versions(forge: Forge) -> dict[str, tuple[str, str]]:
    """Version -> its digest and tag, as `verify` lists them."""
    told = json.loads(forge.run("verify", "--cycle", CYCLE, "--format", "json").stdout)
    return {one["version"]: (one["digest"], one["tag"]) for one in told["cycles"][0]["versions"]}


def _status(forge: Forge) -> dict:
    done = forge.run("status", "--cycle", CYCLE, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)[0]


def _rows(forge: Forge, cycle: str) -> list[dict[str, str]]:
    done = forge.run("results", "--cycle", cycle)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def _standings(review: dict, which: str) -> dict[str, tuple]:
    return {
        unit["unit"]: (_standing(unit["before"]), _standing(unit["after"]))
        for cycle in review["cycles"]
        for block in cycle["blocks"]
        for unit in block[which]
    }


def _standing(side: dict) -> tuple[str | None, int | None]:
    return side["index"], side["rank"]
