"""Reading one map field by field: what is asked for is known, what is left over is a problem."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

from parledger.located import scalars
from parledger.located.reading import Reading
from parledger.located.tree import Map, Scalar, Seq, Tree
from parledger.problems import Place

T = TypeVar("T")
MOST_HINTS = 100


class Fields:
    """One map while it is read. Ask for every key it may hold, then call `done`.

    Every reader returns None (or an empty tuple) where the key is absent or its value was
    reported. With `required=True` an absent key is reported by `done`, at the map, unless an
    unknown key is so near to it that the one message about that key says it all.
    """

    def __init__(self, reading: Reading, node: Map, subject: str = "") -> None:
        self.reading = reading
        self.node = node
        self.subject = subject
        self._asked: list[str] = []
        self._bad_commas: set[str] = set()
        self._missing: dict[str, Place] = {}
        if node.flow:
            self._find_stray_commas()

    @property
    def at(self) -> Place:
        """Where the map begins."""
        return self.reading.place(self.node)

    # -- raw access ---------------------------------------------------------------------

    def tree(self, key: str, *, required: bool = False) -> Tree | None:
        """The raw value, typed by the caller; an empty value is reported."""
        self._asked.append(key)
        value = self.node.get(key)
        if value is None:
            if required:
                self.require(key, self.at)
            return None
        if isinstance(value, Scalar) and not value.text.strip():
            if key not in self._bad_commas:
                self.reading.report("105", value, self.subject, key=key)
            return None
        return value

    def require(self, key: str, at: Place) -> None:
        """Have `done` say that a key is missing if it is; the place is where it is missed."""
        if not self.has(key):
            self._missing.setdefault(key, at)

    def require_members(self, key: str) -> bool:
        """Whether a list of which something hangs has members; one that is empty is reported."""
        value = self.node.get(key)
        if not isinstance(value, Seq) or value.items:
            return True
        self.reading.report("105", value, self.subject, key=key)
        return False

    def skip(self, *keys: str) -> None:
        """Mark keys as known without reading them."""
        self._asked.extend(keys)

    def has(self, key: str) -> bool:
        """Whether the key stands in the map, with or without a value."""
        return self.node.get(key) is not None

    def is_cut(self, key: str) -> bool:
        """Whether an unquoted comma cut the key's value short, which was reported."""
        return key in self._bad_commas

    def key_node(self, key: str) -> Scalar | None:
        """The key itself, for problems that are about the key."""
        return next((name for name, _ in self.node.entries if name.text == key), None)

    def value_place(self, key: str) -> Place:
        """Where the key's value stands; where the map begins if the key is absent."""
        value = self.node.get(key)
        return self.reading.place(value) if value is not None else self.at

    def places(self) -> Mapping[str, Place]:
        """Where each value stands: `unit`; of a list `criteria:1.2`; of a map's keys `points:x`."""
        found: dict[str, Place] = {}
        for name, value in self.node.entries:
            found[name.text] = self.reading.place(value)
            below = [key for key, _ in value.entries] if isinstance(value, Map) else ()
            members = value.items if isinstance(value, Seq) else below
            for member in members:
                if isinstance(member, Scalar):
                    found.setdefault(f"{name.text}:{member.text}", self.reading.place(member))
        return found

    # -- scalars ------------------------------------------------------------------------

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        """A single value, untyped."""
        value = self.tree(key, required=required)
        if value is None or not self.reading.shape(value, Scalar, self.subject or key):
            return None
        return value if isinstance(value, Scalar) and key not in self._bad_commas else None

    def _typed(
        self, key: str, read: Callable[[Reading, Scalar, str], T | None], required: bool
    ) -> T | None:
        node = self.scalar(key, required=required)
        return None if node is None else read(self.reading, node, self.subject)

    def text(self, key: str, *, required: bool = False) -> str:
        """A text; empty where absent."""
        node = self.scalar(key, required=required)
        return "" if node is None else node.text.strip()

    def number(self, key: str, *, required: bool = False) -> Fraction | None:
        """An exact number."""
        return self._typed(key, scalars.read_number, required)

    def whole(self, key: str, *, required: bool = False) -> int | None:
        """A whole number."""
        return self._typed(key, scalars.read_whole, required)

    def number_between(
        self, key: str, low: int | Fraction, high: int | Fraction | None, *, required: bool = False
    ) -> Fraction | None:
        """An exact number within a closed range; `high=None` means without upper end."""
        value = self.number(key, required=required)
        if value is None:
            return None
        if value < low or (high is not None and value > high):
            shown = f"{low}–{high}" if high is not None else f"≥ {low}"
            self.reading.report(
                "118", self.value_place(key), self.subject, found=self.text(key), range=shown
            )
            return None
        return value

    def date(self, key: str, *, required: bool = False) -> date | None:
        """A day."""
        return self._typed(key, scalars.read_date, required)

    def flag(self, key: str) -> bool | None:
        """Yes or no."""
        return self._typed(key, scalars.read_flag, False)

    def id(self, key: str, *, required: bool = False) -> str | None:
        """An id."""
        return self._typed(key, scalars.read_id, required)

    def code(self, key: str, *, required: bool = False) -> str | None:
        """A criterion code."""
        return self._typed(key, scalars.read_code, required)

    def link(self, key: str) -> str:
        """An https address, or the path of a file kept here; empty where absent."""
        return self._typed(key, scalars.read_link, False) or ""

    def sha256(self, key: str) -> str:
        """A digest; empty where absent."""
        return self._typed(key, scalars.read_sha256, False) or ""

    def choice(self, key: str, choices: Sequence[str], *, required: bool = False) -> str | None:
        """One of a few words."""
        node = self.scalar(key, required=required)
        if node is None:
            return None
        if node.text in choices:
            return node.text
        self.report_choice(node, choices)
        return None

    def report_choice(self, node: Scalar, choices: Sequence[str], subject: str = "") -> None:
        """Say that a word is not among the choices, with the nearest one as hint."""
        hint_vi, hint_en = nearest(node.text, choices)
        self.reading.report(
            "114", node, subject or self.subject, found=node.text, hint_vi=hint_vi, hint_en=hint_en
        )

    # -- maps and lists -----------------------------------------------------------------

    def map(self, key: str, *, required: bool = False, subject: str = "") -> "Fields | None":
        """A map below this one."""
        value = self.tree(key, required=required)
        if value is None or not self.reading.shape(value, Map, self.subject or key):
            return None
        return (
            Fields(self.reading, value, subject or self.subject) if isinstance(value, Map) else None
        )

    def items(self, key: str, *, required: bool = False) -> tuple[Tree, ...]:
        """The members of a list."""
        value = self.tree(key, required=required)
        if value is None or not self.reading.shape(value, Seq, self.subject or key):
            return ()
        return value.items if isinstance(value, Seq) else ()

    def records(self, key: str, *, required: bool = False) -> "tuple[Fields, ...]":
        """The members of a list of maps."""
        return tuple(
            Fields(self.reading, item, self.subject)
            for item in self.items(key, required=required)
            if self.reading.shape(item, Map, self.subject or key) and isinstance(item, Map)
        )

    def scalars(self, key: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """The members of a list of single values; a single value counts as a list of one."""
        value = self.tree(key, required=required)
        if isinstance(value, Scalar):
            return (value,)
        if value is None or not self.reading.shape(value, Seq, self.subject or key):
            return ()
        return tuple(
            item
            for item in (value.items if isinstance(value, Seq) else ())
            if self.reading.shape(item, Scalar, self.subject or key) and isinstance(item, Scalar)
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(node.text.strip() for node in self.scalars(key) if node.text.strip())

    def entries(self, key: str, *, required: bool = False) -> Iterator[tuple[Scalar, Tree]]:
        """Keys and values of a map whose keys are data (codes, unit ids), but for cut ones."""
        below = self.map(key, required=required)
        if below is not None:
            yield from (pair for pair in below.node.entries if not below.is_cut(pair[0].text))

    def done(self) -> None:
        """Report every key that nobody asked for, with the nearest known one, and the missing."""
        known = self._bad_commas.union(self._asked)
        unknown = [name for name, _ in self.node.entries if name.text not in known]
        for count, name in enumerate(unknown):
            if self._runs_together(name):
                continue
            # Looking for near names takes time: a file full of strange keys gets no hints.
            asked = self._asked if count < MOST_HINTS else ()
            for meant in get_close_matches(name.text, asked, n=1, cutoff=0.6):
                self._missing.pop(meant, None)
            hint_vi, hint_en = nearest(name.text, asked)
            self.reading.report(
                "101", name, self.subject, key=name.text, hint_vi=hint_vi, hint_en=hint_en
            )

        for key, place in self._missing.items():
            self.reading.report("102", place, self.subject, key=key)
        self._missing.clear()

    def _runs_together(self, name: Scalar) -> bool:
        """`{done:18}` is one word to YAML: a key that ends where the blank is lacking."""
        key, colon, value = name.text.partition(":")
        if not colon or not value or key not in self._asked:
            return False
        self._missing.pop(key, None)
        self.reading.report("129", name, self.subject, found=name.text, wanted=f"{key}: {value}")
        return True

    def _find_stray_commas(self) -> None:
        """In flow style `{points: 1,5}` reads as a key `5` without value: say so, once."""
        before: tuple[Scalar, Tree] | None = None
        for name, value in self.node.entries:
            together = ":" in name.text  # `{done:18, planned:20}`: see `_runs_together`
            stray = (
                isinstance(value, Scalar) and value.empty and before is not None and not together
            )
            if stray and before is not None and isinstance(before[1], Scalar):
                self._report_stray_comma(before[0], before[1], name)
            before = (name, value)

    def _report_stray_comma(self, key: Scalar, value: Scalar, stray: Scalar) -> None:
        self._bad_commas.update((stray.text, key.text))
        if scalars.plain_number(value.text) is not None and stray.text[:1].isdigit():
            self.reading.report(
                "107",
                value,
                self.subject,
                found=f"{value.text},{stray.text}",
                wanted=f"{value.text}.{stray.text}",
            )
        else:
            self.reading.report("120", stray, self.subject, found=stray.text, key=key.text)


def nearest(word: str, known: Sequence[str]) -> tuple[str, str]:
    """A hint naming the nearest known word, or all of them where they are few."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"có phải là «{near[0]}»?", f"did you mean '{near[0]}'?"
    listed = ", ".join(dict.fromkeys(known))
    if not listed or len(listed) > 160:
        return "", ""
    return f"có thể dùng: {listed}", f"known here: {listed}"
