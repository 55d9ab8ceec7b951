"""What tables of surveys are made of, and the columns that they share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from parledger.model.ballots import SurveyResult
from parledger.model.certainty import CycleCertainty
from parledger.model.cycles import Cycle
from parledger.model.words import Words
from parledger.tables.table import Column, Kind, Row, Table, make_table

CYCLE = Column("cycle", Kind.TEXT, "", Words("mã kỳ đánh giá", "id of the cycle"))
SURVEY = Column("survey", Kind.TEXT, "", Words("mã cuộc khảo sát", "id of the survey"))
BLOCK = Column("block", Kind.TEXT, "", Words("mã khối", "id of the block"))
UNIT = Column("unit", Kind.TEXT, "", Words("mã đơn vị", "id of the unit"))
GROUP = Column("group", Kind.TEXT, "", Words("mã nhóm trả lời", "id of the respondent group"))


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A cycle with its surveys, cut to what may be shown."""

    cycle: Cycle
    surveys: Sequence[SurveyResult]
    certainty: CycleCertainty | None


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """A table of a cycle's surveys."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Surveyed], Iterable[Row]]

    def make(self, asked: Surveyed) -> Table:
        """The table of one cycle."""
        return make_table(self.name, self.columns, self.rows(asked))
