"""The parts of the furniture filter: doctests, what the classifier tells apart, and its file of numbers."""

import doctest
import inspect

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.text import wrapped
from digest.text.furniture import calls, dateline, frame, prose, rules
from digest.text.furniture import date_lines as dates
from digest.text.furniture import line_weights as weights
from digest.text.furniture.classifier import likelihoods
from digest.text.furniture.line_features import AMONG, OWN, among_features, count_words, own_features
from digest.text.furniture.rules import is_date_line, reason_against

SENTENCES = [
    "The harbour at Tarn Bay was closed on Monday after waves of six metres broke over the eastern mole.",
    "Nobody was hurt, the harbour master said, but two boats that had broken loose were lost.",
    "The ferry to St Olm, which had been due to sail at noon, will not leave before Wednesday.",
]
TEASER = "After the storm the town asks who pays for the mole, and whether it should be built again."


@pytest.mark.parametrize("module", [calls, dateline, dates, frame, prose, rules, wrapped])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_every_figure_has_its_weight() -> None:
    assert len(weights.OWN) == len(OWN) == len(own_features("A line.", 2, False))
    lengths = [count_words(line) for line in SENTENCES]
    rows = [own_features(line, n, False) for line, n in zip(SENTENCES, lengths, strict=True)]
    assert {len(row) for row in among_features(rows, [0.0] * 3, lengths)} == {len(AMONG)} == {len(weights.AMONG)}


@pytest.mark.parametrize(("table", "names"), [("OWN", OWN), ("AMONG", AMONG)])
def test_the_weights_stand_in_the_order_of_the_figures(table: str, names: tuple[str, ...]) -> None:
    source = inspect.getsource(weights)
    lines = source.partition(f"\n{table} = (\n")[2].partition(")")[0].splitlines()
    assert tuple(line.partition("  # ")[2] for line in lines) == names


def test_figures_stay_between_0_and_about_1() -> None:
    for line in [*SENTENCES, "x", "。" * 500, "a " * 3000, "1" * 400, "“" * 50]:
        assert all(0 <= value <= 2.5 for value in own_features(line, count_words(line), True)), line


def test_no_line_is_no_likelihood() -> None:
    assert likelihoods([], []) == []


def test_a_line_that_a_rule_is_sure_of_has_none() -> None:
    assert likelihoods(["Share", *SENTENCES], ["menu", "", "", ""])[0] == 0.0


def test_sentences_are_likelier_than_what_stands_in_a_menu() -> None:
    lines = ["Town and country", "Letters", *SENTENCES, "Ten walks for a rainy day", "Our shop"]
    likely = likelihoods(lines, [""] * len(lines))
    assert min(likely[2:5]) > 0.5
    assert max(likely[:2] + likely[5:]) < 0.05


def test_a_sentence_far_from_the_article_is_less_likely_than_in_it() -> None:
    menu = [f"Ward {name} and around" for name in "ABCDEFGHIJKLMNOP"]
    near = likelihoods([*SENTENCES, TEASER, *menu], [""] * 20)[3]
    far = likelihoods([*SENTENCES, *menu, TEASER], [""] * 20)[-1]
    assert far < near


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("FOR IMMEDIATE RELEASE", "notice"),
        ("Media contact: Jonas Ott", "notice"),
        ("Watch: the storm from above", "link to another article"),
        ("Watch the sea, she told the children", ""),
        ("Listen to the local radio", ""),
        ("الاثنين 20 نوفمبر 2026", "date line"),
        ("Πέμπτη, 1 Μαΐου, 2008", "date line"),
        ("2026年11月20日", "date line"),
        ("2026年11月20日 08:15", "date line"),
        ("2026.11.20 15:32", "date line"),
        ("12.5%", "counter"),
        ("20 November 2026, 8.15 a.m.", "date line"),
        ("At 11.", ""),
        ("May 2026 and after", ""),
        ("Two boats lie on the quay of the old town. (Photo by Odd Fairley)", "caption"),
        ("In the photograph of 1911: the first ferry, and the man who built it, with his dog.", ""),
        ("The quay at dawn - Photo: dpa", "caption"),
        ("One of the guests looks at one of the photos: a man whose boat had gone under.", ""),
        (
            "In her haste to speak, the minister missed the bigger picture: In harbours as much as at sea, it is wind.",
            "",
        ),
        ("Ảnh Di sản Brackwater là cuộc thi được tổ chức hằng năm.", ""),
        ("He paid 4/5 of the price", ""),
        ("They spoke of it every day.MK/SS", ""),
    ],
)
def test_a_rule_takes_what_it_is_sure_of_and_no_more(line: str, reason: str) -> None:
    assert reason_against(line) == reason


# What rules look for at the ends of lines and words, so that each may find nothing beside it.
PIECES = (",", ".", ":", "|", "-", "—", "/", "@", "©", "(", ")", '"', "'", "▶", ">>", "#", "1", "2026", "Nov", "by", "By",
          "von", "photo", "said", "Ann", "a", "기자", "é", " ", " ", " ")  # fmt: skip


@example(", she said.")
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join).filter(str.strip))
def test_any_line_is_judged(line: str) -> None:
    assert isinstance(reason_against(line.strip()), str)


def test_a_date_needs_a_number() -> None:
    assert is_date_line(["monday", "20", "november"])
    assert not is_date_line(["monday"])
    assert not is_date_line([])


@pytest.mark.parametrize("line", ["\u00a0", "\u3000", " ", "\x85", ""])
def test_a_line_without_a_word_has_figures(line: str) -> None:
    figures = own_features(line, count_words(line), False)
    assert figures.furniture_words == figures.function_words == figures.dates == 0.0
