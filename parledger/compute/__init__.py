"""Exact results from a checked project: leaves, totals, index, ranks, changes between years.

Pure and without problems of its own. Once a cycle is published, its `missing` says what a figure
that is still absent counts.
"""

from parledger.compute.lost import by_step, lost_points
from parledger.compute.ranking import published_index
from parledger.compute.results import compute_cycle, compute_results

__all__ = ["by_step", "compute_cycle", "compute_results", "lost_points", "published_index"]
