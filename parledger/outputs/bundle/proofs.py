"""signatures/index.json: tags and commits of the record, and whether they are signed."""

import json
from typing import Any

from parledger.model.bundle import Proofs


def proofs_text(proofs: Proofs) -> str:
    """One entry a tag and a commit; no name of a person."""
    told: dict[str, Any] = {
        "require": proofs.require,
        "path": proofs.path,
        "tags": [
            {
                "version": one.version,
                "tag": one.tag,
                "object": one.object,
                "commit": one.commit,
                "signed": one.signed,
            }
            for one in proofs.tags
        ],
        "commits": [
            {"commit": one.commit, "blob": one.blob, "signed": one.signed} for one in proofs.commits
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
