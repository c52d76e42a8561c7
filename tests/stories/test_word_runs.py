"""Fingerprints of runs of words: two texts have the same where they have the same words in a row."""

from hypothesis import given
from hypothesis import strategies as st

from digest.stories.word_runs import RUN, count_shared, shared_samples, word_runs

WORDS = st.lists(st.sampled_from(["dam", "river", "mayor", "votes", "closed", "bridge"]), max_size=40)


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@given(WORDS, WORDS)
def test_two_texts_share_as_many_fingerprints_as_runs_of_words(one: list[str], other: list[str]) -> None:
    assert count_shared(word_runs(one), word_runs(other)) == len(runs_of(one) & runs_of(other))


@given(WORDS)
def test_each_run_has_one_fingerprint_and_they_rise(words: list[str]) -> None:
    found = word_runs(words).tolist()
    assert len(found) == len(runs_of(words))
    assert found == sorted(set(found))


def test_the_order_of_words_counts() -> None:
    assert count_shared(word_runs("the river closed early".split()), word_runs("early closed river the".split())) == 0


def test_a_sample_has_the_runs_that_another_text_has_too() -> None:
    one, other, third = ("a b c d e", "b c d e f", "v w x y z")
    samples = list(shared_samples([word_runs(text.split()) for text in (one, other, third)]))
    assert samples == [word_runs("b c d e".split()).tolist()] * 2 + [[]]


def test_of_a_long_text_one_run_in_four_or_so_is_in_the_sample() -> None:
    runs = word_runs([f"word{at}" for at in range(1_000)])
    [sample, _] = shared_samples([runs, runs])
    assert 150 < len(sample) < 350


def test_nothing_has_no_runs() -> None:
    assert list(shared_samples([word_runs([]), word_runs(["one", "two"])])) == [[], []]
    assert list(shared_samples([])) == []
