"""A progress bar, on a terminal only."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from parledger.problems import Lang

if TYPE_CHECKING:
    import rich.progress


class Progress:
    """`show(done, all)` moves the bar on standard error; without a terminal it does nothing."""

    def __init__(self, lang: Lang) -> None:
        self._label = "Dựng trang" if lang == "vi" else "Building pages"
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(self._label, total=None)
        return self

    def show(self, done: int, total: int) -> None:
        """So many pages of so many are done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
