"""Files kept in the repository against the digests that documents give of them.

A document whose `url` is `evidence/<cycle>/<name>` or `evidence/<cycle>/<unit>/<name>` names a file
that lies there, below the root; its SHA-256 stands beside it. Whoever has the repository has the
file, and everybody can see that it is the one that was handed in. What is not public is no
business of the repository: not even the file itself may lie there, under whatever name.
"""

import re
from collections.abc import Iterator, Mapping

from parledger.located import Kept
from parledger.model.project import Project
from parledger.model.workspace import KeepsFiles, Workspace
from parledger.problems import Place, Problem, Problems

_TOLERATED = re.compile(r"\..*|README(\.[a-z]+)*|.*\.md")


def check_kept_files(
    workspace: Workspace, project: Project, cycles: frozenset[str] | None = None
) -> Problems:
    """S250 (no such file), S251 (another file), S252 (not public), S253 (named by no document).

    Nothing where the workspace does not know the folder: an archive has the inputs alone. What
    could not be read whole may name a file: then none is called unnamed. `cycles`: those that were
    read; without it, all.
    """
    if not isinstance(workspace, KeepsFiles):
        return ()
    files, wrong = workspace.kept_files()
    return (*wrong, *_named(project.kept, files), *_unnamed(project, files, cycles))


def _named(kept: tuple[Kept, ...], files: Mapping[str, str]) -> Iterator[Problem]:
    by_digest = {digest: path for path, digest in sorted(files.items(), reverse=True) if digest}
    for one in kept:
        if not one.public:
            path = one.path or by_digest.get(one.sha256, "")
            if path:
                yield _problem("S252", one, path=path)
        elif one.path not in files:
            yield _problem("S250", one, path=one.path)
        elif one.sha256 and files[one.path] != one.sha256:
            yield _problem("S251", one, path=one.path, found=files[one.path] or "–")


def _problem(code: str, one: Kept, **args: str) -> Problem:
    return Problem(one.at, code, one.subject, tuple(args.items()))


def _unnamed(
    project: Project, files: Mapping[str, str], cycles: frozenset[str] | None
) -> Iterator[Problem]:
    if project.unread:
        return
    named = {one.path for one in project.kept}
    hidden = {one.sha256 for one in project.kept if not one.public}
    for path, digest in files.items():
        parts = path.split("/")
        read = cycles is None or parts[1] in cycles
        known = path in named or digest in hidden or _TOLERATED.fullmatch(parts[-1])
        if read and not known:
            yield Problem(Place(path), "S253")
