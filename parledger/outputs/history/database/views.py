"""Views that put the tables together: the rows of the other forms, and each value's life in words."""

from collections.abc import Iterator

from parledger.tables.history.changes import COLUMNS, INTERNAL_COLUMNS

_WRITTEN = (
    "(SELECT group_concat(commit_id, ' ') FROM "
    "(SELECT commit_id FROM writings WHERE change_id = ch.id ORDER BY id))"
)
_SHARED = {
    "unit_name": "u.name",
    "office": "o.office",
    "time_utc": "c.time_utc",
    "commit": "c.id",
    "request": "c.request",
    "request_url": "c.request_url",
    "signature": "c.signature",
    "reviews": "c.reviews",
    "approvals": "c.approvals",
    **{column.name: f"c.{column.name}" for column in INTERNAL_COLUMNS},
}
_OF_CHANGE = {
    **_SHARED,
    "criterion": "ch.code",
    "field": "f.field",
    "old": "f.old",
    "new": "f.new",
    "written": _WRITTEN,
    "gap": "CASE ch.after_gap WHEN 1 THEN 'before' END",
    "author": "ch.author",
}
_OF_GAP = {
    **_SHARED,
    "gap": "ch.why",
    **dict.fromkeys(
        (
            "criterion", "field", "old", "new", "points_before", "points_after", "reason",
            "line", "written", "timing", "author",
        ),
        "NULL",
    ),
}  # fmt: skip
_JOINED = (
    "LEFT JOIN units u ON u.id = ch.unit LEFT JOIN offices o ON o.id = ch.office "
    "JOIN commits c ON c.id = ch.commit_id"
)


def view_statements(*, internal: bool) -> Iterator[str]:
    """SQL that makes the views."""
    yield _history(internal=internal)
    yield _life("life", "vi")
    yield _life("life_en", "en")


def _history(*, internal: bool) -> str:
    """The columns of CSV and Parquet, in their order, gaps among the changes."""
    columns = [one.name for one in (*COLUMNS, *(INTERNAL_COLUMNS if internal else ()))]
    shown = ", ".join(f'"{name}"' for name in columns)
    changes = ", ".join(f'{_OF_CHANGE.get(name, f"ch.{name}")} AS "{name}"' for name in columns)
    gaps = ", ".join(f'{_OF_GAP.get(name, f"ch.{name}")} AS "{name}"' for name in columns)
    return (
        f"CREATE VIEW history AS SELECT {shown} FROM ("  # noqa: S608 - declared names
        f"SELECT ch.id AS one, f.id AS two, {changes} FROM changes ch "
        f"JOIN change_fields f ON f.change_id = ch.id {_JOINED} "
        f"UNION ALL SELECT ch.id, 0, {gaps} FROM gaps ch {_JOINED}) ORDER BY one, two"
    )


def _life(name: str, lang: str) -> str:
    """Each change in words and each gap, oldest first; a whole file's have no code."""
    shown = ", ".join(_LIFE)
    changes, gaps = _life_of_changes(lang), _life_of_gaps(lang)
    told = ", ".join(f"{changes[name]} AS {name}" for name in _LIFE)
    lost = ", ".join(f"{gaps.get(name, 'NULL')} AS {name}" for name in _LIFE)
    return (
        f"CREATE VIEW {name} AS SELECT {shown} FROM ("  # noqa: S608 - declared names
        f"SELECT {told}, f.id AS two FROM changes ch JOIN change_fields f ON f.change_id = ch.id "
        f"{_JOINED} LEFT JOIN criteria k ON k.id = ch.criterion "
        f"UNION ALL SELECT {lost}, 0 FROM gaps ch {_JOINED}) ORDER BY place, two"
    )


_LIFE = (
    "place", "day", "cycle", "unit", "unit_name", "code", "criterion", "step", "field", "old",
    "new", "points_before", "points_after", "reason", "office", "timing", "published", "request",
    "approvals", "signature", "gap", "stands_at", "file_url", "commit_id",
)  # fmt: skip
_COMMON = {
    "place": "ch.id",
    "unit_name": "u.name",
    "office": "coalesce(o.title, o.office)",
    "request": "c.request",
    "approvals": "c.approvals",
    **{name: f"ch.{name}" for name in ("day", "cycle", "unit", "file_url", "commit_id")},
}


def _life_of_changes(lang: str) -> dict[str, str]:
    before = _word(lang, "gap", "'before'")
    return {
        **_COMMON,
        **_shared_words(lang),
        "code": "ch.code",
        "criterion": "k.title",
        "field": _word(lang, "field", "f.field"),
        "old": _value(lang, "f.old"),
        "new": _value(lang, "f.new"),
        "timing": _word(lang, "timing", "ch.timing"),
        "gap": f"CASE ch.after_gap WHEN 1 THEN {before} END",
        "stands_at": "ch.file || coalesce(':' || ch.line, '')",
        **{name: f"ch.{name}" for name in ("points_before", "points_after", "reason")},
    }


def _life_of_gaps(lang: str) -> dict[str, str]:
    said = f"replace({_word(lang, 'gap', 'ch.why')}, '{{path}}', ch.file)"
    return {
        **_COMMON,
        **_shared_words(lang),
        "gap": f"replace({said}, '{{blob}}', substr(ch.blob, 1, 12))",
        "stands_at": "ch.file",
    }


def _shared_words(lang: str) -> dict[str, str]:
    return {
        "step": _word(lang, "step", "ch.step"),
        "published": _word(lang, "published", "ch.published"),
        "signature": _word(lang, "signature", "c.signature"),
    }


def _word(lang: str, kind: str, code: str) -> str:
    """What a code means; the code itself where it is none of ours."""
    found = f"(SELECT {lang} FROM words WHERE id = '{kind}/' || {code})"  # noqa: S608
    return f"coalesce({found}, {code})"


def _value(lang: str, value: str) -> str:
    """Words of the files in the reader's language; what people said stays as it is."""
    said = "f.field IN ('reason', 'note', 'text')"
    return f"CASE WHEN {said} THEN {value} ELSE {_word(lang, 'value', value)} END"
