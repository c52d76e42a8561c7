"""The articles that a brief takes from its sources, and the rules of single sources."""

from collections.abc import Callable

import pytest

from digest.editions.source_choice import choose
from digest.model.article import Article, Failure
from digest.model.brief_rules import SourceRules
from digest.model.edition import Plan

BBC, POST, INBOX = "https://bbc.example/rss", "https://post.example/rss", "inbox"


@pytest.fixture
def articles(make: Callable[..., Article]) -> list[Article]:
    """An article of each source, one that two sources list, and a mail in a mailbox of the inbox."""
    titles = {
        "bbc": "Harbour opens",
        "post": "Watch: harbour opens",
        "both": "Football cup won",
        "inbox/a.mbox#1": "Rain",
    }
    return [
        make(f"{title} on Friday in Eastmere, and many people came to see it.", title, id=name, source=name)
        for name, title in titles.items()
    ]


ORIGINS = {"bbc": {BBC}, "post": {POST}, "both": {BBC, POST}, "inbox/a.mbox": {INBOX}}


def chosen(articles: list[Article], **plan: object) -> list[str]:
    return [article.id for article in choose(articles, (), ORIGINS, Plan(**plan)).articles]  # type: ignore[arg-type]


def test_without_a_choice_every_article_is_read(articles: list[Article]) -> None:
    assert choose(articles, (), ORIGINS, Plan()).articles == tuple(articles)


@pytest.mark.parametrize(
    ("sources", "ids"),
    [((BBC,), ["bbc", "both"]), ((POST, INBOX), ["post", "both", "inbox/a.mbox#1"]), (("https://none.example",), [])],
)
def test_a_brief_reads_the_sources_it_names(articles: list[Article], sources: tuple[str, ...], ids: list[str]) -> None:
    assert chosen(articles, sources=sources) == ids


def test_each_article_of_another_source_has_its_entry(articles: list[Article]) -> None:
    left_out = choose(articles, (), ORIGINS, Plan(sources=(BBC,))).left_out
    assert [(entry.article, entry.bucket) for entry in left_out] == [
        ("post", "other source"),
        ("inbox/a.mbox#1", "other source"),
    ]


@pytest.mark.parametrize(
    ("rules", "lost", "reason"),
    [
        (SourceRules(POST, drop_title=("Watch",)), "post", f"drop_title of {POST}: “Watch” is in its title"),
        (SourceRules(BBC, mute=("harbours",)), "bbc", f"mute of {BBC}: on “harbours”"),
        (SourceRules(INBOX, allow=("snow", "hail")), "inbox/a.mbox#1", f"allow of {INBOX}: on none of its subjects"),
    ],
)
def test_a_rule_leaves_out_articles_of_its_source_alone(
    articles: list[Article], rules: SourceRules, lost: str, reason: str
) -> None:
    choice = choose(articles, (), ORIGINS, Plan(rules=(rules,)))
    assert [(entry.article, entry.bucket, entry.reason) for entry in choice.left_out] == [
        (lost, "source rules", reason)
    ]


def test_an_article_that_another_source_lists_too_stays_unless_that_source_excludes_it_or_is_not_read(
    articles: list[Article],
) -> None:
    no_football = SourceRules(BBC, mute=("football",))
    assert "both" in chosen(articles, rules=(no_football,))
    assert "both" not in chosen(articles, rules=(no_football,), sources=(BBC,))
    assert "both" not in chosen(articles, rules=(no_football, SourceRules(POST, mute=("cup",))))


def test_a_brief_names_the_failures_of_its_own_sources(articles: list[Article]) -> None:
    failures = [
        Failure("source", BBC, "no answer"),
        Failure("source", POST, "no answer"),
        Failure("extract", "inbox/bad.pdf", "a damaged PDF"),
        Failure("extract", "post", "empty"),
    ]
    kept = choose(articles, failures, ORIGINS, Plan(sources=(BBC, INBOX))).failures
    assert kept == (failures[0], failures[2])
    assert choose(articles, failures, ORIGINS, Plan()).failures == tuple(failures)
