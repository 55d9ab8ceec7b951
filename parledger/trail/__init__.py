"""The life of every value, from commits and versions of files; pure: nothing is read here."""

from parledger.trail.changes import Followed, Read, Says, follow
from parledger.trail.events import Event, Version, events_of, versions_in
from parledger.trail.life import joined, life_of
from parledger.trail.line import OnLine, along_main
from parledger.trail.places import Group, data_roots, published_cycle

__all__ = [
    "Event",
    "Followed",
    "Group",
    "OnLine",
    "Read",
    "Says",
    "Version",
    "along_main",
    "data_roots",
    "events_of",
    "follow",
    "joined",
    "life_of",
    "published_cycle",
    "versions_in",
]
