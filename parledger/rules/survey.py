"""From the ballots, or from given results.

`{kind: survey}`; the unit gives nothing; results stand under the cycle's `external`.
"""

from dataclasses import dataclass
from typing import ClassVar

from parledger.located import Fields
from parledger.model.words import Words
from parledger.rules.given import Given


@dataclass(frozen=True, slots=True)
class Survey(Given):
    """Points from the cycle's `external`."""

    kind: ClassVar[str] = "survey"
    name: ClassVar[Words] = Words("Điều tra xã hội học", "Survey")
    how: ClassVar[Words] = Words(
        "Điểm lấy từ kết quả điều tra xã hội học, đơn vị không tự chấm. Tiêu chí vào tổng điểm khi mọi đơn vị trong khối đã có kết quả.",
        "Points come from the survey; the unit does not score itself. The criterion counts once every unit of the block has a result.",
    )
    table: ClassVar[Words] = Words(
        "Theo kết quả điều tra xã hội học, từ 0 đến {maximum}", "From the survey, 0 to {maximum}"
    )

    @classmethod
    def read(cls, fields: Fields) -> "Survey":
        """No parameters."""
        return cls()
