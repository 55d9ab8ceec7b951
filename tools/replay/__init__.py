"""Replays the illustrative city into a Git repository with a history of its own.

    python -m tools.replay FOLDER

The figures are those of `thanh-ha-2023` in this repository, which are invented; so is all that
the history tells of how they came to be: drafts, slips of the keyboard, requests, merges, a
publication, an appeal and an erratum, and what `plants` puts in for auditors to find. No clock is
read and no key is made: the same commit of this repository gives the same commits there.
"""
