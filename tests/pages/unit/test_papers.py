"""The signed papers of the steps: each named with its step and office."""

import pytest

from parledger.pages import build_pages, render_page
from parledger.pages.unit.papers import step_papers
from tests.pages.scene import EXPLANATION, ROUND_1, ROUND_2, report_of, scene, scope_of, texts

FOLDER = "scores/mau-2020/xa-a"


def _report(edition="public"):
    files = texts()
    del files[f"{FOLDER}/appraisal-1.yaml"]
    files[f"{FOLDER}/appraisal-1.noi-vu.yaml"] = (
        "document: {title: Phiếu thẩm định, number: 2/PTĐ, date: 2020-11-27, signed_by: Trưởng phòng}\n"
        + ROUND_1
    )
    files[f"{FOLDER}/explanation.yaml"] = "document: 3/GT\n" + EXPLANATION
    files[f"{FOLDER}/appraisal-2.yaml"] = (
        "document: {title: Kết luận mật, number: 4/KL, public: false}\n" + ROUND_2
    )
    return report_of(files, edition)


def _papers(report):
    scope = scope_of(report)
    return [
        (paper.step, paper.office, paper.document.title, paper.document.detail)
        for paper in step_papers(scope, scope.files("xa-a"))
    ]


def test_each_step_names_its_paper():
    """Step, office, title, number, day and who signed, in the order of the steps."""
    assert _papers(_report("internal")) == [
        ("self", "", "Bảng tự chấm", "số 1/BC, ngày 12/11/2020"),
        ("appraisal_1", "Phòng Nội vụ", "Phiếu thẩm định", "số 2/PTĐ, ngày 27/11/2020, Trưởng phòng"),
        ("explanation", "", "3/GT", ""),
        ("appraisal_2", "", "Kết luận mật", "số 4/KL"),
    ]  # fmt: skip


def test_a_private_paper_says_only_that_it_is_there():
    """The public edition gives neither title nor number."""
    assert _papers(_report())[-1] == ("appraisal_2", "", "Tài liệu không công khai", "")


def test_a_step_without_a_paper_is_left_out():
    """Only the self-assessment of the scene has one."""
    assert [step for step, *_ in _papers(scene())] == ["self"]


@pytest.mark.parametrize(
    ("lang", "heading", "line"),
    [
        ("", "Văn bản của các bước", "Thẩm định lần 1, <span>Phòng Nội vụ</span>: Phiếu thẩm định"),
        ("en/", "Papers of the steps", 'Appraisal round 1, <span lang="vi">Phòng Nội vụ</span>: '),
    ],
)
def test_the_page_lists_them(environment, lang, heading, line):
    """Under a heading of their own, in both languages."""
    path = f"{lang}mau-2020/xa-a/index.html"
    page = next(page for page in build_pages(_report()) if page.path == path)
    html = render_page(environment, page)
    assert f">{heading}</h3>" in html
    assert line in html
