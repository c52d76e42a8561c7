"""Weigh what two groups of two languages share, as evidence that both are on one event.

Each shared key counts by its rarity: -ln of its share of the groups, with PRIOR groups more in which it is as frequent
as its kind is in the news.  What both tell and do not share counts against them, as the cosine of all their keys does.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from digest.clusterers.bridge_keys import Keys
from digest.text.sounds import vowels_in

# Groups that are added to each count.
PRIOR = 200
# Share of the news that has a thing, a place, a name.
_SHARES = {"things": 0.03, "places": 0.03, "names": 0.003}
# The same for a number: up to twelve, of two digits, a year; with one, two and more digits before the zeros; a decimal.
_SMALL, _TWO_DIGITS, _YEAR = 0.15, 0.04, 0.15
_ROUNDED, _DECIMAL = (0.02, 0.02, 0.006, 0.001), 0.004
_FEW, _HUNDRED, _YEARS = 12, 100, range(1990, 2036)
# Skeletons of n sounds that are equal by chance: this much by 7 to the power of n, for each name of the other group.
_CHANCE, _KINDS = 8.0, 7
# Likeness of two names in Latin letters with equal sounds, and the vowels by which others may differ.
_ALIKE, _VOWELS = 0.7, 1
# Numbers, and names, that count: the rarest.
_NUMBERS, _NAMES = 4, 5
_MOST_NAMES = 4
# Weights of the evidence, fitted by evals/fit_bridges.py.
WEIGHTS = {"numbers": 0.46, "sounds": 0.35, "things": 0.46, "places": 0.31, "names": 1.23, "cosine": 5.4, "size": -1.88}
START = 1.2


@dataclass(frozen=True, slots=True)
class BridgeEvidence:
    """What two groups share, in nats; `shared` are the names of it that can be shown."""

    numbers: float
    sounds: float
    things: float
    places: float
    names: int
    cosine: float
    size: float
    shared: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """The log odds that two groups are on one event."""
        return round(START + sum(weight * float(getattr(self, name)) for name, weight in WEIGHTS.items()), 9)


class Rarity(dict[tuple[str, Hashable], float]):
    """How rare each key of the groups of a day is; `held` is the number of groups that have it."""

    def __init__(self, sides: Sequence[Keys]) -> None:
        super().__init__()
        self.groups = len(sides)
        self.held: Counter[tuple[str, Hashable]] = Counter()
        for keys in sides:
            for kind in ("things", "numbers", "places", "names", "sounds"):
                self.held.update((kind, key) for key in getattr(keys, kind))

    def __missing__(self, kind_and_key: tuple[str, Hashable]) -> float:
        share = _share_of(*kind_and_key)
        found = -math.log((self.held[kind_and_key] + PRIOR * share) / (self.groups + PRIOR))
        self[kind_and_key] = found
        return found

    def sum_of(self, kind: str, keys: Iterable[Hashable]) -> float:
        """Return the rarity of keys of one kind together."""
        return sum(self[kind, key] for key in keys)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The keys of a group, with the rarity of all its things and numbers together, and its size."""

    keys: Keys
    told: float
    size: float

    @classmethod
    def of(cls, keys: Keys, rarity: Rarity) -> "Weighed":
        told = rarity.sum_of("things", keys.things) + rarity.sum_of("numbers", keys.numbers)
        return cls(keys, told, math.log(1 + len(keys.things) + len(keys.numbers) + len(keys.names) / 2))


def evidence(one: Weighed, other: Weighed, rarity: Rarity) -> BridgeEvidence:
    """Return the evidence that two groups are on one event."""
    ours, theirs = one.keys, other.keys
    numbers = sorted((rarity["numbers", it] for it in ours.numbers & theirs.numbers), reverse=True)
    things = rarity.sum_of("things", ours.things & theirs.things)
    names = ours.names & theirs.names
    sounds = list(islice(_sounds(ours, theirs, rarity, names), _NAMES))
    return BridgeEvidence(
        numbers=sum(numbers[:_NUMBERS]),
        sounds=sum(weight for weight, _ in sounds),
        things=things,
        places=rarity.sum_of("places", ours.places & theirs.places),
        names=min(len(names), _MOST_NAMES),
        cosine=(things + sum(numbers)) / max(1.0, math.sqrt(one.told * other.told)),
        size=one.size + other.size,
        shared=(*names, *(name for _, name in sounds), *(f"{it:.12g}" for it in ours.numbers & theirs.numbers)),
    )


def _sounds(one: Keys, other: Keys, rarity: Rarity, equal: frozenset[str]) -> Iterator[tuple[float, str]]:
    """Yield the names that sound alike and are not equal in letters, with their rarity, the rarest first.

    A name is taken once: not again as a part of a longer one.
    """
    alike = ((_alike(skeleton, one, other, equal), skeleton) for skeleton in one.sounds.keys() & other.sounds.keys())
    found = [(_rarity_of_sound(skeleton, other, rarity), name, skeleton) for name, skeleton in alike if name]
    taken: list[str] = []
    for weight, name, skeleton in sorted(found, key=lambda it: (-it[0], it[1:])):
        if weight >= 1 and not any(skeleton in longer or longer in skeleton for longer in taken):
            taken.append(skeleton)
            yield weight, name


def _alike(skeleton: str, one: Keys, other: Keys, equal: frozenset[str]) -> str:
    """Return a name of one group that may be a name of the other, both with a skeleton; "" if there is none."""
    pairs = ((a, b) for a in one.sounds[skeleton] for b in other.sounds[skeleton] if not equal & {a, b})
    return min((a for a, b in pairs if _may_be_one(a, b, one, other)), default="")


def _may_be_one(a: str, b: str, one: Keys, other: Keys) -> bool:
    """Return whether two names of equal consonants may be one: by their letters, or in two scripts by their vowels."""
    if a.isascii() and b.isascii():
        return a in one.names and b in other.names and _likeness(a, b) >= _ALIKE
    vowels = vowels_in(a), vowels_in(b)
    return not all(vowels) or abs(vowels[0] - vowels[1]) <= _VOWELS


@lru_cache(maxsize=50_000)
def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _rarity_of_sound(skeleton: str, other: Keys, rarity: Rarity) -> float:
    """Return the rarity of a skeleton among the groups, at most that among the words of the other group."""
    words = (len(other.names) + len(other.joined)) * _chance(skeleton)
    return min(rarity["sounds", skeleton], -math.log(min(words, 1.0)))


def _chance(skeleton: str) -> float:
    """Return the chance that a word has a skeleton."""
    return min(1.0, _CHANCE / math.pow(_KINDS, len(skeleton) - (0.5 if skeleton.startswith(".") else 0.0)))


def _share_of(kind: str, key: Hashable) -> float:
    """Return the share of the news that has a key."""
    if isinstance(key, float):
        return _share_of_number(key)
    return _SHARES[kind] if kind in _SHARES else _chance(str(key))


def _share_of_number(number: float) -> float:
    if not number.is_integer():
        return _DECIMAL
    if number <= _FEW:
        return _SMALL
    if number < _HUNDRED:
        return _TWO_DIGITS
    if number in _YEARS:
        return _YEAR
    digits = len(f"{number:.0f}".rstrip("0"))
    return _ROUNDED[min(digits, len(_ROUNDED) - 1)]
