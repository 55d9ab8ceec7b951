"""`survey close`: the digest goes into the instrument once, and only when nothing is wrong."""

from hashlib import sha256
from stat import S_IWUSR

import duckdb
import pytest

from tests.polls import BALLOTS, BALLOTS_TEXT, CYCLE, INSTRUMENT, SURVEY_TEXT

AFTER = ("--date", "2020-11-06")
DIGEST = sha256(BALLOTS_TEXT.encode()).hexdigest()
ERRATUM = ("--erratum", "--reason", "Bỏ phiếu số 4: nhập trùng", "--date", "2020-12-01")


@pytest.fixture
def closed(polled):
    """The survey, closed the day after its period."""
    assert polled.survey("close", *AFTER).returncode == 0
    return polled


def test_digest_rows_and_date_are_written(polled):
    """The digest on standard output as sha256sum prints it; everything else stays as it was."""
    done = polled.survey("close", *AFTER)
    assert (done.returncode, done.stdout) == (0, f"{DIGEST}  {BALLOTS}\n")
    seal = f"closed:\n  date: 2020-11-06\n  sha256: {DIGEST}\n  rows: 4\n"
    assert polled.instrument == SURVEY_TEXT.replace("# Số", f"{seal}# Số")
    assert " lỗi " not in polled("check").stdout
    assert polled("fmt", "--check").returncode == 0


def test_hand_written_form_and_comments_survive(polled):
    """A file in flow style becomes canonical, its comments stay with what they speak of."""
    polled.change(INSTRUMENT, "period:\n  from: 2020-02-18\n  to: 2020-11-05\n", "")
    polled.change(
        INSTRUMENT, "seed: 7", "period: {from: 2020-02-18, to: 2020-11-05}  # hạn\nseed: 7"
    )
    polled.change(INSTRUMENT, "seed: 7\n", "seed: 7\n\n# Hết.\n")
    assert polled.survey("close", *AFTER).returncode == 0
    text = polled.instrument
    assert text.startswith("# Khảo sát thử.\n")
    assert "  from: 2020-02-18\n  to: 2020-11-05  # hạn\n" in text
    assert text.index("# Hết.") > text.index("closed:")
    assert polled("fmt", "--check").returncode == 0


def test_digest_is_of_the_bytes_in_git(polled):
    """Excel's line ends on this machine do not change what an auditor computes elsewhere."""
    (polled.root / BALLOTS).write_bytes(BALLOTS_TEXT.replace("\n", "\r\n").encode())
    assert polled.survey("close", *AFTER).stdout.startswith(DIGEST)


def test_parquet_is_closed_as_it_lies_there(polled):
    """The digest is of the file's bytes; a binary file has no line ends to mend."""
    csv = polled.root / BALLOTS
    parquet = csv.with_suffix(".parquet")
    duckdb.read_csv(str(csv), all_varchar=True).write_parquet(str(parquet))
    csv.unlink()
    done = polled.survey("close", *AFTER)
    assert done.returncode == 0, done.stderr
    assert f"sha256: {sha256(parquet.read_bytes()).hexdigest()}\n  rows: 4\n" in polled.instrument


def test_never_twice(closed):
    """The second closing is wrong use and points to the erratum."""
    before = closed.instrument
    done = closed.survey("close", "--date", "2020-12-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert "đã đóng ngày 06/11/2020" in done.stderr
    assert "--erratum" in done.stderr
    assert closed.instrument == before


@pytest.mark.parametrize("day", ["2020-11-05", "2020-03-01"])
def test_running_period_refuses(polled, day):
    """The last day still belongs to the period."""
    done = polled.survey("close", "--date", day)
    assert (done.returncode, done.stdout) == (1, "")
    assert "hết ngày 05/11/2020" in done.stderr
    assert polled.instrument == SURVEY_TEXT


def test_all_reasons_are_listed_at_once(polled):
    """A bad ballot, a bad key of the instrument and a thin group in one run; nothing written."""
    polled.change(BALLOTS, "4,xa-b,nguoi-dan,2020-03-02,3,2,,\n", "4,xa-b,nguoi-dan\n")
    polled.change(INSTRUMENT, "seed: 7", "sead: 7")
    before = polled.instrument
    done = polled.survey("close", "--date", "2020-11-05")
    assert (done.returncode, done.stdout) == (1, "")
    for said in (
        f"{INSTRUMENT}:55:1: lỗi V101",
        f"{BALLOTS}:5:1: lỗi V217",
        "hết ngày 05/11/2020",
        "Chưa đóng được",
    ):
        assert said in done.stderr
    assert polled.instrument == before


def test_only_valid_ballots_count_towards_the_least(polled):
    """A ballot that does not count does not make a thin group thick enough."""
    polled.change(INSTRUMENT, "formula:\n", "valid:\n  required:\n    - q2\nformula:\n")
    done = polled.survey("close", *AFTER)
    assert done.returncode == 1
    line = polled.instrument.partition("    least:")[0].count("\n") + 1
    assert f"{INSTRUMENT}:{line}:12: lỗi V269: xa-b: có 1 phiếu hợp lệ" in done.stderr
    assert "xa-a" not in done.stderr


def test_unit_that_stands_under_without_needs_no_ballots(polled):
    """A reason is enough; without one the points would stay pending for ever."""
    kept = "".join(line for line in BALLOTS_TEXT.splitlines(True) if "xa-b" not in line)
    (polled.root / BALLOTS).write_text(kept, encoding="utf-8")
    assert polled.survey("close", *AFTER).returncode == 1
    without = "without:\n  - unit: xa-b\n    why: Không phát sinh hồ sơ\n# Số"
    polled.change(INSTRUMENT, "# Số", without)
    done = polled.survey("close", *AFTER)
    assert (done.returncode, done.stderr.count("xa-b")) == (0, 0)
    assert "  rows: 2\n" in polled.instrument


def test_group_that_owes_nothing_is_named_but_does_not_refuse(polled):
    """Where no least number is declared, a unit without a ballot is a note."""
    polled.change(INSTRUMENT, "    least: 2\n", "")
    kept = "".join(line for line in BALLOTS_TEXT.splitlines(True) if "xa-b" not in line)
    (polled.root / BALLOTS).write_text(kept, encoding="utf-8")
    done = polled.survey("close", *AFTER)
    assert done.returncode == 0
    assert "xa-b, Người dân, tổ chức: không có phiếu nào" in done.stderr


def test_erratum_seals_the_corrected_ballots(closed):
    """A second record of date, reason, decision, digest and rows; the closing stays."""
    closed.change(BALLOTS, "4,xa-b,nguoi-dan,2020-03-02,3,2,,\n", "5,xa-b,nguoi-dan,,1,1,,\n")
    before, digest = closed.instrument, sha256(closed.ballots.encode()).hexdigest()
    done = closed.survey("close", *ERRATUM, "--decision", "15/QĐ-UBND, 2020-11-30")
    assert (done.returncode, done.stdout) == (0, f"{digest}  {BALLOTS}\n")
    added = (
        'errata:\n  - date: 2020-12-01\n    reason: "Bỏ phiếu số 4: nhập trùng"\n'
        "    decision:\n      number: 15/QĐ-UBND\n      date: 2020-11-30\n"
        f"    sha256: {digest}\n    rows: 4\n"
    )
    assert closed.instrument == before.replace("# Số", f"{added}# Số")
    assert closed("fmt", "--check").returncode == 0
    assert " lỗi " not in closed("check").stdout
    closed.change(BALLOTS, "5,xa-b,nguoi-dan,,1,1,,\n", "5,xa-b,nguoi-dan,,1,2,,\n")
    done = closed.survey("close", *ERRATUM, "--decision", "16/QĐ-UBND")
    assert done.returncode == 0
    assert closed.instrument.count("errata:") == 1
    assert closed.instrument.count("    reason:") == 2


def test_erratum_needs_a_correction_and_a_later_day(closed):
    """Nothing changed: wrong use. A day before the closing: refused."""
    words = (*ERRATUM, "--decision", "15/QĐ-UBND")
    assert closed.survey("close", *words).returncode == 2
    closed.change(BALLOTS, "nguoi-dan,2020-03-02,3,2,,", "nguoi-dan,2020-03-02,3,1,,")
    before = closed.instrument
    done = closed.survey("close", *words, "--date", "2020-11-01")
    assert (done.returncode, closed.instrument) == (1, before)
    assert "trước lần đóng 06/11/2020" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--erratum",), "--reason"),
        (("--erratum", "--reason", "x"), "--decision"),
        (("--reason", "x"), "chỉ dùng cùng --erratum"),
        (("--date", "06/11/2020"), "ví dụ 2021-02-16"),
        (("--date", "2020-02-30"), "ví dụ 2021-02-16"),
        (("thua",), "cách dùng: survey close"),
        (("--erratum", "--reason", "x", "--decision", "y"), "chưa đóng"),
    ],
)
def test_wrong_use_is_one_sentence(polled, words, said):
    """Exit 2, the instrument untouched."""
    done = polled.survey("close", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert polled.instrument == SURVEY_TEXT


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("close", "--cycle", CYCLE, "hai-lon"), "có phải là «hai-long»?"),
        (("close", "--cycle", "mau-2021", "hai-long"), "có phải là «mau-2020»?"),
        (("close", "hai-long"), "còn thiếu --cycle"),
        (("clsoe", "--cycle", CYCLE, "hai-long"), "có phải là «close»?"),
        (("close", "--cycle", CYCLE, "../../units/xa"), "không có cuộc khảo sát"),
    ],
)
def test_unknown_names_are_refused(polled, words, said):
    """With the nearest name, exit 2."""
    done = polled("survey", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_survey_without_ballots_cannot_be_closed(polled):
    """The sentence says which file is missing."""
    (polled.root / BALLOTS).unlink()
    done = polled.survey("close", *AFTER)
    assert done.returncode == 2
    assert BALLOTS in done.stderr


def test_english(polled):
    """Every sentence has its English."""
    done = polled("--lang", "en", "survey", "close", "--cycle", CYCLE, "hai-long", *AFTER)
    assert "from now on a changed ballot is an error" in done.stderr
    again = polled("--lang", "en", "survey", "close", "--cycle", CYCLE, "hai-long", *AFTER)
    assert "was closed on 2020-11-06" in again.stderr


def test_file_that_cannot_be_written_is_left_whole(polled, monkeypatch):
    """A full disk is one sentence, and the instrument is as it was."""

    def refuse(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("parledger.pipeline.closing.write_atomically", refuse)
    done = polled.survey("close", *AFTER)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert polled.instrument == SURVEY_TEXT


def test_mode_of_the_file_is_kept(polled):
    """Who may read the instrument does not change by closing."""
    path = polled.root / INSTRUMENT
    path.chmod(0o640)
    assert polled.survey("close", *AFTER).returncode == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.stat().st_mode & S_IWUSR
