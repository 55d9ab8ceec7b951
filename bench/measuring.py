"""Seconds and peak memory of a piece of work in a process of its own (Linux)."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

_TICK = 0.02


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall seconds, and the most memory that the process and its children held at one time."""

    seconds: float
    peak_mb: float


def measure(work: Callable[[], object], *, bare: bool = False) -> Measured:
    """Run the work in a process of its own; it times itself, so starting Python is not counted.

    `bare`: a process that shares no memory with this one; the work is then a function of a
    module, or a partial of one.
    """
    return measure_process(lambda: _spawned(work, bare=bare))


def measure_process(run: Callable[[], tuple[int, Callable[[], float]]]) -> Measured:
    """`run` starts a process and answers its id and a function that waits for its seconds."""
    pid, wait = run()
    peak = Peak(pid)
    peak.start()
    try:
        seconds = wait()
    finally:
        peak.stop()
    return Measured(seconds, peak.mb)


def _spawned(work: Callable[[], object], *, bare: bool = False) -> tuple[int, Callable[[], float]]:
    here, there = multiprocessing.Pipe()
    new = multiprocessing.get_context("spawn").Process if bare else None
    process = (new or multiprocessing.get_context("fork").Process)(
        target=_timed, args=(work, there)
    )
    process.start()

    def wait() -> float:
        seconds: float = here.recv()
        process.join()
        return seconds

    return process.pid or 0, wait


def _timed(work: Callable[[], object], answer: Connection) -> None:
    began = perf_counter()
    work()
    answer.send(perf_counter() - began)


class Peak(threading.Thread):
    """Samples the memory of a process and its children until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.mb = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        """Sample until stopped."""
        while not self._done.is_set():
            self.mb = max(self.mb, sum(_rss_mb(pid) for pid in _family(self.pid)))
            sleep(_TICK)

    def stop(self) -> None:
        """Stop sampling; `mb` holds the most that was seen."""
        self._done.set()
        self.join()


def _family(pid: int) -> list[int]:
    family = [pid]
    for parent in family:
        try:
            listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        except OSError:
            continue
        family.extend(int(child) for child in listed)
    return family


def _rss_mb(pid: int) -> float:
    """Resident size; pages that processes share are counted in each, so sums are too high."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except (OSError, ValueError):
        return 0.0
    return 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report: what was done, how often, median and spread, memory, remark."""

    what: str
    runs: tuple[Measured, ...]
    note: str = ""

    @property
    def seconds(self) -> float:
        """Median wall seconds."""
        return median(run.seconds for run in self.runs)

    @property
    def peak_mb(self) -> float:
        """The most of all runs."""
        return max(run.peak_mb for run in self.runs)


def print_rows(title: str, rows: list[Row]) -> str:
    """A Markdown table, with the machine's size above it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = [
        f"## {title}",
        "",
        f"{len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB",
        "",
        "| work | runs | seconds, median (range) | peak MB | |",
        "|---|---:|---:|---:|---|",
    ]
    for row in rows:
        times = [run.seconds for run in row.runs]
        spread = f" ({min(times):.2f}–{max(times):.2f})" if len(times) > 1 else ""
        lines.append(
            f"| {row.what} | {len(times)} | {row.seconds:.2f}{spread} | {row.peak_mb:.0f} | {row.note} |"
        )
    return "\n".join(lines) + "\n"
