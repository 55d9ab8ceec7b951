"""A valid workspace in which every text that a person may type is an attack.

Each text carries a mark of its own (`T0001T`), so that tests can follow it. A private one
(`P0001P`) belongs to what the public edition may not show: figures of a running cycle, documents
marked `public: false`, accounts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

EVALUATED = "94011"
"""What 31337 times 3 is: shows that something evaluated a text as a template or a formula."""

LONG_WORD = "Nghiêng" * 40

ATTACK = (
    '"\'></title></textarea></style></script><script>window.hacked="{mark}"</script>'
    "<img src=x onerror=\"window.hacked='{mark}'\"><svg onload=window.hacked=1>"
    "<a href=javascript:window.hacked=1>x</a> [x](javascript:window.hacked=1)"
    '{{: onclick="window.hacked=1"}} {{{{ 31337*3 }}}} {{% raw %}} {{# no #}} ${{31337*3}}'
    "<!-- ]]> --> &lt;i&gt; &amp;amp; \\u003cscript\\u003e \\ %3Cscript%3E `{long}` # h1"
)

ADDRESS = "https://example.org/{mark}?a=javascript:window.hacked=1&b={{{{31337*3}}}}&lt;x"

UNITS = ("xa-mot", "xa-hai", "xa-ba", "xa-bon")


class Texts:
    """Hostile texts, each with its mark; `where`: mark -> the field it stands in."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}

    def __call__(self, field: str, *, start: str = "=", private: bool = False) -> str:
        """A text for a field, beginning as a formula does."""
        mark = self.mark(field, private=private)
        return f"{start}{mark} " + ATTACK.format(mark=mark, long=LONG_WORD)

    def mark(self, field: str, *, private: bool = False) -> str:
        """A new mark."""
        letter = "P" if private else "T"
        mark = f"{letter}{len(self.where) + 1:04}{letter}"
        self.where[mark] = field
        return mark

    def paper(self, field: str, *, private: bool = False, full: bool = True) -> dict[str, Any]:
        """A document; a private one says `public: false`."""
        paper: dict[str, Any] = {"title": self(f"{field}.title", private=private)}
        if full:
            paper |= {
                "number": self(f"{field}.number", private=private),
                "date": "2020-11-05",
                "issuer": self(f"{field}.issuer", private=private),
                "url": ADDRESS.format(mark=self.mark(f"{field}.url", private=private)),
                "signed_by": self(f"{field}.signed_by", private=private),
                "sha256": "a" * 64,
            }
        return paper | ({"public": False} if private else {})


def _set(say: Texts, year: int) -> dict[str, Any]:
    at = f"set-{year}"

    def leaf(code: str, maximum: str, rule: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": code,
            "title": say(f"{at}.leaf.title"),
            "max_points": maximum,
            "printed_id": say(f"{at}.leaf.printed_id"),
            "rule": rule,
            "guide": say(f"{at}.leaf.guide"),
            "documents": [say(f"{at}.leaf.documents"), say(f"{at}.leaf.documents", start="- ")],
        }

    def choice(name: str, field: str, **more: object) -> dict[str, Any]:
        return {"id": name, "title": say(f"{at}.{field}.title"), **more}

    bands = [{"from": "80", "points": "2"}, {"from": "0", "points": "0"}]
    leaves = [
        leaf("1.1", "2", {"kind": "yes_no"}),
        leaf("1.2", "2", {"kind": "options", "options": [
            choice("all", "option", points="2"), choice("none", "option", points="0")]}),
        leaf("1.3", "2", {"kind": "bands", "measure": "percent", "bands": bands}),
        leaf("1.4", "2", {"kind": "checklist", "items": [
            choice("one", "item", points="1"), choice("two", "item", points="1")]}),
        leaf("1.5", "2", {"kind": "ratio", "target": "100"}),
        leaf("1.6", "2", {"kind": "per_item", "each": "0.5"}),
        leaf("1.7", "2", {"kind": "deduction", "kinds": [
            choice("late", "kind", each="0.5"), choice("never", "kind", all=True)]}),
        leaf("1.8", "2", {"kind": "judged"}),
    ]  # fmt: skip
    marked = leaf(
        "1.9", "2", {"kind": "options", "options": [choice("half", "option", points="1")]}
    )
    leaves.append(marked | {"as_printed": say(f"{at}.leaf.as_printed")})
    if year > 2019:
        leaves[2]["rule"]["bands"] = [{"from": "90", "points": "2"}, bands[1]]
        leaves[2]["continues"] = {
            "criterion": "1.3", "comparable": False, "why": say(f"{at}.continues.why"),
        }  # fmt: skip
    found = {
        "id": f"s-{year}",
        "title": say(f"{at}.title"),
        "decision": say.paper(f"{at}.decision"),
        "max_points": "21",
        "scale": "100",
        "scale_note": say(f"{at}.scale_note"),
        "parts": [{"id": "all", "title": say(f"{at}.part.title"), "areas": ["1", "2"]}],
        "errata": [{"date": "2020-02-03", "decision": say(f"{at}.erratum.decision"),
                    "what": say(f"{at}.erratum.what"), "criteria": ["1.1"]}],
        "areas": [
            {"id": "1", "title": say(f"{at}.area.title"), "max_points": "18", "criteria": leaves},
            {"id": "2", "title": say(f"{at}.area.title"), "max_points": "3", "criteria": [
                leaf("2.1", "2", {"kind": "external"}), leaf("2.2", "1", {"kind": "yes_no"})]},
        ],
    }  # fmt: skip
    return found if year == 2019 else {**found, "continues": "s-2019"}


def _cycle(say: Texts, year: int, visibility: str) -> dict[str, Any]:
    at, shut = f"cycle-{year}", visibility == "internal"

    def body(name: str) -> dict[str, Any]:
        people = {key: say(f"{at}.{name}.{key}") for key in ("chair", "deputy", "secretary")}
        if name == "working_group":
            people["head"] = people.pop("chair")
            people.pop("deputy")
        else:
            people.pop("secretary")
        decision = say.paper(f"{at}.{name}.decision")
        return {"decision": decision, **people, "members": [say(f"{at}.{name}.members")]}

    return {
        "id": f"c-{year}",
        "title": say(f"{at}.title"),
        "year": year,
        "period": {"from": f"{year}-01-01", "to": f"{year}-12-31"},
        "authority": say(f"{at}.authority"),
        "programme": "attack",
        "visibility": visibility,
        "provenance": "illustrative",
        "sources": [say.paper(f"{at}.sources")],
        "documents": [say.paper(f"{at}.documents"), say.paper(f"{at}.documents", private=True)],
        "blocks": [{
            "id": "communes", "title": say(f"{at}.block.title"),
            "criteria": f"s-{min(year, 2020)}", "units": list(UNITS[:3]),
            "unranked": [{"unit": UNITS[2], "why": say(f"{at}.unranked.why")}],
            "not_assessed": [{"unit": UNITS[3], "why": say(f"{at}.not_assessed.why")}],
        }],
        "schedule": {"self": f"{year}-11-15", "publication": f"{year}-12-20"},
        "not_scored": [{"criterion": "2.2", "why": say(f"{at}.not_scored.why", private=shut)}],
        "external": [{
            "criterion": "2.1", "out_of": 100,
            "source": say.paper(f"{at}.external.source", private=shut) | {"public": True},
            "points": dict.fromkeys(UNITS[:3], 80),
        }],
        "classes": [{"id": "good", "title": say(f"{at}.class.title"), "from": 0}],
        "offices": [{"id": "noi-vu", "title": say(f"{at}.office.title"),
                     "appraises": ["1", "2"],
                     "accounts": [say(f"{at}.office.accounts", private=True)]}],
        "council": body("council"),
        "working_group": body("working_group"),
        "roles": {
            "secretary": {"accounts": [say(f"{at}.roles.secretary", private=True)]},
            "clerks": [{"accounts": [say(f"{at}.roles.clerks", private=True)], "units": "all"}],
            "units": {UNITS[0]: {"accounts": [say(f"{at}.roles.units", private=True)]}},
        },
        "reopened": [{"unit": UNITS[0], "step": "self", "to": f"{year}-11-20",
                      "why": say(f"{at}.reopened.why", private=shut),
                      "document": say.paper(f"{at}.reopened.document", private=shut)}],
    }  # fmt: skip


def _self(say: Texts, at: str, *, shut: bool) -> dict[str, Any]:
    values: dict[str, Any] = {
        "1.1": True, "1.2": "all", "1.3": 95, "1.4": ["one"], "1.5": 60, "1.6": 2,
        "1.7": {"late": 1, "never": 0}, "1.9": "half",
    }  # fmt: skip
    scores = {
        code: {
            "value": value,
            "evidence": [say.paper(f"{at}.evidence", private=shut),
                         say.paper(f"{at}.evidence", private=True)],
            "note": say(f"{at}.note", private=shut),
        }
        for code, value in values.items()
    }  # fmt: skip
    scores["1.8"] = {"note": say(f"{at}.note", private=shut)}
    return {"document": say.paper(f"{at}.document", private=shut), "scores": scores}


def _rounds(say: Texts, at: str, *, shut: bool) -> dict[str, Any]:
    def words(name: str) -> dict[str, Any]:
        return {
            "reason": say(f"{at}.{name}.reason", private=shut),
            "note": say(f"{at}.{name}.note", private=shut),
            "evidence": [say.paper(f"{at}.{name}.evidence", private=shut)],
        }

    def adjusted(name: str, points: str) -> dict[str, Any]:
        return {"decision": "adjusted", "points": points, **words(name)}

    def explained(code: str, asks: str) -> dict[str, Any]:
        return {"text": say(f"{at}.explanation.text", private=shut), "asks": asks,
                "evidence": [say.paper(f"{at}.explanation.evidence", private=shut)]}  # fmt: skip

    def document(name: str) -> dict[str, Any]:
        return say.paper(f"{at}.{name}.document", private=shut)

    return {
        "appraisal-1.noi-vu.yaml": {
            "document": document("round-1"), "recognise_rest": True,
            "scores": {code: adjusted("round-1", "0.5") for code in ("1.1", "1.2", "1.8")}},
        "explanation.yaml": {
            "document": document("explanation"),
            "scores": {code: explained(code, "1.5") for code in ("1.1", "1.2")}},
        "appraisal-2.noi-vu.yaml": {
            "document": document("round-2"),
            "scores": {"1.1": {"answer": "partly", "points": "1", **words("round-2")},
                       "1.2": {"answer": "rejected", **words("round-2")},
                       "1.3": adjusted("unheard", "1")}},
    }  # fmt: skip


def _improvement(say: Texts, at: str, *, shut: bool) -> dict[str, Any]:
    def text(field: str) -> str:
        return say(f"{at}.{field}", private=shut)

    return {
        "plan": say.paper(f"{at}.plan", private=shut),
        "target": {"rank": 1},
        "owners": [{"id": "van-phong", "title": text("owner.title"), "criteria": ["1.1"]}],
        "measures": [
            {"owner": "van-phong", "criteria": ["1.2"], "what": text("measure.what"),
             "product": text("measure.product"), "due": text("measure.due"),
             "done": "2020-12-01", "note": text("measure.note")}
        ],
    }  # fmt: skip


def _proceedings(say: Texts, at: str, *, shut: bool) -> dict[str, Any]:
    task = {key: say(f"{at}.task.{key}") for key in ("id", "title", "section", "product", "note")}
    return {
        "tasks.yaml": {"tasks": [{
            **task, "by": ["noi-vu", say(f"{at}.task.by")], "with": [say(f"{at}.task.with")],
            "due": "2020-11", "due_text": say(f"{at}.task.due_text")}]},
        "council.yaml": {"meetings": [{
            "date": "2020-12-15", "members": 10, "approve": 8,
            "minutes": say.paper(f"{at}.minutes", private=shut),
            "adjusts": [{"unit": UNITS[0], "criterion": "1.5", "points": 1,
                         "reason": say(f"{at}.council.reason", private=shut)}]}]},
        "appeals.yaml": [{
            "unit": UNITS[0], "received": "2020-12-28", "criteria": ["1.2"],
            "document": say.paper(f"{at}.appeal.document", private=shut),
            "text": say(f"{at}.appeal.text", private=shut), "answer": "rejected",
            "answered": "2020-12-30",
            "answer_document": say.paper(f"{at}.appeal.answer_document", private=shut),
            "erratum": say(f"{at}.appeal.erratum", private=shut)}],
    }  # fmt: skip


def workspace() -> tuple[dict[str, Any], dict[str, str]]:
    """Path -> content, and mark -> the field that it stands in."""
    say = Texts()
    files: dict[str, Any] = {
        "units/attack.yaml": {"units": [
            {"id": unit, "name": say("unit.name", start=start), "level": say("unit.level"),
             "code": say("unit.code")}
            for unit, start in zip(UNITS, ("=", "+", "@", "-"), strict=True)
        ]},
        "criteria/s-2019.yaml": _set(say, 2019),
        "criteria/s-2020.yaml": _set(say, 2020),
    }  # fmt: skip
    for year, visibility in ((2019, "public"), (2020, "public"), (2021, "internal")):
        folder, shut = f"scores/c-{year}", visibility == "internal"
        files[f"{folder}/cycle.yaml"] = _cycle(say, year, visibility)
        for name, content in _proceedings(say, f"cycle-{year}", shut=shut).items():
            files[f"{folder}/{name}"] = content
        for unit in UNITS[:3]:
            at = f"{year}"
            files[f"{folder}/{unit}/self.yaml"] = _self(say, f"{at}.self", shut=shut)
            for name, content in _rounds(say, at, shut=shut).items():
                files[f"{folder}/{unit}/{name}"] = content
        plan = _improvement(say, f"{year}.improvement", shut=shut)
        files[f"{folder}/{UNITS[0]}/improvement.yaml"] = plan
    return files, say.where


SETTINGS = """site_name: attack
site_url: https://example.org/a/
theme: {name: null, custom_dir: site_templates}
hooks: [site_templates/hooks.py]
"""


def write_workspace(root: Path) -> None:
    """The files on disk: JSON, which is YAML in flow style; and an address, for the sitemap."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, content in workspace()[0].items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
