"""Numbers in which the sources of a story differ: two sentences side by side, without a judgement."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from digest.model.article import Article
from digest.model.story_parts import Difference
from digest.stories.publishers import publisher_of
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.quantity_reading import quantities
from digest.stories.quantities.scenes import Scene

# Stems that two sentences have to share, besides the stems of the kind, before their numbers are compared.
_SHARED = {"date": 2, "votes": 2, "measure": 2}
# Share of the stems of a number's clause that the other sentence has to contain: "the bridge was closed on 2 June" and
# "the bridge opens on 9 July" share one of two.
_SAME_CLAIM = {"date": 0.6, "measure": 0.5, "magnitude": 0, "age": 0}
# The first sentences of an article are on its story; further down are other days and other places.
_LEAD = 6
# Yesterday's toll is an earlier value, not a different one.
_SAME_TIME = timedelta(hours=36)


def differences(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """Return the differences among the articles of one story, one for each quantity, in reading order.

    Only the newest article of each publisher counts: it replaces an earlier figure of its own.
    """
    read = [(article, _by_key(article)) for article in _newest(articles)]
    found: dict[tuple[str, ...], Difference] = {}
    for (one, ours), (other, theirs) in combinations(read, 2):
        if one.language != other.language or _far_apart(one, other):
            continue
        for key in ours.keys() & theirs.keys():
            pair = _differing(ours[key], theirs[key])
            if pair and key not in found:
                a, b = pair
                found[key] = Difference(key[0], a.sentence, b.sentence, a.figure, b.figure)
    return tuple(sorted(found.values(), key=lambda item: (item.a.position, item.kind)))


def _newest(articles: Sequence[Article]) -> list[Article]:
    """The newest article of each publisher, the oldest of these first."""
    last = {publisher_of(article).casefold(): article for article in sorted(articles, key=lambda a: a.age)}
    return sorted(last.values(), key=lambda article: article.age)


def _by_key(article: Article) -> Mapping[tuple[str, ...], list[Quantity]]:
    found: dict[tuple[str, ...], list[Quantity]] = {}
    for sentence in article.sentences[:_LEAD]:
        for quantity in quantities(sentence, article.language):
            found.setdefault(quantity.key, []).append(quantity)
    return found


def _differing(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The first pair on one thing whose values exclude each other; None where any two of them agree.

    A source with two values of its own reports a part, a change, or two things: nothing is compared with it.
    """
    if any(not a.number.allows(b.number) for one in (ours, theirs) for a, b in combinations(one, 2)):
        return None
    pairs = [(a, b) for a in ours for b in theirs if _on_one_thing(a, b)]
    if any(a.number.allows(b.number) for a, b in pairs):
        return None
    return pairs[0] if pairs else None


def _far_apart(a: Article, b: Article) -> bool:
    return bool(a.published and b.published and abs(a.published - b.published) > _SAME_TIME)


def _on_one_thing(a: Quantity, b: Quantity) -> bool:
    if a.scene.years != b.scene.years or _elsewhere(a.scene, b.scene):
        return False
    named = (a.scene.stems & b.scene.stems) - a.words - b.words - {a.noun}
    strictly = a.kind in ("cost", "price")
    if any(_otherwise_named(stem, a, b, strictly=strictly) for stem in named):
        return False
    if a.kind == "cost" and not named - a.scene.placed - b.scene.placed:
        return False  # a bridge and a terminal in one town are two things
    if len(named) < _SHARED.get(a.kind, 1) and not _said_by_its_kind(a, b):
        return False
    return all(
        len(one.claim & other.scene.stems) >= _SAME_CLAIM.get(a.kind, 0) * len(one.claim)
        for one, other in ((a, b), (b, a))
    )


def _said_by_its_kind(a: Quantity, b: Quantity) -> bool:
    """Return whether the kind alone identifies the quantity: a story has one fine, one crowd, one turnout."""
    return (bool(a.words & b.words) and (bool(a.unit) or a.kind in ("crowd", "without power"))) or a.kind in (
        "turnout",
        "age",
    )


def _elsewhere(a: Scene, b: Scene) -> bool:
    return any(ours and theirs and not ours & theirs for ours, theirs in ((a.places, b.places), (a.days, b.days)))


def _otherwise_named(stem: str, a: Quantity, b: Quantity, *, strictly: bool) -> bool:
    """Return whether different words precede the same word: the harbour bill, the fishing bill.

    With `strictly`, also if only one is preceded by a word.  A word for the kind itself does not count: "buy Morvane"
    and "pay for Morvane" are about one Morvane.
    """
    ours, theirs = (
        "" if left in a.words | b.words else left for left in (a.scene.left.get(stem, ""), b.scene.left.get(stem, ""))
    )
    if strictly and ours != theirs:
        return bool((ours and ours not in b.scene.stems) or (theirs and theirs not in a.scene.stems))
    return bool(ours and theirs and ours != theirs and ours not in b.scene.stems and theirs not in a.scene.stems)
