"""The commands: arguments in, sentences and exit codes out. The one room that prints."""

from parledger.cli.main import main

__all__ = ["main"]
