"""The events, groups and nouns beside a quantity, by which two quantities are compared."""

from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.people import PERSONAL
from digest.stories.quantities.quantity import Quantity

# Letters at the start by which a word is recognised in another language.
_COGNATE = 5
# Words that go with every role of money, and with every span of time.
LOOSE = frozenset(("pay", "wait", "vote"))
# Events that are one role of a number: the price of a thing, its worth and the sum that is spent on it.
FAINT_EVENTS = frozenset(("begin", "end"))
# Events that say little: much rises and falls.
FAINT = frozenset(("rise", "fall", "vote"))
# Events of goods: nobody says of people that they are stolen ("took 61 people off the ship").
_OF_GOODS = frozenset(("stolen", "seized", "destroyed"))
_ROLES = {
    "ill": "injured",
    "donated": "revenue",
    "worth": "price",
    "spend": "price",
    "invest": "price",
    "evacuated": "rescued",
}


def roles(one: Quantity) -> frozenset[str]:
    """Return the events of a quantity, with one name for each role; a beginning or end is none of a count."""
    faint = FAINT_EVENTS if one.kind == "count" else frozenset()
    if one.kind == "count" and (one.generic or {facet for facet, _ in one.groups} & PERSONAL):
        faint |= _OF_GOODS
    return frozenset(_ROLES.get(event, event) for event in one.events - faint)


def nouns_in_common(a: Quantity, b: Quantity) -> bool:
    if a.groups & b.groups:
        return True
    if a.context.language == b.context.language:
        return bool(a.nouns & b.nouns)
    ours, theirs = ({folded(noun)[:_COGNATE] for noun in one.nouns if len(noun) >= _COGNATE} for one in (a, b))
    return bool(ours & theirs)
