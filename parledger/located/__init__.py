"""Values that know their place, and the readers that type them one field at a time."""

from parledger.located.fields import Fields
from parledger.located.reading import Reading
from parledger.located.tree import Map, Scalar, Seq, Tree

__all__ = ["Fields", "Map", "Reading", "Scalar", "Seq", "Tree"]
