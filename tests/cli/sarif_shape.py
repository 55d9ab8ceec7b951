"""The parts of SARIF 2.1.0 (OASIS, sections 3.13 to 3.49) that the audit writes, as a JSON schema.

Written by hand from the standard: what it requires, which names it knows (it allows no others
but in `properties`), which words and which kinds of addresses.
"""

from typing import Any

TEXT = {"type": "string", "minLength": 1}
BAG = {"type": "object"}


def _closed(required: list[str], **properties: object) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = _closed(["text"], text=TEXT)
RULE = _closed(
    ["id"],
    id=TEXT,
    shortDescription=MESSAGE,
    defaultConfiguration=_closed([], level=LEVEL),
    properties=BAG,
)
DRIVER = _closed(["name"], name=TEXT, version=TEXT, rules={"type": "array", "items": RULE})
PLACE = _closed(
    [],
    artifactLocation=_closed([], uri={"type": "string", "pattern": r"^[A-Za-z0-9._~/%-]+$"}),
    region=_closed([], startLine={"type": "integer", "minimum": 1}),
)
RESULT = _closed(
    ["message"],
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": _closed([], physicalLocation=PLACE)},
    properties=BAG,
)
SOURCE = _closed(
    ["repositoryUri"],
    repositoryUri={"type": "string", "pattern": r"^https://[!-~]+$"},
    revisionId=TEXT,
)
RUN = _closed(
    ["tool"],
    tool=_closed(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    versionControlProvenance={"type": "array", "items": SOURCE, "uniqueItems": True},
    results={"type": "array", "items": RESULT},
    properties=BAG,
)
LOG = _closed(
    ["version", "runs"],
    **{"$schema": {"type": "string", "pattern": "^https://"}},
    version={"const": "2.1.0"},
    runs={"type": "array", "items": RUN},
)
