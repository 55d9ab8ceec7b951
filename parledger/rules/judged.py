"""What the appraiser gives.

`{kind: judged, step: 0.25}`; the unit gives evidence and a note only; points from 0 to the
maximum, with `step` in multiples of it.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from parledger.located import Fields
from parledger.model.rule import RuleLine
from parledger.model.words import Words, plain_decimal
from parledger.rules.given import Given
from parledger.rules.measures import sentence


@dataclass(frozen=True, slots=True)
class Judged(Given):
    """Points by judgement; `step` None: any."""

    step: Fraction | None = None

    kind: ClassVar[str] = "judged"
    name: ClassVar[Words] = Words("Thẩm định cho điểm", "Judged")
    how: ClassVar[Words] = Words(
        "Đơn vị chỉ nộp tài liệu; người thẩm định cho điểm từ 0 đến điểm tối đa. Chưa cho điểm thì tiêu chí còn chờ kết quả.",
        "The unit hands in documents only; the appraiser gives 0 to the maximum. Until then the criterion is pending.",
    )
    refusal: ClassVar[str] = "159"
    table: ClassVar[Words] = Words(
        "Người thẩm định cho điểm, từ 0 đến {maximum}", "The appraiser gives 0 to {maximum}"
    )

    @classmethod
    def read(cls, fields: Fields) -> "Judged | None":
        """The step, where there is one."""
        step = fields.number("step")
        if step is not None and step <= 0:
            place, found = fields.value_place("step"), plain_decimal(step)
            fields.reading.report("160", place, fields.subject, key="step", found=found)
        return None if fields.has("step") and (step is None or step <= 0) else cls(step)

    def best(self, maximum: Fraction) -> Fraction | None:
        """The highest multiple of the step within the maximum."""
        return maximum if self.step is None else maximum // self.step * self.step

    def lines(self, maximum: Fraction) -> tuple[RuleLine, ...]:
        """One line, with the step."""
        if self.step is None:
            return super(Judged, self).lines(maximum)
        said = sentence(
            "Người thẩm định cho điểm, từ 0 đến {maximum}, mỗi bậc {step}",
            "The appraiser gives 0 to {maximum} in steps of {step}",
            maximum=maximum,
            step=self.step,
        )
        return (RuleLine(said, "", None),)
