"""The minutes of an edition: what fits is told, what does not costs itself alone, and nothing is said twice."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pytest

from digest import api
from digest.editions.budget import fill
from digest.editions.drafts import Draft
from digest.editions.story_text import StoryText, StoryWriter
from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.edition import Plan
from digest.model.summary import Budget, Frequencies, Summary
from digest.stories.threads import ThreadMatch

# Words that a reader of English reads in a second.
WORDS = 228 / 60


@dataclass
class First:
    """Tells the first sentences that may be said; `calls` counts how often it was asked."""

    calls: Counter[str] = field(default_factory=Counter)

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        self.calls[articles[0].source] += 1
        left = [s for article in articles for s in article.sentences if hash_text(s.text) not in avoid]
        return Summary(tuple(self.chosen(left, budget.sentences or 0)), "first")

    def chosen(self, left: Sequence[Sentence], number: int) -> Sequence[Sentence]:
        return left[:number]


class FirstTwoElseLast(First):
    """Tells others when it may say more: the last of those that may be said, but of two the first."""

    def chosen(self, left: Sequence[Sentence], number: int) -> Sequence[Sentence]:
        return left[:number] if number <= 2 else left[-number:]


def said(name: str, number: int, words: int = 12) -> str:
    """A sentence of so many words that no other has."""
    return " ".join([f"{name.title()}{number}", *[f"{name}{number}x"] * (words - 2), "ended."])


def draft(name: str, *sentences: str, section: str = "", score: float = 1.0) -> Draft:
    """A story of one article of these sentences, by a publisher of its own name, under a headline of two words."""
    article = Article.from_text(
        " ".join(sentences), f"About {name}", source=name, publisher=name, language="en", clean=False, id=name
    )
    assert [sentence.text for sentence in article.sentences] == list(sentences)
    return Draft(
        ThreadMatch(name, None), article.title, article, (article,), (), (name,), section, (), (("tellers", score),)
    )


def usual(name: str, **more: object) -> Draft:
    """A story of five sentences of twelve words: 26 words at its shortest, 50 at its longest."""
    return draft(name, *(said(name, number) for number in range(5)), **more)  # type: ignore[arg-type]


@cache
def endless(name: str, words: int = 4000) -> Draft:
    """A story of one sentence without an end."""
    return draft(name, said(name, 0, words))


def filled(
    drafts: Sequence[Draft], minutes: float = 5.0, chooses: First | None = None, **plan: Any
) -> tuple[list[StoryText], dict[str, tuple[str, str]]]:
    chooses = chooses or First()
    plan_ = Plan(minutes=minutes, sentences=4, story_sentences=4, **plan)
    filling = fill(drafts, StoryWriter(chooses, chooses, plan_, Frequencies.of([])))
    return list(filling.texts), dict(filling.fates)


def names(told: Sequence[StoryText]) -> list[str]:
    return [item.draft.id for item in told]


@pytest.mark.parametrize("words", [1_400, 4_000, 10_000])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_story_that_does_not_fit_costs_only_itself(words: int, place: int) -> None:
    drafts = [usual("ferry"), usual("harvest")]
    drafts.insert(place, endless("motion", words))
    told, fates = filled(drafts)
    assert names(told) == ["ferry", "harvest"]
    assert set(fates) == {"motion"}


def test_three_stories_that_do_not_fit_cost_only_themselves() -> None:
    told, fates = filled([endless("a"), endless("b"), usual("ferry"), endless("c"), usual("harvest")])
    assert names(told) == ["ferry", "harvest"]
    assert set(fates) == {"a", "b", "c"}


def test_any_number_of_stories_that_do_not_fit_cost_nothing_while_there_is_room() -> None:
    told, fates = filled([*(endless(f"m{number}", 1_200) for number in range(60)), usual("ferry")])
    assert names(told) == ["ferry"]
    assert len(fates) == 60


@pytest.mark.parametrize(
    ("words", "takes"),
    [(7, "2 s"), (228, "1 min"), (229, "1 min 1 s"), (228 * 61, "61 min"), (228 * 2 + 40, "2 min 11 s")],
)
def test_a_length_of_time_is_in_minutes_and_seconds_rounded_up(words: int, takes: str) -> None:
    _, fates = filled([endless("motion", words - 2)], minutes=0.001)
    assert fates["motion"][1] == f"its story weighs 1.000; its shortest telling takes {takes}, and 0 s were left"


def test_minutes_that_are_used_up_are_0_seconds_left() -> None:
    _, fates = filled([usual("ferry"), usual("harvest")], minutes=26 / 228)
    assert fates["harvest"][1].endswith("and 0 s were left")


def test_the_reason_has_the_length_that_does_not_fit_and_the_room_that_was_left() -> None:
    _, fates = filled([usual("ferry"), endless("motion", 228 * 12 - 2)])
    bucket, reason = fates["motion"]
    assert bucket == "over budget"
    # 26 words of the other story take 6.8 seconds.
    assert reason == "its story weighs 1.000; its shortest telling takes 12 min, and 4 min 53 s were left"


def test_what_is_lighter_and_shorter_is_told_in_the_place_of_what_does_not_fit() -> None:
    minutes = (26 + 16) / WORDS / 60
    told, fates = filled(
        [usual("ferry"), usual("harvest"), draft("mast", said("mast", 0, 7), said("mast", 1, 7))], minutes
    )
    assert names(told) == ["ferry", "mast"]
    assert "its shortest telling takes 7 s, and 4 s were left" in fates["harvest"][1]


@pytest.mark.parametrize("number", range(1, 12))
def test_minutes_that_are_exactly_enough_are_enough(number: int) -> None:
    drafts = [usual(f"n{at}") for at in range(number)]
    told, fates = filled(drafts, minutes=number * 26 / 228)
    assert len(told) == number
    assert not fates
    assert all(len(item.summary.sentences) == 2 for item in told)


@pytest.mark.parametrize("number", range(1, 12))
def test_a_word_less_is_not_enough(number: int) -> None:
    told, fates = filled([usual(f"n{at}") for at in range(number)], minutes=(number * 26 - 1) / 228)
    assert len(told) == number - 1
    assert len(fates) == 1


def test_a_story_keeps_two_sentences_and_gains_more_where_there_is_room() -> None:
    drafts = [usual(f"n{at}") for at in range(3)]
    for minutes, lengths in ((78 / 228, [2, 2, 2]), (90 / 228, [3, 2, 2]), (1.0, [4, 4, 4])):
        told, _ = filled(drafts, minutes=minutes)
        assert [len(item.summary.sentences) for item in told] == lengths
        assert sum(item.seconds for item in told) <= minutes * 60 + 1e-9


def test_a_story_of_one_sentence_is_told_by_it() -> None:
    told, _ = filled([draft("mast", said("mast", 0))])
    assert [len(item.summary.sentences) for item in told] == [1]


def _brought_back() -> tuple[list[Draft], float]:
    """Two stories that share a sentence, and minutes that bring it back into both by trimming.

    At its longest the first says nothing shared, since the second begins with it; trimmed, it ends with it, while the
    second at its longest does not say it; then the second is cut to its shortest.
    """
    shared = said("shared", 0, 5)
    one = draft("one", *(said("one", number, 20) for number in range(5)), shared)
    two = draft("two", shared, *(said("two", number, 19) for number in range(5)))
    return [one, two], (80 + 4) / 228


def test_no_sentence_is_said_twice_when_trimming_brings_one_back() -> None:
    drafts, minutes = _brought_back()
    plan = Plan(minutes=minutes, sentences=5)
    chooses = FirstTwoElseLast()
    told = fill(drafts, StoryWriter(chooses, chooses, plan, Frequencies.of([]))).texts
    texts = [sentence.text for item in told for sentence in item.quoted]
    assert max(Counter(texts).values()) == 1
    assert said("shared", 0, 5) in [sentence.text for sentence in told[0].quoted]
    assert [sentence.text for sentence in told[1].quoted] == [said("two", 0, 19)]


def test_a_story_gains_no_sentence_that_the_next_story_says() -> None:
    both = said("both", 0)
    first = draft("a", said("a", 0), said("a", 1), both, said("a", 3))
    second = draft("b", both, said("b", 1))
    told, _ = filled([first, second, usual("c")])
    assert [[sentence.text for sentence in item.summary.sentences] for item in told[:2]] == [
        [said("a", 0), said("a", 1), said("a", 3)],
        [both, said("b", 1)],
    ]


def test_a_story_all_of_which_another_has_said_is_left_out_and_accounted_for() -> None:
    told, fates = filled([usual("ferry"), replace(usual("ferry"), thread=ThreadMatch("again", None), headline="Again")])
    assert names(told) == ["ferry", "again"]
    assert not set(told[0].quoted) & set(told[1].quoted)
    told, fates = filled(
        [draft("mast", said("mast", 0)), replace(draft("mast", said("mast", 0)), thread=ThreadMatch("again", None))]
    )
    assert names(told) == ["mast"]
    assert fates["again"][0] == "already said"


def test_a_section_and_a_source_get_no_more_than_their_limit() -> None:
    drafts = [usual(f"s{at}", section="Sport") for at in range(3)] + [usual("w", section="World")]
    told, fates = filled(drafts, per_section=2)
    assert names(told) == ["s0", "s1", "w"]
    assert fates["s2"] == ("limited", "2 heavier stories stand in its section")
    same = [replace(usual("herald"), thread=ThreadMatch(str(at), None)) for at in range(3)]
    same = [
        replace(one, articles=(replace(one.articles[0], text=one.articles[0].text.replace("herald", f"herald{at}")),))
        for at, one in enumerate(same)
    ]
    told, fates = filled([*same, usual("w")], per_source=1)
    assert names(told) == ["0", "w"]
    assert fates["1"] == fates["2"] == ("limited", "1 heavier stories come from herald alone")


@pytest.mark.parametrize("limit", ["per_section", "per_source"])
def test_a_story_that_does_not_fit_takes_no_place_of_its_section_or_source(limit: str) -> None:
    drafts = [endless("herald"), replace(usual("herald"), thread=ThreadMatch("b", None))]
    told, _ = filled(drafts, 5.0, None, **{limit: 1})
    assert names(told) == ["b"]


def test_a_story_that_several_publishers_tell_is_no_source_s_own() -> None:
    both = replace(usual("herald"), thread=ThreadMatch("both", None))
    both = replace(both, articles=(*both.articles, *usual("courier").articles))
    told, _ = filled([replace(usual("herald"), thread=ThreadMatch("a", None)), both], per_source=1)
    assert names(told) == ["a", "both"]


@pytest.mark.slow
def test_five_thousand_stories_cost_few_more_calls_than_are_told() -> None:
    """Nearly full is soon reached; then twenty are tried, and of the rest it is said that they were not."""
    chooses = First()
    drafts = [usual(f"n{at}") for at in range(5_000)]
    told, fates = filled(drafts, minutes=5.0, chooses=chooses)
    assert len(told) == 43
    assert sum(chooses.calls.values()) < 43 * 8 + 25
    assert fates["n70"][1].endswith("were left; it was not tried, since 20 before it did not fit")
    assert len(fates) == 5_000 - 43


def _with_room(room: float, failures: int) -> tuple[list[StoryText], dict[str, tuple[str, str]]]:
    """An edition of this many seconds, for stories that do not fit and a short one behind them."""
    too_long = [endless(f"m{number:02}", 300) for number in range(failures)]
    return filled([*too_long, draft("mast", said("mast", 0, 4))], room / 60)


@pytest.mark.parametrize(("room", "is_tried"), [(29.9, False), (30.0, True), (30.5, True)])
def test_an_edition_with_less_than_30_seconds_is_nearly_full(room: float, is_tried: bool) -> None:
    told, fates = _with_room(room, failures=20)
    assert ("mast" in names(told)) == is_tried
    assert len(fates) == 21 - is_tried


@pytest.mark.parametrize(("failures", "is_tried"), [(19, True), (20, False), (21, False)])
def test_in_an_edition_that_is_nearly_full_20_stories_may_fail_to_fit(failures: int, is_tried: bool) -> None:
    told, fates = _with_room(10.0, failures)
    assert ("mast" in names(told)) == is_tried
    assert sum("it was not tried" in reason for _, reason in fates.values()) == max(0, failures + 1 - 20)


def test_an_edition_of_a_sentence_of_four_thousand_words_and_two_articles_tells_the_two(
    make: Callable[..., Article],
) -> None:
    lines = (
        "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder.",
        "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest.",
        f"The council read a motion that {'went on and ' * 1_330} ended.",
    )
    edition = api.compose(
        [
            make(line, ("Bridge closed", "Hail in the valley", "Council motion")[at], id=str(at))
            for at, line in enumerate(lines)
        ]
    )
    assert sorted(story.headline for story in edition.stories) == ["Bridge closed", "Hail in the valley"]
    [entry] = [entry for entry in edition.account if entry.bucket == "over budget"]
    assert "its shortest telling takes" in entry.reason


def test_a_summarizer_is_called_once_for_a_story_however_often_the_story_is_cut() -> None:
    drafts = [usual(name) for name in ("ferry", "harvest", "motion", "strike", "verdict", "weather")]
    chooses = Counting()
    roomy, _ = filled(drafts, 20.0, chooses)
    assert len(roomy) == 6
    again = Counting()
    trimmed, _ = filled(drafts, sum(text.seconds for text in roomy) / 60 - 0.2, again)
    assert [text.length for text in trimmed] != [text.length for text in roomy]
    assert set(chooses.stories.values()) == set(again.stories.values()) == {1}


class Counting(First):
    """Gives all lengths of a story at once, and counts how often it does."""

    def __init__(self) -> None:
        super().__init__()
        self.stories: Counter[str] = Counter()

    def lengths(
        self,
        articles: Sequence[Article],
        most: int,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> list[Summary]:
        self.stories[articles[0].id] += 1
        return [self(articles, Budget(sentences=length), frequencies, avoid) for length in range(most + 1)]
