"""What `verify` found, as text and as JSON."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from parledger.cli.printers.text import print_problems
from parledger.model.publication import Change, Difference
from parledger.model.words import Words
from parledger.problems import Lang, Problem, message_of

if TYPE_CHECKING:
    from parledger.pipeline.verifying import Verdict, VerifyRun

_CHANGES: Mapping[Change, Words] = {
    Change.INPUT: Words(
        "tệp khác khi công bố: blob {recorded}, nay {found}",
        "the file differs from what was published: blob {recorded}, now {found}",
    ),
    Change.GONE: Words(
        "không còn tệp {path} (blob {recorded})", "{path} is gone (blob {recorded})"
    ),
    Change.NEW: Words(
        "tệp mới, không có khi công bố", "a new file that was not there when it was published"
    ),
    Change.ENTRY: Words(
        "{key} khi công bố: {recorded}; nay: {found}",
        "{key} as published: {recorded}; now: {found}",
    ),
    Change.RESULT: Words(
        "{key} đã công bố: {recorded}; tính lại: {found}",
        "{key} as published: {recorded}; recomputed: {found}",
    ),
    Change.VALUE: Words(
        "{key} khi công bố: {recorded}; nay: {found}",
        "{key} as published: {recorded}; now: {found}",
    ),
    Change.SEAL: Words(
        "SHA-256 ghi trong bản công bố: {recorded}; của tệp: {found}",
        "SHA-256 in the record: {recorded}; of the file: {found}",
    ),
    Change.REMOVED: Words(
        "bản công bố đã bị xóa (lần lưu {found})", "the record was removed (commit {found})"
    ),
    Change.REWRITTEN: Words(
        "bản công bố đã bị viết lại ở lần lưu {found}: không còn bắt đầu bằng bản ở {recorded}",
        "the record was rewritten in commit {found}: it no longer begins with that of {recorded}",
    ),
    Change.TAG: Words(
        "thẻ {key} giữ bản khác: sha256 {recorded}, phiên bản này có {found}",
        "the tag {key} holds another record: sha256 {recorded}, this version has {found}",
    ),
    Change.UNSIGNED: Words("{key}: không có chữ ký", "{key}: not signed"),
    Change.UNKNOWN: Words(
        "{key}: ký bằng khóa không có trong danh sách",
        "{key}: signed by a key that is not in the list",
    ),
    Change.BACKDATED: Words(
        "{key}: ghi lùi ngày: vào ngày ghi ở đó, khóa này chưa có hoặc không còn hiệu lực",
        "{key}: backdated: on the date stated there the key was not valid",
    ),
    Change.BROKEN: Words(
        "{key}: chữ ký không khớp với nội dung", "{key}: the signature is not of these contents"
    ),
    Change.PRINTED: Words(
        "không phiên bản nào có mã {recorded}; phiên bản mới nhất có {found}",
        "no version has the digest {recorded}; the latest has {found}",
    ),
}
_NONE_PUBLISHED = Words("Chưa có kỳ nào được công bố.", "No cycle is published.")
_SAME = Words("{cycle}: giống bản đã công bố", "{cycle}: as published")
_DIFFERENT = Words("{cycle}: KHÁC bản đã công bố", "{cycle}: DIFFERS from what was published")
_RECORD = Words(
    "quyết định {number}, ngày {day}; {units} đơn vị, {inputs} tệp đầu vào",
    "decision {number} of {day}; {units} units, {inputs} inputs",
)
_OTHER_ENGINE = Words(
    "công bố bằng parledger {theirs}, đối chiếu bằng {ours}",
    "published with parledger {theirs}, verified with {ours}",
)
_TAGGED = Words("thẻ {tag}", "tag {tag}")
_UNTAGGED = Words("không có thẻ", "no tag")
_NOTHING = "–"


def verdict_text(run: "VerifyRun", lang: Lang) -> str:
    """For people: every cycle with its versions' digests, then each difference on a line."""
    lines = [_say(note, lang) for note in run.notes]
    for verdict in run.verdicts:
        lines.extend(_verdict_lines(run, verdict, lang))
    if not run.verdicts:
        lines.append(_say(_NONE_PUBLISHED, lang))
    return "".join(f"{line}\n" for line in lines)


def _verdict_lines(run: "VerifyRun", verdict: "Verdict", lang: Lang) -> Iterator[str]:
    yield _say(_SAME if verdict.same else _DIFFERENT, lang, cycle=verdict.cycle)
    if verdict.record is not None:
        record = verdict.record
        told = {"units": str(verdict.units), "inputs": str(verdict.inputs)}
        number = record.decision.number or record.decision.title
        day = record.date.isoformat()
        yield "  " + _say(_RECORD, lang, number=number, day=day, **told)
        for version in verdict.versions:
            tag = _say(_TAGGED, lang, tag=version.tag) if version.tag else _say(_UNTAGGED, lang)
            yield f"  {version.version}: sha256 {version.digest} ({tag})"
        if record.engine != run.engine:
            yield "  " + _say(_OTHER_ENGINE, lang, theirs=record.engine, ours=run.engine)
    for one in verdict.differences:
        yield f"  {difference_line(one, lang)}"
    for line in print_problems(verdict.problems, lang).splitlines():
        yield f"  {line}" if line else ""


def difference_line(one: Difference, lang: Lang) -> str:
    """`PATH:LINE:COL: unit: criterion: what`."""
    place = f"{one.place.path}:{one.place.line}:{one.place.column}"
    subject = "".join(f"{part}: " for part in (one.unit, one.criterion) if part)
    told = {"path": one.path, "key": one.key}
    recorded, found = one.recorded or _NOTHING, one.found or _NOTHING
    said = _say(_CHANGES[one.change], lang, recorded=recorded, found=found, **told)
    return _printable(f"{place}: {subject}{said}")


def verdict_json(run: "VerifyRun", lang: Lang) -> str:
    """For programs: the same shape in both languages; only messages and notes are translated."""
    told = {
        "commit": run.commit,
        "engine": run.engine,
        "same": run.same,
        "notes": [_say(note, lang) for note in run.notes],
        "cycles": [_verdict_row(verdict, lang) for verdict in run.verdicts],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _verdict_row(verdict: "Verdict", lang: Lang) -> dict[str, Any]:
    record = verdict.record
    return {
        "cycle": verdict.cycle,
        "same": verdict.same,
        "decision": record.decision.number or record.decision.title if record else "",
        "date": record.date.isoformat() if record else "",
        "engine": record.engine if record else "",
        "units": verdict.units,
        "inputs": verdict.inputs,
        "versions": [
            {"version": one.version, "digest": one.digest, "tag": one.tag}
            for one in verdict.versions
        ],
        "differences": [_difference_row(one, lang) for one in verdict.differences],
        "problems": [_problem_row(one, lang) for one in verdict.problems],
    }


def _difference_row(one: Difference, lang: Lang) -> dict[str, Any]:
    return {
        "kind": one.change.value,
        "path": one.path,
        "line": one.place.line,
        "column": one.place.column,
        "unit": one.unit,
        "criterion": one.criterion,
        "key": one.key,
        "published": one.recorded,
        "found": one.found,
        "message": difference_line(one, lang),
    }


def _problem_row(one: Problem, lang: Lang) -> dict[str, Any]:
    return {
        "code": one.code,
        "path": one.place.path,
        "line": one.place.line,
        "column": one.place.column,
        "subject": one.subject,
        "message": message_of(one, lang),
    }


def _say(words: Words, lang: Lang, **told: str) -> str:
    template = words.vi if lang == "vi" else words.en
    return template.format_map(told)


def _printable(text: str) -> str:
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= 600 else shown[:599] + "…"
