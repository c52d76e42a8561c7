"""Know which things of the news exclude each other: a report on a fire in a hotel is not one on a fire in a factory."""

from functools import cache

from digest.text.news_words import news_things

# Things of one kind, by an English word of each; words joined by "+" may be of one thing.
_KINDS = (
    "hotel factory school university hospital museum library prison airport station shop restaurant church+castle",
    "mosque mine farm bridge tunnel dam",
    "train tram metro bus ship+ferry plane helicopter lorry bicycle",
    "whale dolphin shark bear wolf tiger elephant dog cat birds",
    "measles cholera malaria ebola flu",
    "earthquake volcano avalanche hail drought heat",
    "football tennis ski swimming cyclist",
    "wheat wine coffee fish",
)


def are_rivals(one: frozenset[int], other: frozenset[int]) -> bool:
    """Return whether two short reports speak of two things of one kind, and of none of a kind together.

    >>> hotel, shop = (news_things(text, "en") for text in ("Hotel fire", "Fire in shop"))
    >>> are_rivals(hotel, shop), are_rivals(hotel, hotel | shop)
    (True, False)
    """
    if one.isdisjoint(_all()) or other.isdisjoint(_all()):
        return False
    found = False
    for kind in _kinds():
        ours = {at for at, things in enumerate(kind) if not things.isdisjoint(one)}
        theirs = {at for at, things in enumerate(kind) if not things.isdisjoint(other)}
        if ours & theirs:
            return False
        found = found or bool(ours and theirs)
    return found


@cache
def _kinds() -> tuple[tuple[frozenset[int], ...], ...]:
    return tuple(tuple(news_things(name.replace("+", " "), "en") for name in kind.split()) for kind in _KINDS)


@cache
def _all() -> frozenset[int]:
    return frozenset(thing for kind in _kinds() for things in kind for thing in things)
