"""Fill the minutes of an edition: heavy stories first, the longest trimmed first, no limit passed."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.editions.drafts import Draft
from digest.model.article import Sentence
from digest.model.canonical import hash_text
from digest.model.edition import Bucket, Plan
from digest.model.story_parts import Difference, quoted
from digest.model.summary import Budget, Frequencies, Summary
from digest.ports import Summarizer
from digest.stories.differences import differences
from digest.stories.publishers import publisher_of
from digest.text.reading_time import seconds

# A story is not cut below this many sentences to make room for one more story.
_LEAST = 2
# An edition with less room than this, in seconds, is nearly full: the shortest telling of a usual story, a headline of
# ten words and two sentences of twenty, takes 13.
_NEARLY_FULL = 30.0
# Stories that may fail to fit an edition that is nearly full, before the rest is left untried.  Each try costs a call
# of a summarizer, so that 5,000 drafts would cost 5,000; those that come after so many are light, and seldom short.
_TRIES = 20
# Digits to which seconds are compared: minutes * 60 is not always the sum that it was divided from.
_DIGITS = 9

# Why a draft is not told: the bucket of its articles, and the reason.
Fate = tuple[Bucket, str]


@dataclass(frozen=True, slots=True)
class StoryText:
    """A draft with what is said of it, and the seconds that it takes to read.

    `differing` are the differences of its sources, `differences` those that are shown.
    """

    draft: Draft
    summary: Summary
    differing: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    seconds: float

    @property
    def said(self) -> frozenset[str]:
        """The hashes of what it says, its headline included."""
        return frozenset(map(hash_text, (self.draft.headline, *(sentence.text for sentence in self.quoted))))

    @property
    def quoted(self) -> tuple[Sentence, ...]:
        """Every sentence of it, each once."""
        return quoted(self.summary, self.differences)


@dataclass(frozen=True, slots=True)
class StoryWriter:
    """Says a draft in a number of sentences: one article by one summarizer, several by the other.

    What is in `said` is not said again, nor what is in `unquotable`.
    """

    summarizer: Summarizer
    story_summarizer: Summarizer
    plan: Plan
    frequencies: Frequencies
    said: frozenset[str] = frozenset()
    unquotable: frozenset[str] = frozenset()

    def longest(self, draft: Draft) -> int:
        """The sentences that a story gets when there is room."""
        return self.plan.story_sentences if len(draft.articles) > 1 else self.plan.sentences

    def __call__(
        self,
        draft: Draft,
        sentences: int,
        others: Iterable[StoryText] = (),
        differing: tuple[Difference, ...] | None = None,
    ) -> StoryText:
        """At most `sentences` of them, none that another story of the edition says.

        The headline is not said again where anything else is left to say.  Where sources differ in a number, both are
        shown: the second beside the first where that one is quoted.
        """
        choose = self.story_summarizer if len(draft.articles) > 1 else self.summarizer
        said = self.said.union(self.unquotable, *(other.said for other in others))
        title = frozenset((hash_text(draft.headline),))
        budget = Budget(sentences=sentences)
        summary = choose(draft.articles, budget, self.frequencies, said | title)
        if not summary.sentences:
            summary = choose(draft.articles, budget, self.frequencies, said)
        found = differences(draft.articles) if differing is None else differing
        return _told(draft, found, *_side_by_side(summary, _open(found, said | title)))


def fill(drafts: Sequence[Draft], tell: StoryWriter, plan: Plan) -> tuple[list[StoryText], Mapping[str, Fate]]:
    """As many of the drafts, from the first, as the plan's minutes and limits allow, each as long as there is room.

    Beside them, by its id, why each of the others is not told.
    """
    limit = round(plan.minutes * 60, _DIGITS)
    short: list[StoryText] = []
    fates: dict[str, Fate] = {}
    tries = 0
    for draft in drafts:
        over = _over_limit(draft, short, plan)
        if over:
            fates[draft.id] = ("limited", over)
            continue
        left = limit - math.fsum(item.seconds for item in short)
        if left < _NEARLY_FULL and tries >= _TRIES:
            fates[draft.id] = ("over budget", _untried(draft, left))
            continue
        told = tell(draft, min(_LEAST, tell.longest(draft)), short)
        if not told.summary.sentences:
            fates[draft.id] = ("already said", "all that it says was said before, or is said by another story")
        elif round(told.seconds - left, _DIGITS) > 0:
            fates[draft.id] = ("over budget", _too_long(told, left))
            tries += left < _NEARLY_FULL
        else:
            short.append(told)
    return _trimmed(short, tell, limit), fates


def _too_long(told: StoryText, left: float) -> str:
    """The reason of a story that does not fit: its length rounded up, the room rounded down, so that both are true."""
    takes, room = _span(math.ceil(round(told.seconds, _DIGITS))), _span(math.floor(left))
    return f"its story weighs {told.draft.score:.3f}; its shortest telling takes {takes}, and {room} were left"


def _untried(draft: Draft, left: float) -> str:
    """The reason of a story that comes after too many that did not fit."""
    room = f"{_span(math.floor(left))} were left"
    return f"its story weighs {draft.score:.3f}; {room}; it was not tried, since {_TRIES} before it did not fit"


def _span(seconds: int) -> str:
    """ "12 min 5 s", "40 s"."""
    minutes, rest = divmod(max(seconds, 0), 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest or not minutes))


def _over_limit(draft: Draft, told: Sequence[StoryText], plan: Plan) -> str:
    """Which limit a draft would pass; "" for none.  A story that several publishers tell is no source's own."""
    beside = sum(item.draft.section == draft.section for item in told)
    if plan.per_section is not None and beside >= plan.per_section:
        return f"{plan.per_section} heavier stories stand in its section"
    source = "" if plan.per_source is None else _only_source(draft)
    if source and sum(_only_source(item.draft) == source for item in told) >= (plan.per_source or 0):
        return f"{plan.per_source} heavier stories come from {source} alone"
    return ""


def _only_source(draft: Draft) -> str:
    """The publisher of a story that no other tells, else ""."""
    names = {publisher_of(article).casefold(): publisher_of(article) for article in draft.articles}
    return next(iter(names.values())) if len(names) == 1 else ""


def _trimmed(short: list[StoryText], tell: StoryWriter, limit: float) -> list[StoryText]:
    """Each at its longest, then the longest to read cut by a sentence until the limit holds."""
    told = list(short)
    for at, item in enumerate(short):
        told[at] = tell(item.draft, tell.longest(item.draft), told[:at] + told[at + 1 :], item.differing)
    while round(math.fsum(item.seconds for item in told) - limit, _DIGITS) > 0:
        room = [at for at, item in enumerate(told) if item.seconds > short[at].seconds]
        at = max(room, key=lambda place: (round(told[place].seconds, 9), place))
        fewer = len(told[at].summary.sentences) - 1
        others = told[:at] + told[at + 1 :]
        again = tell(told[at].draft, fewer, others, told[at].differing) if fewer > _LEAST else short[at]
        told[at] = again if again.seconds < told[at].seconds else short[at]
    return list(_each_once(told))


def _each_once(told: Sequence[StoryText]) -> Iterator[StoryText]:
    """The stories without what one before them says; trimming may have brought a sentence back."""
    said: set[str] = set()
    for item in told:
        keep = [at for at, s in enumerate(item.summary.sentences) if hash_text(s.text) not in said]
        still_open = _open(item.differences, said)
        said |= item.said
        if len(keep) == len(item.summary.sentences) and still_open == item.differences:
            yield item
        elif keep:
            why = tuple(item.summary.why[at] for at in keep if at < len(item.summary.why))
            sentences = tuple(item.summary.sentences[at] for at in keep)
            yield _told(item.draft, item.differing, replace(item.summary, sentences=sentences, why=why), still_open)


def _open(differences: Iterable[Difference], said: Iterable[str]) -> tuple[Difference, ...]:
    """Those of which neither sentence has been said."""
    known = frozenset(said)
    return tuple(d for d in differences if not {hash_text(d.a.text), hash_text(d.b.text)} & known)


def _side_by_side(summary: Summary, differences: Sequence[Difference]) -> tuple[Summary, tuple[Difference, ...]]:
    """Each sentence in one place: the second of a pair stands beside the first, and no longer in the summary.

    A sentence that differs from two others is shown with the first of them.
    """
    order = {sentence: at for at, sentence in enumerate(summary.sentences)}
    shown: list[Difference] = []
    for item in differences:
        if any(sentence in (d.a, d.b) for sentence in (item.a, item.b) for d in shown):
            continue
        later = order.get(item.a, len(order)) > order.get(item.b, len(order))
        shown.append(Difference(item.kind, item.b, item.a) if later else item)
    beside = {item.b for item in shown}
    keep = [at for at, sentence in enumerate(summary.sentences) if sentence not in beside]
    why = tuple(summary.why[at] for at in keep if at < len(summary.why))
    return replace(summary, sentences=tuple(summary.sentences[at] for at in keep), why=why), tuple(shown)


def _told(
    draft: Draft, differing: tuple[Difference, ...], summary: Summary, shown: tuple[Difference, ...]
) -> StoryText:
    return StoryText(draft, summary, differing, shown, _seconds(draft, quoted(summary, shown)))


def _seconds(draft: Draft, sentences: Iterable[Sentence]) -> float:
    """The headline and the sentences, each at the speed of its own language."""
    language = {article.id: article.language for article in draft.articles}
    title = seconds(draft.headline, draft.headline_of.language)
    return math.fsum([title, *(seconds(sentence.text, language[sentence.article]) for sentence in sentences)])
