"""Chance that is the same on every machine and every Python."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A source of chance named by words, so that one figure's change moves no other figure."""

    def __init__(self, *names: str) -> None:
        """Seed from the names alone."""
        digest = hashlib.sha256("/".join(names).encode()).digest()
        self._random = random.Random(int.from_bytes(digest[:8], "big"))

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to limit - 1."""
        return self._random.getrandbits(40) * limit >> 40

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + self.below(high - low + 1) if high > low else low

    def chance(self, thousandths: int) -> bool:
        """Say yes so many times in a thousand."""
        return self.below(1000) < thousandths

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Return so many different items, in their own order."""
        left = list(range(len(items)))
        chosen = [left.pop(self.below(len(left))) for _ in range(min(count, len(items)))]
        return [items[index] for index in sorted(chosen)]
