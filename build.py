"""The front door: `python build.py COMMAND` is `parledger COMMAND`, with nothing installed."""

import sys

from parledger.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
