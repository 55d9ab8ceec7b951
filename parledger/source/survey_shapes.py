"""The canonical order of keys in a survey's files: the instrument, and the mapping of an import."""

from parledger.source.shape import DOCUMENT, Shape

_CRITERION = frozenset({"criterion"})
_OPTION = Shape(("id", "title", "value"))
_SCALE = Shape(("id", "options", "satisfied"), {"options": _OPTION})
_QUESTION = Shape(
    ("id", "kind", "several", "title", "scale", "options", "satisfied"), {"options": _OPTION}
)
_FORMULA = Shape(
    ("kind", "weights", "from", "bands", "blank"),
    {"bands": Shape(("from", "above", "to", "below", "points", "printed"))},
)
_SEAL = ("date", "sha256", "rows")

SURVEY = Shape(
    (
        "id",
        "title",
        "legal_basis",
        "period",
        "scales",
        "groups",
        "forms",
        "questions",
        "valid",
        "formula",
        "feeds",
        "without",
        "supervision",
        "closed",
        "errata",
        "seed",
    ),
    {
        "legal_basis": DOCUMENT,
        "period": Shape(("from", "to")),
        "scales": _SCALE,
        "groups": Shape(
            (
                "id",
                "title",
                "mode",
                "blocks",
                "planned",
                "least",
                "population",
                "weight",
                "results_from",
                "results",
            ),
            {
                "results_from": Shape(("cycle", "survey", "group")),
                "results": Shape(("source", "out_of", "figures", "ballots"), {"source": DOCUMENT}),
            },
        ),
        "forms": Shape(("id", "code", "title", "groups", "questions"), {"questions": _QUESTION}),
        "questions": _QUESTION,
        "valid": Shape(("least_answered", "required", "duplicates")),
        "formula": _FORMULA,
        "feeds": Shape(
            ("criterion", "block", "groups", "questions", "formula", "weights"),
            {"formula": _FORMULA},
            _CRITERION,
        ),
        "without": Shape(("unit", "group", "why")),
        "supervision": Shape(("date", "group", "checked", "confirmed", "note")),
        "closed": Shape(_SEAL),
        "errata": Shape(("date", "reason", "decision", *_SEAL[1:]), {"decision": DOCUMENT}),
    },
)
"""scores/<cycle>/survey/<id>.yaml"""

_SOURCE = Shape(("column", "letter", "columns", "value", "divided_by", "dates", "answers"))
MAPPING = Shape(
    ("sheet", "header", "only_with", "prefix", "columns", "answers", "blank", "drop"),
    {"columns": Shape(each=_SOURCE)},
)
"""scores/<cycle>/survey/<id>.map.yaml"""
