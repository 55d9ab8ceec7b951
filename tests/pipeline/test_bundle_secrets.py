"""A public bundle tells no more than the public site; what it lacks, it says, and it verifies."""

from __future__ import annotations

import re
from hashlib import sha256

import duckdb
import pytest

from tests.pipeline.bundles import (
    bundle,
    files_in,
    kinds,
    manifest_of,
    packed,
    verified,
    with_manifest,
)
from tests.pipeline.published import commit, git, publish
from tests.polls import BALLOTS, CYCLE, FOLDER, INSTRUMENT, SURVEY_TEXT, write_poll

OWN = f"scores/{CYCLE}/xa-a/self.yaml"
SECRETS = (
    "bi-thu-so-1", "Tờ trình mật", "So Noi Vu mat", "noibo.example", "Ong Ky Mat",  # papers
    "thu-ky-mat", "noi-vu-mat", "nhap-ho-mat", "xa-a-mat",  # accounts
    "nguyen.mat@example.org", "Nguyễn Văn Mật", "0912 345 678",  # people, in comments
    "Tac Gia Mat", "tacgia@example.org", "loi nhan mat",  # the commit's author and message
    "Mong cán bộ", "y-kien-mat",  # free words
)  # fmt: skip

SET = """\
  - id: "2"
    title: Kế hoạch
    max_points: 2
    criteria:
      - id: "2.1"
        title: Ban hành kế hoạch
        max_points: 2
        evidence: required
        rule:
          kind: yes_no
"""
CYCLE_END = """\
council: none
# Hỏi thu-ky-mat; hoặc nguyen.mat@example.org
offices:
  - id: noi-vu
    title: Phòng Nội vụ
    appraises: ["2"]
    accounts: [noi-vu-mat]
roles:
  secretary: {accounts: [thu-ky-mat]}
  clerks:
    - {accounts: [nhap-ho-mat], units: all}
  units:
    xa-a: {accounts: [xa-a-mat]}
"""
PAPER = """\
scores:
  "2.1":
    value: true
    evidence:
      - title: Tờ trình mật
        number: 12/TTr
        date: 2020-05-01
        issuer: So Noi Vu mat
        signed_by: Ong Ky Mat
        url: https://noibo.example/bi-thu-so-1
        sha256: {digest}
        public: false
      - title: Tờ trình mật
        public: Không
      - title: Kế hoạch 05/KH-UBND
        number: 05/KH-UBND
    note: Đã ban hành
"""


def ballots() -> str:
    """Nine of one commune, three of the other, some with a wish."""
    lines = ["ballot,unit,group,date,q1,q2,kenh,y-kien"]
    for number in range(12):
        unit = "xa-a" if number < 9 else "xa-b"
        wish = f"Mong cán bộ y-kien-mat {number}" if number % 2 else ""
        q2, channel = ("3", "tt;tr") if number % 3 else ("", "")
        lines.append(f"{number},{unit},nguoi-dan,2020-03-01,{1 + number % 3},{q2},{channel},{wish}")
    return "\n".join(lines) + "\n"


def survey() -> str:
    """The instrument, closed with the digest of these ballots."""
    digest = sha256(ballots().encode()).hexdigest()
    seal = f"closed:\n  date: 2020-11-06\n  sha256: {digest}\n  rows: 12\n"
    text = SURVEY_TEXT.replace("planned: 3", "planned: 9")
    return text.replace("# Số khởi đầu", f"{seal}# Số khởi đầu")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A published cycle with ballots, papers that are not public, accounts and telling comments."""
    made = write_poll(tmp_path_factory.mktemp("root"), ballots=ballots(), survey=survey())
    criteria = made / "criteria/bo.yaml"
    text = criteria.read_text(encoding="utf-8") + SET
    criteria.write_text(text.replace("max_points: 30\nareas", "max_points: 32\nareas"), "utf-8")
    cycle = made / f"scores/{CYCLE}/cycle.yaml"
    cycle.write_text(cycle.read_text(encoding="utf-8") + CYCLE_END, encoding="utf-8")
    for unit in ("xa-a", "xa-b"):
        (made / f"scores/{CYCLE}/{unit}").mkdir()
    own = made / OWN
    own.write_text(PAPER.format(digest="ab" * 32), encoding="utf-8")
    other = 'scores:\n  "2.1":\n    value: true  # Nguyễn Văn Mật, 0912 345 678\n    note: Có\n'
    (made / f"scores/{CYCLE}/xa-b/self.yaml").write_text(other, encoding="utf-8")
    for unit in ("xa-a", "xa-b"):
        path = made / f"scores/{CYCLE}/{unit}/appraisal-1.noi-vu.yaml"
        path.write_text("# Theo hồ sơ.\nrecognise_rest: true\nscores: {}\n", encoding="utf-8")
    git(made, "init", "-q", "-b", "main")
    person = {"user_name": "Tac Gia Mat", "user_email": "tacgia@example.org"}
    commit(made, "loi nhan mat", **person)
    run = publish(made, CYCLE)
    assert run.path, run.problems
    commit(made, "loi nhan mat", **person)
    git(made, "tag", "-a", f"kq/{CYCLE}/2020", "-m", "loi nhan mat", **person)
    return made


@pytest.fixture(scope="module")
def files(root):
    """The files of its public bundle."""
    return files_in(bundle(root, CYCLE).archive)


def test_no_secret_is_in_a_public_bundle(files):
    """Papers, accounts, people in comments, authors, messages, free words: in no file."""
    found = {
        (path, secret)
        for path, data in files.items()
        for secret in SECRETS
        if secret.encode() in data or secret in path
    }
    assert found == set()


def test_the_secrets_are_there_to_be_found(root):
    """In the repository and in the internal bundle, which says so in its name and its text."""
    run = bundle(root, CYCLE, edition="internal")
    whole = b"".join(files_in(run.archive).values())
    assert [secret for secret in SECRETS if secret.encode() not in whole] == []
    assert "-internal" in run.name
    readme = files_in(run.archive)["README.txt"].decode()
    assert "KHÔNG CÔNG BỐ" in readme
    assert "DO NOT PUBLISH" in readme


def test_it_verifies_all_the_same(files, tmp_path):
    """Counts stand for ballots, reduced files for whole ones."""
    run = verified(packed(tmp_path, files))
    assert run.same, (kinds(run), run.verdicts[0].problems)
    states = {part.path: part.state.value for part in run.bundle.parts}
    assert states == {
        "criteria/bo.yaml": "whole",
        "units/xa.yaml": "beside",
        f"scores/{CYCLE}/cycle.yaml": "reduced",
        INSTRUMENT: "whole",
        BALLOTS: "counted",
        OWN: "reduced",
        f"scores/{CYCLE}/xa-b/self.yaml": "reduced",
        f"scores/{CYCLE}/xa-a/appraisal-1.noi-vu.yaml": "whole",
        f"scores/{CYCLE}/xa-b/appraisal-1.noi-vu.yaml": "whole",
    }


def test_a_paper_keeps_what_it_can_be_known_by(files):
    """Number, date and digest of those not public; the others stay as they are."""
    text = files[f"inputs/{OWN}"].decode()
    assert "number: 12/TTr" in text
    assert "date: 2020-05-01" in text
    assert "ab" * 32 in text
    assert "Kế hoạch 05/KH-UBND" in text
    assert text.count("public:") == 2


def test_what_was_taken_out_is_said_file_by_file(files):
    """In the manifest, with the digests of the file as it was and as it is."""
    told = {part["path"]: part.get("removed") for part in manifest_of(files)["inputs"]}
    assert told[OWN] == {"documents": 2, "accounts": False, "comments": False}
    assert told[f"scores/{CYCLE}/cycle.yaml"] == {
        "documents": 0,
        "accounts": True,
        "comments": True,
    }
    assert told[f"scores/{CYCLE}/xa-b/self.yaml"]["comments"] is True
    parts = {part["path"]: part for part in manifest_of(files)["inputs"]}
    held = sha256(files[f"inputs/{OWN}"]).hexdigest()
    assert parts[OWN]["held_sha256"] == held != parts[OWN]["sha256"]


def test_a_group_of_a_few_has_no_counts_by_question(files):
    """Nine ballots are counted out, of three there is only the share."""
    text = files[f"counted/{CYCLE}/hai-long.json"].decode()
    rows = [line for line in text.splitlines() if '"unit"' in line]
    assert [("questions" in row, "shares" in row) for row in rows] == [(True, False), (False, True)]
    assert re.search(r'"valid": 3, "shares": \{"own": \["\d+", "\d+"\]', rows[1])


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('"answered": 9', '"answered": 8', "counts"),
        ('"valid": 9', '"valid": 10', "counts"),
        ('"ballots": 12', '"ballots": 11', "counts"),
        ('"ballots": 12', '"ballots": 13', "counts"),
        ('"own": ["', '"own": ["9', "counts"),
        ('"own": ["', '"own": ["1e99', "counts"),
        ('"unit": "xa-a"', '"unit": "xa-b"', "counts"),
        ('{"1": 3, "2": 3, "3": 3}', '{"1": 2, "2": 3, "3": 4}', "result"),
        ('"group": "nguoi-dan"', '"group": "khac"', "counts"),
        ('"q1"', '"q9"', "counts"),
        ("[", "", "counts"),
    ],
)
def test_counts_that_somebody_touched_are_found(files, tmp_path, old, new, kind):
    """Because they do not add up, or because other points follow."""
    path = f"counted/{CYCLE}/hai-long.json"
    text = files[path].decode()
    assert old in text
    told = manifest_of(files)
    data = text.replace(old, new, 1).encode()
    part = next(one for one in told["inputs"] if one["path"] == BALLOTS)
    part["held_sha256"] = sha256(data).hexdigest()
    found = kinds(verified(packed(tmp_path, with_manifest({**files, path: data}, told))))
    assert kind in {one for one, _ in found}


def test_ballots_smuggled_back_in_are_named(files, tmp_path):
    """Counts and ballots of one survey do not stand together."""
    held = {**files, f"inputs/{FOLDER}/hai-long.csv": ballots().encode()}
    assert not verified(packed(tmp_path, held)).same


AGAIN = """\
id: lai
title: Dùng lại kết quả khảo sát năm trước
groups:
  - id: nguoi-dan
    title: Người dân
    results_from:
      cycle: mau-2020
      survey: hai-long
      group: nguoi-dan
formula:
  kind: satisfied_share
feeds:
  - criterion: "1"
"""


@pytest.fixture(scope="module")
def borrowing(tmp_path_factory):
    """A published cycle whose survey takes its results from one that is not published."""
    made = write_poll(tmp_path_factory.mktemp("root"), ballots=ballots(), survey=survey())
    lender = made / f"scores/{CYCLE}/cycle.yaml"
    text = lender.read_text(encoding="utf-8")
    lender.write_text(
        text + 'roles: {secretary: {accounts: [thu-ky-mat]}}\nnot_scored:\n  - criterion: "1"\n'
        "    why: Bí mật của kỳ trước\n",
        encoding="utf-8",
    )
    own = made / "scores/sau-2021"
    (own / "survey").mkdir(parents=True)
    (own / "survey/lai.yaml").write_text(f"# Hỏi thu-ky-mat.\n{AGAIN}", encoding="utf-8")
    text = text.replace(CYCLE, "sau-2021").replace("year: 2020", "year: 2021")
    (own / "cycle.yaml").write_text(f"{text}council: none\n", encoding="utf-8")
    git(made, "init", "-q", "-b", "main")
    commit(made, "data")
    assert publish(made, "sau-2021").path
    commit(made, "published")
    return made


def test_of_a_cycle_that_is_not_published_only_what_was_borrowed_is_there(borrowing, tmp_path):
    """Its timetable and shares; no breakdown of any group, no figure, no account."""
    files = files_in(bundle(borrowing, "sau-2021").archive)
    run = verified(packed(tmp_path, files))
    assert run.same, (kinds(run), run.verdicts[0].problems)
    text = files[f"counted/{CYCLE}/hai-long.json"].decode()
    assert "questions" not in text
    assert text.count('"own"') == 2
    whole = b"".join(files.values()).decode("utf-8", "replace")
    assert [
        word for word in ("thu-ky-mat", "Bí mật của kỳ trước", "y-kien-mat") if word in whole
    ] == []
    reduced = {part.path for part in run.bundle.parts if part.removed}
    assert reduced == {f"scores/{CYCLE}/cycle.yaml", "scores/sau-2021/survey/lai.yaml"}


def test_no_digest_lets_what_was_left_out_of_another_cycle_be_guessed(borrowing):
    """Of a file that no record names, whoever knows all but a word could try every word."""
    lender = borrowing / f"scores/{CYCLE}/cycle.yaml"
    files = files_in(bundle(borrowing, "sau-2021").archive)
    whole = b"".join(files.values()).decode("utf-8", "replace")
    assert sha256(lender.read_bytes()).hexdigest() not in whole
    assert git(borrowing, "rev-parse", f"HEAD:scores/{CYCLE}/cycle.yaml") not in whole


def test_borrowed_shares_that_somebody_touched_move_points(borrowing, tmp_path):
    """Found by the record."""
    files = files_in(bundle(borrowing, "sau-2021").archive)
    path, told = f"counted/{CYCLE}/hai-long.json", manifest_of(files)
    data = re.sub(rb'"own": \["\d+", "(\d+)"\]', rb'"own": ["0", "\1"]', files[path], count=1)
    part = next(one for one in told["inputs"] if one["path"] == BALLOTS)
    part["held_sha256"] = sha256(data).hexdigest()
    found = kinds(verified(packed(tmp_path, with_manifest({**files, path: data}, told))))
    assert "result" in {kind for kind, _ in found}


def test_ballots_in_parquet_are_counted_all_the_same(tmp_path):
    """Whole inside, counts outside."""
    (tmp_path / "root").mkdir()
    made = write_poll(tmp_path / "root", ballots=ballots(), survey=survey())
    small = made / BALLOTS
    large = small.with_suffix(".parquet")
    duckdb.read_csv(str(small), all_varchar=True).write_parquet(str(large))
    small.unlink()
    instrument = made / INSTRUMENT
    seal = sha256(ballots().encode()).hexdigest(), sha256(large.read_bytes()).hexdigest()
    instrument.write_text(instrument.read_text(encoding="utf-8").replace(*seal), encoding="utf-8")
    cycle = made / f"scores/{CYCLE}/cycle.yaml"
    cycle.write_text(cycle.read_text(encoding="utf-8") + "council: none\n", encoding="utf-8")
    git(made, "init", "-q", "-b", "main")
    commit(made, "data")
    assert publish(made, CYCLE).path
    commit(made, "published")
    path = f"inputs/{FOLDER}/hai-long.parquet"
    for edition in ("public", "internal"):
        files = files_in(bundle(made, CYCLE, edition=edition).archive)
        assert (path in files) is (edition == "internal")
        assert (f"counted/{CYCLE}/hai-long.json" in files) is (edition == "public")
        assert verified(packed(tmp_path, files)).same
