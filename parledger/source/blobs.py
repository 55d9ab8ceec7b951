"""Git's name for the contents of a file, computed from the bytes alone."""

from hashlib import sha1


def blob_id(data: bytes) -> str:
    """The Git blob id (40 hexadecimal digits) of these bytes."""
    header = b"blob %d\0" % len(data)
    return sha1(header + data, usedforsecurity=False).hexdigest()


def bytes_in_git(data: bytes) -> bytes:
    """The bytes as Git keeps them under `text=auto`: CR LF becomes LF, binary files stay."""
    if b"\r\n" not in data or b"\0" in data[:_LOOKED_AT]:
        return data
    return data.replace(b"\r\n", b"\n")


_LOOKED_AT = 8000  # where Git looks for a NUL to tell a binary file
