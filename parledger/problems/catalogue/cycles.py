"""Wordings of one family (cycles)."""

from collections.abc import Mapping

from parledger.problems.entry import Wording

WORDINGS: Mapping[str, Wording] = {}
