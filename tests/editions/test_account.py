"""The account: one entry, in one bucket, for each article, reprint and failure."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.editions.account import account, counts
from digest.editions.budget import Fate, Filling
from digest.editions.drafts import Draft
from digest.editions.material import material_of
from digest.editions.selection import Selection
from digest.model.article import LATE, Article, Failure
from digest.model.edition import Edition, Entry, Plan, Reprint, Story
from digest.model.summary import Summary
from digest.stories.threads import ThreadMatch

Makes = Callable[..., Article]


@pytest.fixture
def three(make: Makes) -> tuple[Article, ...]:
    """Three articles of one story, each of two sentences."""
    return tuple(make(f"The {name} rose. The {name} fell.", f"On {name}", id=name, source=name) for name in "abc")


def draft_of(*articles: Article, reprints: tuple[Reprint, ...] = ()) -> Draft:
    first = articles[0]
    return Draft(ThreadMatch("story", None), first.title, first, articles, reprints, (), "", (), ())


def story_of(*quoted: tuple[Article, int], headline_of: str = "a") -> Story:
    sentences = tuple(article.sentence(at) for article, at in quoted)
    return Story("story", "On a", headline_of, (), Summary(sentences, "m"), ())


def entries(
    *drafts: Draft,
    stories: tuple[Story, ...] = (),
    fates: dict[str, Fate] | None = None,
    left_out: tuple[Entry, ...] = (),
    failures: tuple[Failure, ...] = (),
) -> list[tuple[str, str, str]]:
    articles = tuple(article for draft in drafts for article in draft.articles)
    material = material_of(articles, Plan(), "1", failures=failures)
    found = account(material, Selection(articles, (), left_out), Filling(drafts, (), fates or {}), stories)
    return [(entry.source, entry.bucket, entry.reason) for entry in found]


def test_a_quoted_article_is_shown_with_the_number_of_its_sentences(three: tuple[Article, ...]) -> None:
    a, b, c = three
    found = entries(draft_of(*three), stories=(story_of((a, 0), (a, 1), (b, 0), headline_of="c"),))
    assert found[:2] == [("a", "shown", "2 sentences quoted"), ("b", "shown", "1 sentence quoted")]
    assert found[2] == (c.source, "shown", "its title is the headline")


def test_an_article_without_a_quotation_is_merged(three: tuple[Article, ...]) -> None:
    found = entries(draft_of(*three), stories=(story_of((three[0], 0)),))
    assert {entry[1:] for entry in found[1:]} == {("merged", "in this story, with nothing of its own quoted")}


def test_an_article_of_a_story_that_is_not_shown_has_the_fate_of_its_draft(three: tuple[Article, ...]) -> None:
    found = entries(draft_of(*three), fates={"story": ("limited", "full")})
    assert found == [(name, "limited", "full") for name in "abc"]


def test_a_draft_without_story_and_fate_was_said_by_other_stories(three: tuple[Article, ...]) -> None:
    reason = "all that it says is said by another story of this edition"
    assert entries(draft_of(three[0])) == [("a", "already said", reason)]


def test_the_notes_of_an_article_follow_the_reason(three: tuple[Article, ...]) -> None:
    noted = replace(three[0], notes=("undated", "teaser: no page"))
    [entry] = entries(draft_of(noted), stories=(story_of((noted, 0)),))
    assert entry[2] == "1 sentence quoted; undated; teaser: no page"


@pytest.mark.parametrize("stories", [(), (Story("story", "", "a", (), Summary((), "m"), ()),)])
def test_a_reprint_is_accounted_for_whether_its_story_is_shown_or_not(
    three: tuple[Article, ...], stories: tuple[Story, ...]
) -> None:
    repeats = (Reprint("x", "a", "x", "On x"), Reprint("y", "a", "y", "On y", kind="older"))
    found = entries(draft_of(three[0], reprints=repeats), stories=stories)
    assert found[1:] == [("x", "reprint", "the same text as a"), ("y", "reprint", "an older version of a")]


def test_a_document_without_an_article_is_no_article_and_other_failures_are_failures() -> None:
    failures = (Failure("extract", "a.pdf", "no text"), Failure("source", "feed", "timed out"))
    assert entries(failures=failures) == [("a.pdf", "not an article", "no text"), ("feed", "failed", "timed out")]


def test_a_late_edition_is_no_failure_of_a_document() -> None:
    assert entries(failures=(Failure(LATE, "morning", "late: due at 07:00"),)) == []


def test_entries_are_in_the_order_of_their_sources(three: tuple[Article, ...]) -> None:
    left_out = (Entry("aa", "muted", "on “x”", "aa"),)
    found = entries(draft_of(*three[::-1]), fates={"story": ("limited", "full")}, left_out=left_out)
    assert [source for source, _, _ in found] == ["a", "aa", "b", "c"]


def test_an_entry_names_its_article_and_the_story_that_shows_it(three: tuple[Article, ...]) -> None:
    material = material_of(three, Plan(), "1")
    filling = Filling((draft_of(three[0]),), (), {})
    [shown] = account(material, Selection(three), filling, (story_of((three[0], 0)),))
    assert (shown.article, shown.title, shown.story) == ("a", "On a", "story")
    [hidden] = account(material, Selection(three), filling, ())
    assert hidden.story is None


def test_buckets_are_counted_in_one_order_and_empty_ones_left_out(sample: Edition) -> None:
    order = [Entry(str(at), bucket, "") for at, bucket in enumerate(("failed", "shown", "reprint", "shown"))]  # type: ignore[arg-type]
    assert list(counts(replace(sample, account=tuple(order))).items()) == [("shown", 2), ("reprint", 1), ("failed", 1)]
