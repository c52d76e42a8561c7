"""An event is told once: the first sentence of another outlet gives way to what else is reported."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from digest.model.article import Article
from digest.model.summary import Budget
from digest.summarizers.coverage import Coverage, coverage_2004

EVENT = "The night bus to Pellam skidded into a ditch on Monday, and six of the people in it broke bones."
CAUSE = "A burst water main had covered the road with ice, according to the county."
AGAIN = "Half a dozen travellers were injured when a coach left an icy lane near Pellam, two of them badly."
DRIVER = "Its driver, who was awake for nineteen hours, has lost his licence."
SUED = "A lawyer for eleven passengers sued the bus line over the crash before a court in Velt."
RECALLED = "The night bus to Pellam skidded into a ditch on Monday, and six people broke bones."
REPLY = "Roads are gritted as well as anywhere, said a spokeswoman, who rejected all blame for what befell the bus to Pellam."


def _chosen(*texts: Sequence[str], days: Sequence[int] = (20, 20)) -> list[str]:
    articles = [
        Article.from_text(
            "\n\n".join(text), id=str(at), language="en", published=datetime(2026, 11, day, at, tzinfo=UTC), clean=False
        )
        for at, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return [sentence.text for sentence in Coverage()(articles, Budget(sentences=2)).sentences]


def test_an_event_in_other_words_gives_way_to_what_else_is_reported() -> None:
    chosen = _chosen((EVENT, CAUSE), (AGAIN, DRIVER))
    assert len({EVENT, AGAIN} & set(chosen)) == 1
    assert {CAUSE, DRIVER} & set(chosen)


def test_news_of_an_outlet_that_tells_the_event_below_stays() -> None:
    assert _chosen((EVENT, CAUSE), (SUED, RECALLED)) == [EVENT, SUED]


@pytest.mark.parametrize(("second", "days"), [(AGAIN, (20, 21)), (REPLY, (20, 20))])
def test_a_later_day_and_a_reply_are_news(second: str, days: tuple[int, int]) -> None:
    assert _chosen((EVENT, CAUSE), (second, DRIVER), days=days) == [EVENT, second]


def test_the_settings_of_2004_know_no_retellings() -> None:
    reports = ((EVENT, CAUSE), (AGAIN, DRIVER))
    articles = [Article.from_text("\n\n".join(text), id=text[0], clean=False) for text in reports]
    chosen = {sentence.text for sentence in coverage_2004()(articles, Budget(sentences=2)).sentences}
    assert chosen == {EVENT, AGAIN}
