"""What an edition may tell of the history: a paper once hidden is hidden wherever it stood."""

import json

import pytest

from parledger.model.trail import Handling
from parledger.report import KEPT_OF_PAPERS
from parledger.report.chronicle_cut import cut_chronicle, own_chronicle
from tests.pages import scene
from tests.pages.trail.story import Story, request, told_story
from tests.report.test_chronicle import chronicle

FOLDER = "scores/mau-2020"
SHA = "ab" * 32


def story_of(*papers, step="self", unit="xa-a"):
    """A history in which each commit writes the evidence of 1.1 anew."""
    story = Story()
    for paper in papers:
        listed = paper if isinstance(paper, list) else [paper]
        entry = {"1.1": {"value": True, "evidence": listed}}
        story.commit(
            {f"{FOLDER}/{unit}/{step}.yaml": json.dumps({"scores": entry})}, handling=request("1")
        )
    story.files.clear()
    return story


def public(story, **kept):
    """The public edition's words, everything in one text."""
    return repr(cut_chronicle(chronicle(story), (), **kept).told)


HIDDEN = {"title": "Sổ MẬT", "public": False}


@pytest.mark.parametrize(
    ("open_", "hidden"),
    [
        ({"title": "MẬT một", "sha256": SHA}, {"title": "Khác", "sha256": SHA.upper()}),
        ({"title": "MẬT", "url": "https://a.vn/mat"}, {"title": "x", "url": "https://a.vn/mat"}),
        ({"title": "MẬT", "number": "7/BC", "date": "2020-11-01"}, {"title": "x", "number": "7/BC", "date": "2020-11-01"}),
        ({"title": "Sổ MẬT"}, {"title": "Sổ MẬT"}),
        ("Sổ MẬT", {"title": "Sổ MẬT"}),
    ],
    ids=["digest", "address", "number and date", "title", "one line of text"],
)  # fmt: skip
def test_a_paper_hidden_later_is_hidden_in_every_version(open_, hidden):
    """It is the same paper by digest, address, number with date, or title."""
    found = public(story_of(open_, {**hidden, "public": False}))
    assert "MẬT" not in found
    assert "/mat" not in found
    assert "7/BC" not in found


def test_another_paper_stays_open():
    """The same number on another day, and everything else that is not the paper."""
    other = {"title": "Báo cáo", "number": "7/BC", "date": "2019-11-01"}
    hidden = {"title": "Sổ MẬT", "number": "7/BC", "date": "2020-11-01", "public": False}
    found = public(story_of([other, hidden]))
    assert "Báo cáo" in found
    assert "MẬT" not in found


def test_of_a_paper_opened_later_what_was_written_while_hidden_stays_hidden():
    """Where it was open before and is open now it is told; its hidden words are not."""
    hidden = {"title": "Sổ MẬT", "number": "7/BC", "date": "2020-11-01", "public": False}
    opened = {"title": "Sổ tiếp dân", "number": "7/BC", "date": "2020-11-01"}
    found = public(story_of({"title": "Sổ tiếp dân"}, hidden, opened))
    assert "MẬT" not in found
    assert found.count("Sổ tiếp dân") >= 2


def test_one_commit_that_says_both_hides():
    """In one list, or in the steps of one commit."""
    assert "MẬT" not in public(story_of([{"title": "Sổ MẬT"}, HIDDEN]))
    assert "MẬT" not in public(story_of([HIDDEN, {"title": "Sổ MẬT"}]))


def test_what_was_taken_out_is_judged_by_what_it_was():
    """A paper whose last mention is its end stays hidden."""
    assert "MẬT" not in public(story_of({"title": "Sổ MẬT"}, HIDDEN, {"title": "Khác"}))


def test_a_paper_hidden_in_one_step_is_hidden_in_the_others():
    """The unit's paper, handed in again with the explanation."""
    story = story_of({"title": "Sổ MẬT"})
    entry = {"1.1": {"text": "Xem lại", "evidence": [HIDDEN]}}
    story.commit({f"{FOLDER}/xa-a/explanation.yaml": json.dumps({"scores": entry})})
    story.files.clear()
    assert "MẬT" not in public(story)


def test_other_units_papers_of_that_name_are_others():
    """`Báo cáo tự chấm` is the title of everybody's."""
    story = story_of({"title": "Sổ chung", "public": False})
    for change in story_of({"title": "Sổ chung"}, unit="xa-b").changes:
        story.changes.append(change)
    told = cut_chronicle(chronicle(story), ())
    assert "Sổ chung" not in repr(told.of_unit("mau-2020", "xa-a"))
    assert "Sổ chung" in repr(told.of_unit("mau-2020", "xa-b"))


def test_what_is_kept_of_a_hidden_paper():
    """Nothing on the site; number, date and digest where it is taken away to be checked."""
    paper = {**HIDDEN, "number": "7/BC", "date": "2020-11-01", "sha256": SHA, "issuer": "MẬT"}
    on_site, taken = public(story_of(paper)), public(story_of(paper), kept=KEPT_OF_PAPERS)
    assert '"public":"false"' in on_site
    for text in ("7/BC", "2020-11-01", SHA):
        assert text not in on_site
        assert text in taken
    assert "MẬT" not in taken


def test_a_hidden_paper_that_changed_is_told_to_have_changed():
    """A row whose two sides are cut to the same says so; one that says a digest needs no mark."""
    open_paper = {"title": "Báo cáo", "sha256": SHA}
    texts = [
        json.dumps({"scores": {"1.1": {"evidence": [open_paper, {**HIDDEN, "sha256": digest}]}}})
        for digest in (SHA, "cd" * 32)
    ]
    story = Story()
    for text in texts:
        story.commit({f"{FOLDER}/xa-a/self.yaml": text})
    story.files.clear()
    found = chronicle(story)
    (field,) = cut_chronicle(found, ()).told[-1].change.fields
    assert json.loads(field.old) == [open_paper, {"public": "false"}]
    assert json.loads(field.new) == [open_paper, {"changed": "true", "public": "false"}]
    (taken,) = cut_chronicle(found, (), kept=KEPT_OF_PAPERS).told[-1].change.fields
    assert json.loads(taken.new)[1] == {"sha256": "cd" * 32, "public": "false"}


@pytest.mark.parametrize("field", ["document", "minutes", "source"])
def test_every_kind_of_paper_is_cut(field):
    """The file's own, the Council's minutes, the source of a given result."""
    story = Story()
    if field == "document":
        story.commit({f"{FOLDER}/xa-a/self.yaml": json.dumps({"document": HIDDEN, "scores": {}})})
    elif field == "minutes":
        meeting = {
            "minutes": HIDDEN,
            "adjusts": [{"unit": "xa-a", "criterion": "1.1", "points": 1}],
        }
        story.commit({f"{FOLDER}/council.yaml": json.dumps({"meetings": [meeting]})})
    else:
        given = {"criterion": "2.1", "source": HIDDEN, "points": {"xa-a": 1}}
        story.commit({f"{FOLDER}/cycle.yaml": json.dumps({"external": [given]})})
    story.files.clear()
    assert any(field in one.name for told in chronicle(story).told for one in told.change.fields)
    assert "MẬT" not in public(story)


def test_no_person_and_no_message_is_told():
    """Of the forge, of Git, of those inside a request; how many approved is kept."""
    story = Story()
    people = Handling("14", "MẬT gửi", ("MẬT xem",), ("MẬT duyệt", "MẬT nữa"), "MẬT gộp")
    text = scene.texts()[f"{FOLDER}/xa-a/self.yaml"]
    story.commit(
        {f"{FOLDER}/xa-a/self.yaml": text}, handling=people, author="MẬT viết", message="MẬT"
    )
    found = cut_chronicle(chronicle(story), ())
    assert "MẬT" not in repr(found)
    assert "Trần Văn Gộp" not in repr(found)
    assert {(one.handling.request, one.approvals, one.reviews) for one in found.told} == {
        ("14", 2, 1)
    }


def test_the_record_of_publication_names_nobody_either():
    """Who merged it is a person too."""
    story = told_story()
    story.published["mau-2020"] = next(reversed(story.commits))
    found = cut_chronicle(chronicle(story), ())
    assert found.published["mau-2020"].id == story.published["mau-2020"]
    assert "Trần Văn Gộp" not in repr(found)
    assert cut_chronicle(chronicle(story), ["mau-2020"]).published == {}


def test_a_withheld_cycle_is_not_told():
    """Nothing of it, and all of the others."""
    whole = chronicle(told_story())
    found = cut_chronicle(whole, ["mau-2020"])
    assert found.of_cycle("mau-2020") == ()
    assert len(found.of_cycle("mau-2019")) == len(whole.of_cycle("mau-2019"))


def test_a_unit_knows_its_own_papers_and_not_the_appraisers():
    """In its own edition: its files as it handed them in, nobody else's, nobody by name."""
    story = story_of({**HIDDEN, "title": "Sổ của xã"})
    entry = {
        "1.1": {
            "decision": "adjusted",
            "points": 1,
            "reason": "x",
            "evidence": [{"title": "Phiếu MẬT", "public": False}],
        }
    }
    story.commit(
        {f"{FOLDER}/xa-a/appraisal-1.yaml": json.dumps({"scores": entry})}, handling=request("2")
    )
    for change in story_of({"title": "Sổ xã khác"}, unit="xa-b").changes:
        story.changes.append(change)
    story.files.clear()
    found = repr(own_chronicle(chronicle(story), "xa-a"))
    assert "Sổ của xã" in found
    assert "Phiếu MẬT" not in found
    assert "Sổ xã khác" not in found
    assert "Duyệt" not in found
    assert "Trần Văn Gộp" not in found


@pytest.mark.parametrize("word", ["false", "no", "Không", "SAI", "off", "fasle", "“không”"])
def test_every_word_for_no_hides_and_so_does_one_that_nobody_understands(word):
    """All that the reader of files takes for no; a slip of the pen opens no paper."""
    assert "MẬT" not in public(story_of({"title": "Sổ MẬT", "public": word}))


def test_what_a_hidden_paper_was_called_first_is_hidden_too():
    """First a title alone, then its number too, then closed under the number: one paper."""
    steps = ({"title": "Sổ MẬT"}, {"title": "Sổ MẬT", "number": "7/BC"})
    assert "MẬT" not in public(story_of(*steps, {"number": "7/BC", "public": False}))
    assert "MẬT" in public(story_of(*steps, {"number": "8/BC", "public": False}))


def test_a_closed_paper_under_a_key_that_nobody_knows_is_cut():
    """A misspelt key is an error of that version, and stands in the history all the same."""
    story = Story()
    entry = {"evidense": [HIDDEN], "note": {"see": HIDDEN}, "value": True}
    for scores in ({"1.1": entry}, {"1.1": {"value": True}}):
        story.commit({f"{FOLDER}/xa-a/self.yaml": json.dumps({"scores": scores})})
    story.files.clear()
    assert "MẬT" in repr(chronicle(story).told)
    assert "MẬT" not in public(story)


def test_a_text_that_only_looks_like_a_paper_does_no_harm():
    """Spoilt JSON, lists of lists, empty entries."""
    for broken in ('[{"title"', "[[1]]", "{}", "[]", ""):
        story = story_of({"title": "a"})
        change = story.changes[-1]
        field = change.field("evidence")
        object.__setattr__(field, "new", broken)
        assert public(story)
