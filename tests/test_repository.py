"""What the repository promises of itself: locks, line ends, style, floors, the wheel, make."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def run(*command: str | Path, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **more}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def tracked() -> list[str]:
    return run("git", "ls-files", "-z").stdout.split("\0")[:-1]


def pins(lock: Path) -> dict[str, list[str]]:
    """Package -> its pinned versions; several where they depend on the version of Python."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^ ]+)", lock.read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


# --- locks ---


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_holds_pins_and_hashes_alone(lock: Path):
    """No host, address or path of the machine it was made on gets into a lock."""
    line = re.compile(
        r"[a-z0-9._-]+==[\w.]+( ; [\w .<>=!'\"()]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    strange = [text for text in lock.read_text("utf-8").splitlines() if not line.fullmatch(text)]
    assert strange == []


def test_test_lock_contains_the_site_lock():
    """The tests run with the very versions that the site is built with."""
    site, test = (pins(ROOT / "requirements" / name) for name in ("site.txt", "test.txt"))
    assert site
    assert {name: test.get(name) for name in site} == site


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("site.txt", PROJECT["dependencies"]),
        ("test.txt", PROJECT["optional-dependencies"]["test"]),
    ],
)
def test_locks_keep_the_declared_ranges(lock: str, wanted: list[str]):
    """Each declared dependency is locked, at a version within its range."""
    locked = pins(ROOT / "requirements" / lock)
    for requirement in map(Requirement, wanted):
        versions = locked[re.sub(r"[._]", "-", requirement.name).lower()]
        assert all(version in requirement.specifier for version in versions), requirement


def test_node_lock_names_no_host():
    """Packages of the tests come from whatever registry is set up, held by their hash."""
    lock = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert entry["integrity"].startswith("sha512-"), name


# --- files ---


def test_every_text_has_lf():
    """Blob ids are the same on every system."""
    listed = run("git", "ls-files", "--eol").stdout.splitlines()
    assert listed
    assert [line for line in listed if re.match(r"i/(crlf|mixed)", line)] == []


def test_nothing_of_a_machine_is_committed():
    """No folder of somebody's machine, no registry's address."""
    hosts = "|".join(re.escape(name) for name in ("pypi" + ".org", "registry.npm" + "js.org"))
    leak = re.compile(
        rf"(?<![\w.~-])/(?:root|home|work|Users)/\w|{hosts}|--(?:extra-)?index-url|--find-links"
    )
    found = []
    for name in tracked():
        path = ROOT / name
        if "/vendor/" in name or not path.is_file() or path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match.group()}" for match in leak.finditer(text)]
    assert found == []


def test_notice_names_what_is_vendored():
    """Whoever passes the site on finds in NOTICE whose work it contains."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    vendored = {
        Path(name).name for name in tracked() if re.search(r"/vendor/|\.(woff2?|ttf|otf)$", name)
    }
    named = {name for name in vendored if name in notice or name.startswith("LICENSE")}
    assert sorted(vendored - named) == []


def test_front_door_is_short():
    """build.py hands over and does nothing else."""
    assert len((ROOT / "build.py").read_text(encoding="utf-8").splitlines()) < 10


def test_version_is_said_once_over():
    """The package says the version that its metadata say."""
    text = (ROOT / "parledger/__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{PROJECT["version"]}"' in text


# --- style, types, floors ---


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy",),
        ("lint-imports", "--no-cache"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_lint(command: tuple[str, ...]):
    """`make lint`: the one style, strict types, and rooms that import only from below."""
    tool, *options = command
    result = run(Path(sys.executable).with_name(tool), *options)
    assert result.returncode == 0, result.stdout + result.stderr


# --- the wheel ---


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The wheel, built and laid out as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    assert build.returncode == 0, build.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "lib")
    return folder / "lib"


@pytest.mark.parametrize("name", ["docs", "site_templates", "mkdocs.yml"])
def test_wheel_brings_the_defaults(unpacked: Path, name: str):
    """An installed parledger has the prose, the templates and the site's settings with it."""
    here, there = ROOT / name, unpacked / "parledger/_defaults" / name
    kept = [path for path in tracked() if path == name or path.startswith(f"{name}/")]
    assert kept
    for path in kept:
        copy = there / Path(path).relative_to(name)
        assert copy.read_bytes() == (ROOT / path).read_bytes(), path
    assert here.is_dir() == there.is_dir()


def test_wheel_runs_away_from_the_repository(unpacked: Path, tmp_path: Path):
    """What is installed needs nothing that lies beside the package here."""
    code = "import sys; from parledger.cli import main; sys.exit(main(['--help']))"
    result = run(sys.executable, "-c", code, cwd=tmp_path, PYTHONPATH=str(unpacked))
    assert result.returncode == 0, result.stderr
    assert "check" in result.stdout


# --- make ---

FAKE_PYTHON = """\
#!/bin/sh
echo "$*" >> "{log}"
case "$*" in
  *venv*--clear*) mkdir -p "{venv}/bin" && touch "{venv}/pyvenv.cfg" && cp "$0" "{venv}/bin/python" ;;
esac
exit {code}
"""


@pytest.fixture
def workshop(tmp_path: Path):
    """A copy of what make reads, with a Python that only writes down what it is asked."""
    for name in ("Makefile", "requirements", "tests/node/package-lock.json"):
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target)

    def make(goal: str, code: int = 0) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        log, python = tmp_path / "log", tmp_path / "python3"
        log.write_text("", encoding="utf-8")
        text = FAKE_PYTHON.format(log=log, venv=tmp_path / ".venv", code=code)
        python.write_text(text, encoding="utf-8")
        python.chmod(0o755)
        clean = {"MAKEFLAGS": "", "MAKELEVEL": ""}
        result = run("make", goal, f"PYTHON={python}", cwd=tmp_path, **clean)
        return result, log.read_text(encoding="utf-8").splitlines()

    return make


def installs(log: list[str]) -> list[str]:
    return [line.split()[-1] for line in log if line.startswith("-m pip install")]


def test_make_installs_once(workshop):
    """A second call installs nothing."""
    assert installs(workshop("env")[1]) == ["requirements/site.txt"]
    assert installs(workshop("env")[1]) == []


def test_make_goes_by_the_content_of_the_lock(workshop, tmp_path: Path):
    """A lock with another date is the same lock; one with another content is not."""
    lock = tmp_path / "requirements/site.txt"
    workshop("env")
    os.utime(lock, (2_000_000_000, 2_000_000_000))
    assert installs(workshop("env")[1]) == []
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert installs(workshop("env")[1]) == ["requirements/site.txt"]


def test_make_test_brings_what_the_site_needs(workshop):
    """After the tests' set-up the site asks for none of its own."""
    assert installs(workshop("test")[1]) == ["requirements/test.txt"]
    assert installs(workshop("env")[1]) == []


def test_make_says_that_python_is_too_old(workshop):
    """One clear sentence instead of a traceback."""
    result, log = workshop("env", code=1)
    assert result.returncode != 0
    assert "parledger needs Python 3.11 or newer" in result.stderr
    assert installs(log) == []


def test_every_goal_is_explained():
    """`make help` lists each goal that people call."""
    listed = set(re.findall(r"^make ([a-z-]+)", run("make", "help").stdout, re.MULTILINE))
    wanted = {"site", "serve", "check", "test", "test-all", "lint", "lock", "clean", "help"}
    assert listed >= wanted | {"data", "screenshots", "bench"}


# --- continuous integration ---


def test_ci_script_is_sound():
    """.ci/run parses, may be executed, and stops at the first error."""
    script = ROOT / ".ci/run"
    assert run("bash", "-n", script).returncode == 0
    mode = run("git", "ls-files", "-s", ".ci/run").stdout.split()[0]
    assert mode == "100755"
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
