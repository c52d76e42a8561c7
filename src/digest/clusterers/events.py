"""Group articles by event: TF-IDF of title and first words, nearest neighbours, agglomeration on their sparse graph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from digest.clusterers.bridges import bridged
from digest.clusterers.kin import LanguageGroups, grouping
from digest.clusterers.linkage import Linkage, Merge
from digest.clusterers.lone_headlines import with_lone_headlines
from digest.clusterers.neighbours import Neighbours, neighbours
from digest.clusterers.title_labels import outlet_of
from digest.clusterers.vectors import SHORT, Counts, Vectors
from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.partition import Grouping, Link
from digest.model.summary import Frequencies, terms_by_language
from digest.text.form_words import FormWords
from digest.text.forms import differ_in_slots, share_no_name

FARTHEST = 7  # days between two articles of one event
# An article is paired, with a probable partner, if its nearest neighbour is nearer than its 20th by this.
CONTRAST = 0.3
# Pretended paired articles: few articles of a handful have a 20th neighbour, and other articles are far.  In fewer
# articles fewer others are near by chance: below FEW articles, more are pretended.  On 430 batches of 8 to 120 articles
# of labelled news F1 95.6 in place of 95.1 (four fifths reported once: 95.8 for 95.1), precision 97.7.
PRETENDED, FEW = 10, 150
_SHARED_TERMS = 8  # named in a link
# The first articles of an open story need this share of a threshold: a story is more likely to go on than any two
# articles are to be on one event.  Further articles join it like any group.  Over fortnights of labelled news
# (evals/replay.py) at .6, .7 and .8 names kept / events with the name of another: 94.7 / 28, 94.4 / 25, 93.9 / 23.  The
# threshold is that of articles and stories together: on a small day after a large one, most are on other events.  With
# the threshold of the day alone 28 of 100 articles on other events went on with one of 60 stories, with this 8.
EASIER = 0.7
# Additional nearness that a story needs for each day on which it had no article while others had: a story of every day
# is more likely to go on than a quiet one.  What is joined is judged again (stories/continuation.py): at 0, .04 and .08
# names kept within four days of labelled news with pauses 89, 87 and 84 of 100, reported once, but going on 16, 11 and
# 11, by weights from .08.
LATE = 0.04
# Articles whose forms are kept: one takes 16 KB, and the pairs of an article are examined at different times.
_FORMS = 4_096
# Nearness of articles on one event: at least ALONE if no article is paired, down to TOGETHER if all are, and never less
# than LEAST.  The share of paired articles estimates the probability that an article has a partner at all.
# evals/fit_stories.py measures rules on 170 batches of labelled news: whole sets, days with half and with four fifths
# of the events reported once, running stories split into small events, leads alone, handfuls.  This rule is within .5
# F1 of the best, and one of those with the fewest wrong joins: precision 94 on the day-shaped mixes (F1 92.5).  Below
# LEAST, neighbouring events in a handful of headlines are joined (own sets: F1 75 at .05, 90 at .14).
ALONE, TOGETHER, LEAST = 0.4, 0.0, 0.14
# The floor by language where it is not LEAST, from neighbouring events of our own (evals/own/tongues.jsonl): pairs of
# characters or syllables are many and seldom equal, so reports of one event are less near; in Dutch, whose
# compounds are split, and in Arabic reports of neighbouring events share more.
FLOORS = {"zh": 0.1, "ja": 0.1, "ko": 0.1, "nl": 0.16, "ar": 0.16}
# In a crowded subject articles on different events are near too, so this share of the background of each of two
# articles is subtracted from their cosine.  Without it texts lose 0.7.  Headlines gain 0.4 by it, and lose 5 in stories
# of hundreds of headlines, where all the neighbours are of the same event.
CROWD = 0.3
# Maximum background that counts: above it all the neighbours are of one large event.  The labelled sets have no event
# of more than about twenty articles, and lose nothing by it (92.1 with and without).
CROWDED = 0.25
# An article whose 20th neighbour is as near as this is on a large event.  The words of that event are not common words,
# although many articles hold them: they are counted again, each such article as one divided among its neighbours.  Days
# that 60 articles on one event make up, with and without 40 others: F1 100 and 97 in place of 11 and 58; the batches
# above 92.5 in place of 92.1, with no loss on running stories (at .1 they lose 1.5).
LARGE = 0.13


@dataclass(frozen=True, slots=True)
class Events:
    """Partition of articles by event; articles more than a week apart are never together.

    Open stories are grouped with the articles, as groups that are never joined with each other: articles join them, and
    they show how crowded a subject is.

    Each language is grouped by itself; rare names and numbers join groups of two languages afterwards.
    """

    alone: float = ALONE
    together: float = TOGETHER
    crowd: float = CROWD

    def __call__(
        self, articles: Sequence[Article], frequencies: Frequencies | None = None, stories: Sequence[Thread] = ()
    ) -> Grouping:
        order = sorted(range(len(articles)), key=lambda at: articles[at].age)
        found = []
        terms_of = [terms_by_language(story.terms, story.language) for story in stories]
        for language in sorted({article.language for article in articles}):
            places = [at for at in order if articles[at].language == language]
            known = {at: terms for at, spoken in enumerate(terms_of) if (terms := spoken.get(language))}
            batch = [articles[at] for at in places]
            open_stories = [replace(stories[at], terms=terms, language=language) for at, terms in known.items()]
            groups = self._group(batch, language, frequencies, open_stories)
            found.append(groups.placed([*places, *(len(articles) + at for at in known)]))
        return bridged(grouping(found, articles), articles)

    def threshold(self, share: float, language: str = "en") -> float:
        """Return the nearness that groups need if this share (0 to 1) of the articles is paired."""
        return max(self.alone + (self.together - self.alone) * share, FLOORS.get(language, LEAST))

    def _group(
        self, articles: list[Article], language: str, frequencies: Frequencies | None, stories: Sequence[Thread]
    ) -> LanguageGroups:
        """Group the articles of one language; in the result the stories are numbered after them."""
        if len(articles) + len(stories) < 2:
            return LanguageGroups([[at] for at in range(len(articles))])
        counts = Counts.of(articles, language)
        found, near = _vectors(counts, frequencies)
        threshold, first = self.threshold(near.share(CONTRAST, pretended(len(articles))), language), 0.0
        if stories:
            found = found.above([story.terms for story in stories])
            near = neighbours(found.matrix)
            size = len(articles) + len(stories)
            first = EASIER * self.threshold(near.share(CONTRAST, pretended(size), len(articles)), language)
        linkage = Linkage(
            found.matrix,
            threshold=threshold,
            crowds=self._crowds(counts, near),
            days=[day_of(article) for article in articles],
            farthest=FARTHEST,
            firsts=[first + late for late in _late(stories)],
            apart=_differ_in_form(articles),
        )
        groups, joins = linkage(near.pairs)
        if counts.are_headlines:
            groups, late = with_lone_headlines(linkage, groups, near.pairs, (counts.stems < SHORT).tolist())
            joins += late
        links = [_link(join, found.shared(join.a, join.b, _SHARED_TERMS)) for join in joins]
        return LanguageGroups(groups, links, linkage.near_stories() if stories else [])

    def _crowds(self, counts: Counts, near: Neighbours) -> list[float]:
        """Return the density that is subtracted from the cosines of each row, 0 for headlines and stories among
        headlines.
        """
        short = (counts.stems < SHORT).tolist()
        short += [counts.are_headlines] * (near.articles - len(short))
        return [
            0.0 if is_short else self.crowd * min(background, CROWDED)
            for is_short, background in zip(short, near.background.tolist(), strict=True)
        ]


def _differ_in_form(articles: Sequence[Article]) -> Callable[[int, int], bool]:
    """Return a function that tells whether two articles share a form and fill it with other words, or no name.

    It returns False for a story, whose number is above those of the articles.
    """

    @lru_cache(maxsize=_FORMS)
    def form(at: int) -> FormWords:
        article = articles[at]
        return FormWords(article.title, article.text, article.language)

    def differ(a: int, b: int) -> bool:
        if max(a, b) >= len(articles):
            return False
        is_one_outlet = bool(outlet_of(articles[a])) and outlet_of(articles[a]) == outlet_of(articles[b])
        return differ_in_slots(form(a), form(b), is_one_outlet) or share_no_name(form(a), form(b))

    return differ


def _vectors(counts: Counts, frequencies: Frequencies | None) -> tuple[Vectors, Neighbours]:
    """Return the articles as vectors with their neighbours; if many are on one event, its words are counted again."""
    found = counts.vectors(frequencies)
    near = neighbours(found.matrix)
    votes = near.votes(LARGE)
    if (votes < 1).any():
        found = counts.vectors(frequencies, votes)
        near = neighbours(found.matrix)
    return found, near


def pretended(articles: int, least: float = PRETENDED) -> float:
    """Return the number of pretended paired articles for a number of articles."""
    return least * max(1.0, FEW / max(articles, 1))


def _late(stories: Sequence[Thread]) -> list[float]:
    """Return the additional nearness that each story needs, by the days without it while other stories had articles."""
    newest = max((story.last for story in stories if story.last), default=None)
    return [LATE * (newest - story.last).days if newest and story.last else 0.0 for story in stories]


def _link(join: Merge, terms: tuple[str, ...]) -> Link:
    return Link(join.a, join.b, join.cosine, terms, join.nearness, join.threshold)


def day_of(article: Article) -> float | None:
    """Return the days since the epoch; None for an undated article, which fits any day."""
    return article.published.timestamp() / 86_400 if article.published else None
