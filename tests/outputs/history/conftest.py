"""One repository for all forms of the history, and what its editions tell."""

import pytest

from parledger.pipeline.exporting import ExportOrder, run_export
from tests.taken import make_taken


@pytest.fixture(scope="session")
def taken(tmp_path_factory):
    """The repository with everything planted."""
    return make_taken(tmp_path_factory.mktemp("taken") / "root")


@pytest.fixture(scope="session")
def public(taken):
    """The public edition's Report."""
    return run_export(ExportOrder(taken.root)).report


@pytest.fixture(scope="session")
def internal(taken):
    """The internal edition's."""
    return run_export(ExportOrder(taken.root, "internal")).report
