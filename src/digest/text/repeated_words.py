"""The words of a text that is mostly repeats of itself: a chant, a table of one line, a page made to be slow."""

from collections.abc import Sequence

# Words of a run, and the share of the runs that repeat an earlier one in a text that is mostly repeats: reports have
# less than a tenth.
_RUN, _MOSTLY = 4, 0.5


def first_places(found: Sequence[str]) -> list[int]:
    """Return the places of the words to align: all, or in a text that is mostly repeats the first words of each run.

    The time to align two texts grows with the number of places of each word and with the number of equal stretches,
    and both grow with the repeats.
    """
    first: dict[tuple[str, ...], int] = {}
    for at, run in enumerate(zip(*(found[at:] for at in range(_RUN)), strict=False)):
        first.setdefault(run, at)
    if len(first) >= (1 - _MOSTLY) * (len(found) - _RUN + 1):
        return list(range(len(found)))
    return list(first.values())
