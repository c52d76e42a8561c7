"""Collect the sentences from which a summarizer chooses, with the properties that all methods need."""

import re
from collections.abc import Collection, Sequence, Sized
from functools import lru_cache
from typing import Any, NamedTuple

from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.summary import Budget
from digest.text.furniture import ends_as_sentence, holds_credit, opens_with_credit, reason_against
from digest.text.openers import dangles
from digest.text.sentences import Span
from digest.text.words import stems, stems_of, word_pairs

# Minimum share of the longer stems of the shorter sentence that both sentences have in common, for two sentences on one
# thing.  With .5, 2 % of the summaries of single articles have two sentences that a reader takes for the same, without
# the rule 6 %; it costs 0.15 points of ROUGE-1 and -2 together.
SAME = 0.5
# Number of sentences with the same words, from which on they are a list and not contradictions: yes, no, another
# number.
VERSIONS = 3
# Starts of notes of a newsroom on its article and not on the event.
_NOTES = (
    "correction", "clarification", "editor’s note", "editor's note", "an earlier version of this",
    "korrektur:", "hinweis der redaktion", "anmerkung der redaktion", "rectificatif", "note de la rédaction",
    "corrección", "fe de errores", "rectificación", "rettifica", "correzione", "correção", "errata", "correctie",
    "rectificatie", "정정", "바로잡습니다", "this article was", "this story was", "this report was", "this text was",
)  # fmt: skip
# Sentences of a note at most.
_NOTE = 4
# Starts by which a live blog speaks to its readers.
_GREETINGS = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s+)?(?:hello|welcome|good (?:morning|evening|afternoon)|thanks for (?:following|joining)"
    r"|stay with us|here(?:[’']s| is) what we know|guten (?:morgen|tag|abend)|(?:herzlich )?willkommen|bonjour"
    r"|bienvenue|buenos d[ií]as|bienvenidos?|buongiorno|benvenuti|bom dia|bem-vindos|goedemorgen|welkom)\b"
)
_LABEL = max(map(len, _NOTES))
# Letters at the start of a sentence in which the colon of a credit is looked for.
_LABEL_OF_CREDIT = 24
# Letters at the end of a sentence in which its end mark is looked for.
_END = 12
# Ends of a title or a sentence that was cut off.
_CUT = ("...", "…")
# Articles whose stems are remembered, more than the stories of an edition have: 5 kB each.
_REMEMBERED = 1_000
_PAIRS = ("“”", "«»", "「」", "『』")
# The mark that both opens and closes: before a word, and behind one.
_OPENS, _CLOSES = re.compile(r'(?<![^\s(])"(?=\w)'), re.compile(r'(?<=[^\s(])"')


class Candidate(NamedTuple):
    """Sentence of `source` that a summarizer may choose.

    `order` is its place among all candidates in reading order, `article` the place of its article.  Slow figures are
    properties: they are computed for few candidates.
    """

    source: Article
    position: int
    order: int
    article: int
    text: str
    stems: tuple[str, ...]

    @property
    def sentence(self) -> Sentence:
        """Sentence as a value."""
        return self.source.sentence(self.position)

    @property
    def language(self) -> str:
        """Language of its article."""
        return self.source.language

    @property
    def words(self) -> int:
        """Number of words between blanks."""
        return len(self.text.split())

    @property
    def dangling(self) -> bool:
        """True if the sentence depends on the one before it."""
        return self.position > 0 and dangles(self.text, self.source.language)

    @property
    def asks(self) -> bool:
        """True for a question."""
        return self.text.rstrip("\"'”’»").endswith(("?", "？", "؟"))

    @property
    def complete(self) -> bool:
        """True for a complete sentence of the news.

        It ends with an end mark and is not cut off, introduces nothing after it, closes its quotations and brackets,
        and is neither a note of the newsroom nor a credit.
        """
        text = self.text
        if self._is_in_note or _GREETINGS.match(text[:_LABEL].lower()):
            return False
        return (
            (text[-1] in ".!?" or (text[-1] not in ":;," and ends_as_sentence(text[-_END:])))
            and not text.endswith(_CUT)
            and is_balanced(text)
            and not (_may_be_credited(text) and (reason_against(text) or holds_credit(text)))
            and not self._is_caption
        )

    @property
    def is_inside_quotation(self) -> bool:
        """True if a quotation that opened before it in its paragraph goes on: it has neither marks nor a speaker."""
        text, start = self.source.text, self.source.spans[self.position][0]
        return leaves_open(text[text.rfind("\n", 0, start) + 1 : start])

    @property
    def _is_in_note(self) -> bool:
        """True for a note of the newsroom, and for a sentence behind one in the paragraph that opens the article."""
        if self.text[:_LABEL].lower().startswith(_NOTES):
            return True
        spans, paragraph = self.source.spans, self.source.spans[self.position][2]
        if not 0 < self.position < _NOTE or paragraph != spans[0][2] or paragraph == spans[-1][2]:
            return False
        return self.source.text[:_LABEL].lower().startswith(_NOTES)

    @property
    def _is_caption(self) -> bool:
        """True if a credit is glued to the next sentence, so that this one is a caption."""
        spans = self.source.spans
        if self.position + 1 >= len(spans):
            return False
        start = spans[self.position + 1][0]
        head = self.source.text[start : start + _LABEL_OF_CREDIT]
        return (":" in head or "：" in head) and opens_with_credit(head)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Pairs of neighbouring words, with the stop words between them."""
        return word_pairs(self.text, self.source.language)

    @property
    def content(self) -> frozenset[str]:
        """Longer stems, by which two sentences are compared; all its stems if none is longer."""
        return frozenset([stem for stem in self.stems if len(stem) > 3]) or frozenset(self.stems)


def _may_be_credited(text: str) -> bool:
    """Return whether a sentence has marks of credits or notices: cleaning does not change "Photo: Ann Lee The …"."""
    return ": " in text or "(" in text or "/" in text or "©" in text


class Said:
    """Sentences that were taken, to find repeats of them."""

    def __init__(self) -> None:
        self._taken: list[tuple[frozenset[str], Candidate]] = []

    def __len__(self) -> int:
        return len(self._taken)

    def add(self, candidate: Candidate) -> None:
        """Record a sentence as taken."""
        self._taken.append((candidate.content, candidate))

    def holds(self, candidate: Candidate) -> bool:
        """Return whether a sentence repeats a taken one, or is one version too many of one."""
        content, versions = candidate.content, 0
        for other, taken in self._taken:
            if overlap(content, other):
                versions += 1
                if versions == VERSIONS or not are_contradictory(candidate, taken):
                    return True
        return False


def overlap(one: frozenset[Any], other: frozenset[Any]) -> bool:
    """Return whether two sentences, given by their `content`, share enough words; an empty one does with each."""
    return len(one & other) >= SAME * min(len(one), len(other))


def are_contradictory(one: Candidate, other: Candidate) -> bool:
    """Return whether two sentences contradict each other; in one article by a "not" alone, since lists differ in the
    rest.
    """
    from digest.text.contradictions import contradict, deny, replace_a_word  # most summaries compare no two sentences

    if one.language != other.language:
        return False
    if one.source is other.source:
        return deny(one.text, other.text, one.language)
    return contradict(one.text, other.text, one.language) or replace_a_word(one.text, other.text, one.language)


def is_balanced(text: str) -> bool:
    """Return whether a text closes its quotations and brackets; if not, it is a part of a longer quotation.

    >>> is_balanced("“It rained,” she said."), is_balanced("“It rained."), is_balanced("„Es regnet“, sagte sie.")
    (True, False, True)
    """
    if text.count('"') % 2 or text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    if text.isascii():
        return True
    if "„" in text:  # German closes with the mark that opens in English
        return text.count("„") == text.count("“") + text.count("”")
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def leaves_open(text: str) -> bool:
    """Return whether a quotation that opens in a text goes on behind it.

    >>> leaves_open("“It rained. "), leaves_open("“It rained,” she said. "), leaves_open('She is 5\'2" tall. ')
    (True, False, False)
    """
    if '"' in text and len(_OPENS.findall(text)) > len(_CLOSES.findall(text)):
        return True
    if text.isascii():
        return False
    if "„" in text:
        return text.count("„") > text.count("“") + text.count("”")
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS if pair[0] in text)


def candidates(articles: Sequence[Article], avoid: Collection[str] = (), most: int | None = None) -> list[Candidate]:
    """Return the sentences of the articles in reading order: older articles first, each from its start.

    Sentences whose hash is in `avoid`, and repeats word for word, are left out.  Only the first `most` sentences of
    each article are used.
    """
    found: list[Candidate] = []
    said = set(avoid)
    once = len(articles) > 1 or bool(said)
    for at, article in enumerate(reading_order(articles)):
        text, spans = article.text, article.spans[:most]
        sayings = _sayings(text, spans, article.language)
        for position, ((start, end, _), said_in) in enumerate(zip(spans, sayings, strict=True)):
            spoken = text[start:end]
            if once:
                name = hash_text(spoken)
                if name in said:
                    continue
                said.add(name)
            found.append(Candidate(article, position, len(found), at, spoken, said_in))
    return found


@lru_cache(maxsize=_REMEMBERED)
def _sayings(text: str, spans: Sequence[Span], language: str) -> tuple[tuple[str, ...], ...]:
    """Return the stems of the sentences of an article: a story is summarized again in other lengths."""
    return tuple(stems_of(text, spans, language))


def title_of(article: Article) -> tuple[str, ...]:
    """Return the stems of the title of an article."""
    return tuple(stems(article.title, article.language)) if article.title else ()


def reading_order(articles: Sequence[Article]) -> list[Article]:
    """Return the articles in reading order: older ones first, undated ones last."""
    return sorted(articles, key=lambda article: article.age)


class StemCounts:
    """Sentences chosen from `found` within a budget.

    A method offers its sentences from best to worst, and a sentence that does not fit is passed over.  A larger budget
    never gives fewer words: where the choices for two budgets differ for the first time, the larger one has taken a
    sentence that exceeds the smaller one.
    """

    def __init__(self, budget: Budget, found: Sized) -> None:
        self._most = budget.most(len(found))
        self._words_left = budget.words  # None: words are not counted
        self.taken: list[Candidate] = []
        self.passed_over = False

    @property
    def full(self) -> bool:
        """True if no further sentence fits, however short."""
        return len(self.taken) >= self._most

    def take(self, candidate: Candidate) -> bool:
        """Take a sentence if it fits; return whether it was taken."""
        left = None if self._words_left is None else self._words_left - candidate.words
        if self.full or (left is not None and left < 0):
            self.passed_over = True
            return False
        self.taken.append(candidate)
        self._words_left = left
        return True

    def in_reading_order(self) -> list[Candidate]:
        """Return the chosen sentences in reading order."""
        return sorted(self.taken, key=lambda candidate: candidate.order)
