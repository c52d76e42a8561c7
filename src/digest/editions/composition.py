"""Compose an edition.  Pure: the day, the parts and what has been said are arguments."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from digest.editions.account import account
from digest.editions.budget import Fate, StoryText, StoryWriter, fill
from digest.editions.drafts import Draft, drafts
from digest.editions.selection import select, unquotable
from digest.model.article import Article, Failure
from digest.model.canonical import hash_of, plain
from digest.model.edition import Edition, History, Inputs, Mention, Plan, Reprint, Section, Slot, Story
from digest.model.story_parts import Correction
from digest.model.summary import Frequencies
from digest.ports import Clusterer, Summarizer
from digest.stories.corrections import corrections
from digest.stories.reprints import fold, newest, reprint
from digest.stories.threads import carry_on, follow, with_stories

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
    ended: Callable[[str], None] = lambda step: None,
) -> Edition:
    """The edition of these articles; the same whatever their order.

    Without a `slot` its day is that of the newest article; without any date it is undated.  `ended` hears the name of
    each step when it is over, and changes nothing.
    """
    known = history or History()
    current, older = _versions(sorted(articles, key=lambda article: (article.source, article.age)))
    ordered = (*current, *older)
    slot = slot or Slot(_newest_day(ordered))
    eligible, left_out = select(current, plan, slot.day)
    fates_of = {entry.article: entry for entry in left_out}
    own, reprints = _folded(eligible, [article for article in older if article.id not in fates_of])
    left_out += tuple(
        replace(fates_of[article.id], source=article.source, title=article.title)
        for article in older
        if article.id in fates_of
    )
    ended("fold")
    frequencies = Frequencies.of(own)
    words = with_stories(frequencies, known.threads)
    grouping = parts.clusterer(own, words, known.threads)
    ended("group")
    groups = [[own[at] for at in group] for group in grouping.groups]
    followed = follow(groups, grouping.kin, known.threads, slot.day)
    found = drafts(own, grouping, followed, reprints, slot.day, plan, known.said)
    ended("rank")
    unquoted = unquotable(own, plan, slot.day)
    teller = StoryWriter(parts.summarizer, parts.story_summarizer, plan, frequencies, known.said, unquoted)
    told, fates = fill(found, teller, plan)
    ended("summarise")
    corrected = corrections(own, known.quotes)
    stories = [_story(item, corrected) for item in told]
    shown = [(item.draft.followed, item.draft.articles, item.draft.headline) for item in told]
    edition = Edition(
        brief=plan.name,
        slot=slot,
        sections=_sections(told, stories, plan),
        inputs=_inputs(plan, version, ordered, known, failures),
        account=account(eligible, found, stories, fates, left_out, failures),
        articles=ordered,
        notices=(*_ahead(ordered, slot.day), *_notices(failures)),
        seconds=round(math.fsum(item.seconds for item in told)),
        threads=carry_on(shown, followed, known.threads, words, slot.day),
        mentions=_mentions(found, fates),
        corrections=corrected,
    )
    ended("compose")
    return edition


def _inputs(
    plan: Plan, version: str, articles: Sequence[Article], known: History, failures: Sequence[Failure]
) -> Inputs:
    """What an edition is a function of."""
    return Inputs(
        plan=plan,
        version=version,
        articles=tuple((article.id, article.text_hash) for article in articles),
        said=hash_of(plain(known.said)),
        editions=known.editions,
        failures=tuple(failures),
    )


def _newest_day(articles: Sequence[Article]) -> date | None:
    """The day, as written in its own zone, of the newest article."""
    dated = [article.published for article in articles if article.published]
    return max(dated).date() if dated else None


def _versions(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """The newest version of each article, and the others: two of one name are the same address or text, twice."""
    versions: dict[str, list[Article]] = {}
    for article in articles:
        versions.setdefault(article.id, []).append(article)
    current = [newest(same) for same in versions.values()]
    chosen = set(map(id, current))
    return tuple(current), tuple(article for article in articles if id(article) not in chosen)


def _folded(
    current: Sequence[Article], older: Sequence[Article]
) -> tuple[tuple[Article, ...], dict[str, list[Reprint]]]:
    """The articles that say something of their own, and the reprints and older versions of each by its name."""
    first = {article.id: article for article in current}
    again = [
        reprint(article, first[article.id], "copy" if article.text_hash == first[article.id].text_hash else "older")
        for article in older
    ]
    own, folded = fold(current)
    original = {item.article: item.of for item in folded}
    reprints: dict[str, list[Reprint]] = {}
    for item in (*folded, *again):
        reprints.setdefault(original.get(item.of, item.of), []).append(item)
    return own, reprints


def _story(told: StoryText, corrected: Sequence[Correction]) -> Story:
    draft = told.draft
    followed = draft.followed
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
        since=followed.since,
        told=followed.told,
        followed=followed.near,
        merged=followed.merged,
        split=followed.split,
        corrections=tuple(correction for correction in corrected if correction.article in place),
    )


def _sections(told: Sequence[StoryText], stories: Sequence[Story], plan: Plan) -> tuple[Section, ...]:
    """The stories by section: those that the plan names in its order, each other where its heaviest story would."""
    by_name: dict[str, list[Story]] = {item.section: [] for item in plan.sections}
    for item, story in zip(told, stories, strict=True):
        by_name.setdefault(item.draft.section, []).append(story)
    return tuple(Section(name, tuple(members)) for name, members in by_name.items() if members)


def _mentions(found: Sequence[Draft], fates: Mapping[str, Fate]) -> tuple[Mention, ...]:
    """The drafts that no minutes were left for, in the order of their weight."""
    return tuple(
        Mention(draft.id, draft.headline, draft.headline_of.id, draft.publishers)
        for draft in found
        if draft.id in fates and fates[draft.id][0] == "over budget"
    )


def _ahead(articles: Sequence[Article], day: date | None) -> list[str]:
    """Articles that are dated after the edition; a day is allowed for, since it is tomorrow somewhere."""
    if day is None:
        return []
    late = [article for article in articles if article.published and article.published.date() > day + timedelta(days=1)]
    more = f" and {len(late) - 1} more are" if len(late) > 1 else " is"
    return [f"{late[0].source}{more} dated after this edition"] if late else []


def _notices(failures: Sequence[Failure]) -> tuple[str, ...]:
    reasons = [failure.reason for failure in failures]
    more = len(reasons) - _NOTICES
    return tuple(reasons) if more <= 1 else (*reasons[:_NOTICES], f"and {more} more; `digest explain` names them")
