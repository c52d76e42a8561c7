"""The stems of many sentences as numbers are those that each sentence has alone."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarizers.features import features
from digest.text import word_arrays as room
from digest.text.word_arrays import fits_word_arrays, word_arrays
from digest.text.words import stems

WORDS = st.sampled_from(
    """The bridges of Brackwater were closed. “We’ll pay,” (he) said: why? don't U.S. 7.1 a I Élan vital ÉTÉ straße
    Ærø — … naïve–ish café €5 5€ under_score Donaudampfschifffahrtsgesellschaft Donaudampfschifffahrtsgesellschaften
    Donaudampfschiff internationalisation internationalisations harbours harbour ½ ² Ⅷ µm Ω Ж мост мосты 𝔅ridge 🦊fox nu\u0301""".split()
) | st.text(alphabet="abcÉé“’—-.?: 1_\ud800🦊𝔅", max_size=30)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(st.lists(SENTENCES, max_size=4), max_size=4)


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few slots that most values are put out of theirs."""
    monkeypatch.setattr(room, "_tables", {})
    monkeypatch.setattr(room, "_FIRST_SLOTS", 1)
    monkeypatch.setattr(room, "_SLOTS_EACH", 0)


def _spoken(found: room.WordArrays) -> list[list[str]]:
    ends = found.bounds.tolist()
    return [[found.stems[number] for number in found.numbers[start:end]] for start, end in pairwise(ends)]


def _check(texts: list[list[str]], language: str) -> None:
    sentences = [sentence for text in texts for sentence in text]
    found = word_arrays(texts, language)
    assert _spoken(found) == [stems(sentence, language) for sentence in sentences]
    assert found.asks.tolist() == [sentence.count("?") for sentence in sentences]
    assert found.colons.tolist() == [sentence.count(":") for sentence in sentences]


@pytest.mark.parametrize("language", ["en", "de", "ru", "und"])
@given(texts=TEXTS)
def test_the_stems_of_many_sentences_are_those_of_each(language: str, texts: list[list[str]]) -> None:
    _check(texts, language)


@pytest.mark.usefixtures("crowded")
def test_words_that_put_each_other_out_of_their_slots_keep_their_stems() -> None:
    _check([["Bridges and ferries."], ["Ferries, bridges and internationalisation."], ["Bridges"]], "en")
    _check([["Internationalisation of bridges"]], "en")


def test_stems_keep_their_numbers_from_one_batch_to_the_next() -> None:
    first, second = word_arrays([["Bridges closed."]], "en"), word_arrays([["Closed bridges."]], "en")
    assert first.numbers.tolist() == second.numbers.tolist()[::-1]


def test_a_table_that_holds_too_many_words_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_tables", {})
    monkeypatch.setattr(room, "_REMEMBERED", 2)
    word_arrays([["Bridges closed in Brackwater."]], "en")
    assert list(word_arrays([["Ferries"]], "en").stems) == [*stems("Ferries", "en")]


def test_threads_do_not_grow_one_table_together() -> None:
    words = [f"word{at}x{at * at}" for at in range(3_000)]
    batches = [[[" ".join(words[at::7])], [" ".join(words[at::11])]] for at in range(7)]
    with ThreadPoolExecutor(7) as executor:
        for batch, found in zip(
            batches * 5, executor.map(lambda b: _spoken(word_arrays(b, "und")), batches * 5), strict=True
        ):
            assert found == [stems(text[0], "und") for text in batch]


@given(sentences=st.lists(SENTENCES, min_size=1, max_size=5))
def test_capitals_are_counted_as_for_one_article(sentences: list[str]) -> None:
    at = 5  # the place of "capitals" among the figures
    rows = features(sentences, [stems(sentence, "en") for sentence in sentences])
    words = [round(len(sentence) / 6) or 1 for sentence in sentences]
    found = word_arrays([sentences], "en").capitals.tolist()
    assert [row[at] for row in rows] == [n / length for n, length in zip(found, words, strict=True)]


@pytest.mark.parametrize(
    ("text", "language"), [("İzmir", "tr"), ("ΟΔΟΣ", "el"), ("a\0b", "en"), ("다리", "ko"), ("橋", "ja")]
)
def test_words_that_bytes_cannot_separate_do_not_fit_word_arrays(text: str, language: str) -> None:
    assert not fits_word_arrays(text, language)
