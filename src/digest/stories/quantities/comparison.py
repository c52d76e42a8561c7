"""Decide whether two quantities of two articles are of one thing."""

from collections.abc import Mapping

from digest.stories.quantities.apart import MEASURED, are_apart
from digest.stories.quantities.article_reading import Reading
from digest.stories.quantities.evidence import shared_names
from digest.stories.quantities.evidence_weights import WEIGHTS
from digest.stories.quantities.quantity import Quantity
from digest.text.hedges import cuts_off


def are_on_other_events(a: Reading, b: Reading) -> bool:
    """Return whether two articles have names, but none in common."""
    return bool(a.names and b.names) and not shared_names(a, b)


def may_be_one(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether two quantities are of one kind, and nothing tells them apart."""
    is_one_kind = a.kind == b.kind and (a.unit == b.unit or "either" in (a.unit, b.unit))
    return is_one_kind and not are_apart(a, b, ours, theirs)


def agree(a: Quantity, b: Quantity) -> bool:
    """Return whether the values of two quantities can be one; an amount may be told without its last digits.

    A date, a score and a vote are written as one number, of which no digit is left out.
    """
    if a.number.allows(b.number):
        return True
    low, high = sorted((a.number.value, b.number.value))
    return a.kind in MEASURED and cuts_off(low, high)


def rating(found: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two quantities with this evidence are of one thing."""
    return sum(WEIGHTS[name] * strength for name, strength in found.items())
