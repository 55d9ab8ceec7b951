"""Files as everybody may see them: what is not public goes, every value that counts stays."""

from __future__ import annotations

import pytest

from parledger.model.bundle import Removed
from parledger.source.canonical import format_file
from parledger.source.reducing import accounts_in, is_reduced, reduce_file, withheld_documents

OWN = "scores/ky/xa-a/self.yaml"
CYCLE = "scores/ky/cycle.yaml"
OPEN = (
    'scores:\n  "1.1":\n    value: 97   # xem lại\n    evidence: [{title: Báo cáo, number: 1/BC}]\n'
)
CLOSED = """\
scores:
  "1.1":
    value: 97
    points: 0.5
    note: Đã làm
    evidence:
      - {title: Mật, number: 5/TTr, date: 2020-05-01, issuer: UBND, signed_by: Ông A,
         url: https://a.example/x, sha256: "0a", public: false}
      - title: Công khai
"""
WHO = """\
id: ky
title: Kỳ
offices:
  - id: noi-vu
    title: Phòng Nội vụ
    appraises: ["1"]
    accounts: [a.b]
  - {id: khac, title: Khác, accounts: x-y}
roles:
  secretary: {accounts: ["thư ký"]}
external:
  - criterion: "1"
    points: {xa-a: 1}
"""


def reduced(text, path=OWN, **more):
    """The reduced text and what was taken out."""
    found = reduce_file(text.encode(), path, **more)
    return found.data.decode(), found.removed


def test_what_holds_nothing_closed_stays_byte_for_byte():
    """Comments, spaces, order: all as it was."""
    assert reduced(OPEN) == (OPEN, Removed())
    assert reduced("a: 1\r\n")[0] == "a: 1\r\n"


def test_of_a_closed_paper_number_date_and_digest_stay():
    """And that it is closed; every other field of the file is there."""
    text, removed = reduced(CLOSED)
    assert removed == Removed(documents=1)
    assert text == (
        'scores:\n  "1.1":\n    value: 97\n    points: 0.5\n    evidence:\n'
        "      - number: 5/TTr\n        date: 2020-05-01\n"
        "        sha256: 0a\n        public: false\n      - title: Công khai\n    note: Đã làm\n"
    )


@pytest.mark.parametrize("word", ["false", "No", "không", "SAI", '"off"', "Khong"])
def test_however_no_is_written(word):
    """As the reader of files takes it."""
    text, removed = reduced(f"document: {{title: Mật, public: {word}}}\nscores: {{}}\n")
    assert removed.documents == 1
    assert "Mật" not in text
    assert "title: Không công khai" in text


@pytest.mark.parametrize("word", ["true", "có", "yes"])
def test_what_is_public_by_its_own_word_stays(word):
    """A flag that says yes is no reason."""
    assert reduced(f"document: {{title: Mở, public: {word}}}\nscores: {{}}\n")[1] == Removed()


def test_a_paper_that_has_no_more_is_not_counted():
    """It was registered by its number and digest alone, as the rules ask."""
    text = "document:\n  number: 5\n  sha256: 0a\n  public: false\nscores: {}\n"
    assert reduced(text) == (text, Removed())
    assert withheld_documents(text.encode(), OWN) == 1


def test_papers_are_found_wherever_they_lie():
    """In a set, a cycle, the Council's file, a survey, the record."""
    for path in ("criteria/b.yaml", CYCLE, "scores/ky/council.yaml", "scores/ky/survey/s.yaml"):
        text, removed = reduced("a:\n  - b: {title: Mật, public: false}\n", path)
        assert (removed.documents, "Mật" in text) == (1, False)


def test_accounts_go_from_the_cycle_and_from_nowhere_else():
    """Who may do what is nobody's business outside; who appraises what is."""
    text, removed = reduced(WHO, CYCLE)
    assert removed == Removed(accounts=True)
    assert not any(word in text for word in ("a.b", "x-y", "thư ký", "roles", "accounts"))
    assert "Phòng Nội vụ" in text
    assert "xa-a: 1" in text
    assert accounts_in(WHO.encode(), CYCLE) == {"a.b", "x-y", "thư ký"}
    assert reduced(WHO)[1] == Removed()


def test_of_a_withheld_cycle_its_figures_go_too():
    """The timetable stays."""
    text, _ = reduced(WHO, CYCLE, timetable=True)
    assert "external" not in text
    assert "title: Kỳ" in text


@pytest.mark.parametrize(
    "comment",
    [
        "hỏi @a.b nhé",
        "a.b@example.org",
        "gọi 0912 345 678",
        "Nguyễn Văn An giữ",
        "CCCD 012345678901",
    ],
)
def test_a_comment_that_tells_of_a_person_takes_all_comments_along(comment):
    """An account, a mail address, a number, a name: the file keeps its values."""
    text, removed = reduced(f"# Mở đầu\n{OPEN}  # {comment}\n", accounts=frozenset({"a.b"}))
    assert removed == Removed(comments=True)
    assert "#" not in text
    assert "value: 97" in text


def test_comments_do_not_outlive_what_they_stood_beside():
    """Where anything goes, all of them do."""
    text, removed = reduced(CLOSED.replace("points: 0.5", "points: 0.5  # theo tờ trình mật"))
    assert removed == Removed(documents=1, comments=True)
    assert "mật" not in text


@pytest.mark.parametrize(("text", "path"), [(CLOSED, OWN), (WHO, CYCLE)])
def test_a_reduced_file_is_canonical_and_reduced_for_good(text, path):
    """Once more changes nothing; it is what it says to be, and the file it came from is not."""
    data, removed = reduce_file(text.encode(), path).data, reduced(text, path)[1]
    assert format_file(data, path)[0] == data
    assert not reduce_file(data, path).removed
    assert is_reduced(data, path, removed)
    assert not is_reduced(text.encode(), path, removed)
    assert not is_reduced(data + b"# x\n", path, removed)
    assert not is_reduced(data, path, Removed(documents=9))
    assert is_reduced(data, path, Removed(accounts=True)) is (path == CYCLE)


def test_what_cannot_be_read_is_not_reduced_by_guessing():
    """Nothing unread is published."""
    with pytest.raises(ValueError, match=r"self\.yaml"):
        reduce_file(b"a: [1", OWN)
