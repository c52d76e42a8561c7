"""Stories from edition to edition: today's groups matched one to one to the open stories.  Pure: History in,
decisions out."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.canonical import hash_text
from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.summary import Frequencies
from digest.stories.names import names
from digest.text.words import stems

# A group goes on with a story from this nearness on, and is said to hold all of another one from MERGED on.
# Measured on 14 days that the events of four labelled sets are spread over, grouped as they are: .06 / .08 / .10 keep
# 92 / 92 / 91 of 100 names, and give 24 / 19 / 16 of 100 events the name of another.
SAME_STORY, MERGED = 0.08, 0.2
# What is told every day goes on more often than what has been quiet: so much nearness is asked more for each day that a
# story was not met while others were.  Without it 28 of 100 events get the name of another, at as many names kept.
LATE = 0.04
# Nearness is the mean cosine of a group's articles with those of a story, less that, and less the mean of the so many
# nearest open stories: in a crowded subject, strangers are near too.
_CROWD = 10
# A story that was not met for so many days is closed; what comes later is a new one.
QUIET = 4
# Kept of a story: its heaviest terms and most frequent names; enough to know it by, small enough to write down daily.
_TERMS, _NAMES = 120, 12
_LOOKED_AT = 300  # words of each article
_TITLE = 1.6  # how much more a term of a title weighs, as in clusterers/vectors.py
# Of a story's terms, the share that is what was known of it before: it moves on, and is still known by its beginning.
_BEFORE = 0.5
_DIGITS = 12  # of a story's name: 48 bits, so that two of a million share one by chance with p < .002

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Followed:
    """What a group is: the story `id`, first told on the day `since`, as near as `near` (0 for a new story).

    `told` is the day of the edition that told it last, None for a new story.

    The stories `merged` went into it and are closed; it came out of the story `split`, which goes on elsewhere.
    """

    id: str
    since: date | None
    near: float = 0.0
    merged: tuple[str, ...] = ()
    split: str = ""
    told: date | None = None


def follow(
    groups: Sequence[Sequence[Article]], threads: Sequence[Thread], frequencies: Frequencies, day: date | None
) -> list[Followed]:
    """Which story each group is.  The nearest pairs go first; each story goes on in one group at most.

    A group gets a name of its own from the day and its articles; no story that is open has it.
    """
    found = _pairs([vector(group, frequencies) for group in groups], threads) if threads else []
    thread_of: dict[int, tuple[Thread, float]] = {}
    group_of: dict[str, int] = {}
    for near, group, thread in found:
        if group not in thread_of and thread.id not in group_of:
            thread_of[group], group_of[thread.id] = (thread, near), group
    merged: dict[int, list[str]] = defaultdict(list)
    split: dict[int, str] = {}
    for near, group, thread in found:
        if thread.id not in group_of and near >= MERGED:
            group_of[thread.id] = group
            merged[group].append(thread.id)
        elif group not in thread_of and group not in split:
            split[group] = thread.id
    taken = {thread.id for thread in threads}
    decided = []
    for at, articles in enumerate(groups):
        if at in thread_of:
            thread, near = thread_of[at]
            into = tuple(sorted(merged[at]))
            decided.append(Followed(thread.id, thread.first, near, into, told=thread.told or thread.last))
        else:
            name = _new_name(articles, day, taken)
            taken.add(name)
            decided.append(Followed(name, day, split=split.get(at, "")))
    return decided


def carry_on(
    told: Iterable[tuple[Followed, Sequence[Article], str]],
    met: Iterable[Followed],
    threads: Sequence[Thread],
    frequencies: Frequencies,
    day: date | None,
) -> tuple[Thread, ...]:
    """The open stories after an edition, by name: those `told` in it (with articles and headline), those only `met`
    in what came in, and those of before that are not quiet for too long."""
    known = {thread.id: thread for thread in threads}
    after: dict[str, Thread] = {}
    gone: set[str] = set()
    for one in met:
        gone.update(one.merged)
        if one.id in known:
            old = known[one.id]
            after[one.id] = replace(old, last=day, told=old.told or old.last)
    for one, articles, headline in told:
        after[one.id] = _grown(one, articles, headline, known.get(one.id), frequencies, day)
    for thread in threads:
        quiet = day is not None and thread.last is not None and (day - thread.last).days > QUIET
        if thread.id not in gone and not quiet:
            after.setdefault(thread.id, thread)
    return tuple(after[name] for name in sorted(after))


def vector(articles: Sequence[Article], frequencies: Frequencies) -> Vector:
    """The heaviest terms of a group: the mean of its articles' TF-IDF, each of length 1.

    It is the shorter the less they have in common, so that a product of two means is the mean cosine of all pairs; at
    the length of 1, loose groups are as near to strangers as close ones to their own.
    """
    total: dict[str, float] = defaultdict(float)
    for article in articles:
        title = set(stems(article.title, article.language))
        head = " ".join(article.text.split(maxsplit=_LOOKED_AT)[:_LOOKED_AT])
        counts = Counter(stems(f"{article.title}\n{head}", article.language))
        weights = {
            stem: (1 + math.log(n)) * frequencies.idf(article.language, stem) * (_TITLE if stem in title else 1)
            for stem, n in counts.items()
        }
        for stem, weight in _of_length_1(weights).items():
            total[stem] += weight / len(articles)
    return dict(_heaviest(total, _TERMS))


def _pairs(vectors: Sequence[Vector], threads: Sequence[Thread]) -> list[tuple[float, int, Thread]]:
    """(nearness, group, story) of all that are near enough, the nearest first, then the older and by name."""
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, thread in enumerate(threads):
        for stem, weight in thread.terms:
            holding[stem].append((at, weight))
    newest = max((thread.last for thread in threads if thread.last), default=None)
    late = [LATE * (newest - thread.last).days if newest and thread.last else 0.0 for thread in threads]
    found = []
    for group, weights in enumerate(vectors):
        cosines: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for at, other in holding.get(stem, ()):
                cosines[at] += weight * other
        crowd = math.fsum(sorted(cosines.values())[-_CROWD:]) / _CROWD
        nearness = {at: round(cosine - crowd - late[at], 6) for at, cosine in cosines.items()}
        found += [(near, group, threads[at]) for at, near in nearness.items() if near >= SAME_STORY]
    return sorted(found, key=lambda pair: (-pair[0], pair[2].first or date.min, pair[2].id, pair[1]))


def _grown(
    one: Followed,
    articles: Sequence[Article],
    headline: str,
    before: Thread | None,
    frequencies: Frequencies,
    day: date | None,
) -> Thread:
    """A story with what it is known by from now on."""
    terms = vector(articles, frequencies)
    called = Counter(name for article in articles for name in names(article))
    if before:
        old = dict(before.terms)
        terms = {
            stem: _BEFORE * old.get(stem, 0.0) + (1 - _BEFORE) * terms.get(stem, 0.0) for stem in old.keys() | terms
        }
        called.update(before.names)
    kept = dict(_heaviest(terms, _TERMS))
    frequent = sorted(called.items(), key=lambda item: (-item[1], item[0]))[:_NAMES]
    return Thread(
        one.id,
        one.since,
        day,
        tuple((stem, round(weight, 4)) for stem, weight in sorted(kept.items())),
        tuple(name for name, _ in frequent),
        headline,
        told=day,
    )


def _heaviest(weights: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(weights.items(), key=lambda item: (-round(item[1], 9), item[0]))[:most]


def _of_length_1(weights: Mapping[str, float]) -> Vector:
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / norm for stem, weight in weights.items()} if norm else {}


def _new_name(articles: Sequence[Article], day: date | None, taken: set[str]) -> str:
    """A name that no open story has; the same for the same articles on the same day."""
    about = "\n".join([str(day or ""), *sorted(article.id for article in articles)])
    name = hash_text(about)[:_DIGITS]
    while name in taken:
        about = hash_text(about)
        name = about[:_DIGITS]
    return name
