"""A story that goes on says since when its sentences are new, in every format."""

import html
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from digest import api, plugins
from digest.model.article import Article
from digest.model.edition import Edition, History
from digest.renderers.shown import NameView
from digest.renderers.story_views import StoryViews
from digest.renderers.wording import wording_for

MONDAY = date(2026, 11, 16)
FIRST = "The harbour bridge was closed on Monday after an inspector found cracks in its north girder."
LATER = "The harbour bridge will stay closed until spring, since the cracks in its girder are deeper than was thought."


def _edition(day: date, text: str, history: History | None = None) -> Edition:
    article = Article.from_text(
        text, "The harbour bridge and its cracks" * (history is None), url="https://a.example/1"
    )
    return api.compose([article], day=day, history=history)


def _again(days: int) -> Edition:
    first = _edition(MONDAY, FIRST)
    return _edition(MONDAY + timedelta(days=days), LATER, History(threads=first.threads))


@pytest.mark.parametrize(
    ("days", "named"),
    [(0, "the last edition"), (1, "Monday"), (6, "Monday"), (7, "16 Nov")],
)
def test_a_story_that_goes_on_is_marked_with_the_day_it_was_last_told(days: int, named: str) -> None:
    edition = _again(days)
    for form in ("text", "html", "markdown"):
        assert f"New since {named}" in api.render(edition, form).decode()
    [story] = json.loads(api.render(edition, "json"))["sections"][0]["stories"]
    assert (story["since"], story["told"]) == ("2026-11-16", "2026-11-16")


def test_a_new_story_is_not_marked() -> None:
    edition = _edition(MONDAY, FIRST)
    assert edition.stories[0].told is None
    assert all("New since" not in api.render(edition, form).decode() for form in ("text", "html", "markdown"))


def test_the_day_is_that_of_the_edition_that_told_it_not_of_one_that_met_it() -> None:
    first = _edition(MONDAY, FIRST)
    met = api.compose(
        [Article.from_text(FIRST, url="https://a.example/1")],
        day=MONDAY + timedelta(days=1),
        history=History(said=_said(first), threads=first.threads),
    )
    assert met.stories == ()
    third = _edition(MONDAY + timedelta(days=2), LATER, History(threads=met.threads))
    assert third.stories[0].told == MONDAY


def _said(edition: Edition) -> frozenset[str]:
    from digest.model.canonical import hash_text

    quoted = (sentence.text for story in edition.stories for sentence in story.quoted)
    return frozenset(map(hash_text, (FIRST, *quoted, *(story.headline for story in edition.stories))))


def test_the_text_names_the_source_at_the_story_and_lists_its_address_at_the_end() -> None:
    shown = api.render(_edition(MONDAY, FIRST), "text").decode()
    assert "\n   (a.example" in shown
    assert shown.endswith("\nAddresses\n1. https://a.example/1\n")
    assert shown.count("://") == 1


def test_each_story_of_the_text_has_one_address_and_sources_that_differ_have_each_theirs(sample: Edition) -> None:
    listed = api.render(sample, "text").decode().partition("\nAddresses\n")[2].splitlines()
    number, found = 0, []
    for line in listed:
        number = int(line.split(".")[0]) if line[0].isdigit() else number
        found.append((number, line.split()[-1].strip("()")))
    by_id = {article.id: article for article in sample.articles}
    expected = []
    for at, story in enumerate(sample.stories, start=1):
        sentences = [sentence.article for sentence in story.summary.sentences]
        most = [name for name in sentences if by_id[name].url or by_id[name].publisher]
        differing = [one.article for item in story.differences for one in (item.a, item.b)]
        names = dict.fromkeys([*sorted(most, key=most.count, reverse=True)[:1], *differing])
        expected += [(at, by_id[name].url or by_id[name].place) for name in names]
    assert found == expected
    assert len({at for at, _ in found}) < len(found), "no story of the samples has sources that differ"


def test_in_a_terminal_with_links_the_name_beside_a_sentence_opens_it_and_no_address_is_printed(
    sample: Edition,
) -> None:
    wide, narrow = (
        plugins.load("renderers", "text", width=width, linked=True)(sample).body.decode() for width in (88, 30)
    )
    address = "https://kuestenbote.example/schifffahrt/drehbruecke-brackwater-20261119.html#:~:text=Nach"
    assert re.search(rf"\(\x1b]8;id=\d+;{re.escape(address)}", wide)
    for shown in (wide, narrow):
        plain = re.sub(r"\x1b]8;[^\x1b]*\x1b.", "", shown)
        assert "\x1b" not in plain
        assert "://" not in plain
        for line in shown.split("\n"):
            assert [bool(address) for address in re.findall(r"\x1b]8;[^;]*;([^\x1b]*)\x1b", line)] == [
                True, False] * (line.count("\x1b]8;") // 2)  # fmt: skip
    assert "(north-coast-wire-bridge.eml)" in wide


def test_an_address_cannot_end_the_link_of_a_terminal() -> None:
    article = Article.from_text(FIRST, "Tarn Bridge", url="https://a.example/é 1;?b=\\c", publisher="A\\")
    shown = plugins.load("renderers", "text", linked=True)(api.compose([article])).body.decode()
    for address in re.findall(r"\x1b]8;id=\d+;([^\x1b]*)\x1b", shown):
        assert re.fullmatch(r"[!-\[\]-~]+", address)


def test_a_story_that_goes_on_unfolds_the_sentences_of_its_earlier_editions() -> None:
    """They are folded on the page alone: nobody reads a sentence twice."""
    second = _again(1)
    [line] = second.stories[0].past
    assert (line.edition, line.day, line.text, line.publisher) == ("brief/2026-11-16", MONDAY, FIRST, "a.example")
    page = api.render(second, "html").decode()
    assert page.index("So far") < page.index(f'16 Nov: <span lang="en" dir="auto">{FIRST}</span>')
    assert all(FIRST not in api.render(second, form).decode() for form in ("text", "mail", "markdown"))
    assert api.verify(second) == []


def test_no_more_than_three_earlier_editions_are_quoted_the_newest_last() -> None:
    edition = _edition(MONDAY, FIRST)
    said = _said(edition)
    for day in range(1, 6):
        text = f"The harbour bridge and its girder were looked at on day {day}, and {day} more cracks were found."
        edition = _edition(MONDAY + timedelta(days=day), text, History(said, threads=edition.threads))
        assert edition.stories[0].told is not None
    days = [line.day for line in edition.stories[0].past]
    assert days == [MONDAY + timedelta(days=day) for day in (2, 3, 4)]


def test_the_store_gives_the_earlier_sentences_back() -> None:
    from digest.model.canonical import plain
    from digest.stores.rows import history_of

    first = _edition(MONDAY, FIRST)
    assert history_of({first.key: plain(first)}).threads == first.threads


@pytest.mark.slow
def test_lines_of_a_story_stand_below_its_first_word_also_from_story_ten_on() -> None:
    import odd_days

    text = api.render(odd_days.DAYS["two_hundred_stories"](), "text").decode()
    lines = text.partition("\nAddresses\n")[0].splitlines()
    for number in (9, 10):
        at = max(place for place, line in enumerate(lines) if line.startswith(f"{number}. "))
        assert lines[at + 1].startswith(" " * len(f"{number}. ") + "(")


def test_a_story_of_several_articles_has_the_day_of_its_newest_if_it_is_another_day() -> None:
    articles = [
        Article.from_text(text, "Bridge shut", id=f"{at}", publisher=f"Paper {at}", language="en",
                          published=datetime(2026, 11, 14 + at, 12, tzinfo=UTC))
        for at, text in enumerate((FIRST, FIRST.replace("an inspector", "Inspector Hale of Aldport")))
    ]  # fmt: skip
    late, same = (api.compose(articles, day=date(2026, 11, day)) for day in (17, 15))
    assert len(late.stories) == 1
    for form in ("text", "html", "mail", "markdown"):
        told, untold = (
            re.sub(r"<[^>]+>", "", api.render(edition, form).decode()).replace("&nbsp;", " ")
            for edition in (late, same)
        )
        assert "· 15 Nov" in told
        assert "· 15 Nov" not in untold


@pytest.mark.parametrize("quoted", ["Herald", "Courier"])
def test_an_outlet_with_a_second_article_keeps_its_place_in_the_names_of_a_story(quoted: str) -> None:
    names = [quoted, *sorted({"Herald", "Courier", "Post"} - {quoted}), quoted]
    articles = [
        Article.from_text(
            f"{FIRST} {LATER if at == 0 else ''}",
            "Cracks in the harbour bridge",
            id=str(at),
            publisher=name,
            source=name,
        )
        for at, name in enumerate(names)
    ]
    views = StoryViews({article.id: article for article in articles}, None, wording_for("en"))
    shown = views._also(NameView(one.publisher or "", f"https://{one.id}.example") for one in articles)
    assert [view.name for view in shown] == names[:3]
    assert shown[0].link == "https://0.example"


NEXT = "Repairs to the girder of the harbour bridge will begin on 1 December."
MORE = "Divers found a third crack below the water line. A crane is on its way from Pellow. Ferries carry the post."


def _on_tuesday(history: History | None, text: str) -> Edition:
    article = Article.from_text(
        text, "Third crack in harbour bridge", url="https://a.example/2", publisher="Aldport Ledger", language="en",
        published=datetime(2026, 11, 17, 6, tzinfo=UTC),
    )  # fmt: skip
    return api.compose([article], day=date(2026, 11, 17), history=history)


def test_a_story_that_goes_on_ends_with_what_its_sources_say_comes_next() -> None:
    edition = _on_tuesday(History(threads=_edition(MONDAY, FIRST).threads), f"{LATER} {NEXT} {MORE}")
    [story] = edition.stories
    assert story.told == MONDAY
    assert story.summary.sentences[-1].text == NEXT
    assert len(story.summary.sentences) == edition.inputs.plan.sentences
    assert api.verify(edition) == []
    assert f"- Next: {NEXT}" in " ".join(api.render(edition, "text").decode().split())
    assert f"- **Next:** {NEXT}" in api.render(edition, "markdown").decode()
    for form in ("html", "mail"):
        page = api.render(edition, form).decode()
        assert page.count("Next:") == 1
        assert page.index("Next:") < page.index(NEXT)


def test_a_new_story_a_past_day_and_another_matter_have_no_next() -> None:
    known = History(threads=_edition(MONDAY, FIRST).threads)
    text = f"{LATER} {MORE}"
    for history, sentences in (
        (None, f"{text} {NEXT}"),
        (known, f"{text} Repairs to the girder of the harbour bridge will begin on 1 November."),
        (known, f"{text} Tickets for the Pellow zoo will be sold from 1 December."),
    ):
        edition = _on_tuesday(history, sentences)
        assert "Next:" not in api.render(edition, "text").decode()


def test_an_arrow_alone_is_not_parted_from_the_last_word() -> None:
    edition = _edition(MONDAY, FIRST)
    for form in ("html", "mail"):
        page = html.unescape(api.render(edition, form).decode())
        assert f"{FIRST}\u00a0<a" in page


def test_names_in_a_row_are_parted_by_the_comma_of_the_language(sample: Edition) -> None:
    arabic = replace(sample, inputs=replace(sample.inputs, plan=replace(sample.inputs.plan, language="ar")))
    for form in ("html", "mail", "text", "markdown"):
        assert "Brief، " in api.render(arabic, form).decode()
    assert "(Merrin Observer، Valley Ledger، Orchard Weekly)" in api.render(arabic, "text").decode()
