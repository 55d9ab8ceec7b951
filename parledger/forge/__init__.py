"""The forge's side of a request, GitHub's or GitLab's: its API, its notes, what it knows of a merge.

All that comes from there is read field by field, and refused by the name of the field that is not
as it should be. Only the standard library: the step that holds a token installs nothing.
"""

from parledger.forge import github, gitlab
from parledger.forge.api import Api, UnansweredError
from parledger.forge.bundle import Bundle, read_bundle
from parledger.forge.fields import Said, parse
from parledger.forge.merged import Merged, as_record, record_path
from parledger.forge.notes import MARK, Note, Notes, put_note
from parledger.forge.tame import tame

__all__ = [
    "MARK",
    "Api",
    "Bundle",
    "Merged",
    "Note",
    "Notes",
    "Said",
    "UnansweredError",
    "as_record",
    "github",
    "gitlab",
    "parse",
    "put_note",
    "read_bundle",
    "record_path",
    "tame",
]
