"""Reading the arguments: options stand before or after the command, messages in two languages."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from parledger import __version__
from parledger.cli.call import Argument, Call, Command
from parledger.cli.commands import COMMANDS
from parledger.model.words import Words
from parledger.pipeline.names import unknown
from parledger.problems import Lang, UserError

LANGUAGES: tuple[Lang, ...] = ("vi", "en")
DEFAULT_COMMAND = next(iter(COMMANDS))

_ABOUT = Words(
    "Sổ công khai chấm điểm cải cách hành chính: từ tệp văn bản trong Git đến chỉ số và trang web.",
    "A public ledger of public-administration-reform scores: from text files in Git to website.",
)
_ROOT = Words(
    "thư mục chứa units/, criteria/, scores/ (mặc định: thư mục này)",
    "the folder that holds units/, criteria/, scores/ (default: here)",
)
_LANG = Words("ngôn ngữ của thông báo: vi (mặc định) hoặc en", "language of messages: vi or en")
_HELP = Words("in hướng dẫn này rồi dừng", "print this help and stop")
_VERSION = Words("in số phiên bản rồi dừng", "print the version and stop")
_NO_COMMAND = Words(
    "Không ghi lệnh nào thì chạy lệnh site. Hướng dẫn của từng lệnh: LỆNH --help",
    "Without a command, site runs. Help for one command: COMMAND --help",
)
# argparse speaks English only; these are all it can say of the arguments declared here.
_TRANSLATED = (
    (r"unrecognized arguments: (.*)", "không hiểu: {0}"),
    (r"the following arguments are required: (.*)", "còn thiếu: {0}"),
    (r"argument (.*): expected one argument", "sau {0} phải ghi một giá trị"),
    (r"argument (.*): expected at least one argument", "sau {0} phải ghi ít nhất một giá trị"),
    (r"argument (.*): ignored explicit argument (.*)", "{0} không nhận giá trị {1}"),
    (r"ambiguous option: (.*) could match (.*)", "{0} chưa rõ là tùy chọn nào: {1}"),
)


def language_of(words: Sequence[str]) -> Lang:
    """The language of messages, found before anything else can go wrong; Vietnamese otherwise."""
    for place, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang":
            value = words[place + 1] if place + 1 < len(words) else ""
        if value == "en":
            return "en"
    return "vi"


def read_arguments(words: Sequence[str], lang: Lang) -> Call:
    """The call that the words make. UserError (exit 2) where they make none."""
    options = _parser(lang).parse_args(_options_first(_with_command(words)))
    _check_choices(options)
    return Call(options.command, Path(options.root), lang, options)


def _with_command(words: Sequence[str]) -> list[str]:
    """The words with the default command put in where none stands."""
    place = _place_of_command(words)
    rest = words[place:]
    if rest and (not rest[0].startswith("-") or rest[0] in ("-h", "--help", "--version")):
        return list(words)
    return [*words[:place], DEFAULT_COMMAND, *rest]


def _place_of_command(words: Sequence[str]) -> int:
    """Behind --root and --lang."""
    place = 0
    while place < len(words) and words[place].partition("=")[0] in ("--root", "--lang"):
        place += 1 if "=" in words[place] else 2
    return place


def _options_first(words: list[str]) -> list[str]:
    """The same call with what has no dashes at the end: argparse takes it only in one piece.

    Left as it is where an option lacks its value, so that the message names what was typed.
    """
    place = _place_of_command(words)
    if "--" in words or place >= len(words) or words[place] not in COMMANDS:
        return words
    valued = {"--root", "--lang"} | {
        one.name for one in COMMANDS[words[place]].arguments if not one.flag
    }
    options: list[str] = []
    others: list[str] = []
    rest = iter(words[place + 1 :])
    for word in rest:
        kept = options if word.startswith("-") else others
        kept.append(word)
        if word in valued and word.startswith("-"):
            value = next(rest, "--")
            if value.startswith("--"):
                return words
            options.append(value)
    return [*words[: place + 1], *options, *others]


class _Parser(argparse.ArgumentParser):
    """argparse in two languages; what is wrong is raised as a UserError."""

    lang: Lang = "vi"

    def error(self, message: str) -> NoReturn:
        """Wrong use: the sentence, and where the help is."""
        raise UserError(
            f"{_translate(message)} (xem: {self.prog} --help)",
            f"{message} (see: {self.prog} --help)",
        )


def _translate(message: str) -> str:
    for pattern, wording in _TRANSLATED:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return wording.format(*found.groups())
    return message


def _formatter(lang: Lang) -> Callable[..., argparse.HelpFormatter]:
    class Formatter(argparse.RawDescriptionHelpFormatter):
        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            super().add_usage(usage, actions, groups, prefix or _pick(_USAGE, lang))

    return Formatter


_USAGE = Words("cách dùng: ", "usage: ")


def _pick(words: Words, lang: Lang) -> str:
    return words.vi if lang == "vi" else words.en


def _program() -> str:
    """What a person types to run this program again: the front door's file, or the installed name."""
    return "python build.py" if Path(sys.argv[0]).name == "build.py" else "parledger"


def _parser(lang: Lang) -> _Parser:
    parser = _bare(_program(), _pick(_ABOUT, lang), _pick(_NO_COMMAND, lang), lang)
    parser.add_argument(
        "--version",
        action="version",
        version=f"parledger {__version__}",
        help=_pick(_VERSION, lang),
    )
    _add_common(parser, lang, first=True)
    below: Any = parser.add_subparsers(
        dest="command",
        metavar="LỆNH" if lang == "vi" else "COMMAND",
        title="các lệnh" if lang == "vi" else "commands",
        parser_class=_Parser,
        prog=_program(),
    )
    for name, command in COMMANDS.items():
        _add_command(below, name, command, lang)
    # An unknown word is answered here with the nearest command, not by argparse with all.
    below.choices = _Known(below.choices)
    return parser


class _Known(dict[str, argparse.ArgumentParser]):
    """The commands; asking for another raises a UserError that names the nearest."""

    def __contains__(self, name: object) -> bool:
        if not super().__contains__(name):
            raise unknown(Words("lệnh", "command"), str(name), tuple(self))
        return True


def _bare(prog: str, description: str, epilog: str, lang: Lang) -> _Parser:
    parser = _Parser(
        prog=prog,
        description=description,
        epilog=epilog,
        formatter_class=_formatter(lang),
        add_help=False,
        allow_abbrev=False,
    )
    return _in_language(parser, lang)


def _in_language(parser: _Parser, lang: Lang) -> _Parser:
    parser._positionals.title = "tham số" if lang == "vi" else "arguments"  # noqa: SLF001
    parser._optionals.title = "tùy chọn" if lang == "vi" else "options"  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=_pick(_HELP, lang))
    return parser


def _add_common(parser: _Parser, lang: Lang, *, first: bool) -> None:
    """--root and --lang, before and after the command: the later one wins, none resets it."""
    root, language = (".", LANGUAGES[0]) if first else (argparse.SUPPRESS, argparse.SUPPRESS)
    parser.add_argument("--root", metavar="DIR", default=root, help=_pick(_ROOT, lang))
    parser.add_argument("--lang", metavar="vi,en", default=language, help=_pick(_LANG, lang))


def _add_command(below: Any, name: str, command: Command, lang: Lang) -> None:
    help_text = _pick(command.help, lang)
    title = "ví dụ" if lang == "vi" else "examples"
    lines = [f"  {_program()} {line}" for line in command.examples]
    parser: _Parser = below.add_parser(
        name,
        help=help_text,
        description=help_text,
        epilog="\n".join([f"{title}:", *lines]) if lines else "",
        formatter_class=_formatter(lang),
        add_help=False,
        allow_abbrev=False,
    )
    _in_language(parser, lang)
    for argument in command.arguments:
        _add(parser, argument, lang)
    _add_common(parser, lang, first=False)


def _add(parser: _Parser, argument: Argument, lang: Lang) -> None:
    settings: dict[str, Any] = {"help": _pick(argument.help, lang)}
    if argument.flag:
        settings["action"] = "store_true"
    else:
        shown = ",".join(argument.choices)
        settings |= {"metavar": argument.metavar or shown, "default": argument.default}
    if argument.many:
        settings |= {"nargs": "*", "default": []}
    if argument.required:
        settings["required"] = True
    parser.add_argument(argument.name, **settings)


def _check_choices(options: argparse.Namespace) -> None:
    if options.lang not in LANGUAGES:
        raise unknown(Words("ngôn ngữ", "language"), options.lang, LANGUAGES)
    for argument in COMMANDS[options.command].arguments:
        value = getattr(options, argument.name.lstrip("-").replace("-", "_"))
        if argument.choices and value not in argument.choices:
            what = Words(f"giá trị của {argument.name}", f"value of {argument.name}")
            raise unknown(what, str(value), argument.choices)
