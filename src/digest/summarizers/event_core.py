"""Find the sentences of a story that tell its event again: by the words that most of its outlets open with.

The words that the titles and first sentences of half of the articles share say who did what: the core of the event.
Two sentences with much of it tell the event, however many words of their own they have, which a cosine does not show.
A story of several events (a running one, or a group by mistake) has no core, since its articles open differently.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import chain

from digest.summarizers.candidates import Candidate, title_of
from digest.summarizers.story_names import shares_of_names
from digest.text.synonym_stems import synonyms

# Weight of a core at least: less is a subject and not an event.  First sentences of ten undated articles on a running
# story share stems of 3.5 to 5.5, those of reports of one event mostly of 6 to 18; articles of one day have few events.
_CORE, _CORE_OF_A_DAY = 6.0, 3.0
_DAY = timedelta(hours=36)
# Share of the core that a sentence has which tells the event, and share of its own words that are of the core, the
# headline or taken sentences.  Of 72 second sentences in four days that were read, 27 told the event again: with these
# figures 20 are found, and 5 others.
_TELLS, _SAID = 0.25, 0.33
# Stems of the core in a sentence that tells the event at least: who, what and where.
_LEAST = 3
# The second share of the first sentence of another article, which mostly tells the event; and where its article tells
# the event again further down, so that it may open on other news.
_SAID_FIRST, _SAID_OF_NEWS = 0.25, 0.4
# Share of the core below which a first sentence is a scene; one on other news of the event names it.
_SCENE = 0.15
# A name weighs less than the other words: each sentence on the event may have it.
_NAME = 0.5


class EventCore:
    """The stems with which at least half of the articles in a language open, in their titles or first sentences."""

    def __init__(self, found: Sequence[Candidate], language: str) -> None:
        self._synonyms: Mapping[str, str] = synonyms(language)
        own = [candidate for candidate in found if candidate.language == language]
        core = self._shared_openings(own)
        self._names = self._names_in(own) if core else frozenset()
        self._whole = self._weight(core)
        self.stems = core if self._whole >= _least_weight(own) else frozenset()
        # First sentences with next to nothing of the event: the scene or the thought before the news.
        firsts = [candidate for candidate in own if candidate.position == 0] if self.stems else []
        self.scenes = frozenset(candidate.order for candidate in firsts if self.share(candidate) < _SCENE)

    def _names_in(self, found: Sequence[Candidate]) -> frozenset[str]:
        capitals = shares_of_names(found)
        return frozenset(self.named(stem for stem, share in capitals.items() if share > _NAME))

    def _shared_openings(self, found: Sequence[Candidate]) -> frozenset[str]:
        """Return the stems that are in the title or first sentence of half of the articles, two at least; no number."""
        opened: dict[int, set[str]] = {}
        for candidate in found:
            if candidate.article not in opened:
                opened[candidate.article] = self.named(title_of(candidate.source))
            if candidate.position == 0:
                opened[candidate.article] |= self.named(candidate.stems)
        counts = Counter(chain.from_iterable(opened.values()))
        least = max(2, len(opened) / 2)
        return frozenset(stem for stem, count in counts.items() if count >= least and not stem[0].isdigit())

    def named(self, stems: Iterable[str]) -> set[str]:
        """Return the stems, each by the name of its synonyms."""
        return {self._synonyms.get(stem, stem) for stem in stems}

    def share(self, candidate: Candidate) -> float:
        """Return the share of the core that a sentence has, 0 without a core."""
        return self._weight(self.stems & self.named(candidate.stems)) / self._whole if self.stems else 0.0

    def is_told_again(self, candidate: Candidate, said: Collection[str], *, may_be_news: bool) -> bool:
        """Return whether a sentence tells the event and little besides; `said` has the named stems that were told.

        A first sentence `may_be_news` if its article tells the event further down.
        """
        own = self.named(candidate.stems)
        known = sum(stem in said or stem in self.stems for stem in own)
        least = _SAID if candidate.position else _SAID_OF_NEWS if may_be_news else _SAID_FIRST
        tells = self.share(candidate) >= _TELLS and len(self.stems & own) >= _LEAST
        return tells and known >= least * len(own)

    def _weight(self, stems: Collection[str]) -> float:
        return sum(_NAME if stem in self._names else 1.0 for stem in stems)


def _least_weight(found: Sequence[Candidate]) -> float:
    """Return the weight that a core needs; less if the articles are dated, and all of one day."""
    dates = {candidate.source.published for candidate in found}
    known = [date for date in dates if date is not None]
    is_of_a_day = bool(known) and len(known) == len(dates) and max(known) - min(known) <= _DAY
    return _CORE_OF_A_DAY if is_of_a_day else _CORE
