"""The year's story, from the set-up to the erratum."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from parledger.pipeline.publishing import PublishOrder, run_publish
from parledger.source.canonical import canonical
from tools.replay import plants
from tools.replay.city import (
    CYCLE,
    FOLDER,
    PLAN,
    SETS,
    UNITS,
    City,
    own,
    read,
    read_city,
    without,
)
from tools.replay.days import at
from tools.replay.papers import APPEAL, README, UPHELD
from tools.replay.people import GROUP, SECRETARY, SET_UP, desk_of, offices_text, roles_text
from tools.replay.requests import Main, Request, Way
from tools.replay.rounds import (
    after_round_1,
    explanation_requests,
    group_requests,
    office_requests,
    own_account_request,
)
from tools.replay.selves import self_requests
from tools.replay.stream import Person, Saved, Stream
from tools.replay.texts import Sheet

RECORD = f"{FOLDER}/publication.yaml"
APPEALS = f"{FOLDER}/appeals.yaml"
SURVEYS = (("hai-long-2023", date(2023, 12, 12)), ("xhh-2023", date(2023, 12, 27)))
ROUND_1, ROUND_2 = date(2023, 12, 8), date(2024, 1, 17)
_DECISION, _CORRECTION = ("702/QĐ-UBND", date(2024, 2, 7)), ("1288/QĐ-UBND", date(2024, 3, 6))


@dataclass(frozen=True, slots=True)
class Made:
    """What a replay made; `requests` are numbered from 1."""

    head: str
    commits: int
    requests: int
    tags: tuple[str, ...]


def replay(root: Path) -> Made:
    """Write the whole history into a folder that does not exist yet."""
    city = read_city()
    stream = Stream(root)
    main = Main(stream)
    _set_up(main, city)
    main.play(_until_publication(city), [after_round_1(city)[1]])
    tags = [_publish(main)]
    main.play(_slip_after(main))
    tags.append(_correct(main, city))
    head = stream.id_of(main.tip)
    stream.finish()
    commits = int(stream.run("rev-list", "--count", "HEAD"))
    return Made(head, commits, main.requests, tuple(tags))


def _set_up(main: Main, city: City) -> None:
    """The units, the sets, the plan and the questionnaires; the plan has no given results yet."""
    start = at(date(2023, 10, 4), 9)
    plan = without(city.plan, "external")
    tasks = f"{FOLDER}/tasks.yaml"
    steps: tuple[tuple[int, str, dict[str, str]], ...] = (
        (
            0,
            "Lập kho",
            {
                ".gitignore": ".parledger/\nsite/\nsite-internal/\n*.zip\n*.csv\n*.sqlite\n",
                "README.md": README,
            },
        ),
        (1, "Danh sách đơn vị", {UNITS: read(UNITS)}),
        (2, "Bộ tiêu chí năm 2023", {path: read(path) for path in SETS}),
        (9, "Kế hoạch xác định chỉ số năm 2023", {PLAN: plan, tasks: read(tasks)}),
        (14, "Cơ quan thẩm định, tài khoản", {PLAN: _with_roles(plan, city)}),
        (17, "Mẫu phiếu điều tra", {_survey(name): _open(name) for name, _ in SURVEYS}),
    )
    for days, message, files in steps:
        main.save(Saved(SET_UP, start + timedelta(days=days), f"{message}\n", files))


def _survey(name: str, kind: str = "yaml") -> str:
    return f"{FOLDER}/survey/{name}.{kind}"


def _open(name: str) -> str:
    """A questionnaire before it was closed."""
    return without(read(_survey(name)), "closed")


def _until_publication(city: City) -> Iterator[Request]:
    yield from self_requests(city)
    yield from office_requests(city, "appraisal-1", ROUND_1, "gitlab")
    yield own_account_request(city, ROUND_1)
    yield from group_requests(city, "appraisal-1", "gitlab")
    reason, _, divided = after_round_1(city)
    yield from (reason, divided)
    for name, day in SURVEYS:
        files = {_survey(name, kind): read(_survey(name, kind)) for kind in ("csv", "yaml")}
        yield _by(GROUP, at(day, 9), f"Phiếu khảo sát {name}", f"khao-sat-{name}", files)
    plan = _with_roles(city.plan, city)
    when = at(date(2023, 12, 22), 14)
    yield _by(SECRETARY, when, "Kết quả chuyển đổi số năm 2023", "chuyen-doi-so", {PLAN: plan})
    yield from explanation_requests(city)
    yield from office_requests(city, "appraisal-2", ROUND_2, "github")
    yield from group_requests(city, "appraisal-2", "github")
    council = f"{FOLDER}/council.yaml"
    when = at(date(2024, 1, 29), 8.5)
    yield _by(SECRETARY, when, "Biên bản họp Hội đồng", "hoi-dong", {council: read(council)})


def _with_roles(plan: str, city: City) -> str:
    """The plan with offices and accounts, which this repository's has not."""
    desks = {
        unit: desk_of(unit, city.names[unit]) for units in city.blocks.values() for unit in units
    }
    return canonical(plan + offices_text() + roles_text(desks, plants.UNPAPERED.unit), PLAN)


_NEW_YEAR = datetime.fromisoformat("2024-01-01T00:00:00+07:00")


def _by(who: Person, when: datetime, title: str, branch: str, files: dict[str, str]) -> Request:
    """A request of one commit, merged two hours later."""
    way: Way = "github" if when >= _NEW_YEAR else "gitlab"
    saved = Saved(who, when, f"{title}\n", files)
    return Request(title, branch, (saved,), who, when, when + timedelta(hours=2), way)


def _publish(main: Main) -> str:
    """The secretary runs `publish`, brings the record by a request, and sets the tag."""
    number, day = _DECISION
    _put(main)
    done = run_publish(PublishOrder(main.stream.root, CYCLE, number, day))
    if not done.path:
        raise ValueError(done.problems)
    request = _by(SECRETARY, at(day, 16), "Công bố kết quả năm 2023", "cong-bo", _taken(main))
    return _tag(main, request, done.tag, done.digest)


def _correct(main: Main, city: City) -> str:
    """An appeal comes in; the decision that upholds it is an erratum, with a tag of its own."""
    plant = plants.ERRATUM
    desk = desk_of(plant.unit, city.names[plant.unit])
    received = at(date(2024, 2, 20), 9)
    main.play(
        [_by(SECRETARY, received, "Kiến nghị của UBND huyện", "kien-nghi", {APPEALS: APPEAL})]
    )
    number, day = _CORRECTION
    path = own(plant.unit, plant.step)
    sheet: Sheet = city.sheets[plant.unit, plant.step]
    entry = f'  "{plant.criterion}":\n    answer: accepted\n'
    sheet = Sheet(sheet.head, {**sheet.entries, plant.criterion: entry})
    main.tree[path], main.tree[APPEALS] = sheet.text, APPEAL + UPHELD
    _put(main)
    what = f"Tiêu chí {plant.criterion} của {desk.name.partition(': ')[2]}"
    why = "Phương án sắp xếp nhà, đất đã được phê duyệt trong kỳ"
    order = PublishOrder(main.stream.root, CYCLE, number, day, True, (path,), what, why)
    done = run_publish(order)
    if not done.path:
        raise ValueError(done.problems)
    files = {path: sheet.text, APPEALS: APPEAL + UPHELD, **_taken(main)}
    request = _by(SECRETARY, at(day, 15), f"Đính chính: {what}", "dinh-chinh", files)
    return _tag(main, request, done.tag, done.digest)


def _slip_after(main: Main) -> Iterator[Request]:
    """Somebody merges what the gate refuses, and takes it back two hours later."""
    plant = plants.REVERTED
    path = own(plant.unit, plant.step)
    before = main.tree[path]
    after = before.replace("    value: 13\n", "    value: 12\n", 1)
    desk = Person("Đầu mối CCHC: quận Tây Lãng", f"dm-{plant.unit}")
    when = at(date(2024, 2, 15), 9)
    request = _by(desk, when, "Sửa ngày ban hành kế hoạch", "sua-1-1-1", {path: after})
    yield request
    title = f'Revert "{request.title}"'
    yield _by(SECRETARY, when + timedelta(hours=4), title, "revert-sua-1-1-1", {path: before})


def _put(main: Main) -> None:
    """The files of main as it is, into the folder, for the program to read."""
    for path, text in main.tree.items():
        target = main.stream.root / path
        data = text.encode("utf-8")
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    for target in (main.stream.root / "scores").rglob("*.yaml"):
        if target.relative_to(main.stream.root).as_posix() not in main.tree:
            target.unlink()


def _taken(main: Main) -> dict[str, str]:
    return {RECORD: (main.stream.root / RECORD).read_text(encoding="utf-8")}


def _tag(main: Main, request: Request, tag: str, digest: str) -> str:
    mark = main.merge(request)
    main.record()
    main.stream.tag(tag, mark, f"sha256 {digest}\n", SECRETARY.at(request.merged))
    return tag
