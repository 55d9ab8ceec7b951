"""signatures.yaml beside units/, criteria/ and scores/: what a repository promises to sign."""

from typing import Literal, cast

from parledger.located import Fields, Map, Reading
from parledger.problems import UserError, message_of
from parledger.source.yamltree import read_tree

PATH = "signatures.yaml"
Promise = Literal["", "tags", "commits"]
"""Nothing; every version's tag; these and the commits that wrote publication.yaml."""

_CHOICES = ("tags", "commits")


def read_promise(data: bytes) -> Promise:
    """The value of `require`. UserError where the file says nothing of the kind."""
    root, problems = read_tree(data, PATH)
    found = list(problems)
    promise = None
    if isinstance(root, Map):
        reading = Reading(PATH, "K")
        fields = Fields(reading, root)
        promise = fields.choice("require", _CHOICES, required=True)
        fields.done()
        found += reading.problems
    if found:
        raise UserError(
            f"{PATH}: {message_of(found[0], 'vi')}", f"{PATH}: {message_of(found[0], 'en')}"
        )
    if promise is None:
        raise UserError(f"{PATH}: phải ghi require: tags", f"{PATH}: has to say require: tags")
    return cast("Promise", promise)
