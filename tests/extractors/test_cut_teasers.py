"""Teasers of feeds: no sentence that its feed cut off is quoted."""

import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import plugins
from digest.extractors.cut_teaser import CALL, CUT, without_cut_end
from digest.model.article import ENTRY, Article, Document
from digest.model.feed import EntryText
from extractors.cut_teasers import SEEN, UNSEEN

# "port." shortens a word for the Polish splitter, so both sentences go: too little is quoted, and nothing cut.
NOT_COVERED = "Sztorm zamknął port."


def _article(text: str, title: str = "Bridge shut") -> Article:
    [article] = plugins.load("extractors", "entry")(
        Document("http://c.example/1", EntryText(title, text=text).packed(), ENTRY)
    )
    return article


@pytest.mark.parametrize(("text", "rest"), [case for case in [*SEEN, *UNSEEN] if case[1] != NOT_COVERED])
def test_a_sentence_that_its_feed_cut_off_is_not_kept(text: str, rest: str) -> None:
    assert without_cut_end(unescape(text))[0] == rest


@pytest.mark.parametrize("mark", ["[?]", "[\ufffd]", "[ ? ]"])
def test_an_ellipsis_that_the_encoding_did_not_have_is_one(mark: str) -> None:
    assert without_cut_end(f"The bridge stays shut. The weir has three gates at {mark}")[0] == "The bridge stays shut."
    assert without_cut_end("It has three gates [?], said the mayor.")[0] == "It has three gates [?], said the mayor."


def test_the_figures_on_seen_and_unseen_teasers() -> None:
    right = [sum(without_cut_end(unescape(text))[0] == rest for text, rest in cases) for cases in (SEEN, UNSEEN)]
    assert (right, len(SEEN), len(UNSEEN)) == ([21, 19], 21, 20)


def test_the_cut_sentence_is_among_the_removed_text_with_its_reason() -> None:
    article = _article("The bridge stays shut. The mayor said on Tuesday that… Read more")
    assert [sentence.text for sentence in article.sentences] == ["The bridge stays shut."]
    assert [(removed.text, removed.reason) for removed in article.removed] == [
        ("The mayor said on Tuesday that… Read more", CUT)
    ]


def test_the_headline_is_the_text_when_nothing_of_a_teaser_is_left() -> None:
    article = _article("The mayor said on Tuesday that […]")
    assert (article.text, [removed.reason for removed in article.removed]) == ("Bridge shut", [CUT])


def test_a_call_behind_a_whole_sentence_goes_alone() -> None:
    assert [removed.reason for removed in _article("The bridge stays shut. Read more").removed] == [CALL]


@pytest.mark.parametrize(
    "text",
    [
        "The ferryman waited…\nThen the bridge opened at nine.",
        "“I waited for an hour…”",
        "Sie will das",
        "It is open, the mayor said.",
        "The town that he wants to read more of",
    ],
)
def test_an_ellipsis_or_a_word_of_the_author_cuts_nothing(text: str) -> None:
    assert without_cut_end(text) == (text, ())


def test_the_footer_of_a_blog_program_does_not_hide_the_cut() -> None:
    for footer in (
        "\nThe post Bridge shut appeared first on Brackwater Courier.",
        " Der Beitrag Brücke zu erschien zuerst auf Brackwasser.",
    ):
        assert without_cut_end(f"The bridge stays shut. Its owner wants […]{footer}")[0].rstrip() == (
            "The bridge stays shut."
        )


@given(st.text(alphabet="ab .…[](),\n→ReadMoreund", max_size=80))
def test_of_any_text_the_beginnings_of_its_lines_stay(text: str) -> None:
    rest = without_cut_end(text)[0].split("\n")
    assert len(rest) == text.count("\n") + 1
    assert all(line.startswith(start) for line, start in zip(text.split("\n"), rest, strict=True))


@pytest.mark.parametrize("sign", ["…", "… ", "[…] ", "Read more ", "…\n"])
def test_signs_without_end_cost_no_more_than_their_letters(sign: str) -> None:
    started = time.process_time()
    assert without_cut_end("The bridge is shut. The mayor said that " + sign * 20_000)[0].strip("… [].\n") in (
        "The bridge is shut",
        "The bridge is shut. The mayor said that",  # lines of an ellipsis below it are no end of it
    )
    assert time.process_time() - started < 5
