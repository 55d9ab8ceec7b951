"""What Git knows of the repository. The only room that calls it."""

from parledger.history.stamps import FileStamp, History, WhyNone, read_stamps

__all__ = ["FileStamp", "History", "WhyNone", "read_stamps"]
