"""manifest.json: what is in the bundle, where it comes from, what was left out."""

import json
from typing import Any

from parledger.model.bundle import FORMAT, Held, Manifest, Part


def manifest_text(manifest: Manifest) -> str:
    """One line for each input; the same manifest gives the same text."""
    told = {
        "format": FORMAT,
        "edition": manifest.edition,
        "cycle": manifest.cycle,
        "version": manifest.version,
        "commit": manifest.commit,
        "engine": manifest.engine,
        "versions": [{"version": name, "sha256": digest} for name, digest in manifest.versions],
    }
    head = json.dumps(told, ensure_ascii=False, indent=2).removesuffix("\n}")
    rows = (json.dumps(_part_row(part), ensure_ascii=False) for part in manifest.parts)
    return head + ',\n  "inputs": [\n    ' + ",\n    ".join(rows) + "\n  ]\n}\n"


def _part_row(part: Part) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": part.path,
        "state": part.state.value,
        "blob": part.blob,
        "sha256": part.sha256,
    }
    if part.state is not Held.WHOLE:
        row |= {"held": part.held, "held_sha256": part.digest}
    if part.removed:
        removed = part.removed
        row["removed"] = {
            "documents": removed.documents,
            "accounts": removed.accounts,
            "comments": removed.comments,
        }
    return row
