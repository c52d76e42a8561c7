"""Find the story of a new group by the evidence for it, and part a group from a story for which there is none.

Two reports with a fortnight between them have few words in common, but the names of the story.  Where few articles are
near by chance, as in a handful, the grouping takes two fires for one story, for the words of all fires.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.partition import Grouping, Kin, Link
from digest.stories.continuation import LEAST, Signs
from digest.stories.rare_words import Evidence, KnownStories, KnownStory, Reports

# Evidence of rare words without which no further sign is looked at.
_EVIDENT = 0.1
_SHARED_TERMS = 8  # named in a link


def with_returns(grouping: Grouping, articles: Sequence[Article], threads: Sequence[Thread]) -> Grouping:
    """Return the grouping with other relations: each new group with the story that returns in it, if there is one, and
    no group with a story without evidence.  The groups are the same.
    """
    return _Returns(grouping, articles, threads).grouping() if threads else grouping


@dataclass(frozen=True)
class _Found:
    """A group and the story that returns in it, with the evidence and the chance that it does."""

    group: int
    story: int
    evidence: Evidence
    chance: float


def _with_found(kin: Sequence[Kin], found: Sequence[_Found]) -> tuple[Kin, ...]:
    """Return the relations with those of the stories that were found; their groups are parts of no other story."""
    new = {it.group for it in found}
    kept = [it for it in kin if it.kind != "split" or it.group not in new]
    kept += [Kin(it.group, it.story, it.chance, "goes on") for it in found]
    return tuple(sorted(kept, key=lambda it: (it.group, it.story, it.kind)))


@dataclass(frozen=True)
class _Returns:
    """Groups beside the stories by which they are looked up."""

    given: Grouping
    articles: Sequence[Article]
    threads: Sequence[Thread]

    def grouping(self) -> Grouping:
        """Return the grouping with the relations that the evidence shows."""
        doubted = [it for it in self.given.kin if it.kind == "goes on" and self._is_doubted(it)]
        stories = {it.story for it in doubted}
        kin = self._without(doubted)
        found = list(self._found(kin))
        links = [link for link in self.given.links if self._story_of(link) not in stories]
        links += [self._link(it) for it in found]
        return replace(self.given, links=tuple(links), kin=_with_found(kin, found))

    def _without(self, doubted: Sequence[Kin]) -> list[Kin]:
        """Return the relations without those of the doubted groups, and without parts of their stories."""
        groups, stories = {it.group for it in doubted}, {it.story for it in doubted}
        others = (it for it in self.given.kin if it.group not in groups)
        return [it for it in others if it.kind != "split" or it.story not in stories]

    def _is_doubted(self, kin: Kin) -> bool:
        """Return whether a group hardly goes on with its story; without a common language there are no signs."""
        evidence = self.evidence(kin.group, kin.story)
        return evidence is not None and self.signs(kin.group, kin.story, evidence, kin.nearness).chance < LEAST

    def signs(self, group: int, story: int, evidence: Evidence, near: float | None = None) -> Signs:
        """Return the signs that a group goes on with a story."""
        size, stories = len(self.given.groups[group]), len(self.threads)
        return Signs.of(evidence, size, stories, near)

    def _found(self, kin: Sequence[Kin]) -> Iterator[_Found]:
        """Yield each new group with the story with which it most likely goes on, if no other group has it.

        A group whose story goes on in another group is on its event too, and is no return of a second story.
        """
        known = {it.group for it in kin if it.kind == "goes on"}
        told = {it.story for it in kin if it.kind != "split"}
        best = [found for group in range(len(self._reports)) if group not in known and (found := self._best(group))]
        for it in sorted(best, key=lambda it: (-it.chance, -it.evidence.total, it.group)):
            if it.story not in told:
                told.add(it.story)
                yield it

    def _best(self, group: int) -> _Found | None:
        """Return the story with which a group most likely goes on, if it does and both have a rare name or number."""
        found = (it for it in self.candidates(group) if it.chance >= LEAST and it.evidence.named)
        return min(found, key=lambda it: (-it.chance, -it.evidence.total, self.threads[it.story].id), default=None)

    def candidates(self, group: int) -> Iterator[_Found]:
        """Yield the stories that may return in a group."""
        of = self._reports[group]
        likely = {at for reports in of for at in self._known[reports.language].likely(reports, _EVIDENT)}
        for at in sorted(likely):
            evidence = self.evidence(group, at)
            if evidence and evidence.total >= _EVIDENT:
                yield _Found(group, at, evidence, self.signs(group, at, evidence).chance)

    def evidence(self, group: int, story: int) -> Evidence | None:
        """Return the evidence in the language in which it is strongest, None without a common language."""
        known = ((self._known[reports.language], reports) for reports in self._reports[group])
        found = (stories.evidence(reports, story) for stories, reports in known if story in stories.stories)
        return max(found, default=None)

    @cached_property
    def _reports(self) -> list[list[Reports]]:
        """The articles of each group, language by language."""
        found = []
        for group in self.given.groups:
            spoken = sorted({self.articles[at].language for at in group})
            found.append(
                [
                    Reports([self.articles[at] for at in group if self.articles[at].language == one], one)
                    for one in spoken
                ]
            )
        return found

    @cached_property
    def _known(self) -> dict[str, KnownStories]:
        """The stories by language, for each language of the articles."""
        stories: dict[str, dict[int, KnownStory]] = defaultdict(dict)
        for at, thread in enumerate(self.threads):
            for story in KnownStory.by_language(thread):
                stories[story.language][at] = story
        told: dict[str, list[Reports]] = defaultdict(list)
        for reports in chain.from_iterable(self._reports):
            told[reports.language].append(reports)
        return {language: KnownStories.of(stories[language], reports) for language, reports in told.items()}

    def _story_of(self, link: Link) -> int:
        """Return the story of a join, -1 for a join of two articles."""
        return max(max(link.a, link.b) - len(self.articles), -1)

    def _link(self, found: _Found) -> Link:
        first, terms = self.given.groups[found.group][0], found.evidence.terms[:_SHARED_TERMS]
        return Link(first, len(self.articles) + found.story, found.evidence.total, terms, found.chance, LEAST)
