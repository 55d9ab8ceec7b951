"""The district of `tests.pages.scene` with a history told by hand: one of every kind of change."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from parledger.model.trail import Handling, Oddity
from parledger.report.chronicle import Chronicle
from parledger.report.chronicle_cut import cut_chronicle
from tests.pages.scene import CYCLE, report_of, texts
from tests.tolds import commit_of, field, gap, told

SCHEDULE = """\
schedule:
  self: 2020-11-15
  appraisal_1: 2020-11-27
  explanation: 2020-12-05
  appraisal_2: 2020-12-14
  publication: 2020-12-25
"""
MESSAGE = "Lời riêng của người gửi"
PERSON = "nguyen-van-kin"
TYPED = commit_of("w1", "2020-11-08", merge=False, author=PERSON, message=MESSAGE)
HANDLED = Handling(
    request="7",
    author=PERSON,
    reviewers=(PERSON,),
    approvals=(PERSON, "tran-thi-b"),
    merged_by=PERSON,
    received=datetime(2020, 11, 16, 2, 30, tzinfo=UTC),
)


def history():
    """Oldest first."""
    return (
        told("xa-a", "1.1", name="m1", day="2020-11-10", request="3", timing="in_time", points=(None, 2)),
        told("xa-a", "1.2", name="m1", day="2020-11-10", request="3", timing="in_time",
             fields=[field("value", None, "97"),
                     field("evidence", None, '[{"title":"Danh sách","number":"5/DS"}]')],
             points=(None, 2)),
        told("xa-a", "", name="m1", day="2020-11-10", request="3",
             fields=[field("document", None, '{"title":"Bảng tự chấm"}')]),
        told("xa-b", "1.1", name="m2", day="2020-11-16", handling=HANDLED, timing="late",
             writers=(TYPED,), message=MESSAGE, approvals=2, reviews=1, points=(None, 2)),
        told("xa-c", "1.1", name="d1", day="2020-11-17", merge=False, timing="unrecorded",
             message=MESSAGE),
        told("xa-a", "1.1", "appraisal_1", name="m3", day="2020-11-20", request="9", office="noi-vu",
             fields=[field("decision", None, "adjusted"), field("points", None, "0"),
                     field("reason", None, "Kế hoạch ban hành muộn")],
             reason="Kế hoạch ban hành muộn", points=(None, 0)),
        told("xa-a", "", "appraisal_1", name="m3", day="2020-11-20", request="9",
             fields=[field("recognise_rest", None, "true")]),
        told("xa-a", "1.2", name="m4", day="2020-11-25", request="11", timing="unrecorded",
             fields=[field("value", "97", "100")], points=(2, 3)),
        gap("xa-b", name="g1", day="2020-11-26"),
        told("xa-a", "1.3", "council", name="m5", day="2020-12-20", request="20",
             fields=[field("points", None, "0.75")], points=(None, "0.75"),
             path="scores/mau-2020/council.yaml"),
        told("xa-b", "2.1", "external", name="m6", day="2021-01-05", request="21",
             fields=[field("points", "80", "90")], points=("3.2", "3.6"), published="after",
             path="scores/mau-2020/cycle.yaml"),
    )  # fmt: skip


@cache
def chronicle():
    """Of the two years, that of 2020 alone."""
    odd = (Oddity("replace", "c" * 40),)
    return Chronicle(history(), "e" * 40, {"mau-2020": commit_of("p1", "2020-12-25")}, odd)


@cache
def storied(edition="public", **changed):
    """The district's Report with its history, cut as the edition wants it."""
    files = texts(CYCLE=changed.get("CYCLE", CYCLE + SCHEDULE))
    report = report_of(files, edition)
    whole = chronicle()
    return replace(report, chronicle=cut_chronicle(whole, ()) if edition == "public" else whole)
