"""From files to a typed project: the only room that reads units/, criteria/ and scores/."""

from parledger.source.project import read_project
from parledger.source.workspace import DiskWorkspace, File, Workspace

__all__ = ["DiskWorkspace", "File", "Workspace", "read_project"]
