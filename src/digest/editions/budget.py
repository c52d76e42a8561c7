"""Fill the minutes of an edition: heavy stories first, the longest trimmed first, the limit never passed."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from digest.canonical import hash_text
from digest.editions.drafts import Draft
from digest.model.article import Sentence
from digest.model.edition import Plan
from digest.model.summary import Budget, Frequencies, Summary
from digest.ports import Summarizer
from digest.text.reading import seconds

# A story is not cut below this many sentences to make room for one more story.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with what is said of it, and the seconds that it takes to read."""

    draft: Draft
    summary: Summary
    seconds: float

    @property
    def said(self) -> frozenset[str]:
        """The hashes of what it says, its headline included."""
        sentences = (sentence.text for sentence in self.summary.sentences)
        return frozenset(map(hash_text, (self.draft.headline, *sentences)))


@dataclass(frozen=True, slots=True)
class Teller:
    """Says a draft in a number of sentences: one article by one summarizer, several by the other."""

    summarizer: Summarizer
    story_summarizer: Summarizer
    plan: Plan
    frequencies: Frequencies
    said: frozenset[str] = frozenset()

    def longest(self, draft: Draft) -> int:
        """The sentences that a story gets when there is room."""
        return self.plan.story_sentences if len(draft.articles) > 1 else self.plan.sentences

    def __call__(self, draft: Draft, sentences: int, others: Iterable[Told] = ()) -> Told:
        """At most `sentences` of them, none that another story of the edition says.

        The headline is not said again where anything else is left to say.
        """
        choose = self.story_summarizer if len(draft.articles) > 1 else self.summarizer
        said = self.said.union(*(other.said for other in others))
        title = frozenset((hash_text(draft.headline),))
        budget = Budget(sentences=sentences)
        summary = choose(draft.articles, budget, self.frequencies, said | title)
        if not summary.sentences:
            summary = choose(draft.articles, budget, self.frequencies, said)
        return Told(draft, summary, _seconds(draft, summary.sentences))


def fill(drafts: Sequence[Draft], tell: Teller, minutes: float) -> list[Told]:
    """As many of the drafts, from the first, as can be told in `minutes`, each as long as there is room."""
    limit = minutes * 60
    short: list[Told] = []
    for draft in drafts:
        told = tell(draft, min(_LEAST, tell.longest(draft)), short)
        if not told.summary.sentences:
            continue
        if math.fsum(item.seconds for item in short) + told.seconds > limit:
            break
        short.append(told)
    return _trimmed(short, tell, limit)


def _trimmed(short: list[Told], tell: Teller, limit: float) -> list[Told]:
    """Each at its longest, then the longest to read cut by a sentence until the limit holds."""
    told = list(short)
    for at, item in enumerate(short):
        told[at] = tell(item.draft, tell.longest(item.draft), told[:at] + told[at + 1 :])
    while math.fsum(item.seconds for item in told) > limit:
        room = [at for at, item in enumerate(told) if item.seconds > short[at].seconds]
        at = max(room, key=lambda place: (round(told[place].seconds, 9), place))
        fewer = len(told[at].summary.sentences) - 1
        others = told[:at] + told[at + 1 :]
        again = tell(told[at].draft, fewer, others) if fewer > _LEAST else short[at]
        told[at] = again if again.seconds < told[at].seconds else short[at]
    return list(_each_once(told))


def _each_once(told: Sequence[Told]) -> Iterator[Told]:
    """The stories without what one before them says; trimming may have brought a sentence back."""
    said: set[str] = set()
    for item in told:
        keep = [at for at, s in enumerate(item.summary.sentences) if hash_text(s.text) not in said]
        said |= item.said
        if len(keep) == len(item.summary.sentences):
            yield item
        elif keep:
            why = tuple(item.summary.why[at] for at in keep if at < len(item.summary.why))
            sentences = tuple(item.summary.sentences[at] for at in keep)
            summary = replace(item.summary, sentences=sentences, why=why)
            yield Told(item.draft, summary, _seconds(item.draft, sentences))


def _seconds(draft: Draft, sentences: Sequence[Sentence]) -> float:
    """The headline and the sentences, each at the speed of its own language."""
    language = {article.id: article.language for article in draft.articles}
    title = seconds(draft.headline, draft.headline_of.language)
    return math.fsum([title, *(seconds(sentence.text, language[sentence.article]) for sentence in sentences)])
