"""Makes the illustrative data: invented authorities, their scores and their papers.

Nothing here is read by the engine. The same seed gives the same bytes on every Python
from 3.11 on, because only `random.random()` is used and all else is whole-number arithmetic.
"""
