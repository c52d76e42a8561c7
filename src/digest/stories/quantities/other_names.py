"""Decide whether the sentences of two quantities have other names, places, or words before their nouns."""

import re

from digest.stories.quantities.article_reading import START, Reading
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.roles import nouns_in_common

# Stems of verbs whose subject is the one who estimates, not the thing that has a price.
_ESTIMATES = ("put", "estim", "reckon", "calcul", "expect", "quot", "bezif", "schätz", "rechn", "évalu", "chiffr")
_WORKS = frozenset(
    "work project plan scheme programm projekt vorhab travail projet proyect obra progett projet project".split()
)
# A place that opens its sentence, where other places follow elsewhere: "In Arva 40 centimetres fell".
_OPENING_PLACE = re.compile(
    r"(?i:in|at|near|à|en|bei|am|a|ad)\s(?:(?:the|der|die)\s)?(?:\w+\s){0,3}?"
    r"([A-ZÀ-Þ][\w-]{2,}(?:\s[A-ZÀ-Þ][\w-]+)*)"
)
# Words that say where in general: "in the capital".
_LOCAL = {
    "en": frozenset("capital north south east west northern southern eastern western suburbs".split()),
    "de": frozenset("hauptstadt norden süden osten westen".split()),
    "fr": frozenset("capitale nord sud ouest".split()),
    "es": frozenset("capital norte sur oeste".split()),
    "it": frozenset("capitale nord sud ovest".split()),
    "pt": frozenset("capital norte sul leste oeste".split()),
    "nl": frozenset("hoofdstad noorden zuiden oosten westen".split()),
}  # French "est" and "sur", Spanish "este" are mostly other words.
_SMALL = frozenset("new old first neu alt erst nouveau nouvel ancien nuev viej nuov vecchi nov nieuw oud".split())


def are_named_otherwise(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether each sentence has a name that the other article does not contain."""
    mine = {name for name in a.context.names if name[:START] not in theirs.text}
    other = {name for name in b.context.names if name[:START] not in ours.text}
    mine |= _places(a) - _places(b)
    other |= _places(b) - _places(a)
    return bool(mine and other)


def are_placed_otherwise(a: Quantity, b: Quantity) -> bool:
    """Return whether each sentence opens with a place, and with another one."""
    ours, theirs = (_OPENING_PLACE.match(one.sentence.text) for one in (a, b))
    return bool(ours and theirs) and {*_words(ours)}.isdisjoint(_words(theirs))


def _words(match: re.Match[str] | None) -> list[str]:
    return folded(match[1]).split() if match else []


def _places(one: Quantity) -> frozenset[str]:
    return one.context.words & _LOCAL.get(one.context.language, frozenset())


def are_modified_otherwise(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether different words precede the same word: the harbour bill, the fishing bill.

    For money also if only one is preceded by a word: the ticket, the group ticket.
    """
    if a.kind == "count":
        return _are_two_sorts(a, b, ours, theirs)
    if a.kind not in ("votes", "money") or a.context.language != b.context.language:
        return False
    subjects = _paid_for(a), _paid_for(b)
    if _is_strange(subjects[0], theirs) and _is_strange(subjects[1], ours):
        return True
    common = a.context.left.keys() & b.context.left.keys()
    return any(_is_of_two_sorts(stem, a, b, ours, theirs, stem in subjects) for stem in common)


def _is_of_two_sorts(stem: str, a: Quantity, b: Quantity, ours: Reading, theirs: Reading, is_subject: bool) -> bool:
    """Return whether a word has different words before it; those of a subject may be missing on one side."""
    left, right = _modifier(stem, a), _modifier(stem, b)
    strangers = _is_strange(left, theirs) + _is_strange(right, ours)
    is_bare = is_subject and not (left and right)
    return left != right and (strangers == 2 or (strangers > 0 and is_bare))


def _are_two_sorts(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether two counts of one noun have words before it that the other article lacks: home, away fans."""
    if a.context.language != b.context.language or not nouns_in_common(a, b):
        return False
    mine, other = a.sorts - b.sorts, b.sorts - a.sorts
    return any(_is_strange(word, theirs) for word in mine) and any(_is_strange(word, ours) for word in other)


def _is_strange(word: str, other: Reading) -> bool:
    """Return whether there is a word, and another article does not contain it."""
    return bool(word) and folded(word) not in other.text


def _paid_for(one: Quantity) -> str:
    """Return the stem of the subject of a price: "the bridge at Tamsin costs"; "" for work as such, and for none."""
    subject = ""
    for stem, left in one.context.left.items():
        kinds = kinds_of_word(stem, one.context.language)
        if stem.startswith(_ESTIMATES):
            return ""
        if "price" in kinds:
            return subject
        if (
            stem[:START] not in {name[:START] for name in one.context.names}
            and not kinds
            and stem not in _SMALL | _WORKS
        ):
            subject = stem
        elif left == subject or stem in _WORKS:
            subject = ""
    return ""


def _modifier(stem: str, one: Quantity) -> str:
    """Return the word before a stem, if it is no event and no mere adjective."""
    word = one.context.left.get(stem, "")
    return "" if word in _SMALL or kinds_of_word(word, one.context.language) else word
