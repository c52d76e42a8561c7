"""Reprints, headlines, publishers."""

from collections.abc import Callable

from digest.model.article import Article
from digest.stories.headline import headline
from digest.stories.publishers import publishers
from digest.stories.reprints import fold

WIRE = (
    "The swing bridge in the port will stay closed for at least six weeks while its main girder is repaired. "
    "First tests pointed to metal fatigue, and the repair is expected to cost two million pounds, the engineer said. "
    "A free ferry will run every twenty minutes from early morning until midnight, seven days a week."
)
OTHER = (
    "Drivers queued for five kilometres on the first morning without the bridge in the port. "
    "Lorries needed seventy minutes for the detour, and two schools moved the start of their lessons."
)


def test_articles_without_a_text_are_no_copies_of_each_other() -> None:
    kept, _ = fold([Article.from_text("", "One title", id="a"), Article.from_text("", "Another title", id="b")])
    assert len(kept) == 2


def test_the_headline_says_what_the_others_say_too(make: Callable[..., Article]) -> None:
    articles = [
        make(WIRE, "Engineer speaks of long nights at the harbour"),
        make(WIRE, "Bridge in the port closed for six weeks"),
        make(OTHER, "Drivers queue as bridge in the port stays closed"),
    ]
    text, article = headline(articles)
    assert text == article.title == "Bridge in the port closed for six weeks"


def test_a_story_without_titles_has_a_first_sentence_as_its_headline(make: Callable[..., Article]) -> None:
    text, article = headline([make(WIRE)])
    assert text == article.sentences[0].text


def test_a_publisher_counts_once_however_it_is_written(make: Callable[..., Article]) -> None:
    articles = [
        make(WIRE, publisher="Harbour Courier"),
        make(OTHER, publisher="HARBOUR COURIER"),
        make(OTHER, url="https://www.ledger.example/a"),
        make(OTHER, source="pasted.txt"),
    ]
    assert publishers(articles) == ("Harbour Courier", "ledger.example", "pasted.txt")
