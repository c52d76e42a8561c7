"""What others may change in an edition, beside it, and in the templates of a user."""

import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from digest import api, plugins
from digest.api.renderings import verify_mail
from digest.editions.diff import diff
from digest.editions.explain import explain
from digest.editions.raw_proof import RawView, differences, first_difference
from digest.editions.record import load
from digest.editions.remade import differing
from digest.editions.verification import verify
from digest.errors import DigestError, UsageError, VerifyError
from digest.mail.received import is_mail, received
from digest.model.article import Article, Document
from digest.model.canonical import hash_of
from digest.model.edition import Edition
from digest.reading.live_sentences import compare
from digest.renderers import templates

_SEEDS = Path(__file__).parents[2] / "seeds"


def brief(body: bytes) -> None:
    """Read bytes as two articles, titles and texts parted by "\\f", and make an edition of them in every format."""
    texts = [part.decode("utf-8", "replace") for part in body.split(b"\f")[:4]]
    articles = []
    for number, text in enumerate(texts[1::2] or texts):
        with suppress(DigestError):  # a text without a sentence
            articles.append(Article.from_text(text, texts[2 * number] if texts[1:] else "Rain", publisher=f"P{number}"))
    if not articles:
        return
    edition = api.compose(articles)
    assert verify(edition) == []
    _rendered(edition)
    assert load(api.render(edition, "json"), "edition.json") == (edition, [])


def forged(body: bytes) -> None:
    """Change the sample edition, and give it the hash of what it is then: each line is a place and its JSON."""
    record: Any = json.loads(_sample_json())
    for line in body.split(b"\n")[:8]:
        place, _, value = line.decode("utf-8", "surrogateescape").partition(" ")
        with suppress(ValueError, LookupError, TypeError, RecursionError):
            _put(record, place.split("/"), json.loads(value))
    with suppress(VerifyError):
        record["hash"] = hash_of({name: part for name, part in record.items() if name not in ("format", "hash")})
        edition, _ = load(json.dumps(record).encode(), "edition.json")
        for problem in [*verify(edition), *differing(edition, sample())]:
            f"{problem.subject}: {problem.reason}".encode("utf-8", "replace")
        explain(edition)
        diff(sample(), edition)
        _rendered(edition)


def _put(record: Any, place: list[str], value: object) -> None:
    *way, last = (int(part) if part.isdigit() else part for part in place)
    for part in way:
        record = record[part]
    record[last] = value


def mailed(body: bytes) -> None:
    """Read bytes as a received mail with the sample edition."""
    if is_mail(body):
        verify_mail(received(body, "a.eml"), sample(), "a.eml")


def reread(body: bytes) -> None:
    """Read bytes as the documents of a quoted article, on disk and on its page of today."""
    article = sample().articles[0]
    views = [RawView.of(body.decode("utf-8", "replace"))]
    differences(article, views)
    first_difference(article.sentences[0].text, views)
    page = Document("http://news.example/a", body, "text/html")
    assert all(found.text for found in compare(page, [one.text for one in article.sentences[:3]]))


def template(body: bytes) -> None:
    """Read bytes as a user's template of the text; it is rendered by a process with limits, which is not watched."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "edition.txt").write_bytes(body)
        templates._environment.cache_clear()
        templates.check(folder)


@cache
def sample() -> Edition:
    """Return an edition of six sample articles."""
    return api.brief(sorted(_SEEDS.iterdir())[:6])


@cache
def _sample_json() -> str:
    return api.render(sample(), "json").decode()


def _rendered(edition: Edition) -> None:
    for name in plugins.names("renderers"):
        with suppress(UsageError):
            assert api.render(edition, name)
