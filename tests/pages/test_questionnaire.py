"""The printed questionnaire: everything a person needs to fill it in, nothing about the person."""

import re
import subprocess
from html.parser import HTMLParser

import html5lib
import pytest

from parledger.pages.questionnaire import Paper, render_questionnaire
from parledger.source import DiskWorkspace, read_project
from tests.polls import CYCLE, SURVEY, SURVEY_TEXT, write_poll


def printed(tmp_path, text=SURVEY_TEXT):
    """The one group's questionnaire."""
    project = read_project(DiskWorkspace(write_poll(tmp_path, survey=text))).project
    files = project.cycles[CYCLE]
    survey = files.surveys[SURVEY]
    return render_questionnaire(Paper(files.cycle, survey, survey.forms[0], survey.groups[0]))


class _Words(HTMLParser):
    """The words a reader sees."""

    def __init__(self):
        super().__init__()
        self.words, self.inside = [], []

    def handle_starttag(self, tag, attrs):
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self.inside:
            self.words.append(data)


def words(html):
    """All text, spaces as one."""
    reader = _Words()
    reader.feed(html)
    return " ".join("".join(reader.words).split())


def test_says_who_asks_on_what_basis_and_until_when(tmp_path):
    """Authority, decision, period, group, number of the ballot, unit."""
    text = words(printed(tmp_path))
    for said in (
        "UBND huyện Mẫu",
        "Thực hiện Kế hoạch khảo sát số 45/KH-UBND ngày 10/02/2020 của UBND huyện Mẫu.",
        "từ 18/02/2020 đến hết 05/11/2020",
        "Dành cho: Người dân, tổ chức",
        "Số phiếu:",
        "Đơn vị được đánh giá:",
        "Phiếu không hỏi Ông/Bà là ai.",
    ):
        assert said in text


def test_asks_nothing_personal(tmp_path):
    """What is said of names and numbers is that they are not to be written."""
    text = words(printed(tmp_path))
    without = text.replace(
        "Xin không ghi họ tên, số điện thoại, số căn cước, địa chỉ vào phiếu.", ""
    )
    assert not re.search(r"họ tên|họ và tên|điện thoại|căn cước|địa chỉ|ngày sinh", without)


def test_a_box_for_each_answer(tmp_path):
    """Scales of one kind share a table; several choices say so; wishes have lines."""
    html = printed(tmp_path)
    assert html.count('<td><span class="box"></span></td>') == 2 * 3
    assert html.count('<li><span class="box"></span>') == 2
    assert html.count("Được chọn nhiều ô.") == 1
    assert html.count('<div class="lines">') == 1
    assert [int(n) for n in re.findall(r">(\d+)\. ", html)] == [1, 2, 3, 4]


def test_wide_scales_are_listed_below_their_question(tmp_path):
    """Seven columns would be too narrow to read."""
    more = "".join(f"      - id: {n}\n        title: Mức {n}\n" for n in range(4, 9))
    html = printed(tmp_path, SURVEY_TEXT.replace("    satisfied:\n", f"{more}    satisfied:\n", 1))
    assert "<table>" not in html
    assert html.count('<li><span class="box"></span>') == 2 * 8 + 2


def test_file_is_whole_in_itself(tmp_path):
    """Valid HTML5, no script, no other file, nothing from another host."""
    html = printed(tmp_path)
    html5lib.HTMLParser(strict=True).parse(html)
    assert not re.search(r"<script|<link|\ssrc=|url\(|https?:|@import", html)


def test_what_people_typed_is_text(tmp_path):
    """A question cannot bring markup along."""
    html = printed(tmp_path, SURVEY_TEXT.replace("Thái độ phục vụ?", "<b>A</b> & {{ 1 }}"))
    assert "&lt;b&gt;A&lt;/b&gt; &amp; {{ 1 }}" in html


@pytest.mark.needs_chromium
@pytest.mark.needs_poppler
def test_short_form_prints_on_one_page_of_a4(tmp_path, browser):
    """Ten questions, one sheet of paper."""
    more = "".join(
        f"  - id: t{n}\n    title: Câu hỏi thêm số {n}, dài vừa đủ để chiếm hai dòng trên phiếu in\n"
        "    scale: muc-do\n"
        for n in range(6)
    )
    html = printed(tmp_path, SURVEY_TEXT.replace("questions:\n", f"questions:\n{more}"))
    page = browser.new_page()
    page.set_content(html)
    pdf = tmp_path / "phieu.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    page.close()
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Pages: +1$", told, re.MULTILINE)
    assert re.search(r"^Page size: +59[45]\.?\d* x 84[12]", told, re.MULTILINE)
    text = subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Mong muốn (nếu có)" in text
    assert "Trang 1/1" in text
