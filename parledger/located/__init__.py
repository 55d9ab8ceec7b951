"""Values that know their place, and the readers that type them one field at a time."""

from parledger.located.fields import Fields
from parledger.located.reading import Kept, Reading
from parledger.located.tree import Map, Scalar, Seq, Tree

__all__ = ["Fields", "Kept", "Map", "Reading", "Scalar", "Seq", "Tree"]
