"""From files to a typed project: the only room that reads units/, criteria/ and scores/."""

from parledger.model.workspace import File, Workspace
from parledger.source.blobs import bytes_in_git
from parledger.source.cache import FOLDER, Cache, folder_mark, load_cache, save_cache
from parledger.source.kept_files import check_kept_files
from parledger.source.project import read_project
from parledger.source.site_settings import repository_url
from parledger.source.stated import read_stated
from parledger.source.workspace import DiskWorkspace

__all__ = [
    "FOLDER",
    "Cache",
    "DiskWorkspace",
    "File",
    "Workspace",
    "bytes_in_git",
    "check_kept_files",
    "folder_mark",
    "load_cache",
    "read_project",
    "read_stated",
    "repository_url",
    "save_cache",
]
