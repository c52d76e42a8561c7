"""Weigh the evidence that reports go on with a story: the rare words that both share, most of all names and numbers."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.summary import terms_by_language
from digest.stories.names import facts_in
from digest.text.term_weights import head
from digest.text.words import stems, vocabulary, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A word is rare if fewer than this number of stories have it: some, and a share of up to MANY stories.
_SOME, _SHARE, _MANY = 4, 0.02, 2_000
# Weight of a word that is neither a name nor a number.
_WORD = 0.5
# Numbers below ten are in reports of all kinds, as are parts of large ones ("4,000").  Digits are counted, since a text
# may have a number of any length, and Python reads none of more than 4,300 digits.
_DIGITS = 1
# Added to the rarity of the words of a title: a title of one word shows little.
_FEW_TITLED = 2.0


class Evidence(NamedTuple):
    """Evidence that reports go on with a story.

    `total`: that of the rare words that both have, 0 or more.  `named`: whether a name or number is one of them.
    `subject`, `titled`, `strangers`: see `continuation.Signs`.  `terms`: the rare words, the heaviest first.
    """

    total: float
    named: bool
    subject: float
    titled: float
    strangers: bool
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Reports:
    """The articles of a group in one language, as they are compared with stories."""

    articles: Sequence[Article]
    language: str

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the titles and of the heads of the texts."""
        return self.titled.union(*(stems(head(article.text), self.language) for article in self.articles))

    @cached_property
    def titled(self) -> frozenset[str]:
        """Return the stems of the titles."""
        return frozenset().union(*(stems(article.title, self.language) for article in self.articles))

    @cached_property
    def has_capitals(self) -> bool:
        """Return whether names can be found by their capitals."""
        return any(any(map(str.isupper, f"{article.title} {article.text}")) for article in self.articles)

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the stems of the names and numbers in the texts, without the numbers below ten."""
        table = vocabulary(self.language)
        found = (facts_in(text, self.language) for article in self.articles for text in _sentences(article))
        parts = (part for names in found for name in names for part in words(name, self.language))
        return frozenset(table[part] for part in parts if not (part.isdecimal() and len(part.lstrip("0")) <= _DIGITS))


def _sentences(article: Article) -> Iterator[str]:
    return (article.text[start:end] for start, end, _ in article.spans)


@dataclass(frozen=True)
class KnownStory:
    """A story with its terms in one language, and the weight of each."""

    thread: Thread
    terms: Mapping[str, float]
    language: str

    @classmethod
    def by_language(cls, thread: Thread) -> "Iterator[KnownStory]":
        """Return a story in each of its languages."""
        spoken = terms_by_language(thread.terms, thread.language)
        return (cls(thread, dict(found), code) for code, found in spoken.items() if found)

    @cached_property
    def headline(self) -> frozenset[str]:
        """Return the stems of the headline."""
        return frozenset(stems(self.thread.headline, self.language))

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the stems of the names and numbers."""
        return frozenset(stems(" ".join(self.thread.names), self.language))

    @cached_property
    def heaviest(self) -> float:
        """Return the weight of the heaviest term."""
        return max(self.terms.values()) or 1.0


@dataclass(frozen=True, slots=True)
class KnownStories:
    """The stories that have terms in one language, by their places.

    Of the rare words, `holders` has the stories that have each, `weights` its weight: the more, the fewer these are.
    `roots` has at each place the root of the number of words of the story there.  `rarity` has the weight of each word
    of the reports, by the stories and the groups of the day that have it.
    """

    stories: Mapping[int, KnownStory]
    holders: "Mapping[str, NDArray[Any]]"
    weights: Mapping[str, float]
    roots: "NDArray[Any]"
    rarity: Mapping[str, float]

    @classmethod
    def of(cls, stories: Mapping[int, KnownStory], reports: Sequence[Reports]) -> "KnownStories":
        """Return the stories, with the rare words of the `reports`, each of a group of the day."""
        import numpy as np

        told = Counter(chain.from_iterable(group.stems for group in reports))
        shared = {place: story.terms.keys() & told.keys() for place, story in stories.items()}
        held = Counter(chain.from_iterable(shared.values()))
        most = _SOME + _SHARE * min(len(stories), _MANY)
        weights = {term: weight for term in held if (weight := math.log(most / (held[term] + 0.5))) > 0}
        rare = frozenset(weights)
        holders: dict[str, list[int]] = defaultdict(list)
        for place, terms in shared.items():
            for term in terms & rare:
                holders[term].append(place)
        roots = np.zeros(max(stories, default=-1) + 1)
        for place, story in stories.items():
            roots[place] = math.sqrt(len(story.terms))
        size = len(stories) + len(reports) + 1
        rarity = {term: max(math.log(size / (held[term] + n + 0.5)), 0.0) for term, n in told.items()}
        return cls(stories, {term: np.array(places) for term, places in holders.items()}, weights, roots, rarity)

    def evidence(self, reports: Reports, place: int) -> Evidence:
        """Return the evidence that reports go on with a story.

        In total it is the sum of the weights of the shared words, divided by the root of the product of both numbers of
        words, as a cosine is: two long texts share more by chance.
        """
        story = self.stories[place]
        shared = reports.stems & story.terms.keys()
        weights = {
            term: self.weights[term]
            * (1 + (term in reports.titled) + (term in story.headline))
            * (1 if term in reports.names or not reports.has_capitals else _WORD)
            for term in shared
            if term in self.weights
        }
        size = math.sqrt(len(reports.stems) * len(story.terms) or 1)
        terms = tuple(sorted(weights, key=lambda term: (-round(weights[term], 9), term)))
        return Evidence(
            round(math.fsum(weights.values()) / size, 6),
            not reports.names.isdisjoint(terms),
            round(max((story.terms[term] for term in shared), default=0.0) / story.heaviest, 6),
            round(self._titled(reports, story), 6),
            bool(story.names) and story.names.isdisjoint(reports.stems),
            terms,
        )

    def _titled(self, reports: Reports, story: KnownStory) -> float:
        """Return the share of the words of the titles that a story has, rare ones counting more; few words less."""
        known = math.fsum(self.rarity[term] for term in reports.titled if term in story.terms)
        return known / (math.fsum(self.rarity[term] for term in reports.titled) + _FEW_TITLED)

    def likely(self, reports: Reports, least: float) -> list[int]:
        """Return the stories for which the evidence may be `least`: it would be, if all shared words were names."""
        import numpy as np

        terms = sorted(reports.stems & self.weights.keys())
        if not terms:
            return []
        weights = np.array([self.weights[term] * (2 + (term in reports.titled)) for term in terms])
        holders = [self.holders[term] for term in terms]
        most = np.bincount(np.concatenate(holders), np.repeat(weights, list(map(len, holders))), len(self.roots))
        enough = most >= least * math.sqrt(len(reports.stems)) * self.roots
        return [int(place) for place in np.flatnonzero(enough & (most > 0))]
