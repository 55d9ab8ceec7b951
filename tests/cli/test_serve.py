"""`serve`: an address, a site, and an end without a traceback."""

import signal
import socket
import subprocess
import sys
import threading
import urllib.request

from tests.cli.conftest import ROOT


def free_port():
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def hears_ctrl_c():
    """A shell that starts a job in the background makes it deaf to Ctrl+C; a person's is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_serve_answers_until_it_is_interrupted(mini):
    """The page is there; Ctrl+C ends it with 0 and nothing on standard output."""
    port = free_port()
    words = [sys.executable, str(ROOT / "build.py"), "--root", str(mini.root)]
    with subprocess.Popen(
        [*words, "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=hears_ctrl_c,  # noqa: PLW1509
    ) as running:
        guard = threading.Timer(120, running.kill)
        guard.start()
        said = ""
        while "127.0.0.1" not in said and running.poll() is None:
            said += running.stderr.readline()
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/mini-2024/index.html").read()
        running.send_signal(signal.SIGINT)
        out, rest = running.communicate()
        guard.cancel()
    assert "Đợt đánh giá nhỏ năm 2024" in page.decode("utf-8")
    assert f"Xem tại http://127.0.0.1:{port}/" in said
    assert (running.returncode, out) == (0, "")
    assert "Traceback" not in rest
