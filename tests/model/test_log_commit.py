"""What a commit on main says that it is about."""

import pytest

from tests.tolds import commit_of

GITHUB = "Merge pull request #7 from xa/self\n\nTự chấm của Xã A\n\nMerge-Request: 7"
GITLAB = "Merge branch 'xa' into 'main'\n\nTự chấm của Xã A\n\nSee merge request cchc/kho!7"


@pytest.mark.parametrize(
    ("message", "merge", "title"),
    [
        (GITHUB, True, "Tự chấm của Xã A"),
        (GITLAB, True, "Tự chấm của Xã A"),
        ("Merge branch 'xa'\n\nSee merge request cchc/kho!7", True, "Merge branch 'xa'"),
        ("Merge branch 'xa'\n\nMerge-Request: 7", True, "Merge branch 'xa'"),
        ("Merge branch 'xa'", True, "Merge branch 'xa'"),
        ("Tự chấm của Xã A\n\nvà nữa", True, "Tự chấm của Xã A"),
        (GITHUB, False, "Merge pull request #7 from xa/self"),
        ("", True, ""),
    ],
)
def test_the_title_of_a_request_stands_below_a_forges_own_words(message, merge, title):
    """Where there is one; a commit with one parent is about what its first line says."""
    assert commit_of("m1", merge=merge, message=message).title == title
