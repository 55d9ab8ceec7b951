"""Frozen values of every stage: what was read, what was computed. No behaviour but look-ups."""
