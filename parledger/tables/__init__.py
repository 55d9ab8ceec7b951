"""Results as tables: a few written-out columns, each with its kind, unit and meaning.

The first floor where pandas may enter. A new table is one file here and one line in `TABLES`.
"""

from collections.abc import Mapping

from parledger.tables import areas, criteria, evidence, units
from parledger.tables.table import Asked, Column, Kind, Table, TableKind

__all__ = ["TABLES", "Asked", "Column", "Kind", "Table", "TableKind"]

TABLES: Mapping[str, TableKind] = {
    "units": units.KIND,
    "areas": areas.KIND,
    "criteria": criteria.KIND,
    "evidence": evidence.KIND,
}
"""In the order of the choices of `results --table`; the first is the default."""
