"""A result scored elsewhere.

`{kind: external}`; the unit gives nothing; results stand under the cycle's `external`.
"""

from dataclasses import dataclass
from typing import ClassVar

from parledger.located import Fields
from parledger.model.words import Words
from parledger.rules.given import Given


@dataclass(frozen=True, slots=True)
class External(Given):
    """Points from the cycle's `external`."""

    kind: ClassVar[str] = "external"
    name: ClassVar[Words] = Words("Kết quả từ nơi khác", "Scored elsewhere")
    how: ClassVar[Words] = Words(
        "Điểm lấy từ kết quả do cơ quan khác công bố, đơn vị không tự chấm.",
        "Points come from a result published elsewhere; the unit does not score itself.",
    )
    table: ClassVar[Words] = Words(
        "Lấy kết quả do nơi khác đánh giá, từ 0 đến {maximum}",
        "A result scored elsewhere, 0 to {maximum}",
    )

    @classmethod
    def read(cls, fields: Fields) -> "External":
        """No parameters."""
        return cls()
