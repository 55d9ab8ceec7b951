"""The audit's findings in SARIF 2.1.0, which code forges show beside the files."""

import json
from urllib.parse import quote

from parledger import __version__
from parledger.cli.printers.audit_text import finding_object
from parledger.model.words import Words
from parledger.pages.text import say
from parledger.pipeline.auditing import AuditRun
from parledger.problems import CATALOGUE, Lang, Severity, hint_of, message_of, severity_of
from parledger.review.audit import CHECKS, Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def print_sarif(run: AuditRun, lang: Lang) -> str:
    """One run; every code of the audit is a rule, found or not."""
    codes = [code for check in CHECKS for code in check.codes]
    driver = {
        "name": "parledger audit",
        "version": __version__,
        "rules": [_rule(code, lang) for code in codes],
    }
    told = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                **_provenance(run),
                "results": [_result(run, one, codes, lang) for one in run.findings],
            }
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _provenance(run: AuditRun) -> dict[str, object]:
    """The commit looked at; the standard wants the repository's address with it, so not without."""
    about = {"cycle": run.cycle, "commit": run.trail.head, "cycle_by_requests": run.by_requests}
    told: dict[str, object] = {"properties": about}
    if run.repository_url.startswith("https://"):
        one = {"revisionId": run.trail.head, "repositoryUri": quote(run.repository_url, ":/?&=%#")}
        told["versionControlProvenance"] = [one]
    return told


def _rule(code: str, lang: Lang) -> dict[str, object]:
    wording = CATALOGUE[code]
    template = say(Words(wording.vi, wording.en), lang)
    return {
        "id": code,
        "shortDescription": {"text": template.replace("{", "«").replace("}", "»")},
        "defaultConfiguration": {"level": _level(wording.severity)},
    }


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _result(run: AuditRun, one: Finding, codes: list[str], lang: Lang) -> dict[str, object]:
    problem = one.problem
    text, hint = message_of(problem, lang), hint_of(problem, lang)
    told = finding_object(run, one, lang)
    names = (
        "unit", "criteria", "step", "commit", "url", "date", "author", "merged_by", "request",
        "request_url", "evidence",
    )  # fmt: skip
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _level(severity_of(problem)),
        "message": {"text": f"{text}. {hint}" if hint else text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(problem.place.path)},
                    "region": {"startLine": problem.place.line},
                }
            }
        ],
        "properties": {name: told[name] for name in names},
    }


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "replace"))
