"""A whole year of three departments and two offices, played through the command line.

Real repositories, real merges of every kind, one account after another; every figure was worked
out by hand (the table in `papers`). One test: each step stands on the steps before it.
"""

from hashlib import sha256

from tests.play.forge import Forge
from tests.play.papers import (
    APPEAL,
    APPEALS,
    BALLOTS,
    BALLOTS_TEXT,
    COUNCIL,
    CYCLE,
    EXPLANATION,
    GD,
    INSTRUMENT,
    MEETING,
    NEXT,
    NO_PAPER,
    NV,
    PLAN,
    PLAN_TEXT,
    RECORD,
    REOPENED,
    ROUND_1,
    ROUND_2,
    SELF,
    SET,
    SET_TEXT,
    SURVEY_TEXT,
    UNITS,
    UNITS_TEXT,
    UPHELD,
    YT,
    next_plan,
    own,
)  # fmt: skip
from tests.play.said import (
    board,
    changes_of,
    codes,
    figures,
    leaves_of,
    missing,
    moved_in,
    states,
    verdict,
    versions,
)  # fmt: skip


def test_a_cycle_from_the_plan_to_the_year_after(tmp_path):
    """Plan, survey, self-scores, two rounds, Council, publication, forgery, appeal, next year."""
    forge = the_administrator_sets_the_repository_up(tmp_path)
    the_secretary_closes_the_survey(forge)
    nobody_touches_closed_ballots(forge)
    one_unit_is_in_time_and_one_a_second_late(forge)
    the_secretary_reopens_a_step_for_one_unit(forge)
    a_clerk_enters_the_signed_paper(forge)
    only_a_receipt_makes_late(forge)
    nobody_changes_rules_or_judges_in_a_running_cycle(forge)
    an_office_appraises_what_is_its_own(forge)
    the_other_office_stands_in_for_it(forge)
    units_explain_what_was_adjusted(forge)
    publication_is_refused_with_the_list(forge)
    offices_answer_each_explanation(forge)
    the_council_decides(forge)
    each_unit_is_sent_its_own_edition(forge)
    the_result_is_published(forge)
    a_forged_figure_is_seen_by_all(forge)
    a_rewritten_record_is_seen(forge)
    an_appeal_is_upheld_by_an_erratum(forge)
    next_year_leaves_the_record_alone(forge)


def the_administrator_sets_the_repository_up(folder):
    """Units, criteria and plan; CODEOWNERS written from the roles; nobody has begun."""
    first = {
        UNITS: UNITS_TEXT, SET: SET_TEXT, PLAN: PLAN_TEXT, ".gitignore": ".parledger/\n",
        ".gitattributes": "* text=auto eol=lf\n", "parledger/gate.py": "judge = None\n",
    }  # fmt: skip
    forge = Forge(folder, first, "2020-10-06T08:00:00+07:00")
    assert codes(forge.check()) == []
    assert forge.run("codeowners", "--check").returncode == 1
    forge.desk("quan-tri")("codeowners")
    pushed = forge.push("quan-tri", {}, "2020-10-06T09:00:00+07:00")
    forge.merge(pushed, "gitlab-default", "2020-10-06T09:05:00+07:00")
    assert forge.run("codeowners", "--check").returncode == 0
    assert states(forge) == {GD: "not_started", YT: "not_started", NV: "not_started"}
    return forge


def the_secretary_closes_the_survey(forge):
    """Ballots and their digest are the secretary's to bring; nobody else's."""
    desk = forge.desk("thu-ky")
    desk.write(INSTRUMENT, SURVEY_TEXT)
    desk.write(BALLOTS, BALLOTS_TEXT)
    done = desk("survey", "close", "--cycle", CYCLE, "hai-long", "--date", "2020-11-11")
    digest = sha256(BALLOTS_TEXT.encode()).hexdigest()
    assert (done.returncode, done.stdout) == (0, f"{digest}  {BALLOTS}\n")
    pushed = forge.push("thu-ky", {}, "2020-11-11T10:00:00+07:00")
    assert forge.gate(pushed) == []
    for account in ("to-gd", "nhap-ho", "nv-1"):
        assert forge.gate(pushed, account) == ["G150", "G150"]
    assert forge.gate(pushed, "nguoi-la") == ["G112"]
    forge.merge(pushed, "github", "2020-11-11T10:30:00+07:00")
    assert codes(forge.check()) == []


def nobody_touches_closed_ballots(forge):
    """Not even the secretary; a request that comes by another's name in the commit, still less."""
    forged = {
        BALLOTS: BALLOTS_TEXT.replace(
            f"{YT}-3,{YT},nguoi-dan,2020-11-02,1", f"{YT}-3,{YT},nguoi-dan,2020-11-02,2"
        )
    }
    pushed = forge.push("thu-ky", forged, "2020-11-12T08:00:00+07:00")
    assert forge.gate(pushed) == ["G170"]
    assert codes(forge.check(pushed.branch)) == ["V254"]
    pushed = forge.push(
        "nguoi-la",
        forged,
        "2020-11-12T09:00:00+07:00",
        author="thu-ky",
        dated="2020-11-10T09:00:00+07:00",
    )
    assert forge.gate(pushed) == ["G112"]


def one_unit_is_in_time_and_one_a_second_late(forge):
    """23:59:59 on the last day where the cycle is, and the midnight after it.

    The gate goes by the time of the push, whatever date a commit bears; who may merge over its
    refusal does so.
    """
    pushed = forge.push("to-gd", {own(GD, "self"): SELF[GD]}, "2020-11-15T16:59:59Z")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, at="2020-10-31T16:59:59Z") == ["G101", "G140"]
    assert codes(forge.check(pushed.branch)) == []
    review = forge.review(pushed)
    # 1.3 waits for the appraiser: 4 + 2 + 4 + 4.5 of 18.
    assert changes_of(review)[GD] == ((None, None), ("80.56", 1))
    assert (review["gate"], review["errors"], review["unexplained"]) == ([], [], [])
    (survey,) = [one for one in leaves_of(review, GD) if one["criterion"] == "2.2"]
    assert survey["why"].startswith("Đơn vị nộp bản tự chấm hoàn chỉnh nên bắt đầu có điểm")
    files, before = {own(NV, "self"): SELF[NV]}, "2020-11-14T08:00:00+07:00"
    late = forge.push("to-nv", files, "2020-11-15T17:00:00Z", dated=before)
    assert forge.gate(late) == ["G141"]
    assert forge.gate(late, "to-gd") == ["G120"]
    assert [one["rule"] for one in forge.review(late)["gate"]] == ["G141"]
    forge.merge(pushed, "gitlab", "2020-11-16T08:00:00+07:00")
    assert figures(forge)[GD] == ("14.5", "80.56", "1", "excellent")
    forge.merge(late, "github", "2020-11-16T08:10:00+07:00")


def the_secretary_reopens_a_step_for_one_unit(forge):
    """By a paper that asks for it; a reopening without one is refused."""
    clerk = forge.push("nhap-ho", {own(YT, "self"): SELF[YT]}, "2020-11-16T09:00:00+07:00")
    assert forge.gate(clerk) == ["G141"]
    bare = REOPENED.replace("      number: 77/CV-PYT\n", "")
    pushed = forge.push("thu-ky", {PLAN: PLAN_TEXT + bare}, "2020-11-16T10:00:00+07:00")
    assert forge.gate(pushed) == ["G152"]
    pushed = forge.push("thu-ky", {PLAN: PLAN_TEXT + REOPENED}, "2020-11-16T11:00:00+07:00")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, "nhap-ho") == ["G150"]
    forge.merge(pushed, "rebase", "2020-11-16T11:30:00+07:00")


def a_clerk_enters_the_signed_paper(forge):
    """For the unit that his role names, from a paper with a number, until the last reopened day."""
    path = own(YT, "self")
    pushed = forge.push("nhap-ho", {path: NO_PAPER}, "2020-11-19T08:00:00+07:00")
    assert forge.gate(pushed) == ["G121"]
    other = forge.push("nhap-ho", {own(GD, "self"): NO_PAPER}, "2020-11-19T08:30:00+07:00")
    assert forge.gate(other) == ["G120"]
    appraisal = {own(YT, "appraisal-1.tu-phap"): ROUND_1[own(YT, "appraisal-1.tu-phap")]}
    assert forge.gate(forge.push("nhap-ho", appraisal, "2020-11-19T08:40:00+07:00")) == ["G130"]
    pushed = forge.push("nhap-ho", {path: SELF[YT]}, "2020-11-20T23:59:00+07:00")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, at="2020-11-21T00:00:00+07:00") == ["G141"]
    forge.merge(pushed, "squash", "2020-11-22T09:00:00+07:00")


def only_a_receipt_makes_late(forge):
    """Received in time, received late, and without a record merged on a day, which is never late."""
    steps = {unit: one["steps"]["self"] for unit, one in board(forge).items()}
    told = {unit: (one["received"], one["merged"], one["late"]) for unit, one in steps.items()}
    assert told == {
        GD: ("2020-11-15T23:59:59+07:00", None, False),
        NV: ("2020-11-16T00:00:00+07:00", None, True),
        YT: (None, "2020-11-22T09:00:00+07:00", False),
    }
    assert steps[YT]["last"] == "2020-11-20"
    text = forge.run("status", "--cycle", CYCLE).stdout
    assert "muộn (nhận 16/11/2020, hạn 15/11/2020)" in text
    assert "xong (ghi vào sổ 22/11/2020)" in text
    # Nobody has been given points for 1.3 yet: 18 in force each.
    assert figures(forge) == {
        GD: ("14.5", "80.56", "1", "excellent"),
        YT: ("14", "77.78", "2", "good"),
        NV: ("12", "66.67", "3", "good"),
    }


def nobody_changes_rules_or_judges_in_a_running_cycle(forge):
    """Criteria, dates, roles, program, CODEOWNERS: each by those who may, each in its own request."""
    at = "2020-11-23T08:00:00+07:00"

    def gate(account, files, **more):
        return forge.gate(forge.push(account, files, at, **more))

    plan, easier = PLAN_TEXT + REOPENED, SET_TEXT.replace("from: 80", "from: 70")
    assert gate("thu-ky", {SET: easier}) == ["G160"]
    assert gate("to-gd", {SET: easier}) == ["G150"]
    assert gate("thu-ky", {PLAN: plan.replace("2020-11-30", "2020-11-24")}) == ["G151"]
    assert gate("thu-ky", {PLAN: plan.replace("- nv-1", "- thu-ky")}) == ["G153"]
    assert gate("to-gd", {PLAN: plan.replace("- to-gd", "- to-gd\n        - ban")}) == ["G150"]
    assert gate("to-gd", {"parledger/gate.py": "judge = list\n"}) == ["G104"]
    assert gate("thu-ky", {".github/workflows/gate.yml": "on: {}\n"}) == ["G104"]
    assert gate("nguoi-la", {".github/CODEOWNERS": "* @nguoi-la\n"}) == ["G105"]
    mixed = {"parledger/gate.py": "judge = list\n", own(GD, "self"): SELF[GD].replace("97", "100")}
    assert sorted(gate("to-gd", mixed)) == ["G102", "G104", "G141"]
    assert gate("nguoi-la", {own(GD, "self"): SELF[GD].replace("97", "98")}, author="to-gd") == [
        "G112"
    ]
    assert gate("nguoi-la", {"trail/2020/2.json": "{}"}, author="thu-ky") == ["G103"]


def an_office_appraises_what_is_its_own(forge):
    """Its own file, its own criteria, in the open round, and never the unit that it is itself."""
    at = "2020-11-25T09:00:00+07:00"
    gd, yt = own(GD, "appraisal-1.noi-vu"), own(YT, "appraisal-1.noi-vu")
    itself = forge.push("nv-1", {own(NV, "appraisal-1.noi-vu"): ROUND_1[gd]}, at)
    assert forge.gate(itself) == ["G132"]
    beyond = ROUND_1[gd] + '  "2.1":\n    decision: recognised\n'
    assert forge.gate(forge.push("nv-1", {gd: beyond}, at)) == ["G131"]
    assert forge.gate(forge.push("nv-1", {own(GD, "self"): SELF[GD] + "\n"}, at)) == ["G120"]
    files = {gd: ROUND_1[gd], yt: ROUND_1[yt]}
    bare = {
        gd: ROUND_1[gd].replace("    reason: Bảy nhiệm vụ mới có báo cáo, chưa có sản phẩm\n", "")
    }
    pushed = forge.push("nv-1", bare, at)
    assert codes(forge.check(pushed.branch)) == ["S102"]
    assert forge.review(pushed)["unexplained"] == [{"cycle": CYCLE, "unit": GD, "criterion": "1.2"}]
    pushed = forge.push("nv-1", files, at)
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, at="2020-11-15T23:59:59+07:00") == ["G101", "G140", "G140"]
    for account in ("to-gd", "thu-ky", "tp-1"):
        assert forge.gate(pushed, account) == ["G130", "G130"]
    assert codes(forge.check(pushed.branch)) == []
    review = forge.review(pushed)
    assert review["unexplained"] == []
    assert changes_of(review) == {
        GD: (("80.56", 1), ("67.50", 2)),  # 13.5 of 20
        YT: (("77.78", 2), ("72.50", 1)),  # 14.5 of 20
    }
    forge.merge(pushed, "rebase", "2020-11-25T14:00:00+07:00")
    left = {unit: one["to_appraise"] for unit, one in board(forge).items()}
    assert left[NV] == [{"office": "tu-phap", "criteria": 4}]
    assert left[GD] == left[YT] == [{"office": "tu-phap", "criteria": 1}]


def the_other_office_stands_in_for_it(forge):
    """All four criteria of the office's own unit; a unit that nobody touched loses its rank by it."""
    at = "2020-11-28T23:59:59+07:00"
    pushed = forge.push(
        "tp-1", {own(NV, "appraisal-1.tu-phap"): ROUND_1[own(NV, "appraisal-1.tu-phap")]}, at
    )
    assert forge.gate(pushed) == []
    review = forge.review(pushed)
    assert changes_of(review) == {NV: (("66.67", 3), ("70.00", 2))}
    assert moved_in(review) == {GD: (("67.50", 2), ("67.50", 3))}
    forge.merge(pushed, "gitlab", "2020-11-30T08:00:00+07:00")
    rest = {
        own(unit, "appraisal-1.tu-phap"): ROUND_1[own(unit, "appraisal-1.tu-phap")]
        for unit in (GD, YT)
    }
    pushed = forge.push("tp-1", rest, "2020-11-30T16:59:59Z")
    assert forge.gate(pushed) == []
    forge.merge(pushed, "github", "2020-12-01T08:30:00+07:00")
    assert figures(forge) == {
        GD: ("13.5", "67.50", "2", "good"),
        YT: ("12.5", "62.50", "3", "weak"),
        NV: ("14", "70.00", "1", "good"),
    }
    assert set(states(forge).values()) == {"appraisal_1"}
    assert board(forge)[GD]["steps"]["appraisal_1"]["late"] is False


def units_explain_what_was_adjusted(forge):
    """After round 1 has ended, in their days; the clerk again from a paper."""
    early = forge.push(
        "to-gd", {own(GD, "explanation"): EXPLANATION[GD]}, "2020-12-01T09:00:00+07:00"
    )
    assert forge.gate(early, at="2020-11-30T16:59:59Z") == ["G101", "G140"]
    pushed = forge.push(
        "to-gd", {own(GD, "explanation"): EXPLANATION[GD]}, "2020-12-03T08:00:00+07:00"
    )
    assert forge.gate(pushed) == []
    forge.merge(pushed, "gitlab-default", "2020-12-03T09:00:00+07:00")
    pushed = forge.push(
        "nhap-ho", {own(YT, "explanation"): EXPLANATION[YT]}, "2020-12-04T08:00:00+07:00"
    )
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, "to-gd") == ["G120"]
    forge.merge(pushed, "gitlab", "2020-12-04T09:00:00+07:00")
    assert codes(forge.check()) == []
    assert states(forge) == {GD: "explanation", YT: "explanation", NV: "appraisal_1"}
    assert missing(forge) == {
        (GD, "1.2", "noi-vu"), (GD, "1.3", "noi-vu"), (YT, "2.1", "tu-phap"),
    }  # fmt: skip


def publication_is_refused_with_the_list(forge):
    """Three explanations without an answer, no meeting; nothing is written."""
    desk = forge.desk("thu-ky")
    done = publish(desk)
    assert (done.returncode, done.stdout) == (1, "")
    wanted = {
        f"{PLAN}:9:5: lỗi K276: phong: chưa có cuộc họp nào của Hội đồng thông qua khối này",
        f"{own(GD, 'explanation')}:5:3: lỗi K275: 1.2: giải trình của {GD} chưa được trả lời",
        f"{own(GD, 'explanation')}:8:3: lỗi K275: 1.3: giải trình của {GD} chưa được trả lời",
        f"{own(YT, 'explanation')}:5:3: lỗi K275: 2.1: giải trình của {YT} chưa được trả lời",
    }
    assert {line for line in done.stderr.splitlines() if ": lỗi " in line} == wanted
    assert not (desk.root / RECORD).exists()


def offices_answer_each_explanation(forge):
    """Accepted gives what was asked, partly its own points, rejected leaves round 1; with reasons."""
    at = "2020-12-14T09:00:00+07:00"
    first, second = own(GD, "appraisal-2.noi-vu"), own(YT, "appraisal-2.tu-phap")
    pushed = forge.push("nv-1", {first: ROUND_2[first]}, at)
    assert forge.gate(pushed) == []
    review = forge.review(pushed)
    assert changes_of(review) == {GD: (("67.50", 2), ("80.00", 1))}
    assert moved_in(review) == {NV: (("70.00", 1), ("70.00", 2))}
    forge.merge(pushed, "github", "2020-12-14T10:00:00+07:00")
    pushed = forge.push("tp-1", {second: ROUND_2[second]}, "2020-12-15T16:59:59Z")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, at="2020-12-16T00:00:00+07:00") == ["G141"]
    forge.merge(pushed, "gitlab", "2020-12-16T08:00:00+07:00")
    assert missing(forge) == set()
    # phong-noi-vu has explained nothing, so that nothing of its was answered.
    assert states(forge) == {GD: "appraisal_2", YT: "appraisal_2", NV: "appraisal_1"}


def the_council_decides(forge):
    """Eight of nine; it adjusts one figure, and two units share the second rank."""
    done = publish(forge.desk("thu-ky"))
    assert done.returncode == 1
    assert ["K276" in line for line in done.stderr.splitlines() if ": lỗi " in line] == [True]
    pushed = forge.push("thu-ky", {COUNCIL: MEETING}, "2020-12-22T16:00:00+07:00")
    assert forge.gate(pushed) == []
    for account in ("to-gd", "nhap-ho", "nv-1"):
        assert forge.gate(pushed, account) == ["G150"]
    review = forge.review(pushed)
    assert changes_of(review)[YT] == (("62.50", 3), ("70.00", 2))
    assert [before == after for before, after in changes_of(review).values()].count(False) == 1
    forge.merge(pushed, "github", "2020-12-22T17:00:00+07:00")
    assert set(states(forge).values()) == {"council"}
    assert figures(forge) == {
        GD: ("16", "80.00", "1", "excellent"),
        YT: ("14", "70.00", "2", "good"),
        NV: ("14", "70.00", "2", "good"),
    }


def each_unit_is_sent_its_own_edition(forge):
    """Its figures and its questions, before anything is public; nobody else's name or figure."""
    done = forge.run("site", "--unit", YT, "--out", "../edition")
    assert done.returncode == 0, done.stderr
    files = [one for one in (forge.folder / "edition").rglob("*") if one.is_file()]
    texts = (one.read_bytes().decode("utf-8", "replace") for one in files)
    whole = "\n".join((*texts, *(str(one) for one in files)))
    assert "Hai văn bản là của đơn vị khác" in whole
    for foreign in (GD, "Giáo dục và Đào tạo", "31/BC-PGD", "50/BC-PNV", "Sản phẩm đã gửi"):
        assert foreign not in whole, foreign


def the_result_is_published(forge):
    """Record, digest for the decision, and tag; CODEOWNERS asks nobody about the cycle any more."""
    desk = forge.desk("thu-ky")
    done = publish(desk)
    assert done.returncode == 0, done.stderr
    digest = sha256((desk.root / RECORD).read_bytes()).hexdigest()
    assert f"\n  {digest}\n" in done.stdout
    assert f'git tag -s kq/{CYCLE}/2020 -m "sha256 {digest}"' in done.stdout
    assert desk("codeowners", "--check").returncode == 1
    assert desk("codeowners").returncode == 0
    pushed = forge.push("thu-ky", {}, "2020-12-28T16:00:00+07:00")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, "to-gd") == ["G150"]
    assert codes(forge.check(pushed.branch)) == []
    forge.merge(pushed, "github", "2020-12-28T17:00:00+07:00")
    forge.tag(f"kq/{CYCLE}/2020", f"sha256 {digest}")
    assert set(states(forge).values()) == {"published"}
    assert verdict(forge) == verdict(forge, "--cycle", CYCLE, "--digest", digest) == (0, [])
    assert versions(forge) == {"2020": (digest, f"kq/{CYCLE}/2020")}


def a_forged_figure_is_seen_by_all(forge):
    """One value of one unit after publication: refused, an error, told to the criterion."""
    path = own(GD, "self")
    forged = {path: SELF[GD].replace("value: true", "value: false")}
    pushed = forge.push("to-gd", forged, "2021-01-05T08:00:00+07:00")
    assert forge.gate(pushed) == forge.gate(pushed, "thu-ky") == ["G171"]
    assert codes(forge.check(pushed.branch)) == ["K262"]
    assert forge.review(pushed)["errors"][0]["code"] == "K262"
    before = forge.ci.git("rev-parse", "origin/main")
    forge.push_past_the_forge(forged, "2021-01-06T08:00:00+07:00")
    code, differences = verdict(forge)
    said = [(one["kind"], one["unit"], one["criterion"], one["key"]) for one in differences]
    assert code == 1
    assert said[0] == ("value", GD, "1.1", "value")
    assert (differences[0]["path"], differences[0]["line"]) == (path, 8)
    # 4 points less of 20: 60.00, third; the two others are first now.
    moved = [(GD, "index"), (GD, "rank"), (GD, "class"), (YT, "rank"), (NV, "rank")]
    assert said[1:] == [("result", unit, "", key) for unit, key in moved]
    assert verdict(forge, before) == (0, [])
    forge.push_past_the_forge({path: SELF[GD]}, "2021-01-06T09:00:00+07:00")
    assert verdict(forge) == (0, [])


def a_rewritten_record_is_seen(forge):
    """By recomputing, by what the record was, by the tag; one that was removed is missed."""
    record = (forge.ci.folder / RECORD).read_text(encoding="utf-8")
    forged = {RECORD: record.replace("index: 80.00", "index: 85.00")}
    pushed = forge.push("thu-ky", forged, "2021-01-07T08:00:00+07:00")
    assert forge.gate(pushed) == ["G172"]
    assert codes(forge.check(pushed.branch)) == ["K267"]
    forge.push_past_the_forge(forged, "2021-01-07T09:00:00+07:00")
    code, differences = verdict(forge)
    assert (code, [one["kind"] for one in differences]) == (1, ["rewritten", "tag", "result"])
    gone = forge.push("thu-ky", {RECORD: None}, "2021-01-07T10:00:00+07:00")
    assert forge.gate(gone) == ["G172"]
    forge.push_past_the_forge({RECORD: None}, "2021-01-07T11:00:00+07:00")
    code, differences = verdict(forge)
    assert (code, [one["kind"] for one in differences]) == (1, ["removed"])
    forge.push_past_the_forge({RECORD: record}, "2021-01-07T12:00:00+07:00")
    assert verdict(forge) == (0, [])
    assert "sau đó đã được khôi phục" in forge.run("verify").stdout


def an_appeal_is_upheld_by_an_erratum(forge):
    """The secretary enters the appeal, corrects the answer of round 2, and says by which decision."""
    pushed = forge.push("thu-ky", {APPEALS: APPEAL}, "2021-01-11T08:00:00+07:00")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, "nhap-ho") == ["G150"]
    forge.merge(pushed, "gitlab", "2021-01-11T09:00:00+07:00")
    assert verdict(forge) == (0, [])
    path, corrected = own(YT, "appraisal-2.tu-phap"), 'scores:\n  "2.1":\n    answer: accepted\n'
    alone = forge.push("tp-1", {path: corrected}, "2021-02-01T09:00:00+07:00")
    assert forge.gate(alone) == forge.gate(alone, "thu-ky") == ["G171"]
    desk = forge.desk("thu-ky")
    desk.write(path, corrected)
    done = publish(
        desk, "--erratum", "--what", "Tiêu chí 2.1 của Phòng Y tế", "--reason",
        "Kết luận thanh tra nêu đơn vị khác", path, decision=("14/QĐ-UBND", "2021-02-01"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"{YT}: 70.00 (2) → 80.00 (1)\n  {NV}: 70.00 (2) → 70.00 (3)\n" in done.stdout
    desk.write(APPEALS, APPEAL + UPHELD)
    pushed = forge.push("thu-ky", {}, "2021-02-01T10:00:00+07:00")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, "tp-1") == ["G150", "G171", "G150"]
    assert codes(forge.check(pushed.branch)) == []
    review = forge.review(pushed)
    assert changes_of(review) == {YT: (("70.00", 2), ("80.00", 1))}
    assert moved_in(review) == {NV: (("70.00", 2), ("70.00", 3))}
    forge.merge(pushed, "gitlab", "2021-02-01T11:00:00+07:00")
    assert verdict(forge) == (0, [])
    assert figures(forge) == {
        GD: ("16", "80.00", "1", "excellent"),
        YT: ("16", "80.00", "1", "excellent"),
        NV: ("14", "70.00", "3", "good"),
    }
    second = sha256((forge.ci.folder / RECORD).read_bytes()).hexdigest()
    forge.tag(f"kq/{CYCLE}/2020.1", f"sha256 {second}")
    (first, _), told = versions(forge)["2020"], versions(forge)["2020.1"]
    assert told == (second, f"kq/{CYCLE}/2020.1")
    # The paper of December still proves its own version.
    assert verdict(forge, "--cycle", CYCLE, "--digest", first) == (0, [])
    # A correction a year later makes nobody late; the one who was late stays so.
    late = {
        (unit, step)
        for unit, one in board(forge).items()
        for step, stand in one["steps"].items()
        if stand["late"]
    }
    assert late == {(NV, "self")}


def next_year_leaves_the_record_alone(forge):
    """A new plan and a new unit break nothing of what was published."""
    more = UNITS_TEXT + "  - id: phong-van-hoa\n    name: Phòng Văn hóa\n    level: department\n"
    pushed = forge.push("thu-ky", {NEXT: next_plan(), UNITS: more}, "2021-09-01T08:00:00+07:00")
    assert forge.gate(pushed) == []
    assert forge.gate(pushed, "to-gd") == ["G111", "G150"]
    assert codes(forge.check(pushed.branch)) == []
    forge.merge(pushed, "github", "2021-09-01T09:00:00+07:00")
    assert verdict(forge) == (0, [])


def publish(desk, *more, decision=("901/QĐ-UBND", "2020-12-28")):
    """`publish` of the cycle by its decision."""
    number, day = decision
    return desk("publish", "--cycle", CYCLE, "--decision", number, "--date", day, *more)
