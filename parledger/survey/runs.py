"""Ballots in a row that answer everything alike: entered repeatedly, or filled in by one hand.

Five or more ballots that follow one another within a unit and group, with the same answers to at
least five questions with options, are told as a warning. Contented people answer alike, so that
nothing is concluded from it: someone has to look at the paper.
"""

from parledger.model.surveys import Form, Survey
from parledger.problems import Problem, Problems
from parledger.survey.sheet import Sheet, as_args, capped
from parledger.survey.tabulate import counted_questions

SHORTEST = 5
"""So many ballots in a row are told."""

FEWEST = 5
"""So many answers have to be given, and be the same."""


def check_runs(survey: Survey, sheet: Sheet) -> Problems:
    """V273, at the first ballot of a run."""
    found = [problem for form in survey.forms for problem in _runs(sheet, form)]
    return capped("V273", sorted(found, key=lambda problem: problem.place))


def _runs(sheet: Sheet, form: Form) -> list[Problem]:
    columns = [one.id for one in counted_questions(form) if sheet.has(one.id)]
    rows = sheet.frame[sheet.frame["group"].isin(form.groups)]
    if len(columns) < FEWEST or len(rows) < SHORTEST:
        return []
    keys = ["unit", "group", *columns]
    ordered = rows[keys].fillna("").sort_values(["unit", "group"], kind="stable")
    alike = (ordered == ordered.shift()).all(axis=1)
    runs = (~alike).cumsum()
    long = runs.map(runs.value_counts()) >= SHORTEST
    full = (ordered[columns] != "").sum(axis=1) >= FEWEST
    found: list[Problem] = []
    for _, run in ordered[long & full].groupby(runs):
        first, last = int(run.index[0]), int(run.index[-1])
        args = {
            "number": len(run),
            "line": sheet.line(last),
            "unit": run["unit"].iloc[0],
            "group": run["group"].iloc[0],
            "questions": int((run[columns].iloc[0] != "").sum()),
        }
        found.append(Problem(sheet.place(first, columns[0]), "V273", "", as_args(args)))
    return found
