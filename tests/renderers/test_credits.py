"""The names behind the sentences of a story, and the languages that a reader does not expect."""

import re
from collections.abc import Callable, Sequence

import pytest

from digest import api, plugins
from digest.building.make import build
from digest.model.article import Article, Failure
from digest.model.edition import Edition, Plan
from digest.model.partition import Grouping
from digest.renderers.view import context
from digest.renderers.wording import languages, wording_for

FIRST = "The Tarn Bridge was closed on Friday after inspectors found three cracks in its north girder."
SECOND = "Drivers have to take the detour by Hollin, which takes forty minutes, the county said on Friday."
THIRD = "The Tarn Bridge will stay closed for six weeks while the cracks in its girder are welded, its owner said."
GERMAN = "Die Brücke über den Tarn ist am Freitag gesperrt worden, nachdem drei Risse gefunden wurden."
FRENCH = "Le pont sur le Tarn a été fermé vendredi après la découverte de trois fissures dans sa poutre."

Made = Callable[..., Article]


class Together:
    """All articles in one group."""

    def __call__(self, articles: Sequence[Article], frequencies: object = None, stories: object = ()) -> Grouping:
        return Grouping((tuple(range(len(articles))),))


def _lines(edition: Edition) -> list[tuple[str, str]]:
    [(_, views)] = context(edition)["sections"]
    return [(sentence.text, sentence.credit) for view in views for sentence in view.sentences]


@pytest.fixture
def two_papers(make: Made) -> Edition:
    herald = make(f"{FIRST} {SECOND}", "Tarn Bridge closed", publisher="Herald", url="https://h.example/1")
    courier = make(THIRD, "Cracks close Tarn Bridge", publisher="Courier", url="https://c.example/1")
    edition = api.compose([herald, courier], plan=Plan(story_sentences=3))
    assert len(edition.stories) == 1
    return edition


def test_of_sentences_of_one_article_in_a_row_the_last_has_the_name(two_papers: Edition) -> None:
    assert _lines(two_papers) == [(FIRST, ""), (SECOND, "Herald"), (THIRD, "Courier")]
    text = " ".join(api.render(two_papers, "text").decode().split())
    assert f"- {FIRST} - {SECOND} (Herald) - {THIRD} (Courier)" in text


@pytest.mark.parametrize("form", ["html", "mail"])
def test_a_sentence_without_a_name_behind_it_still_leads_to_its_place(two_papers: Edition, form: str) -> None:
    page = plugins.load("renderers", form)(two_papers).body.decode()
    links = re.findall(r'<a [^>]*href="https://h\.example/1#:~:text=[^>]*>', page)
    assert len(links) == 2
    assert 'aria-label="This sentence at Herald"' in links[0]
    assert "aria-label" not in links[1]


def test_a_story_in_another_language_is_labelled_with_it(make: Made) -> None:
    articles = [
        make(FIRST, "Tarn Bridge closed", publisher="Herald"),
        make("A fire gutted the mill of Aldport on Friday, and nobody was hurt.", "Mill burns", publisher="Post"),
        make("Council backs night trams in Eastmere by seven votes.", "Night trams", publisher="Ledger"),
        make("Die Bäcker von Aldhafen streiken seit Freitag.", "Bäcker streiken", publisher="Bote", language="de"),
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single"))
    for form in ("text", "html", "markdown", "mail"):
        assert plugins.load("renderers", form)(edition).body.count(b"German") == 1
    [(_, views)] = context(edition)["sections"]
    assert {view.language: view.spoken for view in views} == {"en": "", "de": "German"}
    [short] = [view.teller for view in views if view.language == "de"]
    assert short == "Bote, German"


def test_a_sentence_in_another_language_than_its_story_is_labelled_with_it(make: Made) -> None:
    """Quoted beside the others, since the reports share their event."""
    texts = [("en", FIRST, "Herald"), ("en", THIRD, "Courier"), ("de", GERMAN, "Bote"), ("fr", FRENCH, "Écho")]
    articles = [
        make(text, "Tarn", publisher=name, language=language, id=name, url=f"https://{language}.example/{name}")
        for language, text, name in texts
    ]
    edition = api.compose(articles, plan=Plan(clusterer="renderers.test_credits:Together", story_sentences=4))
    behind = dict(_lines(edition))
    assert behind[GERMAN] == "Bote, German"
    assert behind[FRENCH] == "Écho, French"
    assert {behind[FIRST], behind[THIRD]} == {"Herald", "Courier"}


def test_the_language_of_most_stories_and_that_of_the_words_have_no_label(make: Made) -> None:
    articles = [
        make("Die Bäcker von Aldhafen streiken seit Freitag.", "Bäcker streiken", language="de", publisher="Bote"),
        make(GERMAN, "Brücke gesperrt", language="de", publisher="Blatt"),
        make("Council backs night trams in Eastmere by seven votes.", "Night trams", publisher="Ledger"),
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single"))
    [(_, views)] = context(edition)["sections"]
    assert {view.spoken for view in views} == {""}


@pytest.mark.parametrize("language", languages())
def test_a_language_is_named_in_the_words_of_the_edition(language: str) -> None:
    say = wording_for(language)
    names = [say.language_name(code) for code in ("ko", "de", "ar")]
    assert len(set(names)) == 3
    assert not set(names) & {"ko", "de", "ar"}
    assert say.language_name("x-none") == "x-none"


@pytest.mark.parametrize("form", ["html", "text", "markdown", "mail"])
def test_no_reader_sees_the_folders_of_the_sender(form: str) -> None:
    place = "/home/ida/news desk/in/bridge.txt"
    article = Article.from_text("The council opened the bridge on Monday.", "Bridge open", source=place, clean=False)
    reason = Failure("source", "x", "/home/ida/in/empty.txt: empty; nothing to read, see https://a.example/b/c")
    edition = build([article], Plan(), failures=[reason])
    body = plugins.load("renderers", form)(edition).body.decode()
    assert "home" not in body
    assert "ida" not in body
    assert "in/bridge.txt" in body
    assert "in/empty.txt: empty" in " ".join(body.split())
    assert "https://a.example/b/c" in body
