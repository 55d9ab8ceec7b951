"""One row of an export read as a ballot: its texts, and what is wrong with each of its cells."""

from parledger.located.fields import nearest
from parledger.model.anonymity import looks_personal
from parledger.model.imports import ImportRow
from parledger.model.questions import Question
from parledger.problems import Place, Problem
from parledger.survey.ballots_csv import DATE
from parledger.survey.importing.cells import Known, as_day, as_text, is_ticked, parted
from parledger.survey.importing.columns import BALLOT, GROUP, UNIT, Found, Matched
from parledger.survey.importing.headers import same
from parledger.survey.importing.targets import Vocabulary
from parledger.survey.sheet import as_args
from parledger.survey.tabulate import SEPARATOR


class RowReader:
    """Reads the rows of one file; `problems` are those of the rows read so far."""

    def __init__(self, path: str, matched: Matched, words: Vocabulary) -> None:
        self.path, self.matched, self.words = path, matched, words
        self.problems: list[Problem] = []

    def holds_ballot(self, row: ImportRow) -> bool:
        """Whether there is a number or any answer, and what `only_with` asks for."""
        only_with = self.matched.only_with
        if only_with is not None and row.cells[only_with] is None:
            return False
        return any(
            row.cells[place] not in (None, False)
            for name, found in self.matched.targets.items()
            if name not in (UNIT, GROUP, DATE)
            for place in (found.place, *found.options.values())
            if place is not None
        )

    def read(self, row: ImportRow) -> dict[str, str]:
        """Every column of the ballots but its number; blank where a cell was refused."""
        unit = self._id(row, UNIT, self.words.units)
        group = self._id(row, GROUP, self.words.groups)
        self._check_about(row, unit, group)
        ballot = {UNIT: unit, GROUP: group, DATE: self._day(row)}
        form = self.words.target.survey.form_of(group)
        for name, question in self.words.target.questions.items():
            own = form.question(name) if form is not None else question
            ballot[name] = self._answer(row, own or question)
            if ballot[name] and own is None and form is not None:
                self.refuse(row, "V272", name, form=form.id, group=group)
        return ballot

    def text(self, row: ImportRow, name: str) -> str:
        """What stands in a cell, without the words that mean nothing."""
        found = self.matched.targets.get(name)
        if found is None:
            return ""
        if found.place is None:
            return found.source.constant
        return self._plain(row, found.place)

    def refuse(self, row: ImportRow, code: str, name: str, **args: object) -> None:
        """A problem at the cell; at the row's first one where the value stands in none."""
        found = self.matched.targets.get(name)
        place = _first(found) if found is not None else 0
        self._report(row, place, code, (name, args))

    def _report(
        self, row: ImportRow, place: int, code: str, told: tuple[str, dict[str, object]]
    ) -> None:
        at = Place(self.path, row.number, place + 1)
        self.problems.append(Problem(at, code, told[0], as_args(told[1])))

    def _plain(self, row: ImportRow, place: int) -> str:
        text = as_text(row.cells[place])
        return "" if same(text) in self.words.blanks else text

    def _id(self, row: ImportRow, name: str, known: Known) -> str:
        text = self.text(row, name)
        found = known.find(text) if text else None
        if not text:
            self.refuse(row, "V266", name)
        elif found is None:
            code = "V260" if name == UNIT else "V261"
            self.refuse(row, code, name, **_unknown(text, known))
        return found or ""

    def _check_about(self, row: ImportRow, unit: str, group: str) -> None:
        known = self.words.target.survey.group(group)
        block = self.words.target.cycle.block_of(unit)
        if known is not None and block is not None and not known.is_about(block.id):
            self.refuse(row, "V262", GROUP, group=group, unit=unit, block=block.id)

    def _day(self, row: ImportRow) -> str:
        found = self.matched.targets.get(DATE)
        text = self.text(row, DATE)
        if found is None or not text:
            return ""
        cell = text if found.place is None else row.cells[found.place]
        day = as_day(cell, found.source.day_order)
        if day is None:
            self.refuse(row, "V271", DATE, found=text, wanted="2020-11-15")
            return ""
        period = self.words.target.survey.period
        if period is not None and not period[0] <= day <= period[1]:
            self.refuse(row, "V270", DATE, found=day, start=period[0], end=period[1])
        return day.isoformat()

    def _answer(self, row: ImportRow, question: Question) -> str:
        found = self.matched.targets.get(question.id)
        if found is not None and found.options:
            return self._ticked(row, question, found)
        text = self.text(row, question.id)
        if found is None or not text:
            return ""
        if question.kind == "text":
            return self._words(row, question.id, text)
        known = self.words.answers(question)
        mark = (found.source.divided_by or SEPARATOR) if question.several else ""
        parts = parted(text, mark, known)
        ids = [one for part in parts if (one := known.find(part)) is not None]
        if len(ids) < len(parts):
            unknown = next(part for part in parts if known.find(part) is None)
            self.refuse(row, "V264", question.id, **_unknown(unknown, known))
            return ""
        return SEPARATOR.join(dict.fromkeys(ids))

    def _ticked(self, row: ImportRow, question: Question, found: Found) -> str:
        """One column an option: 1 or 0, Y or nothing, or the option itself or nothing."""
        known = self.words.answers(question)
        kept: list[str] = []
        for option, place in found.options.items():
            text = self._plain(row, place)
            ticked = is_ticked(text)
            if ticked or (ticked is None and known.find(text) == option):
                kept.append(option)
            elif ticked is None:
                hints = {"hint_vi": "ghi 1 hoặc 0, Y hoặc để trống", "hint_en": "1 or 0, Y or none"}
                self._report(row, place, "V264", (question.id, {"found": text, **hints}))
        return SEPARATOR.join(kept)

    def _words(self, row: ImportRow, name: str, text: str) -> str:
        """Free words, but for those that seem to say who wrote them."""
        if looks_personal(text):
            self.refuse(row, "V298", name)
            return ""
        return text


def _first(found: Found) -> int:
    places = (found.place, *found.options.values())
    return next((place for place in places if place is not None), 0)


def _unknown(text: str, known: Known) -> dict[str, object]:
    hint_vi, hint_en = nearest(text, known.words)
    return {"found": text, "hint_vi": hint_vi, "hint_en": hint_en}


def number_of(reader: RowReader, row: ImportRow, used: dict[str, int]) -> str:
    """The ballot's own number with the mapping's prefix; refused where it is empty or used."""
    own = reader.text(row, BALLOT)
    number = f"{reader.words.mapping.prefix}{own}"
    if not own:
        reader.refuse(row, "V266", BALLOT)
    elif number in used:
        reader.refuse(row, "V265", BALLOT, found=number, line=used[number])
    elif number in reader.words.target.taken:
        reader.refuse(row, "V289", BALLOT, found=number)
    return number
