"""Every command once as a process of its own: build.py, streams, exit codes."""

import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import MINI, ROOT


@pytest.mark.parametrize(
    ("words", "code", "out"),
    [
        (("check",), 0, ""),
        (("check", "nowhere"), 2, ""),
        (("results", "--cycle", "mini-2024"), 0, "cycle,block,"),
        (("results", "--cycle", "nowhere"), 2, ""),
        (("fmt", "--check"), 0, ""),
        (("new", "unit", "xa-moi"), 0, "units/xa-moi.yaml\n"),
        (("new", "unit", "xa-a"), 2, ""),
        (("site", "--out", "units"), 2, ""),
        (("serve", "--port", "0"), 2, ""),
    ],
)
def test_streams_and_exit_codes(mini, words, code, out):
    """Standard output is for the answer, standard error for everything else."""
    done = mini.process(*words)
    assert done.returncode == code, done.stderr
    assert done.stdout.startswith(out)
    assert (done.stdout == "") is (out == "")
    assert "Traceback" not in done.stderr


def test_error_is_exit_1(broken):
    """The problem on standard output, the count on standard error."""
    done = broken.process("check")
    assert done.returncode == 1
    assert done.stdout.startswith("scores/mini-2024/xa-a/self.yaml:4:13: lỗi S103: ")


@pytest.fixture
def copy(tmp_path):
    """The program without an environment; `-S` is a Python that has no libraries."""
    shutil.copy(ROOT / "build.py", tmp_path)
    unread = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "parledger", tmp_path / "parledger", ignore=unread)
    return [sys.executable, "-S", str(tmp_path / "build.py"), "--root", str(MINI), "check"]


def test_without_libraries_it_says_how_to_get_them(copy):
    """`python build.py` on a fresh machine, before any make."""
    done = subprocess.run(copy, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("chạy trước: make env\n")


def test_any_python_will_do_once_the_environment_is_there(copy, tmp_path):
    """The machine's own Python hands over to the one of .venv."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    done = subprocess.run(copy, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
