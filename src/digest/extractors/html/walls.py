"""Recognise pages shown before or in place of an article: consent, robot and login walls, stubs, "not found", shells.

A wall is recognised by its words to the reader and by how little other text it has, never by one alone: an article
about captchas has the words too, and a short article is short.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from digest.extractors.html import wording
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide

# Letters of prose beside a wall's own sentences from which on a page is an article: two short sentences.  A page with
# the title of a wall needs more: such pages explain themselves, and list the latest news.
_OWN, _OWN_UNDER_TITLE = 160, 1_500
# Maximum letters of a wall; only a consent wall may be longer: some fill pages.
_LONG = 2 * _OWN_UNDER_TITLE
# Maximum words of an outlet's name beside a wall's title.
_NAME = 3
# A letter of a script without blanks counts as this many others.
_WIDE = 2.5
# Minimum shares of a consent wall's prose: sentences on consent that speak as the owner or to the reader; sentences on
# consent that speak as the owner.  Articles about consent quote an owner in a sentence or two.
_CONSENT, _CONSENT_AS_OWNER = 0.6, 0.3
# Latest position of the asking words in a line that asks to subscribe; and minimum letters of a paragraph: shorter
# lines are offers and the like.
_OPENING, _PARAGRAPH = 25, 120
_LINE = 120
_ASKING = ("paywall", "login")
REASONS = {
    "consent": "a consent wall, no article; open it once in a browser, or take the outlet's feed",
    "robot": "a page that asks whether a person reads it, no article; take the outlet's feed",
    "login": "a login page, no article; nothing to quote",
    "missing": "a page that says it was not found; check the address",
    "shell": "a page that a script fills in, empty by itself; take the outlet's feed",
    "paywall": "the stub of an article for subscribers; nothing to quote",
}
_PHRASES = {"missing": wording.MISSING, "robot": wording.ROBOT, "shell": wording.SHELL, "login": wording.LOGIN,
            "paywall": wording.PAYWALL}  # fmt: skip
_PARTS = re.compile(r"\s+[|–—·•»-]\s+|\s*[|·•»｜]\s*")
_SENTENCES = re.compile(r"(?<=[.!?。！？…])\s+|(?<=[。！？])")
_WORD = re.compile(r"[^\W\d_]+")


def wall_of(paragraphs: Sequence[str], titles: Iterable[str], *, asks_password: bool = False) -> str:
    """Return the kind of wall, a key of REASONS, that these paragraphs of a page are; "" for an article."""
    if sum(map(len, paragraphs)) > _LONG and not any(map(_is_on_consent, paragraphs[:3])):
        return ""
    sentences = [part for line in paragraphs for part in _SENTENCES.split(line) if part.strip()]
    prose = _prose_in(sentences)
    called = _called(titles)
    if called and prose < _OWN_UNDER_TITLE:
        return called
    if _is_consent(sentences):
        return "consent"
    return _main_kind(sentences) or ("login" if asks_password and prose < _OWN else "")


def _main_kind(sentences: Sequence[str]) -> str:
    """Return the first kind of wall that a sentence names; "" if none does, or the other sentences are an article."""
    if not kind_said(" ".join(sentences)):  # seldom, and seen faster in all at once
        return ""
    kinds = [*map(kind_said, sentences)]
    own = _prose_in(sentence for sentence, kind in zip(sentences, kinds, strict=True) if not kind)
    return next(filter(None, kinds), "") if own < _OWN else ""


def _prose_in(sentences: Iterable[str]) -> float:
    """Return the total weight of the whole sentences."""
    return sum(_weight(sentence) for sentence in sentences if is_prose(sentence))


def asks_password(tree: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Return whether a page has a field for a password."""
    return any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))


def without_prompts(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it is kept; drop lines that ask to subscribe or log in, and the offers below them.

    A line below a prompt is kept if it is a paragraph, or a paragraph follows.
    """
    whole = _plain(" ".join(lines))
    said = [phrase for kind, phrases in _phrases() if kind in _ASKING for phrase in phrases if phrase in whole]
    prompts = [_is_prompt(line, said) for line in lines]
    first = prompts.index(True) if True in prompts else len(lines)
    paragraphs = (at for at, line in enumerate(lines) if not prompts[at] and _weight(line) >= _PARAGRAPH)
    last = max(first, max(paragraphs, default=first))
    return [not prompt and at <= last for at, prompt in enumerate(prompts)]


def _is_prompt(line: str, phrases: Sequence[str]) -> bool:
    """Return whether a line opens with one of these phrases; lines of an article seldom open with them."""
    if not phrases:
        return False
    opening = _plain(line[:_LINE])
    return any(0 <= opening.find(phrase) <= _OPENING for phrase in phrases)


def kind_said(sentence: str) -> str:
    """Return the kind of wall whose phrases a sentence has; "" if it has no such phrase."""
    plain = _plain(sentence)
    return next((kind for kind, phrases in _phrases() if any(phrase in plain for phrase in phrases)), "")


def _called(titles: Iterable[str]) -> str:
    """Return the kind of wall that a page's titles name; "" if any names more than a wall and an outlet."""
    kinds = [_kind_of_title(title) for title in titles if title.strip()]
    return "" if None in kinds else next(filter(None, kinds), "")


def _kind_of_title(title: str) -> str | None:
    """Return the kind of wall that a title names beside an outlet; "" for an outlet alone, None for another title."""
    parts = [part.strip(" .") for part in _PARTS.split(_plain(title))]
    kind = next((kind for kind, names in _titles() if not names.isdisjoint(parts)), "")
    others = [part for part in parts if not kind or part not in dict(_titles())[kind]]
    return kind if sum(part.count(" ") + 1 for part in others if part) <= _NAME else None


def _is_consent(sentences: Sequence[str]) -> bool:
    """Return whether most of the text is about consent, spoken by the owner or to the reader."""
    whole = sum(map(len, sentences))
    about = list(filter(_is_on_consent, sentences))
    owned = [sentence for sentence in about if _has(sentence, wording.OWNER, wording.OWNER_UNSPACED)]
    asked = [sentence for sentence in about if _has(sentence, wording.READER, wording.READER_UNSPACED)]
    spoken = sum(map(len, {*owned, *asked}))
    return whole > 0 and spoken >= _CONSENT * whole and sum(map(len, owned)) >= _CONSENT_AS_OWNER * whole


def _is_on_consent(text: str) -> bool:
    return _has(text, wording.CONSENT, wording.CONSENT_UNSPACED)


def _has(sentence: str, words: frozenset[str], unspaced: Sequence[str]) -> bool:
    plain = _plain(sentence)
    return not words.isdisjoint(_WORD.findall(plain)) or any(part in plain for part in unspaced)


def _weight(sentence: str) -> float:
    return len(sentence) + (_WIDE - 1) * count_wide(sentence)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, tuple(map(_plain, phrases.split("|")))) for kind, phrases in _PHRASES.items())


@cache
def _titles() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (kind, frozenset(_plain(name).strip(" .") for name in names.split("|")))
        for kind, names in wording.TITLES.items()
    )
