"""Where `recognise_rest` of an appraisal may speak for a leaf that it does not list."""

from collections.abc import Mapping

from parledger.compute.offices import leads_of
from parledger.model.criteria import CriteriaSet
from parledger.model.cycles import Block, Cycle
from parledger.model.project import Project


def rests_of(project: Project, unit: str, criterion: str) -> Mapping[str, str]:
    """Cycle -> the office that leads on the criterion (empty: no offices).

    Only cycles where the leaf takes a value: a judged one needs a line of its own.
    """
    found: dict[str, str] = {}
    for name, files in project.cycles.items():
        block = files.cycle.block_of(unit)
        criteria = project.sets.get(block.criteria) if block is not None else None
        leaf = criteria.nodes.get(criterion) if criteria is not None else None
        if block is None or criteria is None or leaf is None or leaf.rule is None:
            continue
        if leaf.rule.takes_value:
            leads = leads_of(files.cycle.offices, block, criteria, unit)
            found[name] = leads.get(criterion, "")
    return found


def rests_in(
    cycle: Cycle, block: Block, criteria: CriteriaSet, unit: str
) -> Mapping[str, Mapping[str, str]]:
    """Leaf -> the same of one cycle, for all leaves of a unit's set at once."""
    leads = leads_of(cycle.offices, block, criteria, unit)
    return {
        leaf.id: {cycle.id: leads.get(leaf.id, "")}
        for leaf in criteria.leaves
        if leaf.rule is not None and leaf.rule.takes_value
    }
