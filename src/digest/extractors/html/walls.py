"""Pages that stand before or in place of an article: consent, robot and login walls, stubs, "not found", empty shells.

Told by what they say to the reader and by how little else they say, never by one alone: an article about captchas says
the words too, and a short article is short.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from digest.extractors.html import wording
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide

# Letters of prose beside a wall's own sentences from which on a page is an article: two short sentences.  A page that
# calls itself a wall in its title has to say more: such pages explain themselves, and list the latest news.
_OWN, _OWN_UNDER_TITLE = 160, 1_500
# Letters beyond which a page can only be a wall by talking of consent, which takes some of them pages.
_LONG = 2 * _OWN_UNDER_TITLE
# Words of a name of an outlet beside a wall's title.
_NAME = 3
# A letter of a script without blanks says as much as this many others.
_WIDE = 2.5
# So much of a consent wall's prose is on consent and speaks as the owner or to the reader; so much speaks as the owner.
# Articles about consent quote an owner in a sentence or two.
_CONSENT, _CONSENT_AS_OWNER = 0.6, 0.3
# Where in a line that asks to subscribe the words for it begin, at the latest; and the letters of a paragraph, below
# which lines are offers and the like.
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
    """The kind of wall, a key of REASONS, that these paragraphs of a page are; "" for an article."""
    if sum(map(len, paragraphs)) > _LONG and not any(map(_is_on_consent, paragraphs[:3])):
        return ""
    sentences = [part for line in paragraphs for part in _SENTENCES.split(line) if part.strip()]
    prose = _prose_in(sentences)
    called = _called(titles)
    if called and prose < _OWN_UNDER_TITLE:
        return called
    if _is_consent(sentences):
        return "consent"
    kinds = [*map(kind_said, sentences)]
    own = _prose_in(sentence for sentence, kind in zip(sentences, kinds, strict=True) if not kind)
    if any(kinds) and own < _OWN:
        return next(filter(None, kinds))
    return "login" if asks_password and prose < _OWN else ""


def _prose_in(sentences: Iterable[str]) -> float:
    """Return the weight of the whole sentences among these."""
    return sum(_weight(sentence) for sentence in sentences if is_prose(sentence))


def asks_password(tree: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether a page has a field for a password."""
    return any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))


def without_prompts(lines: Sequence[str]) -> list[bool]:
    """Which lines stay when those go that ask the reader to subscribe or log in, and what stands below them: offers.

    A line below one stays where a paragraph follows.
    """
    whole = _plain(" ".join(lines))
    said = [phrase for kind, phrases in _phrases() if kind in _ASKING for phrase in phrases if phrase in whole]
    prompts = [_is_prompt(line, said) for line in lines]
    if not any(prompts):
        return [True] * len(lines)
    first = prompts.index(True)
    last = max((at for at, line in enumerate(lines) if not prompts[at] and _weight(line) >= _PARAGRAPH), default=first)
    return [not prompts[at] and (at < first or at <= last) for at in range(len(lines))]


def _is_prompt(line: str, phrases: Iterable[str]) -> bool:
    """Whether a line opens with one of these phrases; an article that has them in it seldom opens a line with them."""
    opening = _plain(line[:_LINE])
    return any(0 <= opening.find(phrase) <= _OPENING for phrase in phrases)


def kind_said(sentence: str) -> str:
    """The kind of wall whose words a sentence says to its reader; "" for none."""
    plain = _plain(sentence)
    return next((kind for kind, phrases in _phrases() if any(phrase in plain for phrase in phrases)), "")


def _called(titles: Iterable[str]) -> str:
    """The kind of wall that a page's titles name, where none of them says more than that and an outlet's name."""
    kinds = [_kind_of_title(title) for title in titles if title.strip()]
    return "" if None in kinds else next(filter(None, kinds), "")


def _kind_of_title(title: str) -> str | None:
    """The kind of wall that a title names beside a name; "" for a name alone, None for a title of something else."""
    parts = [part.strip(" .") for part in _PARTS.split(_plain(title))]
    kind = next((kind for kind, names in _titles() if not names.isdisjoint(parts)), "")
    others = [part for part in parts if not kind or part not in dict(_titles())[kind]]
    return kind if sum(part.count(" ") + 1 for part in others if part) <= _NAME else None


def _is_consent(sentences: Sequence[str]) -> bool:
    """Whether most of what is said is about consent, by the owner or to the reader."""
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
