"""The sentences that a summarizer chooses from, and what is known of each before any method has a say."""

from collections.abc import Collection, Sequence, Sized
from typing import NamedTuple

from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.summary import Budget
from digest.text.contradictions import contradict, deny
from digest.text.furniture import ends_as_sentence, holds_credit, opens_with_credit, reason_against
from digest.text.openers import dangles
from digest.text.words import stems, stems_of

# The share of the longer stems of the shorter sentence that two sentences on one thing have in common.  With .5, 2 % of
# the summaries of single articles hold a pair that a reader takes for one, without the rule 6 %, at 0.15 points of
# ROUGE-1 and -2 together.
SAME = 0.5
# Sentences in the same words that contradict each other: yes, no, and another number.  More of them are a list.
_VERSIONS = 3
# What a newsroom says of the article and not of the event.
_NOTES = (
    "correction", "clarification", "editor’s note", "editor's note", "an earlier version of this",
    "korrektur:", "hinweis der redaktion", "anmerkung der redaktion", "rectificatif", "note de la rédaction",
    "corrección", "fe de errores", "rectificación", "rettifica", "correzione", "correção", "errata", "correctie",
    "rectificatie", "정정", "바로잡습니다",
)  # fmt: skip
_LABEL = max(map(len, _NOTES))
# Letters at the start of a sentence among which the colon of a credit stands.
_LABEL_OF_CREDIT = 24
# Letters at the end of a sentence among which its end mark stands.
_END = 12
_PAIRS = ("“”", "«»", "「」", "『』")


class Candidate(NamedTuple):
    """A sentence of `source`; `order` is its place among all candidates, in reading order, `article` its article's.

    What takes time to know is a property, found out for the few that come into question.
    """

    source: Article
    position: int
    order: int
    article: int
    text: str
    stems: tuple[str, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence as a value."""
        return self.source.sentence(self.position)

    @property
    def language(self) -> str:
        """The language of its article."""
        return self.source.language

    @property
    def words(self) -> int:
        """Its blank-separated words."""
        return len(self.text.split())

    @property
    def dangling(self) -> bool:
        """Whether it is understood only behind the sentence before it."""
        return self.position > 0 and dangles(self.text, self.source.language)

    @property
    def complete(self) -> bool:
        """Whether it is a whole sentence of the news: it ends as one, leads into nothing and closes what it opens."""
        text = self.text
        if text[:_LABEL].lower().startswith(_NOTES):
            return False
        return (
            (text[-1] in ".!?" or (text[-1] not in ":;," and ends_as_sentence(text[-_END:])))
            and is_balanced(text)
            and not (_may_be_credited(text) and (reason_against(text) or holds_credit(text)))
            and not self._is_caption
        )

    @property
    def _is_caption(self) -> bool:
        """Whether the credit of a picture is glued to what follows."""
        spans = self.source.spans
        if self.position + 1 >= len(spans):
            return False
        start = spans[self.position + 1][0]
        head = self.source.text[start : start + _LABEL_OF_CREDIT]
        return (":" in head or "：" in head) and opens_with_credit(head)

    @property
    def content(self) -> frozenset[str]:
        """Its longer stems, by which two sentences are compared; where it has none, all."""
        return frozenset([stem for stem in self.stems if len(stem) > 3]) or frozenset(self.stems)


def _may_be_credited(text: str) -> bool:
    """Whether what stands in credits and notices is in a sentence: cleaning leaves "Photo: Ann Lee The …" as it is."""
    return ": " in text or "(" in text or "/" in text or "©" in text


class Said:
    """The sentences that were taken, to find a repeat of one of them."""

    def __init__(self) -> None:
        self._taken: list[tuple[frozenset[str], Candidate]] = []

    def __len__(self) -> int:
        return len(self._taken)

    def add(self, candidate: Candidate) -> None:
        """Record a sentence as taken."""
        self._taken.append((candidate.content, candidate))

    def holds(self, candidate: Candidate) -> bool:
        """Return whether a sentence repeats a taken one in other words, or is one more version of several."""
        content, versions = candidate.content, 0
        for other, taken in self._taken:
            if _overlap(content, other):
                versions += 1
                if versions == _VERSIONS or not _contradict(candidate, taken):
                    return True
        return False


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences have enough words in common, by their `content`; an empty one has with each."""
    return len(one & other) >= SAME * min(len(one), len(other))


def _contradict(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences contradict each other; in one article by a "not" alone: lists differ in the rest."""
    if one.language != other.language:
        return False
    return (deny if one.source is other.source else contradict)(one.text, other.text, one.language)


def is_balanced(text: str) -> bool:
    """Whether a text closes its quotations and brackets: one that does not is a piece of a longer quotation.

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


def candidates(articles: Sequence[Article], avoid: Collection[str] = (), most: int | None = None) -> list[Candidate]:
    """The sentences of the articles in reading order: older articles first, each from its start.

    Those whose hash is in `avoid` and those said before word for word are left out; of each article the first
    `most` are looked at.
    """
    found: list[Candidate] = []
    said = set(avoid)
    once = len(articles) > 1 or bool(said)
    for at, article in enumerate(reading_order(articles)):
        text, spans = article.text, article.spans[:most]
        sayings = stems_of(text, spans, article.language)
        for position, ((start, end, _), said_in) in enumerate(zip(spans, sayings, strict=True)):
            spoken = text[start:end]
            if once:
                name = hash_text(spoken)
                if name in said:
                    continue
                said.add(name)
            found.append(Candidate(article, position, len(found), at, spoken, said_in))
    return found


def title_of(article: Article) -> tuple[str, ...]:
    """The stems of its title."""
    return tuple(stems(article.title, article.language)) if article.title else ()


def reading_order(articles: Sequence[Article]) -> list[Article]:
    """The articles as they are read: older ones first, undated ones last."""
    return sorted(articles, key=lambda article: article.age)


class StemCounts:
    """What has been taken of `found`, and whether a further sentence keeps the budget.

    A method offers sentences from its best down; one that does not fit is passed over.  A larger budget never gives
    fewer words: where two budgets part for the first time, the larger one has taken a sentence with which the
    smaller one would have been passed.
    """

    def __init__(self, budget: Budget, found: Sized) -> None:
        self._most = budget.most(len(found))
        self._words_left = budget.words  # None: they are not counted
        self.taken: list[Candidate] = []
        self.passed_over = False

    @property
    def full(self) -> bool:
        """Whether no further sentence may be taken, however short."""
        return len(self.taken) >= self._most

    def take(self, candidate: Candidate) -> bool:
        """Take a sentence if it fits."""
        left = None if self._words_left is None else self._words_left - candidate.words
        if self.full or (left is not None and left < 0):
            self.passed_over = True
            return False
        self.taken.append(candidate)
        self._words_left = left
        return True

    def in_reading_order(self) -> list[Candidate]:
        """What was taken, as it is read."""
        return sorted(self.taken, key=lambda candidate: candidate.order)
