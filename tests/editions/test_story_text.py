"""The text of a story in several languages: as long as it may be, with the reason of each sentence."""

from collections.abc import Callable, Collection, Sequence

import pytest

from digest.editions.drafts import Draft
from digest.editions.story_text import StoryText, StoryWriter
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Plan
from digest.model.summary import Budget, Frequencies, Summary
from digest.stories.threads import ThreadMatch

Make = Callable[..., Article]


class First:
    """Chooses the first sentences that it may; `reasons` is the number of sentences that get one."""

    def __init__(self, reasons: int = 0) -> None:
        self.reasons = reasons

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        left = [one for article in articles for one in article.sentences if hash_text(one.text) not in avoid]
        chosen = tuple(left[: budget.sentences])
        return Summary(chosen, "first", tuple(((one.text, 1.0),) for one in chosen[: self.reasons]))


def _article(make: Make, language: str, name: str, sentences: int) -> Article:
    text = " ".join(f"Line {number} of {name} in Orrin." for number in range(sentences))
    return make(text, f"About {name}", day=3, id=name, source=name, publisher=name, language=language)


def _written(
    articles: Sequence[Article], said: Sequence[str] = (), one: First | None = None, several: First | None = None
) -> StoryText:
    draft = Draft(ThreadMatch("a", None), "Fire", articles[0], tuple(articles), (), (), "", (), ())
    avoided = frozenset(map(hash_text, said))
    write = StoryWriter(one or First(), several or First(), Plan(story_sentences=4), Frequencies.of([]), avoided)
    return write(draft, 4)


def _languages(text: StoryText) -> list[str]:
    language = {article.id: article.language for article in text.draft.articles}
    return [language[sentence.article] for sentence in text.summary.sentences]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((("en", 5), ("de", 5)), ["en", "en", "en", "de"]),
        ((("en", 1), ("de", 5)), ["en", "de", "de", "de"]),
        ((("en", 1), ("de", 1), ("fr", 5)), ["en", "de", "fr", "fr"]),
        ((("en", 0), ("de", 5)), ["de", "de", "de", "de"]),
        ((("en", 1), ("en", 1), ("de", 0)), ["en", "en"]),
        ((("en", 3), ("de", 0)), ["en", "en", "en"]),
        ((("en", 4), ("de", 0)), ["en", "en", "en", "en"]),
    ],
)
def test_the_room_that_one_language_leaves_is_used_by_the_others(
    make: Make, sizes: Sequence[tuple[str, int]], expected: list[str]
) -> None:
    articles = [_article(make, language, f"{language}{at}", size) for at, (language, size) in enumerate(sizes)]
    assert _languages(_written(articles)) == expected


def test_a_language_whose_sentences_were_all_said_leaves_its_room_to_the_other(make: Make) -> None:
    old = [_article(make, "en", "a", 1), _article(make, "en", "b", 1)]
    said = [sentence.text for article in old for sentence in article.sentences]
    assert _languages(_written([*old, _article(make, "de", "c", 5)], said)) == ["de"] * 4


def test_two_languages_with_one_sentence_quote_it_once(make: Make) -> None:
    text = "Orrin Velt 2026 – Skarne."
    articles = [make(text, "A", language="en", id="a"), make(text, "B", language="de", id="b")]
    assert [sentence.text for sentence in _written(articles).quoted] == [text]


@pytest.mark.parametrize(("one", "several"), [(0, 9), (9, 0), (9, 9), (9, 1)])
def test_each_reason_is_that_of_its_sentence(make: Make, one: int, several: int) -> None:
    articles = [_article(make, "en", "a", 1), _article(make, "en", "b", 2), _article(make, "de", "c", 2)]
    summary = _written(articles, one=First(one), several=First(several)).summary
    assert len(summary.why) == len(summary.sentences)
    given = [(sentence.text, terms) for sentence, terms in zip(summary.sentences, summary.why, strict=True) if terms]
    assert given
    assert all(terms[0][0] == text for text, terms in given)


def test_a_summary_without_reasons_has_none(make: Make) -> None:
    assert _written([_article(make, "en", "a", 2), _article(make, "de", "c", 2)]).summary.why == ()
