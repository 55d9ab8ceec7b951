"""What the history says of files: which commit vouches for each, when it came to main."""

from parledger.pipeline.dates import read_dates
from parledger.pipeline.stages import read_workspace
from tests.gitrepo import Repo
from tests.review.gate.world import FILES, PUBLICATION, PUBLISHED, SCORES, SELF_A, SELF_B

IN_TIME, MERGED = "2020-11-15T16:59:00Z", "2020-11-17T08:00:00+07:00"
AFTER, CORRECTED = "2021-02-01T03:00:00Z", "2021-02-02T08:00:00+07:00"


def arrivals(repo):
    """Path -> the moment (UTC) and whether the push was recorded."""
    found = read_dates(repo.folder, read_workspace(repo.folder).project).arrivals
    return {path: (one.when.isoformat(), one.recorded) for path, one in found.items()}


def send(repo, files, received, merged):
    """A request that is merged with its receipt."""
    name = f"request-{received[:10]}"
    repo.branch(name)
    repo.commit(files, merged)
    repo.merge(name, f"Merge\n\nMerge-Request: g/p!1\nReceived: {received}", merged)


def test_a_correction_after_publication_is_no_late_score(tmp_path):
    """The date stays that of what was published; a file that came with the erratum is not dated
    by its receipt, which would be after every last day.
    """
    repo = Repo(tmp_path / "repo")
    repo.commit(FILES)
    send(repo, {SELF_A: SCORES}, IN_TIME, MERGED)
    came = ("2020-11-15T16:59:00+00:00", True)
    assert arrivals(repo)[SELF_A] == came
    repo.commit({PUBLICATION: PUBLISHED}, "2020-12-30T08:00:00+07:00")
    corrected = {SELF_A: SCORES.replace("true", "false"), SELF_B: SCORES}
    send(repo, corrected, AFTER, CORRECTED)
    assert arrivals(repo)[SELF_A] == came
    assert arrivals(repo)[SELF_B] == ("2021-02-02T01:00:00+00:00", False)


def test_a_correction_before_publication_is_the_score_that_counts(tmp_path):
    """Whoever hands in a draft in time and the real one later is late."""
    repo = Repo(tmp_path / "repo")
    repo.commit(FILES)
    send(repo, {SELF_A: SCORES}, IN_TIME, MERGED)
    send(repo, {SELF_A: SCORES.replace("true", "false")}, AFTER, CORRECTED)
    assert arrivals(repo)[SELF_A] == ("2021-02-01T03:00:00+00:00", True)
