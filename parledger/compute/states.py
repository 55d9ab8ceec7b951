"""How far a unit has come."""

from parledger.compute.leaves import Columns
from parledger.compute.plan import BlockPlan
from parledger.model.results import State
from parledger.model.scores import UnitFiles


def state_of(plan: BlockPlan, files: UnitFiles, columns: Columns) -> State:
    """The last state that holds.

    A block that needs no self.yaml begins at `self`: its units have nothing to hand in.
    """
    if plan.published:
        return State.PUBLISHED
    own = state = _own_state(plan, files)
    if files.round_1 and columns.progress.appraised:
        state = State.APPRAISAL_1
    if files.explanation is not None:
        state = State.EXPLANATION
    if files.round_2 and columns.progress.answered:
        state = State.APPRAISAL_2
    # What lies there before the self-score is handed in is an empty skeleton.
    early = own in (State.NOT_STARTED, State.DRAFT)
    return State.COUNCIL if plan.approved else own if early else state


def _own_state(plan: BlockPlan, files: UnitFiles) -> State:
    if files.self_file is None:
        return State.NOT_STARTED if plan.needs_self else State.SELF
    return State.DRAFT if files.self_file.draft else State.SELF
