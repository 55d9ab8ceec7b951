"""The history of all values as pages and exports tell it: trail, signatures, everything known."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from parledger.history import check_signature, signed_commits
from parledger.model.project import Project
from parledger.model.told import Seal
from parledger.pipeline.trailing import read_trail
from parledger.report import Chronicle, make_chronicle


def read_chronicle(
    root: Path, project: Project, *, revision: str = "HEAD", cycle: str = ""
) -> Chronicle:
    """Every change up to a revision, of one cycle or of all, told by what the project says.

    UserError as of `read_trail`: no repository, a shallow clone, a damaged history.
    """
    trail = read_trail(root, revision, cycle=cycle)
    commits = [*(one.commit for one in trail.changes), *(one.commit for one in trail.gaps)]
    return make_chronicle(project, trail, read_seals(root, commits))


def read_seals(
    root: Path, commits: Iterable[str], signers: Path | None = None
) -> Mapping[str, Seal]:
    """The signatures of commits; with a list of trusted keys also what they are worth."""
    names = tuple(dict.fromkeys(commits))
    signed = signed_commits(root, names)
    found: dict[str, Seal] = {}
    for name in names:
        found[name] = "signed" if name in signed else "unsigned"
        if name in signed and signers is not None:
            found[name] = check_signature(root, name, "commit", signers).value
    return found
