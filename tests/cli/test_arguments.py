"""Arguments: where they may stand, what is refused, and how that is said."""

import subprocess
import sys
from typing import get_args

import pytest

from parledger.cli.commands import COMMANDS, site
from parledger.history import WhyNone
from tests.cli.conftest import ROOT


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "en", "check"),
        ("check", "--lang", "en"),
        ("--lang=en", "check"),
        ("check", "--lang=en"),
    ],
)
def test_options_stand_before_or_after_the_command(mini, words):
    """The language is the same either way, and --root is kept."""
    done = mini(*words)
    assert done.stderr == "20 files read: 0 errors, 0 warnings.\n"


def test_root_may_follow_the_command(mini, tmp_path):
    """--root after the command counts like one before it."""
    done = mini.bare("check", "--root", str(mini.root), cwd=tmp_path)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chek",), "«chek»; có phải là «check»?"),
        (
            ("frobnicate",),
            "có thể dùng: site, serve, check, results, status, review, gate, codeowners, new, fmt",
        ),
        (("check", "--format", "xml"), "«xml»; có thể dùng: text, github, gitlab, json"),
        (("check", "--formt", "json"), "không hiểu: --formt"),
        (("check", "--format"), "sau --format phải ghi một giá trị"),
        (("results",), "còn thiếu: --cycle"),
        (("--lang", "fr", "check"), "«fr»; có thể dùng: vi, en"),
        (("serve", "--port", "99999"), "cổng «99999» không hợp lệ"),
        (("site", "--edition", "secret"), "«secret»; có thể dùng: public, internal"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(mini, words, said):
    """In Vietnamese by default, with the nearest or all known names; never a traceback."""
    done = mini(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("new", "council", "mini-2024", "--office", "x"),
        ("new", "--office", "x", "council", "mini-2024"),
        ("new", "council", "--office", "x", "mini-2024"),
        ("new", "council", "--office=x", "mini-2024"),
    ],
)
def test_options_stand_anywhere_between_the_names(mini, words):
    """All names are found wherever an option is put; here it is one that the kind refuses."""
    assert "new council không nhận --office" in mini(*words).stderr


def test_root_called_like_a_command(mini, tmp_path):
    """A folder's name is no command."""
    mini.root.rename(tmp_path / "check")
    done = mini.bare("--root", "check", "fmt", "--check", "units", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_wrong_use_in_english(mini):
    """The same in English."""
    done = mini("--lang", "en", "chek")
    assert done.stderr == "parledger: unknown command 'chek'; did you mean 'check'?\n"


@pytest.mark.parametrize("command", list(COMMANDS))
@pytest.mark.parametrize(("lang", "usage"), [("vi", "cách dùng: "), ("en", "usage: ")])
def test_every_command_has_help_in_both_languages(mini, command, lang, usage):
    """Help is asked for and therefore standard output, exit 0."""
    done = mini.bare("--lang", lang, command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"{usage}parledger {command}")
    assert "--root" in done.stdout


def test_version(mini):
    """One line."""
    assert mini.bare("--version").stdout.startswith("parledger ")


def test_root_without_data_is_wrong_use(mini, tmp_path):
    """A folder with none of units/, criteria/, scores/, or none at all."""
    for root in (tmp_path, tmp_path / "nowhere"):
        done = mini.bare("--root", str(root), "check", cwd=mini.root)
        assert (done.returncode, done.stdout) == (2, "")
        assert str(root) in done.stderr


def test_no_command_is_site(mini):
    """An option of `site` without the word is understood, one of `check` is not."""
    assert "«x»" in mini("--edition", "x").stderr
    assert "--format" in mini("--format", "json").stderr


def test_output_is_utf8_whatever_the_locale(broken):
    """A machine without a UTF-8 locale prints Vietnamese all the same."""
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert "lỗi S103" in broken.process("check", env=env).stdout


def test_reader_that_goes_away_leaves_no_traceback(mini):
    """`| head` closes the pipe; nobody is told, nothing crashes."""
    units = "".join(f"  - id: x-{n}\n    nmae: x\n" for n in range(20000))
    mini.write("units/many.yaml", f"units:\n{units}")
    words = [sys.executable, str(ROOT / "build.py"), "--root", str(mini.root), "check"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_every_reason_for_missing_history_is_worded():
    """What the history can answer, the command can say."""
    assert set(get_args(WhyNone)) == {"", *site._WHY}


def test_disk_that_refuses_is_one_sentence(mini, monkeypatch):
    """No traceback where the machine, not the program, says no."""

    def refuse(*words, **more):
        raise PermissionError(13, "Permission denied", "site")

    monkeypatch.setattr("parledger.pipeline.site.build_site", refuse)
    done = mini("site")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "parledger: Permission denied: site\n"
