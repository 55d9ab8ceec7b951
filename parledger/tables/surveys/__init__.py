"""Downloads of a cycle's surveys. A new one is one file here and one line in `SURVEY_TABLES`."""

from collections.abc import Mapping

from parledger.tables.surveys import counts, shares
from parledger.tables.surveys.surveyed import Surveyed, SurveyTable

__all__ = ["SURVEY_TABLES", "SurveyTable", "Surveyed"]

SURVEY_TABLES: Mapping[str, SurveyTable] = {"counts": counts.KIND, "shares": shares.KIND}
"""A cycle without surveys has none of them."""
