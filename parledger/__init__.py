"""parledger: a public ledger of public-administration-reform scores."""

__version__ = "0.1.0"
