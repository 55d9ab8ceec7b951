"""All charts of one block, in the order of a cycle's page."""

from parledger.charts import Figure
from parledger.model.words import Words
from parledger.pages.figures.areas import heatmap_figure, profile_figure
from parledger.pages.figures.gaps import gap_criteria_figure, gap_figure
from parledger.pages.figures.ranking import distribution_figure, ranking_figure
from parledger.pages.text import say, show_day
from parledger.pages.unit.scope import BlockScope

_FIGURES = (
    ranking_figure,
    distribution_figure,
    profile_figure,
    heatmap_figure,
    gap_figure,
    gap_criteria_figure,
)

_SOURCE = Words("Nguồn: {cycle}{decision}{commit}.", "Source: {cycle}{decision}{commit}.")
_COMMIT = Words("; bản ghi {commit}, {day}", "; commit {commit}, {day}")


def block_figures(scope: BlockScope) -> tuple[Figure, ...]:
    """Those that the block's figures make sense for; none for a block without two units."""
    if scope.alone:
        return ()
    made = (figure(scope) for figure in _FIGURES)
    return tuple(figure for figure in made if figure is not None)


def source_text(scope: BlockScope) -> str:
    """Cycle, decision of the criteria and the last commit that changed the cycle's own file."""
    lang, cycle = scope.lang, scope.cycle.cycle
    decision = scope.block.criteria.decision.number
    stamp = scope.report.info.stamps.get(cycle.path)
    commit = ""
    if stamp is not None:
        commit = say(_COMMIT, lang, commit=stamp.commit[:10], day=show_day(stamp.day, lang))
    return say(
        _SOURCE,
        lang,
        cycle=cycle.title,
        decision=f"; {decision}" if decision else "",
        commit=commit,
    )
