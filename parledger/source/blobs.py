"""Git's name for the contents of a file, computed from the bytes alone."""

from hashlib import sha1


def blob_id(data: bytes) -> str:
    """The Git blob id (40 hexadecimal digits) of these bytes."""
    header = b"blob %d\0" % len(data)
    return sha1(header + data, usedforsecurity=False).hexdigest()
