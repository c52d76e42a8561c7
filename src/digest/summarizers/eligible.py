"""Choose the sentences of a story that may be told: statements of the event that stand alone, if it has any."""

import re
from collections.abc import Sequence

from digest.model.article import Article
from digest.summarizers.candidates import Candidate, candidates
from digest.summarizers.story_titles import StoryTitles

LOOKED_AT = 25  # sentences of each article
SHORTEST = 7  # words
# A quotation from end to end, in marks of one kind.
_BARE = re.compile(r"\s*(?:“[^“”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』)[.!。]?\s*")
# An opening phrase of time or place, and a pronoun for somebody who is not named before it, in English.
_ABSENT = re.compile(
    r"(?:in|on|at|along|after|before|during|for|from|with|without|since|by|under|over|through|throughout|until|within"
    r"|amid|among|despite|next|last|later|earlier)"
    r"(?: (?!(?:he|she|they)\b)(?:[a-z0-9'’-]+|[A-Z][a-z]+day)){1,5},? (?:he|she|they)\b"
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
    )


def _is_any(candidate: Candidate) -> bool:
    return True


def is_bare_quotation(text: str) -> bool:
    """Return whether a sentence is a quotation alone: nobody can see who said it.

    >>> is_bare_quotation("“We lost it all.”"), is_bare_quotation("“We lost it all,” she said.")
    (True, False)
    """
    return _BARE.fullmatch(text) is not None


def speaks_of_somebody_absent(text: str, language: str) -> bool:
    """Return whether a sentence has "he", "she" or "they" behind its opening phrase, and nobody before it.

    >>> speaks_of_somebody_absent("Along the way he ran a bank.", "en")
    True
    >>> speaks_of_somebody_absent("After the vote Orr said he was glad.", "en")
    False
    """
    return language == "en" and _ABSENT.match(text[:1].lower() + text[1:]) is not None
