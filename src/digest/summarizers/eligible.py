"""Choose the sentences of a story that may be told: statements of the event that stand alone, if it has any."""

import re
from collections.abc import Sequence

from digest.model.article import Article
from digest.summarizers.candidates import Candidate, candidates
from digest.summarizers.story_titles import StoryTitles
from digest.text.furniture.furniture_phrases import LABELS

LOOKED_AT = 25  # sentences of each article
SHORTEST = 7  # words
# Letters of the longest label of a paragraph; one in the middle of a paragraph is part of its sentence.
_LABEL = max(map(len, LABELS))
# A quotation from end to end, in marks of one kind.
_BARE = re.compile(r"\s*(?:“[^“”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』)[.!。]?\s*")
# An opening phrase of time or place, and a pronoun for somebody who is not named before it, in English.
_ABSENT = re.compile(
    r"(?:in|on|at|along|after|before|during|for|from|with|without|since|by|under|over|through|throughout|until|within"
    r"|amid|among|despite|next|last|later|earlier)"
    r"(?: (?!(?:he|she|they)\b)(?:[a-z0-9'’-]+|[A-Z][a-z]+day)){1,5},? (?:he|she|they)\b"
)

# A quotation with no other speaker than a pronoun behind it, in English: "We lost it all," she said.
_SAID_BY_PRONOUN = re.compile(r"[,?!][”\"’'] (?:(?:he|she|they) (?:\w+ly )?[a-z]+(?:ed|id|ld|ote)|said (?:he|she))\b")
# A caption of a picture: its file, the sides of it, or a day with its year and what somebody is doing.
_CAPTION = re.compile(
    r"\bfile (?:photo|picture|image)\b|\((?:[LRC]|left|right|cent(?:er|re))\) "
    r"|\b(?:speaks|walks|waves|gestures|poses|arrives|listens|looks|stands|smiles|holds|sits|attends|leaves|reacts"
    r"|embraces|hugs|greets|talks|delivers|addresses)\b.{0,200}"
    r"\b[A-Z][a-z]{2,6}day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
)


def eligible(found: list[Candidate], articles: Sequence[Article]) -> list[Candidate]:
    """Return the candidates of the best kind in the articles; the kind is also chosen by sentences to avoid.

    So two flash reports on an earthquake have a summary, and a story whose complete sentences were all shown before is
    not filled up with its fragments.
    """
    titles = StoryTitles(articles)
    for kind in (_is_statement, _stands_alone, _is_any):
        if chosen := [candidate for candidate in found if not titles.say(candidate) and kind(candidate)]:
            return chosen
        if any(not titles.say(c) and kind(c) for c in candidates(articles, most=LOOKED_AT)):
            return []
    return found


def _is_statement(candidate: Candidate) -> bool:
    """Return whether a candidate is long enough to report an event, and can be understood alone."""
    long_enough = candidate.words >= SHORTEST or (candidate.words < 3 and len(candidate.stems) >= SHORTEST)
    return long_enough and _stands_alone(candidate)


def _stands_alone(candidate: Candidate) -> bool:
    return candidate.complete and not (
        candidate.asks
        or candidate.dangling
        or candidate.is_inside_quotation
        or is_bare_quotation(candidate.text)
        or speaks_of_somebody_absent(candidate.text, candidate.language)
        or is_said_by_pronoun(candidate.text, candidate.language)
        or is_caption(candidate.text, candidate.language)
        or candidate.text[:_LABEL].lower().startswith(LABELS)
    )


def _is_any(candidate: Candidate) -> bool:
    return True


def is_bare_quotation(text: str) -> bool:
    """Return whether a sentence is a quotation alone: nobody can see who said it.

    >>> is_bare_quotation("“We lost it all.”"), is_bare_quotation("“We lost it all,” she said.")
    (True, False)
    """
    return _BARE.fullmatch(text) is not None


def is_said_by_pronoun(text: str, language: str) -> bool:
    """Return whether a sentence opens with a quotation whose speaker is a pronoun.

    >>> is_said_by_pronoun("“We lost it all,” she said.", "en"), is_said_by_pronoun("“We lost,” Orr said.", "en")
    (True, False)
    >>> is_said_by_pronoun("Orr was glad. “We won,” he said.", "en")
    False
    """
    return language == "en" and text[:1] in "“\"‘'" and _SAID_BY_PRONOUN.search(text) is not None


def is_caption(text: str, language: str) -> bool:
    """Return whether a sentence describes a picture, in English.

    >>> is_caption("Ann Orr speaks in Arva, Monday, May 4, 2026.", "en")
    True
    """
    return language == "en" and _CAPTION.search(text) is not None


def speaks_of_somebody_absent(text: str, language: str) -> bool:
    """Return whether a sentence has "he", "she" or "they" behind its opening phrase, and nobody before it.

    >>> speaks_of_somebody_absent("Along the way he ran a bank.", "en")
    True
    >>> speaks_of_somebody_absent("After the vote Orr said he was glad.", "en")
    False
    """
    return language == "en" and _ABSENT.match(text[:1].lower() + text[1:]) is not None
