"""`python -m tools.replay FOLDER`: the city's repository, and what was planted in it."""

import sys
from pathlib import Path

from tools.replay.city import CYCLE
from tools.replay.plants import HEARING, PLANTS
from tools.replay.story import replay

USE = "python -m tools.replay FOLDER   (a folder that does not exist yet)"


def main(arguments: list[str]) -> int:
    """Write it and say what there is to see; 2 for wrong use."""
    if len(arguments) != 1 or Path(arguments[0]).exists():
        sys.stderr.write(f"{USE}\n")
        return 2
    made = replay(Path(arguments[0]).resolve())
    lines = [
        f"{arguments[0]}: {made.commits} commits, {made.requests} requests, main at {made.head}",
        f"tags: {', '.join(made.tags)}",
        "",
        "Planted:",
        *(
            f"  {one.name}: {one.unit} {one.step} {one.criterion}".rstrip()
            + f" [{' '.join(one.codes) or 'audit says nothing'}]\n      {one.what}"
            for one in PLANTS
        ),
        f"  without a hearing [H108]: {', '.join(' '.join(one) for one in HEARING.items())}",
        "",
        "Try:",
        f"  python build.py --root {arguments[0]} audit --cycle {CYCLE}",
        f"  python build.py --root {arguments[0]} trace thanh-ha-so-du-lich 2.3.1",
        f"  python build.py --root {arguments[0]} site",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
