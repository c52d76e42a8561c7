"""Articles on one event: TF-IDF of title and first words, near neighbours, agglomeration on that sparse graph."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.clusterers.kin import GroupsFound, grouping
from digest.clusterers.linkage import Linkage, Merge
from digest.clusterers.neighbours import Neighbours, neighbours
from digest.clusterers.vectors import SHORT, Counts, Vectors
from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.grouping import Grouping, Link
from digest.model.summary import Frequencies

FARTHEST = 7  # days between two articles of one event
# An article stands out when its nearest neighbour is this much nearer than its 20th: it has a partner, most likely.
STANDS_OUT = 0.3
# Pretended articles that stand out: few articles of a handful have a 20th neighbour, and strangers are far.  The fewer
# articles, the fewer strangers there are to be near by chance: of less than FEW, more are pretended.  On 430 batches of
# 8 to 120 articles of labelled news F1 95.6 in place of 95.1 (four fifths told once: 95.8 for 95.1), precision 97.7.
PRETENDED, FEW = 10, 150
_SHARED_TERMS = 8  # named in a link
# The first articles that go on with an open story have to reach this share of a cut: a story is likelier to go on than
# any two articles are to be on one event.  Further ones join it as any group does.  Over fortnights of labelled news
# (evals/replay.py) at .6, .7 and .8 names kept / events with the name of another: 94.7 / 28, 94.4 / 25, 93.9 / 23.
# That cut is the one of articles and stories together: on a small day after a large one, strangers are many.  With that
# of the day alone 28 of 100 articles on other events went on with one of 60 stories, with this 8.
EASIER = 0.7
# What is told every day goes on more often than what has been quiet: so much nearer has a story to be for each day that
# it was not met while others were.  At 0, .04, .08 and .12 34, 27, 24 and 23 of 100 events get the name of another, at
# as many names kept; but where a third of the events pause for a day or two, a name more of 100 is lost at .12.
LATE = 0.08


# How near articles of one event are: at least ALONE where nobody stands out, down to TOGETHER where all do, and never
# less than LEAST.  The share that stands out says how likely it is that an article has a partner at all.
# evals/fit_stories.py measures rules on 170 batches of labelled news: whole sets, days with half and with four fifths
# of the events told once, running stories cut into small events, leads alone, handfuls.  Of the rules within .5 F1 of
# the best there, this is one with few strangers: precision 94 on the day-shaped mixes (F1 92.5).
# Below LEAST, neighbouring events in a handful of headlines are joined (own sets: F1 75 at .05, 90 at .14).
ALONE, TOGETHER, LEAST = 0.4, 0.0, 0.14
# In a crowded subject strangers are near too: so much of the background of each of two articles is taken off their
# cosine.  Without it texts lose 0.7.  Headlines gain 0.4 by it, and lose 5 in stories of hundreds of headlines, where
# all the neighbours are of the same event.
CROWD = 0.3
# No background counts for more: nearer than this all the neighbours are of one large event.  The labelled sets have
# none with more than about twenty articles, and lose nothing by it (92.1 with and without).
CROWDED = 0.25
# With a 20th neighbour as near as this, an article is of a large event, and the words of that event are not common
# words because many articles hold them: they are counted again, each such article as one among its neighbours.  Days
# that 60 articles on one event make up, with and without 40 others: F1 100 and 97 in place of 11 and 58; the batches
# above 92.5 in place of 92.1, with no loss on running stories (at .1 they lose 1.5).
LARGE = 0.13


@dataclass(frozen=True, slots=True)
class Events:
    """A partition by event, language by language; articles more than a week apart are never together.

    Open stories stand beside the articles, as groups that are never joined with each other: they draw articles to
    themselves, and they show how crowded a subject is.

    Languages are kept apart: no labelled set of several languages was at hand to show that names and numbers alone
    join what belongs together.
    """

    alone: float = ALONE
    together: float = TOGETHER
    crowd: float = CROWD

    def __call__(
        self, articles: Sequence[Article], frequencies: Frequencies | None = None, stories: Sequence[Thread] = ()
    ) -> Grouping:
        order = sorted(range(len(articles)), key=lambda at: articles[at].age)
        found = []
        for language in sorted({article.language for article in articles}):
            places = [at for at in order if articles[at].language == language]
            known = [at for at, story in enumerate(stories) if story.language == language]
            batch = [articles[at] for at in places]
            groups = self._group(batch, language, frequencies, [stories[at] for at in known])
            found.append(groups.placed([*places, *(len(articles) + at for at in known)]))
        return grouping(found, articles)

    def cut(self, share: float) -> float:
        """How near groups have to be where this share (0 to 1) of the articles stands out."""
        return max(self.alone + (self.together - self.alone) * share, LEAST)

    def _group(
        self, articles: list[Article], language: str, frequencies: Frequencies | None, stories: Sequence[Thread]
    ) -> GroupsFound:
        """One language's articles; in what is found the stories stand behind them."""
        if len(articles) + len(stories) < 2:
            return GroupsFound([[at] for at in range(len(articles))])
        counts = Counts.of(articles, language)
        found, near = _vectors(counts, frequencies)
        cut, first = self.cut(near.share(STANDS_OUT, pretended(len(articles)))), 0.0
        if stories:
            found = found.above([story.terms for story in stories])
            near = neighbours(found.matrix)
            size = len(articles) + len(stories)
            first = EASIER * self.cut(near.share(STANDS_OUT, pretended(size), len(articles)))
        linkage = Linkage(
            found.matrix,
            cut=cut,
            crowds=self._crowds(counts, near),
            days=[day_of(article) for article in articles],
            farthest=FARTHEST,
            firsts=[first + late for late in _late(stories)],
        )
        groups, joins = linkage(near.pairs)
        links = [_link(join, found.shared(join.a, join.b, _SHARED_TERMS)) for join in joins]
        return GroupsFound(groups, links, linkage.near_stories() if stories else [])

    def _crowds(self, counts: Counts, near: Neighbours) -> list[float]:
        """What is taken off the cosines of each row: nothing of a headline, nor of a story among headlines."""
        short = (counts.stems < SHORT).tolist()
        short += [counts.are_headlines] * (near.articles - len(short))
        return [
            0.0 if is_short else self.crowd * min(background, CROWDED)
            for is_short, background in zip(short, near.background.tolist(), strict=True)
        ]


def _vectors(counts: Counts, frequencies: Frequencies | None) -> tuple[Vectors, Neighbours]:
    """The articles as vectors with their neighbours; where many are of one event, its words are counted again."""
    found = counts.vectors(frequencies)
    near = neighbours(found.matrix)
    votes = near.votes(LARGE)
    if (votes < 1).any():
        found = counts.vectors(frequencies, votes)
        near = neighbours(found.matrix)
    return found, near


def pretended(articles: int, least: float = PRETENDED) -> float:
    """How many articles that stand out are pretended beside so many."""
    return least * max(1.0, FEW / max(articles, 1))


def _late(stories: Sequence[Thread]) -> list[float]:
    """How much nearer each story has to be: by the days that it was not met while others were."""
    newest = max((story.last for story in stories if story.last), default=None)
    return [LATE * (newest - story.last).days if newest and story.last else 0.0 for story in stories]


def _link(join: Merge, terms: tuple[str, ...]) -> Link:
    return Link(join.a, join.b, join.cosine, terms, join.nearness, join.cut)


def day_of(article: Article) -> float | None:
    """Days since the epoch; None for an undated article, which may stand beside any."""
    return article.published.timestamp() / 86_400 if article.published else None
