"""Signatures of real keys on real commits and tags: what is good, and why another is not."""

import subprocess

import pytest

from parledger.history import Signed, check_contents, check_signature
from parledger.problems import UserError
from tests.pipeline.published import CYCLE, commit, git, publish, repository, told, verify

pytestmark = pytest.mark.needs_ssh_keygen
TAG = f"kq/{CYCLE}/2023"


class Keys:
    """Two people with a key each, and lists of whom to trust."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("secretary", "stranger"):
            words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name]
            subprocess.run(words, cwd=folder, check=True, capture_output=True)

    def signing(self, name):
        """Settings with which Git signs as this person."""
        return {"gpg_format": "ssh", "user_signingkey": str(self.folder / name)}

    def trusted(self, *names, options=""):
        """A list of these people's keys."""
        lines = []
        for name in names:
            kind, key, _ = (self.folder / f"{name}.pub").read_text().split()
            lines.append(f"{name}@example.org {options} {kind} {key}\n")
        path = self.folder / f"trusted-{len(list(self.folder.iterdir()))}"
        path.write_text("".join(lines))
        return path


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Made once."""
    return Keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def root(tmp_path):
    """A repository with one commit."""
    (tmp_path / "root").mkdir()
    return repository(tmp_path / "root")


def said(root, name, kind, signers):
    """What Git says of a signature, and what is said of the object's bytes alone: the same."""
    found = check_signature(root, name, kind, signers)
    ref = f"refs/tags/{name}" if kind == "tag" else name
    asked = ["git", "cat-file", kind, ref]
    held = subprocess.run(asked, cwd=root, check=False, capture_output=True)
    if held.returncode == 0:
        assert check_contents(held.stdout, kind, signers) is found
    return found


def signed_commit(root, keys, name, **more):
    """A commit that somebody signed."""
    return commit(root, "signed", commit_gpgsign="true", **keys.signing(name), **more)


def test_a_good_signature_is_good(root, keys):
    """Of a commit and of a tag, by one of several trusted keys, within its time."""
    head = signed_commit(root, keys, "secretary")
    git(root, "tag", "-s", "v1", "-m", "x", **keys.signing("secretary"))
    trusted = keys.trusted(
        "stranger", "secretary", options='namespaces="git",valid-after="20200101"'
    )
    assert said(root, head, "commit", trusted) is Signed.GOOD
    assert said(root, "v1", "tag", trusted) is Signed.GOOD


def test_what_nobody_signed_is_unsigned(root, keys):
    """A plain commit, a tag with and without a message, a tag that does not exist."""
    head = commit(root, "plain")
    git(root, "tag", "light")
    git(root, "tag", "-a", "plain", "-m", "x")
    trusted = keys.trusted("secretary")
    assert said(root, head, "commit", trusted) is Signed.UNSIGNED
    for tag in ("light", "plain", "none"):
        assert said(root, tag, "tag", trusted) is Signed.UNSIGNED


def test_a_key_that_is_not_listed_is_unknown(root, keys):
    """Though Git prints the words "Good signature" for it."""
    head = signed_commit(root, keys, "stranger")
    git(root, "tag", "-s", "v1", "-m", "x", **keys.signing("stranger"))
    trusted = keys.trusted("secretary")
    assert said(root, head, "commit", trusted) is Signed.UNKNOWN
    assert said(root, "v1", "tag", trusted) is Signed.UNKNOWN


def test_a_list_of_another_namespace_trusts_nobody_here(root, keys):
    """A key for files is none for commits."""
    head = signed_commit(root, keys, "secretary")
    trusted = keys.trusted("secretary", options='namespaces="file"')
    assert said(root, head, "commit", trusted) is not Signed.GOOD


@pytest.mark.parametrize(
    "options",
    [
        'valid-after="20230101"',
        'namespaces="git",valid-after="20230101"',
        'valid-after="20230101",namespaces="git"',
    ],
)
def test_a_trusted_key_outside_its_time_is_backdated(root, keys, monkeypatch, options):
    """A commit and a tag that say they are of 2001, with a key of 2023."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z")
    head = signed_commit(root, keys, "secretary")
    git(root, "tag", "-s", "old", "-m", "x", **keys.signing("secretary"))
    trusted = keys.trusted("secretary", options=options)
    assert said(root, head, "commit", trusted) is Signed.BACKDATED
    assert said(root, "old", "tag", trusted) is Signed.BACKDATED
    assert said(root, head, "commit", keys.trusted("secretary")) is Signed.GOOD


def test_a_signature_moved_to_other_contents_is_broken(root, keys):
    """Somebody writes another message over a signature that was good."""
    head = signed_commit(root, keys, "secretary")
    data = git(root, "cat-file", "commit", head)
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=root,
        input=data.replace("\n\nsigned", "\n\nforged").encode() + b"\n",
        capture_output=True,
        check=True,
    )
    forged = made.stdout.decode().strip()
    assert forged != head
    trusted = keys.trusted("secretary")
    assert said(root, forged, "commit", trusted) is Signed.BROKEN


def test_settings_of_the_repository_under_test_do_not_decide(root, keys):
    """It may name its own list and its own program."""
    head = signed_commit(root, keys, "stranger")
    git(root, "config", "gpg.ssh.allowedSignersFile", str(keys.trusted("stranger")))
    git(root, "config", "gpg.ssh.program", "/bin/true")
    git(root, "config", "gpg.format", "openpgp")
    assert said(root, head, "commit", keys.trusted("secretary")) is Signed.UNKNOWN


def test_verify_asks_for_the_tag_of_every_version(root, keys):
    """Missing, by a stranger, by the secretary."""
    publish(root)
    commit(root, "published")
    trusted = keys.trusted("secretary")
    assert [kind for kind, *_ in told(verify(root, signers=trusted))] == ["unsigned"]
    git(root, "tag", "-s", TAG, "-m", "x", **keys.signing("stranger"))
    assert [kind for kind, *_ in told(verify(root, signers=trusted))] == ["unknown"]
    git(root, "tag", "-f", "-s", TAG, "-m", "x", **keys.signing("secretary"))
    assert verify(root, signers=trusted).same


def test_a_repository_may_promise_signed_commits_too(root, keys):
    """Then those that wrote the record are looked at; without a list it is said that nobody did."""
    (root / "signatures.yaml").write_text("require: commits\n", encoding="utf-8")
    publish(root)
    commit(root, "published")
    git(root, "tag", "-s", TAG, "-m", "x", **keys.signing("secretary"))
    trusted = keys.trusted("secretary")
    (found,) = verify(root, signers=trusted).verdicts[0].differences
    assert (found.change.value, found.key) == ("unsigned", git(root, "rev-parse", "HEAD")[:12])
    run = verify(root)
    assert run.same
    assert [note for note in run.notes if "--signers" in note.en]


def test_the_list_comes_from_outside(root, keys):
    """The repository under test cannot bring its own judge; nor is a missing list an empty one."""
    publish(root)
    commit(root, "published")
    inside = root / "trusted"
    inside.write_bytes(keys.trusted("secretary").read_bytes())
    for wrong in (inside, root / "nothing"):
        with pytest.raises(UserError):
            verify(root, signers=wrong)


@pytest.mark.parametrize("text", ["require: all\n", "need: tags\n", "- tags\n", "require: [\n", ""])
def test_a_promise_that_says_nothing_is_refused(root, text):
    """Nobody should believe that signatures are looked at."""
    publish(root)
    (root / "signatures.yaml").write_text(text, encoding="utf-8")
    commit(root, "published")
    with pytest.raises(UserError, match=r"signatures\.yaml"):
        verify(root)
