"""The commands. A new one is one file here and one line in `COMMANDS`."""

from collections.abc import Mapping

from parledger.cli.call import Command
from parledger.cli.commands import (
    audit,
    bundle,
    check,
    codeowners,
    fmt,
    forge,
    gate,
    history,
    new,
    publish,
    results,
    review,
    serve,
    site,
    status,
    survey,
    trace,
    verify,
)

COMMANDS: Mapping[str, Command] = {
    "site": site.COMMAND,
    "serve": serve.COMMAND,
    "check": check.COMMAND,
    "results": results.COMMAND,
    "status": status.COMMAND,
    "review": review.COMMAND,
    "gate": gate.COMMAND,
    "codeowners": codeowners.COMMAND,
    "new": new.COMMAND,
    "fmt": fmt.COMMAND,
    "survey": survey.COMMAND,
    "publish": publish.COMMAND,
    "verify": verify.COMMAND,
    "bundle": bundle.COMMAND,
    "trace": trace.COMMAND,
    "history": history.COMMAND,
    "forge": forge.COMMAND,
    "audit": audit.COMMAND,
}
"""In the order of the help text; the first runs where none is named."""
