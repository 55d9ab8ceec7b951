"""What the canonical form of a map is: the order of its keys, and which texts are codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """Of a map, or of each map in a list: its keys in order, what lies below them, its codes.

    `codes`: keys whose value, members or (for a map) members of members are criterion codes.
    `each`: the keys are data, kept as written, and every value has this shape; `coded` says that
    the keys themselves are codes, `members` that what is listed here are codes.
    """

    order: tuple[str, ...] = ()
    below: Mapping[str, "Shape"] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    each: "Shape | None" = None
    coded: bool = False
    members: bool = False

    def under(self, key: str) -> "Shape":
        """The shape of the value under a key."""
        if self.members:
            return self
        return self.each if self.each is not None else self.below.get(key, ANY)


ANY = Shape()
"""Keys as written."""

DOCUMENT = Shape(("title", "number", "date", "issuer", "signed_by", "url", "sha256", "public"))
"""A paper."""
