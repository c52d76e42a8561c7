"""Days out of the ordinary, all invented: nothing, one story, two hundred, one told by sixty, long titles, no dates,
six languages."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from digest import api
from digest.building.make import build
from digest.model.article import Article
from digest.model.edition import Edition, Plan

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SYLLABLES = "al bra cor den el far gal hol ist jor kel lun mor nor ost pen quil ros sel tar ul ven wil yar zel".split()
LANGUAGES = {
    "en": ("Bridge of Aldport closed", "The old bridge of Aldport was closed on Friday after cracks were found in its girder."),
    "de": ("Brücke in Aldhafen gesperrt", "Die alte Brücke von Aldhafen ist am Freitag gesperrt worden, nachdem Risse im Träger gefunden wurden."),
    "fr": ("La bibliothèque de Valbrune sauvée", "La bibliothèque de Valbrune a été sauvée vendredi par cinq bénévoles et un billet de loterie."),
    "ko": ("해솔시 새 여객선터미널 문 열어", "해솔시 성도항에 새 여객선터미널이 20일 문을 열었다고 시가 밝혔다."),
    "ar": ("افتتاح مكتبة جديدة في المدينة", "افتتحت البلدية يوم الجمعة مكتبة جديدة في وسط المدينة بعد ثلاث سنوات من العمل."),
    "ja": ("港の新しい橋が開通", "港の新しい橋が二十日に開通し、島までの道のりが四十分短くなったと市が発表した。"),
}  # fmt: skip


def quiet() -> Edition:
    return build([], Plan("morning"))


def one_story() -> Edition:
    return build([_article(0, "Herald")], Plan("morning"))


def two_hundred_stories() -> Edition:
    return day_of(200)


def day_of(stories: int) -> Edition:
    articles = [_article(number, f"Paper {number % 10}") for number in range(stories)]
    return build(articles, Plan("morning", minutes=60, sentences=1))


def told_by_sixty() -> Edition:
    lead = (
        "The old bridge of Aldport was closed on Friday after an inspector found cracks in its north girder, leaving "
        "lorries and two ferries to carry the harvest of the valley across the river"
    )
    told = [
        Article.from_text(
            f"{lead}, {_words(number, 1)[0]} said. {_sentences(number % 7, 1)} {_sentences(20 + number % 5, 1)}",
            f"Old bridge of Aldport closed after cracks, says {_words(number, 1)[0].title()}",
            url=f"https://paper{number}.example/{number}",
            publisher=f"Paper {number}",
            published=NOON.replace(day=18 + number % 3),
            language="en",
            clean=False,
        )
        for number in range(60)
    ]
    return build(told, Plan("morning"))


def long_titles() -> Edition:
    articles = [replace(_article(number, "Herald"), title=f"{_sentences(number, 9):.300}") for number in range(3)]
    return build(articles, Plan("morning"))


def no_dates() -> Edition:
    articles = [
        Article.from_text(_sentences(number, 2), source=f"{number}.txt", language="en", clean=False)
        for number in range(4)
    ]
    return build(articles, Plan("morning"))


def six_languages() -> Edition:
    articles = [
        Article.from_text(text, title, url=f"https://{code}.example/1", published=NOON, language=code, clean=False)
        for code, (title, text) in LANGUAGES.items()
    ]
    return build(articles, Plan("morning"))


DAYS: dict[str, Callable[[], Edition]] = {
    day.__name__: day
    for day in (quiet, one_story, two_hundred_stories, told_by_sixty, long_titles, no_dates, six_languages)
}


def _article(number: int, publisher: str) -> Article:
    place, thing, verb = _words(number, 3)
    return Article.from_text(
        _sentences(number, 3),
        f"{place.title()} {thing} {verb}ed",
        url=f"https://{publisher.lower().replace(' ', '')}.example/{number}",
        publisher=publisher,
        published=NOON,
        language="en",
        clean=False,
    )


def _sentences(number: int, count: int) -> str:
    """Sentences that no other number has; words are made of syllables, so that two stories share only the small ones."""
    rng = random.Random(number)
    sentences = []
    for _ in range(count):
        one, other, third, last, first, second = (_word(rng) for _ in range(6))
        sentences.append(f"The {one} of {other.title()} {first}ed its {third}, and then it {second}ed the {last}.")
    return " ".join(sentences)


def _words(number: int, count: int) -> list[str]:
    rng = random.Random(-1 - number)
    return [_word(rng) for _ in range(count)]


def _word(rng: random.Random) -> str:
    return "".join(rng.sample(SYLLABLES, 3))


if __name__ == "__main__":
    for name, made in DAYS.items():
        (Path(__file__).parent / "golden" / "days" / f"{name}.txt").write_bytes(api.render(made(), "text"))
