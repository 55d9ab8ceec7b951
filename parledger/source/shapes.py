"""The canonical order of keys for each kind of file, and which texts are criterion codes."""

from collections.abc import Mapping

from parledger.source.shape import ANY, DOCUMENT, Shape
from parledger.source.survey_shapes import MAPPING, SURVEY

_CRITERIA = frozenset({"criteria"})
_CRITERION = frozenset({"criterion"})

UNITS = Shape(
    ("units",),
    {
        "units": Shape(
            ("id", "name", "level", "parent", "code", "from", "to", "succeeded_by"),
            {"succeeded_by": Shape(("unit", "relation"))},
        )
    },
)

_CHOICE = Shape(("id", "title", "points", "each", "all", "printed"))
_RULE = Shape(
    ("kind", "target", "floor", "each", "step", "measure", "bands", "options", "items", "kinds"),
    {
        "bands": Shape(("from", "above", "to", "below", "points", "printed")),
        "options": _CHOICE,
        "items": _CHOICE,
        "kinds": _CHOICE,
    },
)
_NODE_KEYS = (
    "id",
    "printed_id",
    "title",
    "max_points",
    "counts",
    "cap",
    "rule",
    "as_printed",
    "evidence",
    "guide",
    "documents",
    "continues",
    "criteria",
)
_NODE_BELOW: dict[str, Shape] = {
    "rule": _RULE,
    "continues": Shape(("criterion", "comparable", "why"), codes=_CRITERION),
}
_NODE = Shape(_NODE_KEYS, _NODE_BELOW, frozenset({"id"}))
_NODE_BELOW["criteria"] = _NODE

SET = Shape(
    (
        "id",
        "title",
        "decision",
        "max_points",
        "scale",
        "scale_note",
        "frame",
        "follows",
        "continues",
        "parts",
        "errata",
        "areas",
    ),
    {
        "decision": DOCUMENT,
        "parts": Shape(("id", "title", "areas"), codes=frozenset({"areas"})),
        "errata": Shape(("date", "decision", "what", "criteria"), codes=_CRITERIA),
        "areas": _NODE,
    },
)

_BODY = Shape(
    ("decision", "chair", "head", "deputy", "members", "secretary"), {"decision": DOCUMENT}
)
_ACCOUNTS = Shape(("accounts", "units"))
_BLOCK = Shape(
    ("id", "title", "criteria", "units", "unranked", "not_assessed"),
    {"unranked": Shape(("unit", "why")), "not_assessed": Shape(("unit", "why"))},
)
CYCLE = Shape(
    (
        "id",
        "title",
        "year",
        "period",
        "authority",
        "programme",
        "visibility",
        "provenance",
        "sources",
        "documents",
        "time_zone",
        "evidence",
        "blocks",
        "schedule",
        "not_scored",
        "external",
        "index",
        "classes",
        "published",
        "offices",
        "council",
        "working_group",
        "roles",
        "reopened",
    ),
    {
        "period": Shape(("from", "to")),
        "sources": DOCUMENT,
        "documents": DOCUMENT,
        "blocks": _BLOCK,
        "schedule": Shape(
            ("self", "appraisal_1", "explanation", "appraisal_2", "survey", "publication"),
            {
                step: Shape(("from", "to"))
                for step in ("self", "appraisal_1", "explanation", "appraisal_2")
            }
            | {"survey": Shape(("from", "to")), "publication": Shape(("from", "to"))},
        ),
        "not_scored": Shape(("criterion", "block", "why"), codes=_CRITERION),
        "external": Shape(
            ("criterion", "block", "out_of", "source", "points"),
            {"source": DOCUMENT},
            _CRITERION,
        ),
        "index": Shape(("decimals", "rounding", "stage", "ties", "missing")),
        "classes": Shape(("id", "title", "from")),
        "published": Shape(("source", "index", "rank", "tolerance"), {"source": DOCUMENT}),
        "offices": Shape(
            ("id", "title", "unit", "for_own_unit", "appraises", "accounts"),
            codes=frozenset({"appraises"}),
        ),
        "council": _BODY,
        "working_group": _BODY,
        "roles": Shape(
            ("secretary", "clerks", "units"),
            {"secretary": _ACCOUNTS, "clerks": _ACCOUNTS, "units": Shape(each=_ACCOUNTS)},
        ),
        "reopened": Shape(("unit", "step", "to", "why", "document"), {"document": DOCUMENT}),
    },
)

_ENTRY = Shape(
    (
        "answer",
        "decision",
        "opinion",
        "not_applicable",
        "value",
        "points",
        "text",
        "asks",
        "asks_value",
        "reason",
        "evidence",
        "note",
    ),
    {"evidence": DOCUMENT, "value": Shape(("done", "planned"))},
)
SCORES = Shape(
    ("document", "draft", "recognise_rest", "scores"),
    {"document": DOCUMENT, "scores": Shape(each=_ENTRY, coded=True)},
)

IMPROVEMENT = Shape(
    ("plan", "target", "owners", "measures"),
    {
        "plan": DOCUMENT,
        "target": Shape(("rank", "index", "class")),
        "owners": Shape(("id", "title", "criteria"), codes=_CRITERIA),
        "measures": Shape(
            ("owner", "criteria", "what", "product", "due", "done", "note"), codes=_CRITERIA
        ),
    },
)

COUNCIL = Shape(
    ("meetings",),
    {
        "meetings": Shape(
            ("date", "minutes", "members", "approve", "blocks", "adjusts"),
            {
                "minutes": DOCUMENT,
                "adjusts": Shape(("unit", "criterion", "points", "reason"), codes=_CRITERION),
            },
        )
    },
)

TASKS = Shape(
    ("tasks",),
    {
        "tasks": Shape(
            (
                "id",
                "title",
                "section",
                "product",
                "by",
                "with",
                "from",
                "due",
                "due_text",
                "done",
                "note",
            )
        )
    },
)

_APPEAL = Shape(
    (
        "unit",
        "received",
        "document",
        "criteria",
        "text",
        "answer",
        "answered",
        "answer_document",
        "erratum",
    ),
    {"document": DOCUMENT, "answer_document": DOCUMENT},
    _CRITERIA,
)
APPEALS = Shape(("appeals", *_APPEAL.order), {"appeals": _APPEAL, **_APPEAL.below}, _APPEAL.codes)


_RESULT = Shape(("unit", "index", "rank", "class"))
_STAND = Shape(
    ("blob", "sha256", "results", "units"), {"results": _RESULT, "units": UNITS.below["units"]}
)
PUBLICATION = Shape(
    ("cycle", "decision", "date", "engine", "results", "inputs", "units", "errata"),
    {
        "decision": DOCUMENT,
        "results": _RESULT,
        "inputs": Shape(("path", "blob", "sha256")),
        "units": UNITS.below["units"],
        "errata": Shape(
            ("version", "date", "decision", "path", "what", "reason", "before", "after"),
            {"decision": DOCUMENT, "before": _STAND, "after": _STAND},
        ),
    },
)


def shape_of(path: str) -> Shape:
    """The shape of a file by its path; files of no known kind keep their order."""
    top, _, rest = path.partition("/")
    if top in ("units", "criteria"):
        return UNITS if top == "units" else SET
    folder, _, name = rest.rpartition("/")
    if top == "scores" and folder.endswith("/survey"):
        return MAPPING if name.endswith(".map.yaml") else SURVEY
    if name.startswith(("self.", "appraisal-", "explanation.")):
        return SCORES
    return _BY_NAME.get(name, ANY) if top == "scores" else ANY


_BY_NAME: Mapping[str, Shape] = {
    "cycle.yaml": CYCLE,
    "council.yaml": COUNCIL,
    "tasks.yaml": TASKS,
    "appeals.yaml": APPEALS,
    "improvement.yaml": IMPROVEMENT,
    "publication.yaml": PUBLICATION,
}
