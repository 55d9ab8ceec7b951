"""The part of `verify` that looks at signatures, where somebody brings a list of trusted keys."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from parledger.history import Blobs, Signed, blob_at, check_signature, top_folder
from parledger.model.publication import Change, Difference
from parledger.problems import Place, UserError
from parledger.source.signing import PATH, Promise, read_promise

CHANGES: Mapping[Signed, Change] = {
    Signed.UNSIGNED: Change.UNSIGNED,
    Signed.UNKNOWN: Change.UNKNOWN,
    Signed.BACKDATED: Change.BACKDATED,
    Signed.BROKEN: Change.BROKEN,
}


def promised(root: Path, commit: str, blobs: Blobs) -> Promise:
    """What the repository promises to sign, as of a commit."""
    data = blobs.read(blob_at(root, commit, PATH))
    return "" if data is None else read_promise(data)


def refuse_inside(root: Path, signers: Path) -> None:
    """The list of trusted keys must not come from the repository that it is to judge."""
    if not signers.is_file():
        raise UserError(f"không có tệp {signers}", f"there is no file {signers}")
    top = top_folder(root)
    if top is not None and signers.resolve().is_relative_to(top.resolve()):
        raise UserError(
            f"{signers} nằm trong chính kho đang kiểm; lấy danh sách khóa từ nơi khác",
            f"{signers} lies in the very repository under test; take the list from elsewhere",
        )


def compare_signatures(
    root: Path, signers: Path, path: str, tags: Iterable[str], commits: Iterable[str]
) -> Iterator[Difference]:
    """Tags and commits of the record at `path` that no trusted key has signed."""
    for tag in tags:
        signed = check_signature(root, tag, "tag", signers)
        if signed is not Signed.GOOD:
            yield Difference(CHANGES[signed], Place(path), path, key=tag)
    for commit in commits:
        signed = check_signature(root, commit, "commit", signers)
        if signed is not Signed.GOOD:
            yield Difference(CHANGES[signed], Place(path), path, key=commit[:12])
