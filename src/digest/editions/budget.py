"""Sixth stage: fill the minutes of an edition, heavy stories first, and trim the longest until the minutes hold."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from digest.editions.drafts import Draft
from digest.editions.story_text import StoryText, StoryWriter, without_repeats
from digest.editions.wanted import unwanted
from digest.model.edition import Bucket, Plan
from digest.stories.publishers import publisher_of

# A story is not cut below this many sentences to make room for one more story.
LEAST = 2
# An edition with less room than this, in seconds, is nearly full: the shortest form of a usual story, a headline of
# ten words and two sentences of twenty, takes 13.
_NEARLY_FULL = 30.0
# Seconds of a usual story in its shortest form.
_USUAL = 20.0
# Stories that may fail to fit an edition that is nearly full, before the rest is left untried.  Each try costs a call
# of a summarizer, and 5,000 drafts would cost 5,000 calls; drafts after twenty failures are light, and seldom short.
_TRIES = 20
# Digits to which seconds are compared: minutes * 60 is not always the sum that it was divided from.
_DIGITS = 9

# Why a draft is not in the edition: the bucket of its articles, and the reason.
Fate = tuple[Bucket, str]
_SAID: Fate = ("already said", "all that it says was said before, or is said by another story")


@dataclass(frozen=True, slots=True)
class Filling:
    """The drafts, the `texts` of the drafts in the edition, both the heaviest first, and the fate of the others by id.

    A draft without text and fate lost its last sentence when the texts were trimmed.
    """

    drafts: tuple[Draft, ...]
    texts: tuple[StoryText, ...]
    fates: Mapping[str, Fate]


def fill(drafts: Sequence[Draft], write: StoryWriter) -> Filling:
    """Write as many drafts, from the first, as the minutes and limits of the plan allow, each as long as fits."""
    limit = round(write.plan.minutes * 60, _DIGITS)
    short: list[StoryText] = []
    fates: dict[str, Fate] = {}
    tries = 0
    for draft in drafts:
        refused = unwanted(draft, write.plan, write.shared.about) or _over_limit(draft, short, write.plan)
        if refused:
            fates[draft.id] = refused
            continue
        room = limit - math.fsum(text.seconds for text in short)
        if room < _NEARLY_FULL and tries >= _TRIES:
            fates[draft.id] = ("over budget", _untried(draft, room))
            continue
        text = write(draft, min(LEAST, write.longest(draft)), short)
        if not text.summary.sentences:
            fates[draft.id] = _SAID
        elif round(text.seconds - room, _DIGITS) > 0:
            fates[draft.id] = ("over budget", _too_long(text, room))
            tries += room < _NEARLY_FULL
        else:
            short.append(text)
    return Filling(tuple(drafts), tuple(_each_once(_trimmed(short, write, limit))), fates)


def likely(drafts: Sequence[Draft], write: StoryWriter) -> list[Draft]:
    """Return the drafts that are likely to be written: those that fit, and those that are tried and do not."""
    most = math.ceil(write.plan.minutes * 60 / _USUAL) + _TRIES
    wanted = (draft for draft in drafts if not unwanted(draft, write.plan, write.shared.about))
    return list(islice(wanted, most))


def _too_long(text: StoryText, room: float) -> str:
    """Return the reason of a story that does not fit: length rounded up, room rounded down, so that both are true."""
    takes, left = _span(math.ceil(round(text.seconds, _DIGITS))), _span(math.floor(room))
    return f"its story weighs {text.draft.score:.3f}; its shortest telling takes {takes}, and {left} were left"


def _untried(draft: Draft, room: float) -> str:
    """The reason of a story that comes after too many that did not fit."""
    left = f"{_span(math.floor(room))} were left"
    return f"its story weighs {draft.score:.3f}; {left}; it was not tried, since {_TRIES} before it did not fit"


def _span(seconds: int) -> str:
    """Format a length of time: "12 min 5 s", "40 s"."""
    minutes, rest = divmod(max(seconds, 0), 60)
    return " ".join([f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest or not minutes))


def _over_limit(draft: Draft, texts: Sequence[StoryText], plan: Plan) -> Fate | None:
    """Return the fate of a draft that would exceed a limit; None if it keeps all limits.

    A story of several publishers counts for no source.
    """
    beside = sum(text.draft.section == draft.section for text in texts)
    if plan.per_section is not None and beside >= plan.per_section:
        return "limited", f"{plan.per_section} heavier stories stand in its section"
    if plan.per_source is None:
        return None
    source = _only_source(draft)
    if source and sum(_only_source(text.draft) == source for text in texts) >= plan.per_source:
        return "limited", f"{plan.per_source} heavier stories come from {source} alone"
    return None


def _only_source(draft: Draft) -> str:
    """The publisher of a story that has only one, else ""."""
    names = {publisher_of(article).casefold(): publisher_of(article) for article in draft.articles}
    return next(iter(names.values())) if len(names) == 1 else ""


def _trimmed(short: Sequence[StoryText], write: StoryWriter, limit: float) -> list[StoryText]:
    """Each text at its longest, then the longest to read cut by a sentence until the limit holds."""
    texts = list(short)
    for at, text in enumerate(short):
        texts[at] = write(text.draft, write.longest(text.draft), _without(texts, at), text.differing)
    while round(math.fsum(text.seconds for text in texts) - limit, _DIGITS) > 0:
        longer = [at for at, text in enumerate(texts) if text.seconds > short[at].seconds]
        at = max(longer, key=lambda place: (round(texts[place].seconds, _DIGITS), place))
        text, fewer = texts[at], texts[at].length - 1
        cut = write(text.draft, fewer, _without(texts, at), text.differing) if fewer > LEAST else short[at]
        texts[at] = cut if cut.seconds < text.seconds else short[at]
    return texts


def _without(texts: Sequence[StoryText], at: int) -> list[StoryText]:
    return [*texts[:at], *texts[at + 1 :]]


def _each_once(texts: Sequence[StoryText]) -> Iterator[StoryText]:
    """Return the texts, each without the sentences of the ones before it: trimming may have brought a sentence back."""
    said: set[str] = set()
    for text in texts:
        rest = without_repeats(text, said)
        said |= text.said
        if rest.summary.sentences:
            yield rest
