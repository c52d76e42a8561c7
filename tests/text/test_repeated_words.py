"""A text that is mostly repeats of itself is aligned by the first of its repeats; all words of a report are."""

import cProfile
import pstats
from collections.abc import Callable

import pytest

from digest.model.article import Article
from digest.stories.reprints import fold
from digest.text.repeated_words import first_places

SENTENCE = "the harbour of the town was closed on monday after a storm"
REPORT = (
    "the swing bridge in the port stays closed for six weeks while its girder is repaired the trust said on thursday "
    "an inspector found cracks of nine centimetres and the repair will cost two million pounds the trust said on friday"
)


@pytest.mark.parametrize("text", [REPORT, SENTENCE, "closed", ""])
def test_all_words_of_a_report_have_a_place(text: str) -> None:
    assert first_places(text.split()) == list(range(len(text.split())))


def test_a_sentence_forty_times_has_the_places_of_its_first_time() -> None:
    found = (f"{SENTENCE} " * 40).split()
    assert first_places(found) == list(range(len(SENTENCE.split())))


def test_sentences_in_turn_have_places_of_their_first_times_alone() -> None:
    both = f"{SENTENCE} {REPORT} ".split()
    # runs of four across the end of a repeat begin with one of its last three words
    assert set(first_places(both * 10)) <= set(range(len(both) + 3))


def test_texts_of_one_sentence_forty_times_are_compared_in_few_steps(make: Callable[..., Article]) -> None:
    articles = [make(f"The harbour of town {number} was closed on Monday. " * 40, day=3) for number in range(10)]
    profile = cProfile.Profile()
    originals, _ = profile.runcall(fold, articles)
    steps = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    # 9 pairs, two comparisons each, some stretches in each; with all repeats there are some hundreds of them in each.
    assert sum(count[0] for (_, _, name), count in steps.items() if name == "find_longest_match") <= 9 * 2 * 20
    assert len(originals) == 1
