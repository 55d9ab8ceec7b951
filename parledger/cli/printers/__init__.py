"""Problems as text. A new format is one file here and one line in `PRINTERS`."""

from collections.abc import Callable, Mapping

from parledger.cli.printers import github, gitlab, json_list, text
from parledger.problems import Lang, Problems

Printer = Callable[[Problems, Lang], str]

PRINTERS: Mapping[str, Printer] = {
    "text": text.print_problems,
    "github": github.print_problems,
    "gitlab": gitlab.print_problems,
    "json": json_list.print_problems,
}
"""Problems -> the whole output with its last line break, or nothing. The first is the default."""
