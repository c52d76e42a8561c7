"""Last stage: the edition, with its stories in sections and the open stories for the next edition."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from digest.editions.account import account
from digest.editions.budget import Filling
from digest.editions.grouping import Groups
from digest.editions.material import Material
from digest.editions.notices import notices
from digest.editions.references import with_references
from digest.editions.selection import Selection
from digest.editions.shared import Results
from digest.editions.story_text import StoryText
from digest.model.canonical import hash_of, plain
from digest.model.edition import Edition, Inputs, Mention, Plan, Section, Story, Thread
from digest.model.story_parts import Correction, PastLine
from digest.stories.corrections import corrections
from digest.stories.publishers import publisher_of
from digest.stories.threads import carry_on

# Headlines of stories over the budget: a screen of a terminal.  The others are counted, and the account has their
# articles: on a day of 5,000 articles they were half of the file.
_MENTIONS = 24
# Earlier editions of a story that are quoted "so far".
_PAST = 3
# Results kept that depend on the words of a day: the vectors of stories and the names of articles.
_WORDS = 10_000


def edition_of(material: Material, selection: Selection, groups: Groups, filling: Filling) -> Edition:
    """The edition of these stories."""
    corrected = corrections(groups.articles, material.history.quotes)
    past = {thread.id: thread.past for thread in material.history.threads}
    stories = tuple(_story(text, corrected, past.get(text.draft.id, ())) for text in filling.texts)
    mentions = _mentions(filling)
    edition = Edition(
        brief=material.plan.name,
        slot=material.slot,
        sections=_sections(filling.texts, stories, material.plan),
        inputs=_inputs(material),
        account=account(material, selection, filling, stories),
        articles=material.articles,
        notices=notices(material),
        seconds=round(math.fsum(text.seconds for text in filling.texts)),
        mentions=mentions[:_MENTIONS],
        unmentioned=len(mentions[_MENTIONS:]),
        corrections=corrected,
    )
    return with_references(replace(edition, threads=_threads(material, groups, filling, edition.key)))


def _inputs(material: Material) -> Inputs:
    """A short form of the material: articles by id and hash, the history by a hash of its sentences."""
    return Inputs(
        plan=material.plan,
        version=material.version,
        articles=material.shared.of_day("inputs", partial(_revisions, material), material.current, material.older),
        said=hash_of(plain(material.history.said)),
        editions=material.history.editions,
        failures=material.failures,
    )


def _revisions(material: Material) -> tuple[tuple[str, str], ...]:
    return tuple((article.id, article.text_hash) for article in material.articles)


def _story(text: StoryText, corrected: Sequence[Correction], past: tuple[PastLine, ...]) -> Story:
    draft, thread = text.draft, text.draft.thread
    place = {article.id: article.place for article in draft.articles}
    return Story(
        id=draft.id,
        headline=draft.headline,
        headline_of=draft.headline_of.id,
        articles=tuple(article.id for article in draft.articles),
        summary=text.summary,
        places=tuple(place[sentence.article] for sentence in text.quoted),
        publishers=draft.publishers,
        reprints=draft.reprints,
        joins=draft.joins,
        differences=text.differences,
        score=draft.score,
        terms=draft.terms,
        seconds=round(text.seconds),
        since=thread.since,
        told=thread.told,
        followed=thread.near,
        merged=thread.merged,
        split=thread.split,
        corrections=tuple(correction for correction in corrected if correction.article in place),
        titles=text.titles,
        past=past,
    )


def _sections(texts: Sequence[StoryText], stories: Sequence[Story], plan: Plan) -> tuple[Section, ...]:
    """The stories by section: first the sections of the plan in its order, then the others by their heaviest story."""
    by_name: dict[str, list[Story]] = {item.section: [] for item in plan.sections}
    for text, story in zip(texts, stories, strict=True):
        by_name.setdefault(text.draft.section, []).append(story)
    return tuple(Section(name, tuple(members)) for name, members in by_name.items() if members)


def _threads(material: Material, groups: Groups, filling: Filling, key: str) -> tuple[Thread, ...]:
    """The stories that are open after this edition."""
    shown = [(text.draft.thread, text.draft.articles, text.draft.headline) for text in filling.texts]
    met = [draft.thread for draft in filling.drafts]
    past = {thread.id: thread.past for thread in material.history.threads}
    for text in filling.texts:
        past[text.draft.id] = (*past.get(text.draft.id, ()), _past_line(text, key, material.day))[-_PAST:]
    once = material.shared.of_day("words", lambda: Results(_WORDS), groups.words)
    threads = carry_on(shown, met, material.history.threads, groups.words, material.day, once)
    return tuple(replace(thread, past=past.get(thread.id, ())) for thread in threads)


def _past_line(text: StoryText, edition: str, day: date | None) -> PastLine:
    """The first sentence of a story, as its next editions show it."""
    sentence = text.summary.sentences[0]
    article = next(article for article in text.draft.articles if article.id == sentence.article)
    return PastLine(edition, day, sentence.text, publisher_of(article), article.url, article.language)


def _mentions(filling: Filling) -> tuple[Mention, ...]:
    """The drafts over the budget, the heaviest first."""
    return tuple(
        Mention(draft.id, draft.headline, draft.headline_of.id, draft.publishers)
        for draft in filling.drafts
        if draft.id in filling.fates and filling.fates[draft.id][0] == "over budget"
    )
