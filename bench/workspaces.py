"""Synthetic workspaces of a given shape; the same shape is always the same bytes."""

import random
from dataclasses import dataclass
from pathlib import Path

AREAS = 8
_NOTES = (
    "Đã ban hành kế hoạch và triển khai đến các thôn, tổ dân phố.",
    "Số liệu lấy từ báo cáo định kỳ, có xác nhận của lãnh đạo Ủy ban nhân dân.",
    "Còn một nhiệm vụ chuyển sang quý sau vì chờ hướng dẫn của cấp trên.",
    "Bộ phận một cửa đã niêm yết công khai, có ảnh chụp và biên bản kèm theo.",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How many units, leaves a unit, and years."""

    name: str
    units: int
    leaves: int
    years: int


SHAPES = (
    Shape("small", 22, 50, 1),
    Shape("medium", 579, 80, 5),
    Shape("large", 4000, 100, 5),
)


def write_workspace(root: Path, shape: Shape) -> None:
    """Units, one set, and a cycle a year with self-scores and a first round."""
    _write(root / "units" / "units.yaml", _units(shape))
    _write(root / "criteria" / "bench.yaml", _criteria(shape))
    for year in range(2021, 2021 + shape.years):
        folder = root / "scores" / f"bench-{year}"
        _write(folder / "cycle.yaml", _cycle(shape, year))
        for number in range(shape.units):
            seeded = random.Random(f"{shape.name} {year} {number}")
            unit = folder / _unit(number)
            _write(unit / "self.yaml", _self_file(shape, seeded, year))
            _write(unit / "appraisal-1.yaml", _round_1(shape, seeded))


def change_one_score(root: Path) -> Path:
    """Turn one yes of the first unit of the last year into a no; the changed file."""
    folder = max((root / "scores").iterdir())
    changed = folder / _unit(0) / "self.yaml"
    text = changed.read_text(encoding="utf-8")
    one, other = ("value: true", "value: false")
    before, after = (one, other) if one in text else (other, one)
    changed.write_text(text.replace(before, after, 1), encoding="utf-8")
    return changed


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _unit(number: int) -> str:
    return f"xa-{number:04}"


def _units(shape: Shape) -> str:
    lines = ["units:"]
    for number in range(shape.units):
        lines += [
            f"  - id: {_unit(number)}",
            f"    name: Xã Đo Lường {number}",
            "    level: commune",
        ]
    return "\n".join(lines) + "\n"


def _leaf_ids(shape: Shape) -> list[tuple[int, str]]:
    each, rest = divmod(shape.leaves, AREAS)
    return [
        (area, f"{area}.{number}")
        for area in range(1, AREAS + 1)
        for number in range(1, each + (1 if area <= rest else 0) + 1)
    ]


_RULES = (
    "{kind: yes_no}",
    (
        "{kind: bands, measure: percent, bands: [{from: 100, points: 1}, "
        "{from: 80, points: 0.5}, {from: 0, points: 0}]}"
    ),
    "{kind: ratio, target: 1}",
    "{kind: per_item, each: 0.25}",
)


def _rule(code: str) -> int:
    return int(code.partition(".")[2]) % len(_RULES)


def _criteria(shape: Shape) -> str:
    leaves = _leaf_ids(shape)
    lines = [
        "id: bench",
        "title: Bộ tiêu chí đo lường",
        f"max_points: {len(leaves)}",
        "areas:",
    ]
    for area in range(1, AREAS + 1):
        own = [code for number, code in leaves if number == area]
        lines += [
            f'  - id: "{area}"',
            f"    title: Lĩnh vực thứ {area}",
            f"    max_points: {len(own)}",
            "    criteria:",
        ]
        for code in own:
            lines += [
                f'      - id: "{code}"',
                f"        title: Tiêu chí số {code} về kết quả thực hiện nhiệm vụ được giao",
                "        max_points: 1",
                f"        rule: {_RULES[_rule(code)]}",
                "        guide: Chấm theo báo cáo và tài liệu kiểm chứng của đơn vị.",
            ]
    return "\n".join(lines) + "\n"


def _cycle(shape: Shape, year: int) -> str:
    units = "\n".join(f"      - {_unit(number)}" for number in range(shape.units))
    return f"""id: bench-{year}
title: Kỳ đo lường {year}
year: {year}
authority: UBND tỉnh Đo Lường
programme: bench
visibility: public
provenance: illustrative
blocks:
  - id: communes
    title: Các xã
    criteria: bench
    units:
{units}
classes:
  - id: excellent
    title: Xuất sắc
    from: 90
  - id: good
    title: Tốt
    from: 80
"""


def _value(code: str, seeded: random.Random) -> str:
    return (
        "true" if seeded.random() < 0.8 else "false",
        str(60 + int(seeded.random() * 41)),
        f"{{done: {10 + int(seeded.random() * 11)}, planned: 20}}",
        str(int(seeded.random() * 6)),
    )[_rule(code)]


def _self_file(shape: Shape, seeded: random.Random, year: int) -> str:
    lines = ["scores:"]
    for _, code in _leaf_ids(shape):
        note = _NOTES[int(seeded.random() * len(_NOTES))]
        lines += [
            f'  "{code}":',
            f"    value: {_value(code, seeded)}",
            "    evidence:",
            "      - title: Báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính",
            f"        number: {int(seeded.random() * 300)}/BC-UBND",
            f"        date: {year}-11-{1 + int(seeded.random() * 28):02}",
            f"    note: {note}",
        ]
    return "\n".join(lines) + "\n"


def _round_1(shape: Shape, seeded: random.Random) -> str:
    lines = ["recognise_rest: true", "scores:"]
    for _, code in _leaf_ids(shape):
        if code.endswith(".1") or seeded.random() < 0.05:
            lines += [
                f'  "{code}":',
                "    decision: adjusted",
                f"    points: {int(seeded.random() * 4) * 0.25 + 0.1:.2f}",
                "    reason: Tài liệu kiểm chứng chưa đủ so với hướng dẫn chấm điểm.",
            ]
    return "\n".join(lines) + "\n"
