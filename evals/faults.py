"""What a reader would stumble over in a summary; each fault is counted once a summary."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.model.article import Article, Sentence
from digest.text.furniture import reason_against
from digest.text.openers import dangles

FAULTS = ("dangling", "near_dup", "quote_broken", "furniture", "not_verbatim")
_WORD = re.compile(r"[^\W_]+")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"), ("「", "」"), ("『", "』"))
# "SEOUL, Jan. 7 (Wire) --", and what else scrapes leave at the head of a first sentence.
_HEAD = re.compile(
    r"^(?:By\s+[A-Z]\S+\s+[A-Z]|PUBLISHED|UPDATED|Last updated|[A-Z]{3}[A-Z ,.]+\([A-Z][\w ]+\)\s*[-–—])"
)


def faults(chosen: Sequence[Sentence], articles: Sequence[Article]) -> tuple[bool, ...]:
    """Whether a summary has each of FAULTS."""
    sources = {article.id: article for article in articles}
    return (
        any(is_dangling(chosen, at, sources[sentence.article].language) for at, sentence in enumerate(chosen)),
        any(near_duplicates(a.text, b.text) for a, b in combinations(chosen, 2)),
        is_unbalanced(" ".join(sentence.text for sentence in chosen)),
        any(bool(reason_against(s.text)) or bool(_HEAD.match(s.text)) for s in chosen),
        not all(_is_verbatim(sentence, sources) for sentence in chosen),
    )


def is_dangling(chosen: Sequence[Sentence], at: int, language: str) -> bool:
    """Whether a sentence opens on a pronoun or connective and does not stand behind its neighbour.

    An article's own first sentence is exempt.
    """
    sentence = chosen[at]
    if sentence.position == 0 or not dangles(sentence.text, language):
        return False
    before = chosen[at - 1] if at else None
    return before is None or (before.article, before.position) != (sentence.article, sentence.position - 1)


def near_duplicates(a: str, b: str) -> bool:
    """Whether two sentences share half of the words of over three letters of the one that has fewer of them.

    >>> near_duplicates("The harbour bridge closed.", "Harbour bridge: closed for months, says the port.")
    True
    """
    first, second = ({word for word in _WORD.findall(text.lower()) if len(word) > 3} for text in (a, b))
    least = min(len(first), len(second))
    return least > 0 and len(first & second) >= least / 2


def is_unbalanced(text: str) -> bool:
    """Whether straight quotes are odd in number, or opening and closing marks unequal.

    >>> is_unbalanced("“It rained"), is_unbalanced('It "rained" (twice)')
    (True, False)
    """
    if "„" in text:  # German closes with the mark that opens in English
        curly = text.count("„") != text.count("“") + text.count("”")
        return curly or text.count('"') % 2 == 1 or _unequal(text, _PAIRS[1:])
    return text.count('"') % 2 == 1 or _unequal(text, _PAIRS)


def _unequal(text: str, pairs: Sequence[tuple[str, str]]) -> bool:
    return any(text.count(opening) != text.count(closing) for opening, closing in pairs)


def _is_verbatim(sentence: Sentence, sources: Mapping[str, Article]) -> bool:
    return sources[sentence.article].text[sentence.start : sentence.end] == sentence.text
