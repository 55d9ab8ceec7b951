"""Wordings by family: Y syntax, U units, C criteria, K cycles, S scores, G gate, B build."""
