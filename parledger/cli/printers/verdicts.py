"""What `verify` found, as text and as JSON."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from parledger.cli.printers.text import print_problems
from parledger.model.bundle import Held, Manifest, Removed
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
    Change.SUM: Words(
        "không khớp với SHA256SUMS: ghi {recorded}, tính được {found}",
        "not as SHA256SUMS says: {recorded} there, {found} found",
    ),
    Change.MISSING: Words("trong gói không có tệp này", "the bundle does not have this file"),
    Change.STRAY: Words(
        "tệp thừa, không có gì trong gói nói đến", "a file that nothing in the bundle names"
    ),
    Change.COPY: Words(
        "hai bản của publication.yaml trong gói khác nhau",
        "the two copies of publication.yaml in the bundle differ",
    ),
    Change.MANIFEST: Words(
        "manifest.json ghi khác ({key}): lẽ ra {recorded}, ghi {found}",
        "manifest.json says otherwise ({key}): {recorded} was due, {found} is there",
    ),
    Change.UNREDUCED: Words(
        "manifest.json nói sai về tệp này: không phải bản đã bỏ bớt (hoặc nguyên vẹn) như đã ghi",
        "manifest.json says what is not so: the file is not reduced (or whole) as stated there",
    ),
    Change.COUNTS: Words(
        "số đếm không thể là của các phiếu này: số phiếu {recorded}, ở đây {found}",
        "counts that cannot be those of the ballots: {recorded} ballots, {found} here",
    ),
    Change.PROOF: Words(
        "{key} không chứng minh được bản công bố này: đối tượng Git thiếu, bị sửa hoặc của bản khác",
        "{key} does not prove this record: an object of Git is missing, changed or of another one",
    ),
    Change.HISTORY: Words(
        "lịch sử của {key} không khớp: lẽ ra {recorded}, ghi {found}",
        "the history of {key} does not hang together: {recorded} was due, {found} is there",
    ),
    Change.TABLE: Words(
        "{key} trong bảng: {recorded}; tính lại: {found}",
        "{key} in the table: {recorded}; recomputed: {found}",
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
_BUNDLE = Words(
    "gói {edition}, làm từ lần lưu {commit} bằng parledger {engine}",
    "{edition} bundle of commit {commit}, made with parledger {engine}",
)
_HELD = Words(
    "{whole} tệp đầu vào đối chiếu từng byte với bản công bố; {others} tệp chỉ được tính lại:",
    "{whole} inputs held against the record byte by byte; {others} only recomputed:",
)
_BESIDE = Words(
    "{count} tệp đi kèm để đọc được, bản công bố không ghi mã; đơn vị được so từng mục",
    "{count} files beside, for reading, which the record does not name; units by their entries",
)
_PARTS: Mapping[Held, Words] = {
    Held.REDUCED: Words("{path} (bỏ bớt: {removed})", "{path} (reduced: {removed})"),
    Held.COUNTED: Words("{path} (phiếu: chỉ có số đếm)", "{path} (ballots: only their counts)"),
}
_DOCUMENTS = Words("{count} tài liệu không công khai", "{count} papers that are not public")
_ACCOUNTS, _COMMENTS = Words("tên tài khoản", "accounts"), Words("chú thích", "comments")
_EDITIONS = {"public": Words("công khai", "public"), "internal": Words("nội bộ", "internal")}
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
            told_of = "" if run.bundle is not None else f" ({tag})"
            yield f"  {version.version}: sha256 {version.digest}{told_of}"
        if record.engine != run.engine:
            yield "  " + _say(_OTHER_ENGINE, lang, theirs=record.engine, ours=run.engine)
    for one in verdict.differences:
        yield f"  {difference_line(one, lang)}"
    for line in print_problems(verdict.problems, lang).splitlines():
        yield f"  {line}" if line else ""
    if run.bundle is not None:
        yield from (f"  {line}" for line in _bundle_lines(run.bundle, lang))


def _bundle_lines(made: Manifest, lang: Lang) -> Iterator[str]:
    """What of a bundle could be held against the record, and what not."""
    edition = _say(_EDITIONS[made.edition], lang)
    yield _say(_BUNDLE, lang, edition=edition, commit=made.commit[:12], engine=made.engine)
    beside = str(len(made.of(Held.BESIDE)))
    recomputed = [part for part in made.parts if part.state in _PARTS]
    told = {"whole": str(len(made.of(Held.WHOLE))), "others": str(len(recomputed))}
    said = _say(_HELD, lang, **told)
    yield _say(_BESIDE, lang, count=beside)
    yield said if recomputed else said.rpartition(";")[0]
    for part in recomputed:
        removed = ", ".join(_removed(part.removed, lang))
        yield "  " + _printable(_say(_PARTS[part.state], lang, path=part.path, removed=removed))


def _removed(removed: Removed, lang: Lang) -> Iterator[str]:
    if removed.documents:
        yield _say(_DOCUMENTS, lang, count=str(removed.documents))
    if removed.accounts:
        yield _say(_ACCOUNTS, lang)
    if removed.comments:
        yield _say(_COMMENTS, lang)


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
    if run.bundle is not None:
        told["bundle"] = _bundle_row(run.bundle)
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _bundle_row(made: Manifest) -> dict[str, Any]:
    return {
        "edition": made.edition,
        "version": made.version,
        "engine": made.engine,
        **{state.value: [part.path for part in made.of(state)] for state in Held},
    }


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
