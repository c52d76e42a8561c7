"""Compose an edition.  Pure: the day, the parts and what has been said are arguments."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest.canonical import hash_of, plain
from digest.editions.account import account
from digest.editions.budget import Teller, Told, fill
from digest.editions.drafts import drafts
from digest.editions.selection import select, unquotable
from digest.model.article import Article, Failure
from digest.model.edition import Edition, History, Inputs, Plan, Reprint, Section, Slot, Story
from digest.model.summary import Frequencies
from digest.ports import Clusterer, Summarizer
from digest.stories.reprints import fold, reprint

# What could not be read and is named to the reader; the account has all of it.
_NOTICES = 5


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that a plan names, built."""

    clusterer: Clusterer
    summarizer: Summarizer
    story_summarizer: Summarizer


def compose(
    articles: Sequence[Article],
    parts: Parts,
    plan: Plan,
    version: str,
    slot: Slot | None = None,
    failures: Sequence[Failure] = (),
    history: History | None = None,
) -> Edition:
    """The edition of these articles; the same whatever their order.

    Without a `slot` its day is that of the newest article; without any date it is undated.
    """
    known = history or History()
    ordered = tuple(sorted(articles, key=lambda article: (article.source, article.age)))
    slot = slot or Slot(_newest_day(ordered))
    eligible, left_out = select(ordered, plan, slot.day)
    own, reprints = _folded(eligible)
    frequencies = Frequencies.of(own)
    found = drafts(own, parts.clusterer(own, frequencies), reprints, slot.day, plan, known.said)
    unquoted = unquotable(own, plan, slot.day)
    teller = Teller(parts.summarizer, parts.story_summarizer, plan, frequencies, known.said, unquoted)
    told, fates = fill(found, teller, plan)
    stories = list(map(_story, told))
    return Edition(
        brief=plan.name,
        slot=slot,
        sections=_sections(told, stories, plan),
        inputs=Inputs(
            plan=plan,
            version=version,
            articles=tuple((article.id, article.text_hash) for article in ordered),
            said=hash_of(plain(known.said)),
            editions=known.editions,
            failures=tuple(failures),
        ),
        account=account(eligible, found, stories, fates, left_out, failures),
        articles=ordered,
        notices=_notices(failures),
        seconds=round(math.fsum(item.seconds for item in told)),
    )


def _newest_day(articles: Sequence[Article]) -> date | None:
    """The day, as written in its own zone, of the newest article."""
    dated = [article.published for article in articles if article.published]
    return max(dated).date() if dated else None


def _folded(articles: Sequence[Article]) -> tuple[tuple[Article, ...], dict[str, list[Reprint]]]:
    """The articles that say something of their own, each name once, and the reprints of each by its name.

    Two of one name are one article: the same address, or the same text, twice.
    """
    first: dict[str, Article] = {}
    again = []
    for article in articles:
        if article.id in first:
            again.append(reprint(article, first[article.id]))
        else:
            first[article.id] = article
    own, folded = fold(list(first.values()))
    original = {item.article: item.of for item in folded}
    reprints: dict[str, list[Reprint]] = {}
    for item in (*folded, *again):
        reprints.setdefault(original.get(item.of, item.of), []).append(item)
    return own, reprints


def _story(told: Told) -> Story:
    draft = told.draft
    place = {article.id: article.place for article in draft.articles}
    return Story(
        id=draft.id,
        headline=draft.headline,
        headline_of=draft.headline_of.id,
        articles=tuple(article.id for article in draft.articles),
        summary=told.summary,
        places=tuple(place[sentence.article] for sentence in told.quoted),
        publishers=draft.publishers,
        reprints=draft.reprints,
        joins=draft.joins,
        differences=told.differences,
        score=draft.score,
        terms=draft.terms,
        seconds=round(told.seconds),
    )


def _sections(told: Sequence[Told], stories: Sequence[Story], plan: Plan) -> tuple[Section, ...]:
    """The stories by section: those that the plan names in its order, each other where its heaviest story would."""
    by_name: dict[str, list[Story]] = {item.section: [] for item in plan.sections}
    for item, story in zip(told, stories, strict=True):
        by_name.setdefault(item.draft.section, []).append(story)
    return tuple(Section(name, tuple(members)) for name, members in by_name.items() if members)


def _notices(failures: Sequence[Failure]) -> tuple[str, ...]:
    reasons = [failure.reason for failure in failures]
    more = len(reasons) - _NOTICES
    return tuple(reasons) if more <= 1 else (*reasons[:_NOTICES], f"and {more} more; `digest explain` names them")
