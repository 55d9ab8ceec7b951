"""The charts of a block: rows, the finding as a title, and the table under each.

A finding is a sentence whose figures come out of the results; it never says more than they do.
"""

from parledger.pages.figures.areas import heatmap_figure, profile_figure
from parledger.pages.figures.block import block_figures, source_text
from parledger.pages.figures.changes import changes_figure
from parledger.pages.figures.gaps import gap_criteria_figure, gap_figure
from parledger.pages.figures.ranking import distribution_figure, ranking_figure

__all__ = [
    "block_figures",
    "changes_figure",
    "distribution_figure",
    "gap_criteria_figure",
    "gap_figure",
    "heatmap_figure",
    "profile_figure",
    "ranking_figure",
    "source_text",
]
