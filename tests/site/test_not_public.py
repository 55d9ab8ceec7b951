"""What is marked as not public appears nowhere in the public site: every byte of it is searched.

A paper that is not public stands in every place where a document can stand. Each has a title, a
number, an issuer, a signer, an address and a digest of its own, which nothing else contains.
"""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from parledger.model.documents import Document
from parledger.model.project import Project
from tests.gitrepo import Repo
from tests.pages.scene import CYCLE, EXPLANATION, ROUND_1, ROUND_2, SELF, SET, texts
from tests.polls import SURVEY_TEXT
from tests.site.building import build

PLACES = (
    "Appeal.answer_document", "Appeal.document", "BallotErratum.decision", "Body.decision",
    "CriteriaSet.decision", "Cycle.documents", "Cycle.sources", "Erratum.decision",
    "Explanation.evidence", "ExplanationFile.document", "External.source", "GivenResults.source",
    "Improvement.plan", "Meeting.minutes", "Publication.decision", "Published.source",
    "Reopened.document", "Round1Entry.evidence", "Round1File.document", "Round2Entry.evidence",
    "Round2File.document", "SelfEntry.evidence", "SelfFile.document", "Survey.legal_basis",
)  # fmt: skip
EARLIER = "closed later"
DAY = "1913-01-09"
"""The date of every such paper, and of no other."""
FOLDER = "scores/mau-2020"
OWN, OTHER = f"{FOLDER}/xa-a/self.yaml", f"{FOLDER}/xa-b/self.yaml"


def mark(place: str) -> str:
    """Letters and digits that stand for a place and are found nowhere else."""
    return f"zq{sha256(place.encode()).hexdigest()[:10]}"


def words(place: str) -> dict[str, str]:
    """What identifies the paper of a place."""
    one = mark(place)
    return {
        "title": f"{one}ten", "number": f"{one}so", "date": DAY, "issuer": f"{one}cq",
        "signed_by": f"{one}ky", "url": f"https://{one}.example/x",
        "sha256": sha256(one.encode()).hexdigest(),
    }  # fmt: skip


def paper(place: str, *, public: bool = False) -> str:
    """The paper as a flow map."""
    held = {**words(place), "public": "true" if public else "false"}
    return "{" + ", ".join(f"{key}: {value}" for key, value in held.items()) + "}"


def evidence(place: str, **more: bool) -> str:
    """A list of evidence with a public paper beside it."""
    return f"evidence: [{{title: Báo cáo công khai}}, {paper(place, **more)}]"


def survey(ballots: str) -> str:
    """A closed survey whose second group was counted elsewhere, corrected once."""
    digest = sha256(ballots.encode()).hexdigest()
    seal = f"""\
closed: {{date: 2020-11-06, sha256: {"0" * 64}, rows: 3}}
errata:
  - date: 2020-11-20
    reason: Nhập thiếu một phiếu
    decision: {paper("BallotErratum.decision")}
    sha256: {digest}
    rows: 6
"""
    group = f"""\
  - id: to-chuc
    title: Tổ chức
    results:
      source: {paper("GivenResults.source")}
      out_of: 100
      figures: {{xa-a: 80, xa-b: 90, xa-c: 70}}
questions:
"""
    basis = re.sub(r"legal_basis:\n(?:  .*\n)+", "", SURVEY_TEXT)
    text = basis.replace("period:", f"legal_basis: [{paper('Survey.legal_basis')}]\nperiod:", 1)
    text = text.replace("questions:\n", group, 1).replace(
        'criterion: "1"', 'criterion: "2.3"\n    weights: {nguoi-dan: 0.5, to-chuc: 0.5}'
    )
    return text.replace("# Số khởi đầu", f"{seal}# Số khởi đầu")


def cycle() -> str:
    """The cycle with papers that are not public in all its places."""
    more = f"""\
period: {{{{from: 2020-01-01, to: 2020-12-31}}}}
sources: [{{{paper("Cycle.sources")}}}, {{{{title: Nguồn mở}}}}]
documents: [{{{paper("Cycle.documents")}}}]
schedule: {{{{self: 2020-11-15, appraisal_1: 2020-11-27, explanation: 2020-12-05}}}}
reopened:
  - {{{{unit: xa-b, step: self, to: 2020-11-20, why: Mưa lũ, document: {{{paper("Reopened.document")}}}}}}}
published:
  source: {{{paper("Published.source")}}}
  index: {{{{xa-a: 70}}}}
  tolerance: 100
"""
    text = CYCLE.replace("source: {{title: Điều tra}}", f"source: {{{paper('External.source')}}}")
    text = text.replace("council: {{", f"council: {{{{decision: {{{paper('Body.decision')}}}, ")
    return text + more


def first_files() -> dict[str, str]:
    """The district before publication; what is closed later is still open."""
    ballots = "ballot,unit,group,date,q1,q2,kenh,y-kien\n" + "".join(
        f"{n},xa-{'abc'[n % 3]},nguoi-dan,2020-03-0{n + 1},3,2,tt,\n" for n in range(6)
    )
    leaf = '      - {id: "2.3", title: Khảo sát, max_points: 1, rule: {kind: survey}}\n'
    criteria = (SET + leaf).replace("max_points: 12", "max_points: 13", 1)
    criteria = criteria.replace(
        "title: Kết quả\n    max_points: 6", "title: Kết quả\n    max_points: 7"
    )
    criteria = criteria.replace("areas:", f"decision: {paper('CriteriaSet.decision')}\nareas:", 1)
    files = texts(SET=criteria, CYCLE=cycle())
    opened = SELF.format(plan="true", share=97).replace(
        '"2.2": {value: true}', '"2.2":\n    value: true\n    ' + evidence(EARLIER, public=True)
    )
    own = (
        SELF.format(plan="true", share=97)
        .replace(
            "document: {title: Bảng tự chấm, number: 1/BC, date: 2020-11-12}",
            f"document: {paper('SelfFile.document')}",
        )
        .replace(
            '"2.2": {value: true}', '"2.2":\n    value: true\n    ' + evidence("SelfEntry.evidence")
        )
    )
    folder = f"{FOLDER}/xa-a"
    return {
        **files,
        OWN: own,
        OTHER: opened,
        f"{folder}/appraisal-1.yaml": f"document: {paper('Round1File.document')}\n" + ROUND_1.replace(
            "reason: Kế hoạch ban hành muộn}", f"reason: Muộn, {evidence('Round1Entry.evidence')}}}"
        ),
        f"{folder}/explanation.yaml": f"document: {paper('ExplanationFile.document')}\n"
        + EXPLANATION.replace("asks: 2}", f"asks: 2, {evidence('Explanation.evidence')}}}"),
        f"{folder}/appraisal-2.yaml": f"document: {paper('Round2File.document')}\n"
        + ROUND_2.replace("reason: Muộn mười ngày}", f"reason: Muộn, {evidence('Round2Entry.evidence')}}}"),
        f"{folder}/improvement.yaml": f"plan: {paper('Improvement.plan')}\nowners: []\nmeasures: []\n",
        f"{FOLDER}/council.yaml": files[f"{FOLDER}/council.yaml"].replace(
            "minutes: {number: 9/BB}", f"minutes: {paper('Meeting.minutes')}"
        ),
        f"{FOLDER}/appeals.yaml": f"""\
- unit: xa-a
  received: 2021-01-10
  document: {paper("Appeal.document")}
  criteria: ["1.1"]
  text: Xin xem lại
  answer: rejected
  answered: 2021-01-20
  answer_document: {paper("Appeal.answer_document")}
""",
        f"{FOLDER}/survey/hai-long.csv": ballots,
        f"{FOLDER}/survey/hai-long.yaml": survey(ballots),
    }  # fmt: skip


def closed(root: Path, number: str, place: str) -> None:
    """In the record, the decision of this number is one that is not public."""
    path = root / FOLDER / "publication.yaml"
    text = path.read_text(encoding="utf-8")
    found = re.sub(
        rf"decision:\n( +)number: {number}\n +date: .*\n", f"decision: {paper(place)}\n", text
    )
    assert found != text
    path.write_text(found, encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A published district in a repository: once corrected, one paper closed after it was open."""
    repo = Repo(tmp_path_factory.mktemp("root"))
    repo.commit(first_files(), "2020-11-10T08:00:00+07:00", "Nộp bài")
    text = (repo.folder / OTHER).read_text(encoding="utf-8")
    repo.commit({OTHER: text.replace("public: true", "public: false")}, "2020-11-12T08:00:00+07:00")

    def run(*words: str) -> None:
        done = build(repo.folder, *words)
        assert done.returncode == 0, done.stdout + done.stderr

    order = ("publish", "--cycle", "mau-2020", "--date")
    run(*order, "2020-12-30", "--decision", "5/QD")
    closed(repo.folder, "5/QD", "Publication.decision")
    repo.commit({}, "2020-12-30T08:00:00+07:00", "Công bố")
    text = (repo.folder / OTHER).read_text(encoding="utf-8")
    repo.write({OTHER: text.replace("value: 97", "value: 79")})
    words = ("--erratum", "--what", "Sửa", "--reason", "Nhập nhầm")
    run(*order, "2021-02-01", "--decision", "9/QD", *words, OTHER)
    closed(repo.folder, "9/QD", "Erratum.decision")
    repo.commit({}, "2021-02-01T08:00:00+07:00", "Đính chính")
    return repo.folder


@pytest.fixture(scope="module")
def public(root):
    """Every file of the public site, opened: path -> bytes."""
    return dict(_built(root, "public", "site"))


@pytest.fixture(scope="module")
def internal(root):
    """Every file of the internal site."""
    return dict(_built(root, "internal", "site-internal"))


def _built(root: Path, edition: str, out: str) -> Iterator[tuple[str, bytes]]:
    done = build(root, "site", "--edition", edition)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in sorted((root / out).rglob("*")):
        if file.is_file():
            yield from _opened(file.relative_to(root / out).as_posix(), file.read_bytes())


def _opened(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes, and what is packed in them."""
    yield path, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield f"{path}!{name}", packed.read(name)
    elif data[:2] == b"\x1f\x8b":
        yield f"{path}!", gzip.decompress(data)


def test_a_paper_is_planted_in_every_place_where_a_document_can_stand():
    """A new field that holds documents has to be planted here before it is shown."""
    seen: set[type] = set()
    found: set[str] = set()

    def walk(hint: object, where: str) -> None:
        if hint is Document:
            found.add(where)
        for inside in get_args(hint):
            walk(inside, where)
        if isinstance(hint, type) and is_dataclass(hint) and hint not in seen:
            seen.add(hint)
            hints = get_type_hints(hint)
            for one in fields(hint):
                walk(hints[one.name], f"{hint.__name__}.{one.name}")

    walk(Project, "")
    assert found == set(PLACES)


@pytest.mark.parametrize("place", [*PLACES, EARLIER])
def test_nothing_of_it_is_in_the_public_site(public, place):
    """Neither in pages nor data files, finder, charts, search, history, names of files."""
    told = [mark(place), words(place)["sha256"]]
    found = [
        (path, one)
        for path, data in public.items()
        for one in told
        if one.encode() in data.lower() or one in path.lower()
    ]
    assert found == []


def test_no_date_of_it_either(public):
    """In none of the forms in which dates are written."""
    forms = (DAY, DAY.replace("-", ""), "09/01/1913", "9/1/1913", "09.01.1913", "9 January 1913")
    told = [(path, one) for path, data in public.items() for one in forms if one.encode() in data]
    assert told == []


def test_that_it_is_there_is_said(public):
    """A reader sees that a paper was named, and that it is not shown."""
    page = public["mau-2020/xa-a/evidence/index.html"].decode()
    assert page.count("Tài liệu không công khai") >= 8
    rows = json.loads(public["mau-2020/data/mau-2020-evidence.json"])
    hidden = [row for row in rows if row["public"] is False]
    assert len(hidden) >= 9
    assert all(row["number"] is row["date"] is row["sha256"] is None for row in hidden)


@pytest.mark.parametrize("place", PLACES)
def test_it_is_there_to_be_found(root, internal, place):
    """In the files of the repository, and where the internal edition shows such papers."""
    inputs = b"".join(
        file.read_bytes() for file in root.rglob("*.yaml") if "site" not in file.parts
    )
    assert mark(place).encode() in inputs
    if place in ("SelfEntry.evidence", "Meeting.minutes", "Cycle.documents", "Appeal.document"):
        assert any(mark(place).encode() in data for data in internal.values())
