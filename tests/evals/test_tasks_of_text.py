"""How boundaries and languages are counted."""

import numpy as np
from evals.figures import f1
from evals.tasks import language, sentences

from evals import sets


def test_boundaries_are_numbers_of_letters_and_the_last_is_none() -> None:
    assert sentences.ends(["It rained.", "Nobody came."]) == {9}
    assert sentences.ends(["It rained."]) == set()


def test_hits_wrong_and_missed_boundaries() -> None:
    def split(text: str, _: str) -> list[str]:
        return ["A b.", "C", "d. E f."]

    assert sentences.counts(split, ["A b.", "C d.", "E f."], "en") == (1, 1, 1)
    assert float(f1(np.array([1, 1, 1]))) == 0.5


def test_chinese_is_joined_without_blanks() -> None:
    seen: list[str] = []

    def split(text: str, _: str) -> list[str]:
        seen.append(text)
        return [text]

    sentences.counts(split, ["好。", "走。"], "zh")
    assert seen == ["好。走。"]


def test_every_hard_case_is_a_cut_of_its_text() -> None:
    for case in sets.read(sets.OWN / "hard_sentences.jsonl"):
        assert "".join("".join(case["sentences"]).split()) == "".join(case["text"].split())


def test_a_language_that_is_not_spoken_in_the_country_is_a_miss() -> None:
    assert language._hits(["de", "en"], [["de", "fr"], ["ja"]]).tolist() == [100.0, 0.0]
