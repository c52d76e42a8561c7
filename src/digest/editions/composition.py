"""Compose an edition, stage by stage.  Pure: each stage is a function from one frozen value to the next."""

from collections.abc import Generator
from functools import partial

from digest.editions.ahead import headlines_ahead, texts_ahead
from digest.editions.budget import fill, likely
from digest.editions.drafts import draft
from digest.editions.folding import fold
from digest.editions.grouping import Groups, follow, group
from digest.editions.issue import edition_of
from digest.editions.material import Material, Parts
from digest.editions.selection import muted_words, select
from digest.editions.story_text import StoryWriter
from digest.model.edition import Edition


def composing(material: Material, parts: Parts) -> Generator[str, None, Edition]:
    """Compose the edition and return it; yield the name of each stage at its end, so that the caller can time it."""
    selection = select(material)
    yield "select"
    once, threads = material.shared.of_day, material.history.threads
    originals = once("fold", partial(fold, selection, material.shared), selection.articles, selection.older)
    yield "fold"
    grouping = partial(group, originals, threads, parts.clusterer)
    groups = once("group", grouping, originals, threads, parts.clusterer)
    yield "group"
    events = once("follow", partial(follow, groups, material), groups, threads, material.day)
    yield "follow"
    headlines_ahead(events, material.shared)
    drafts = draft(events, originals, material)
    yield "draft"
    write = _writer(material, groups, parts)
    texts_ahead(likely(drafts, write), write, len(groups.articles))
    filling = fill(drafts, write)
    yield "fill"
    edition = edition_of(material, selection, groups, filling)
    yield "edition"
    return edition


def _writer(material: Material, groups: Groups, parts: Parts) -> StoryWriter:
    """A writer that repeats no sentence of the history, and quotes none with a muted word."""
    chosen = (parts.summarizer, parts.story_summarizer, material.plan, groups.frequencies, material.history.said)
    return StoryWriter(*chosen, muted_words(material.plan, material.day), material.shared, material.day)
