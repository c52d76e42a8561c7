"""What is particular to the summarizers of ours."""

import math
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from digest import api
from digest.errors import UsageError
from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary
from digest.summarizers import ranked_batch as columns
from digest.summarizers.coverage import Coverage, CoverageSettings, settings_of_2004
from digest.summarizers.features import NAMES, SentenceFigures, features
from digest.summarizers.ranked import REDUNDANCY, Ranked
from digest.summarizers.weights import RANKED
from digest.text.words import stems

LEAD = "The swing bridge in the port of Brackwater was closed on Monday after cracks were found."
NEWS = (
    LEAD,
    "It had been open since 1931.",
    "Engineers of the harbour trust expect the repair of the bridge to cost 2.3 million pounds.",
    "The swing bridge in the port of Brackwater was shut on Monday after some cracks were found.",
    "Ferries will carry people across the port without charge until the bridge opens again.",
)


def _texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def test_a_sentence_that_opens_on_a_pronoun_follows_its_neighbour_or_is_left_out() -> None:
    article = Article.from_text(" ".join(NEWS), clean=False)
    for sentences in range(1, 5):
        texts = _texts(Ranked()([article], Budget(sentences=sentences)))
        assert NEWS[1] not in texts or NEWS[0] in texts


def test_the_same_in_other_words_is_not_said_twice() -> None:
    article = Article.from_text(" ".join(NEWS), clean=False)
    texts = _texts(Ranked()([article], Budget(sentences=3)))
    assert not {NEWS[0], NEWS[3]} <= set(texts)


@pytest.mark.parametrize(
    "glued",
    [
        "Photo: Odd Fairley The harbour trust of the port of Brackwater closed the swing bridge on Monday.",
        "The port of Brackwater and its swing bridge (Photo: Odd Fairley) The trust closed the bridge on Monday.",
        "The swing bridge in the port of Brackwater, closed on Monday (Photo: Odd Fairley).",
        "The swing bridge in the port of Brackwater, closed on Monday. Photo: Odd Fairley The trust was told of cracks.",
    ],
)
def test_a_caption_and_a_credit_glued_to_a_sentence_are_taken_last(glued: str) -> None:
    article = Article.from_text(f"{glued} {' '.join(NEWS[2:])}", clean=False)
    for summary in (Ranked()([article], Budget(sentences=2)), Coverage()([article, article], Budget(sentences=2))):
        assert len(summary.sentences) == 2
        assert all("Fairley" not in text and text not in glued for text in _texts(summary))


def test_a_subhead_is_taken_last() -> None:
    article = Article.from_text(
        f"{NEWS[0]}\n\nWhat the bridge in the port means\n\n{NEWS[2]}\n\n{NEWS[4]}", clean=False
    )
    assert "What the bridge in the port means" not in _texts(Ranked()([article], Budget(sentences=3)))


def test_the_terms_add_up_to_the_score() -> None:
    article = Article.from_text(" ".join(NEWS), clean=False)
    rows = features([s.text for s in article.sentences], [stems(s.text, "en") for s in article.sentences])
    scores = [sum(RANKED[name] * value for name, value in zip(NAMES, row, strict=True)) for row in rows]
    summary = Ranked()([article], Budget(sentences=2))
    for sentence, terms in zip(summary.sentences, summary.why, strict=True):
        lost = dict(terms)["said before"]
        assert math.fsum(share for _, share in terms) == pytest.approx(scores[sentence.position] + lost)
        assert -REDUNDANCY <= lost <= 0
    assert any(dict(terms)["said before"] == 0 for terms in summary.why)


def test_a_sentence_loses_half_a_point_times_the_share_of_its_stems_that_was_said() -> None:
    article = Article.from_text(
        "The harbour trust closed the swing bridge in Brackwater on Monday after an inspector found cracks. "
        "Cracks in the swing bridge worried shopkeepers on the island, whose customers come from Brackwater by car.",
        language="en",
        clean=False,
    )
    first, second = (dict(terms)["said before"] for terms in Ranked()([article], Budget(sentences=2)).why)
    assert first == 0
    assert second == pytest.approx(-0.5 * 4 / 9)


def test_of_two_sentences_of_nearly_one_weight_the_one_with_the_newer_words_is_taken() -> None:
    lead = "The harbour trust closed the swing bridge in Brackwater on Monday after an inspector found cracks."
    newer = "Shopkeepers of Estholm expect fewer visitors."
    repeating = "Lorries of Halvor Kabel queued for miles before the swing bridge in Brackwater."
    article = Article.from_text(f"{lead} {newer} {repeating}", language="en", clean=False)
    assert _texts(Ranked()([article], Budget(sentences=2))) == [lead, newer]
    assert _texts(Ranked(redundancy=0)([article], Budget(sentences=2))) == [lead, repeating]


def test_a_piece_of_a_longer_quotation_and_a_line_that_leads_into_a_list_are_taken_last() -> None:
    article = Article.from_text(
        f"{NEWS[0]} “We saw it. They heard it,” Ms Orr of Brackwater said. The bridge opens:", clean=False
    )
    assert _texts(Ranked()([article], Budget(sentences=1))) == [NEWS[0]]
    assert Ranked()([article], Budget(sentences=4)).sentences == article.sentences


def test_the_title_is_never_said_again_and_draws_the_choice() -> None:
    title = "Ferries free in Brackwater"
    text = f"{NEWS[0]} {NEWS[2]} Ferries are free in Brackwater. {NEWS[4]}"
    assert "Ferries are free in Brackwater." not in _texts(
        Ranked()([Article.from_text(text, title, clean=False)], Budget(sentences=3))
    )
    named = Ranked()(
        [Article.from_text(" ".join(NEWS), "Cost of repair: 2.3 million", clean=False)], Budget(sentences=1)
    )
    assert dict(named.why[0])["title"] >= 0


def test_one_article_takes_the_same_sentences_alone_and_among_others() -> None:
    alone = [Article.from_text(" ".join(NEWS[at:]), id=f"a{at}", clean=False) for at in range(3)]
    known = Frequencies.of(alone)
    for article in alone:
        assert Ranked()([article], Budget(sentences=2), known) == Ranked()([article], Budget(sentences=2))


def test_a_budget_is_one_thing() -> None:
    with pytest.raises(ValueError, match="one of"):
        Budget()
    with pytest.raises(ValueError, match="one of"):
        Budget(sentences=1, words=2)
    with pytest.raises(ValueError, match="negative"):
        Budget(words=-1)
    with pytest.raises(ValueError, match="at most 1"):
        Budget(share=1.5)


def test_a_share_of_something_is_something() -> None:
    assert [Budget(share=share).most(10) for share in (0, 0.01, 0.3, 1)] == [0, 1, 3, 10]


def test_a_story_opens_with_a_first_sentence_and_goes_on_article_by_article_in_the_order_of_time(
    make: Callable[..., Article],
) -> None:
    articles = [
        make("Ferries carried people across the port on Tuesday. The bridge was closed, said the inspector.", day=17),
        make(f"{LEAD} The mayor of the town was away on that day, as he often is.", day=18),
        make("Cracks were found in the swing bridge of Brackwater. Ferries carried people across the port.", day=19),
    ]
    summary = Coverage()(articles[::-1], Budget(sentences=4))
    opening = summary.sentences[0]
    assert opening.position == 0
    others = [sentence.article for sentence in summary.sentences if sentence.article != opening.article]
    ages = [article.id for article in articles]
    assert others == sorted(others, key=ages.index)


def test_a_story_leaves_out_questions_and_what_cannot_stand_alone(make: Callable[..., Article]) -> None:
    article = make(
        "Will the swing bridge in the port open again soon? It will not be open for six whole weeks now. " + LEAD
    )
    assert _texts(Coverage()([article], Budget(sentences=3))) == [LEAD]


def test_many_articles_are_summarized_in_their_order_whatever_the_chunks() -> None:
    articles = [Article.from_text(" ".join(NEWS[at % 4 :]), id=f"a{at}", clean=False) for at in range(61)]
    known = Frequencies.of(articles)
    alone = [api.summarize(article, sentences=2) for article in articles]
    for chunk in (1, 23, 55, 200):
        assert list(api.summaries(articles, sentences=2, chunk=chunk, frequencies=known)) == alone


def test_articles_that_are_too_large_together_are_told_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_LETTERS", 300)
    articles = [Article.from_text(" ".join(NEWS[at % 5 :]), id=f"a{at}", clean=False) for at in range(9)]
    budget = Budget(sentences=2)
    assert list(Ranked().each(articles, budget)) == [Ranked()([article], budget) for article in articles]
    assert list(Ranked().each([], budget)) == []


def test_articles_are_drawn_as_summaries_are_taken() -> None:
    drawn: list[int] = []

    def endless() -> Iterator[str]:
        while True:
            drawn.append(len(drawn))
            yield " ".join(NEWS)

    stream = api.summaries(endless(), sentences=1, chunk=4)
    assert _texts(next(stream)) == [LEAD]
    assert len(drawn) == 4


def test_an_executor_gives_the_same_summaries_in_the_same_order() -> None:
    articles = [Article.from_text(" ".join(NEWS[at % 4 :]), id=f"a{at}", clean=False) for at in range(120)]
    alone = list(api.summaries(articles, sentences=2, chunk=1))
    with ThreadPoolExecutor(2) as executor:
        for chunk in (2, 60):
            assert list(api.summaries(articles, sentences=2, chunk=chunk, executor=executor)) == alone


def test_a_method_that_is_not_there_is_told_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="did you mean 'ranked'"):
        api.summaries(iter(()), method="rankd")


def test_the_weights_stand_in_the_order_of_the_figures() -> None:
    assert tuple(RANKED) == tuple(NAMES)
    assert tuple(name.replace("_", " ") for name in SentenceFigures._fields) == tuple(NAMES)


def test_the_settings_of_2004_are_kept_to_compare_with() -> None:
    assert settings_of_2004(10) == CoverageSettings(
        power=1.5, single=0.5, prior=20.0, length=0.8, least=3, polished=False
    )
    assert [settings_of_2004(n).least for n in (1, 2, 3, 5, 6)] == [1, 1, 2, 2, 3]
    assert Coverage(dated=True)([Article.from_text(LEAD, clean=False)], Budget(sentences=1)).method == "coverage-2004"


def test_a_story_does_not_say_the_same_in_other_words(make: Callable[..., Article]) -> None:
    articles = [make(NEWS[0]), make(NEWS[3], day=19), make(NEWS[4], day=20)]
    chosen = _texts(Coverage()(articles, Budget(sentences=3)))
    assert NEWS[4] in chosen
    assert len({NEWS[0], NEWS[3]} & set(chosen)) == 1


OPENS = "The new bridge over the Orrin will open on 14 May, the council said."
OPENS_NOT = "The new bridge over the Orrin will not open on 14 May, the council said."


def test_a_contradiction_is_no_repeat(make: Callable[..., Article]) -> None:
    chosen = _texts(Coverage()([make(OPENS), make(OPENS_NOT, day=19)], Budget(sentences=3)))
    assert chosen == [OPENS, OPENS_NOT]
    both = Article.from_text(f"{OPENS} {NEWS[4]} {OPENS_NOT}", clean=False)
    for summary in (Ranked()([both], Budget(sentences=3)), next(Ranked().each([both], Budget(sentences=3)))):
        assert len(summary.sentences) == 3


def test_a_title_leaves_out_its_sentence_and_not_the_contradiction_of_another_title(
    make: Callable[..., Article],
) -> None:
    opens = "The Orrin bridge will open to lorries on Friday."
    opens_not = "The Orrin bridge will not open to lorries on Friday."
    titled = [make(f"{opens} {NEWS[4]}", opens), make(f"{opens_not} {NEWS[4]}", opens_not, day=19)]
    assert opens_not in _texts(Coverage()(titled, Budget(sentences=3)))
    assert opens not in _texts(Coverage()(titled[:1], Budget(sentences=3)))


def test_the_terms_of_a_story_name_what_its_articles_share(make: Callable[..., Article]) -> None:
    articles = [make(NEWS[0]), make(f"{NEWS[2]} {NEWS[4]}", day=19)]
    summary = Coverage()(articles, Budget(sentences=2))
    assert len(summary.why) == len(summary.sentences) == 2
    assert "bridg" in dict(summary.why[0])
    assert all(share > 0 for terms in summary.why for _, share in terms)


@pytest.mark.parametrize(
    ("language", "title", "text", "again"),
    [
        (
            "en",
            "Analysis: The ferry meets a wall – the new harbour board",
            "The ferry meets a wall. The board refused nine of its ten landings on Monday. Fares rise by 4 pounds in May.",
            "The ferry meets a wall.",
        ),
        (
            "de",
            "Alle Verdächtigen nach dem Brand im Hafen sind Bürger von Brackwater",
            "Die Polizei nannte am Montag vier Namen. Alle sind Bürger von Brackwater. Der Brand zerstörte neun Kähne.",
            "Alle sind Bürger von Brackwater.",
        ),
        (
            "cs",
            "Všichni podezřelí z požáru přístavu jsou občané Brackwateru",
            "Policie zveřejnila v pondělí čtyři jména. Podezřelí jsou občané Brackwateru. Požár zničil devět člunů.",
            "Podezřelí jsou občané Brackwateru.",
        ),
    ],
)
def test_a_sentence_that_only_repeats_its_title_gives_way(language: str, title: str, text: str, again: str) -> None:
    article = Article.from_text(text, title=title, language=language, clean=False)
    assert again not in _texts(Ranked()([article], Budget(sentences=2)))
    assert again in _texts(Ranked()([article], Budget(sentences=3)))
    assert again not in _texts(Coverage()([article, article], Budget(sentences=2)))


def test_a_sentence_with_a_figure_that_its_title_lacks_is_no_repeat_of_it() -> None:
    text = "The ferry meets a wall of 9 metres. Fares rise in May."
    article = Article.from_text(text, title="The ferry meets a wall", language="en", clean=False)
    assert _texts(Ranked()([article], Budget(sentences=1))) == ["The ferry meets a wall of 9 metres."]


@pytest.mark.parametrize("end", ["...", "…"])
def test_a_sentence_that_was_cut_off_is_quoted_last(end: str) -> None:
    cut = f"A complete overview of the swing bridge, the port of Brackwater and its{end}"
    article = Article.from_text(f"{cut} {NEWS[2]}", clean=False, language="en")
    assert _texts(Ranked()([article], Budget(sentences=1))) == [NEWS[2]]
    alone = Article.from_text(cut, clean=False, language="en")
    assert _texts(Coverage()([alone, article], Budget(sentences=3))) == [NEWS[2]]


TITLE = "Swing bridge of Brackwater closed for weeks after cracks"
SCENE = "A choir sang in the hall on Monday while people came in from the rain."
LEANT_ON = "The harbour trust of Brackwater met on Monday about the bridge."
LEANING = "They said that the swing bridge of Brackwater will be closed for 6 weeks after cracks were found."
COLOUR = "The weather was fine, and the mayor brought a cake of four pounds."


def test_a_sentence_on_which_the_news_leans_is_told_with_it_and_is_no_scene() -> None:
    article = Article.from_text(" ".join((SCENE, LEANT_ON, LEANING, COLOUR)), TITLE, clean=False)
    assert _texts(Ranked()([article], Budget(sentences=1))) == [LEANT_ON]
    assert _texts(Ranked()([article], Budget(sentences=2))) == [LEANT_ON, LEANING]


def test_a_sentence_that_only_says_the_title_of_one_article_of_two_gives_way() -> None:
    again, news = (
        "The swing bridge was closed after cracks.",
        "A keeper found them in the main girder on Monday evening.",
    )
    ferries = "Ferries will carry people across the port without charge until the bridge opens again."
    one = Article.from_text(f"{again} {news}", "Swing bridge closed after cracks", id="a", clean=False)
    other = Article.from_text(ferries, "Ferries run without charge", id="b", clean=False)
    assert again not in _texts(Ranked()([one, other], Budget(sentences=2)))


def test_a_label_of_satire_at_the_end_is_part_of_the_shortest_summary() -> None:
    text = (
        "The moon was sold to a farmer on Monday. He paid 3 pounds and a goat. He will plant turnips. This is satire."
    )
    article = Article.from_text(text, "Moon sold to a farmer", clean=False)
    assert _texts(Ranked()([article], Budget(sentences=1))) == ["This is satire."]
