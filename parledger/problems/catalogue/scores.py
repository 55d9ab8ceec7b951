"""Wordings of one family (scores)."""

from collections.abc import Mapping

from parledger.problems.entry import Wording

WORDINGS: Mapping[str, Wording] = {}
