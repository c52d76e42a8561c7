"""Articles on one event: TF-IDF of title and first words, near neighbours, agglomeration on that sparse graph."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.clusterers.linkage import Joined, Linkage
from digest.clusterers.neighbours import neighbours
from digest.clusterers.vectors import vectors
from digest.model.article import Article
from digest.model.grouping import Grouping, Link
from digest.model.summary import Frequencies

FARTHEST = 7  # days between two articles of one event
SHORT = 20  # stems of an article below which it counts as a headline
# An article stands out when its nearest neighbour is this much nearer than its 20th: it has a partner, most likely.
STANDS_OUT = 0.35
_SHARED_TERMS = 8  # named in a link


@dataclass(frozen=True, slots=True)
class Rule:
    """How near articles of one event are: at least `alone` where nobody stands out, `together` where all do.

    The share that stands out says how likely it is that an article has a partner at all.  `crowd` of the background
    of each of two articles is taken off their cosine, since in a crowded subject strangers are near too.
    """

    alone: float
    together: float
    crowd: float

    def cut(self, share: float) -> float:
        """The cut for a share (0 to 1) of articles that stand out."""
        return max(self.alone + (self.together - self.alone) * share, LEAST)


# No cut goes below: nearer than strangers are by chance.
LEAST = 0.05
# Fitted by evals/fit_stories.py on 118 batches of labelled news: whole sets, days with half and with four fifths of
# the events told once, running stories cut into small events, leads alone, handfuls.  Mean B-cubed F1, each source
# left out in turn: 90.6 against 87.8 with one cut (without `crowd` 89.8), 92.7 with each batch's own best.
TEXT = Rule(alone=0.268, together=0.061, crowd=0.3)
# On the titles of the same: 83.8 against 81.7.  Taking the background off gives 0.4 more there and costs 5 on stories
# of hundreds of headlines, where all neighbours are of the same event.
HEADLINE = Rule(alone=0.322, together=-0.004, crowd=0.0)


@dataclass(frozen=True, slots=True)
class Events:
    """A partition by event, language by language; articles more than a week apart are never together.

    Languages are kept apart: no labelled set of several languages was at hand to show that names and numbers alone
    join what belongs together.
    """

    text: Rule = TEXT
    headline: Rule = HEADLINE

    def __call__(self, articles: Sequence[Article], frequencies: Frequencies | None = None) -> Grouping:
        order = sorted(range(len(articles)), key=lambda at: articles[at].age)
        groups: list[tuple[int, ...]] = []
        links: list[Link] = []
        for language in sorted({article.language for article in articles}):
            places = [at for at in order if articles[at].language == language]
            found, joined = self._group([articles[at] for at in places], language, frequencies)
            groups.extend(tuple(places[at] for at in group) for group in found)
            links.extend(_link(join, terms, places) for join, terms in joined)
        return Grouping(tuple(sorted(groups, key=lambda group: articles[group[0]].age)), tuple(links))

    def _group(
        self, articles: list[Article], language: str, frequencies: Frequencies | None
    ) -> tuple[list[list[int]], list[tuple[Joined, tuple[str, ...]]]]:
        """Groups of the places of one language's articles, and the joins that made them with their shared terms."""
        if len(articles) < 2:
            return [[at] for at in range(len(articles))], []
        found = vectors(articles, language, frequencies)
        near = neighbours(found.matrix)
        rules = [self.headline if stems < SHORT else self.text for stems in found.stems.tolist()]
        cuts = {rule: rule.cut(near.share(STANDS_OUT)) for rule in set(rules)}
        groups, joins = Linkage(
            found.matrix,
            cuts=[cuts[rule] for rule in rules],
            crowds=[rule.crowd * crowd for rule, crowd in zip(rules, near.background.tolist(), strict=True)],
            days=[_day(article) for article in articles],
            farthest=FARTHEST,
        )(near.pairs)
        return groups, [(join, found.shared(join.a, join.b, _SHARED_TERMS)) for join in joins]


def _link(join: Joined, terms: tuple[str, ...], places: Sequence[int]) -> Link:
    return Link(places[join.a], places[join.b], join.cosine, terms, join.nearness, join.cut)


def _day(article: Article) -> float | None:
    """Days since the epoch; None for an undated article, which may stand beside any."""
    return article.published.timestamp() / 86_400 if article.published else None
