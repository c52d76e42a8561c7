"""Stories from edition to edition: match groups with open stories, and update the open stories after an edition."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Thread
from digest.model.partition import Kin
from digest.model.summary import Frequencies, terms_by_language
from digest.stories.names import names
from digest.text.term_weights import TITLE, head, term_weight
from digest.text.words import stems

# A story without an article for more than QUIET days is quiet: it does not take part in the grouping, and only its rare
# words find it again.  After more than KEPT days it is closed; later articles are a new story.
QUIET, KEPT = 4, 14
# This many articles show which words are rare; a dozen do not.  Over fortnights of 12 labelled articles a day, 7 of 100
# events get a wrong id with it and 10 without; at 30 articles a day 14 with it and 16 without.  Without a limit, the
# stories, far more than the articles, would count only their few stored words: at 570 articles a day 30 events get a
# wrong id in place of 25.
ENOUGH = 150
# Maximum terms (the heaviest) and names (the most frequent) stored for a story; enough to recognise it, small enough to
# store daily.
_TERMS, _NAMES = 120, 12
# Terms of a quiet story in each language: there are several times as many quiet stories as open ones.
_QUIET_TERMS = 80
# Share of the earlier terms in the new terms of a story: it follows the news, and its beginning is still recognised.
# Over fortnights of labelled news .5 keeps .6 % fewer ids, .2 the same number.
_BEFORE = 0.35
_DIGITS = 12  # of a story's id: 48 bits, so that two of a million share one by chance with p < .002

Vector = dict[str, float]
Once = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class ThreadMatch:
    """The story of a group: its `id`, the day `since` of its first edition, its nearness `near` (0 for a new story).

    `told` is the day of its last edition, None for a new story.  The stories `merged` were joined into it and are
    closed; it was separated from the story `split`, which goes on in another group.
    """

    id: str
    since: date | None
    near: float = 0.0
    merged: tuple[str, ...] = ()
    split: str = ""
    told: date | None = None


def by_quiet(threads: Sequence[Thread]) -> tuple[tuple[Thread, ...], tuple[Thread, ...]]:
    """Return the open stories and the quiet ones; days are counted up to the last one that any story had articles."""
    newest = max((thread.last for thread in threads if thread.last), default=date.min)
    quiet = {thread.id for thread in threads if thread.last and (newest - thread.last).days > QUIET}
    return (
        tuple(thread for thread in threads if thread.id not in quiet),
        tuple(thread for thread in threads if thread.id in quiet),
    )


def follow(
    groups: Sequence[Sequence[Article]], kin: Sequence[Kin], threads: Sequence[Thread], day: date | None
) -> list[ThreadMatch]:
    """The story of each group, by the relations `kin` that the clusterer found.

    A group that continues no story gets a new id, from the day and its articles, that no open story has.
    """
    goes_on = {it.group: it for it in kin if it.kind == "goes on"}
    merged: dict[int, list[str]] = defaultdict(list)
    for it in kin:
        if it.kind == "merged":
            merged[it.group].append(threads[it.story].id)
    split = {it.group: threads[it.story].id for it in kin if it.kind == "split"}
    taken = {thread.id for thread in threads}
    decided = []
    for at, articles in enumerate(groups):
        if at in goes_on:
            thread = threads[goes_on[at].story]
            near, into = round(goes_on[at].nearness, 6), tuple(sorted(merged[at]))
            decided.append(ThreadMatch(thread.id, thread.first, near, into, told=thread.told or thread.last))
        else:
            name = _new_id(articles, day, taken)
            taken.add(name)
            decided.append(ThreadMatch(name, day, split=split.get(at, "")))
    return decided


def carry_on(
    shown: Iterable[tuple[ThreadMatch, Sequence[Article], str]],
    met: Iterable[ThreadMatch],
    threads: Sequence[Thread],
    frequencies: Frequencies,
    day: date | None,
    once: Once = lambda step, compute, *given: compute(),
) -> tuple[Thread, ...]:
    """The open stories after an edition, by id: stories `shown` in it (with articles and headline), stories only `met`
    in the articles that came in, and earlier ones that were not quiet for too long.

    `once(step, compute, *given)` returns the result of `compute`, or of an earlier call with equal words and articles.
    """
    known = {thread.id: thread for thread in threads}
    after: dict[str, Thread] = {}
    gone: set[str] = set()
    for one in met:
        gone.update(one.merged)
        if one.id in known:
            old = known[one.id]
            after[one.id] = replace(old, last=day, told=old.told or old.last)
    for one, articles, headline in shown:
        after[one.id] = _grown(one, articles, headline, known.get(one.id), frequencies, day, once)
    for thread in threads:
        if thread.id not in gone:
            after.setdefault(thread.id, thread)
    known_still = (_aged(thread, day) for thread in after.values())
    return tuple(sorted((thread for thread in known_still if thread), key=lambda thread: thread.id))


def _aged(thread: Thread, day: date | None) -> Thread | None:
    """Return a story as it is kept on a day: short if it is quiet, None if it was quiet for too long."""
    days = (day - thread.last).days if day and thread.last else 0
    if days > KEPT:
        return None
    return _shortened(thread) if days > QUIET else thread


def with_stories(frequencies: Frequencies, threads: Sequence[Thread]) -> Frequencies:
    """The words of a day; of fewer than ENOUGH articles, with those of the newest stories, each as one article more."""
    articles = Counter(frequencies.articles)
    counts = {language: Counter(found) for language, found in frequencies.counts.items()}
    for thread in sorted(threads, key=lambda thread: (thread.last or date.min, thread.id), reverse=True):
        for language, terms in terms_by_language(thread.terms, thread.language).items():
            if articles[language] < ENOUGH:
                articles[language] += 1
                counts.setdefault(language, Counter()).update(stem for stem, _ in terms)
    return Frequencies(articles, counts)


def vector(articles: Sequence[Article], frequencies: Frequencies) -> Vector:
    """The heaviest terms of articles in one language: the mean of their TF-IDF, each of length 1.

    It is the shorter the less they have in common, so that a product of two means is the mean cosine of all pairs; at
    the length of 1, loose groups would be as near to strangers as close groups to their own.
    """
    total: dict[str, float] = defaultdict(float)
    for article in articles:
        title = set(stems(article.title, article.language))
        counts = Counter(stems(f"{article.title}\n{head(article.text)}", article.language))
        weights = {
            stem: term_weight(n, frequencies.idf(article.language, stem), TITLE if stem in title else 1)
            for stem, n in counts.items()
        }
        for stem, weight in _of_length_1(weights).items():
            total[stem] += weight / len(articles)
    return dict(_heaviest(total, _TERMS))


def _grown(
    one: ThreadMatch,
    articles: Sequence[Article],
    headline: str,
    before: Thread | None,
    frequencies: Frequencies,
    day: date | None,
    once: Once,
) -> Thread:
    """A story with its terms and names after an edition."""
    languages = [language for language, _ in Counter(article.language for article in articles).most_common()]
    old = terms_by_language(before.terms, before.language) if before else {}
    terms = {language: dict(found) for language, found in old.items()}
    for language in languages:
        spoken = tuple(article for article in articles if article.language == language)
        new = once("vector", partial(vector, spoken, frequencies), spoken)
        terms[language] = _blended(terms.get(language), new)
    called = Counter(name for article in articles for name in once("names", partial(names, article), article))
    called.update(before.names if before else ())
    frequent = sorted(called.items(), key=lambda item: (-item[1], item[0]))[:_NAMES]
    return Thread(
        one.id,
        one.since,
        day,
        _with_codes(terms, languages[0]),
        tuple(name for name, _ in frequent),
        headline,
        told=day,
        language=languages[0],
    )


def _shortened(thread: Thread) -> Thread:
    """Return a story with the heaviest terms alone."""
    if len(thread.terms) <= _QUIET_TERMS:
        return thread
    spoken = terms_by_language(thread.terms, thread.language)
    terms = {language: dict(_heaviest(dict(found), _QUIET_TERMS)) for language, found in spoken.items()}
    return replace(thread, terms=_with_codes(terms, thread.language))


def _blended(old: Mapping[str, float] | None, new: Vector) -> Vector:
    """The terms of one language after an edition; a language without earlier terms has only its new ones."""
    if old is None:
        return new
    return {stem: _BEFORE * old.get(stem, 0.0) + (1 - _BEFORE) * new.get(stem, 0.0) for stem in old.keys() | new}


def _with_codes(terms: Mapping[str, Mapping[str, float]], first: str) -> tuple[tuple[str, float], ...]:
    """The heaviest terms of each language, as a `Thread` has them."""
    kept = {
        stem if language == first else f"{language}:{stem}": round(weight, 4)
        for language, found in terms.items()
        for stem, weight in _heaviest(found, _TERMS)
    }
    return tuple(sorted(kept.items()))


def _heaviest(weights: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    return sorted(weights.items(), key=lambda item: (-round(item[1], 9), item[0]))[:most]


def _of_length_1(weights: Mapping[str, float]) -> Vector:
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / norm for stem, weight in weights.items()} if norm else {}


def _new_id(articles: Sequence[Article], day: date | None, taken: set[str]) -> str:
    """An id that no open story has; the same for the same articles on the same day."""
    about = "\n".join([str(day or ""), *sorted(article.id for article in articles)])
    name = hash_text(about)[:_DIGITS]
    while name in taken:
        about = hash_text(about)
        name = about[:_DIGITS]
    return name
