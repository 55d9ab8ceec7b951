"""Every command once as a process of its own: build.py, streams, exit codes."""

import pytest


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
