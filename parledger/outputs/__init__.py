"""Tables as files, skeletons for `new`, and writing whole files.

The formats stand in `formats`; the same functions serve `results` and the downloads of the site.
"""
