"""The language of articles against the languages that papers of their country are written in, and articles a second."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from digest.errors import NotAnArticleError
from digest.extractors.html.page import Html
from digest.model.article import Document
from digest.text.language import detect
from evals import sets
from evals.figures import Figure, Task, mean

_PAGES = "ingest/pages.jsonl.gz"
_OWN = "language.jsonl"
_BAR, _SPEED_BAR = 94.0, 3000.0
_ROUNDS = 5
# The official languages of a country and those of its press.  English papers elsewhere stay counted as wrong.
_SPOKEN = {
    "at": "de", "au": "en", "ca": "en fr", "ch": "de fr it", "cz": "cs", "de": "de", "dk": "da", "es": "es ca gl eu",
    "fr": "fr", "gl": "kl da", "il": "he ar", "ind": "hi en", "it": "it", "jp": "ja", "kr": "ko", "li": "de",
    "lt": "lt", "lu": "lb de fr", "my": "ms", "no": "no", "pl": "pl", "pt": "pt", "ru": "ru", "tr": "tr", "tw": "zh",
    "tz": "sw en", "uk": "en", "us": "en", "za": "en af zu xh",
}  # fmt: skip
_SAYS = re.compile(r"<html[^>]*?\blang=[\"']?([\w-]+)", re.I)

Detector = Callable[[str], str]


def of_pages(folder: Path) -> Iterator[Figure]:
    """Percentages of articles in a language of their country, and the speed."""
    pages = [page for page in sets.read(folder / _PAGES) if page["source"] == "fundus"]
    spoken = [_SPOKEN.get(page["country"], "").split() for page in pages]
    gold = [page["text"] for page in pages]
    said = [found[1] if (found := _SAYS.search(page["html"])) else None for page in pages]
    extracted = [_extracted(page) for page in pages]

    def share(name: str, languages: Sequence[str], peers: tuple[tuple[str, float], ...] = ()) -> Figure:
        return mean(name, _hits(languages, spoken), bar=_BAR, peers=peers)

    peers = tuple((name, float(_hits(map(other, gold), spoken).mean())) for name, other in _peers())
    yield share("language % of the text", [detect(text) for text in gold], peers)
    yield share("language % of the text, the page says", [detect(*both) for both in zip(gold, said, strict=True)])
    yield share("language % of the extracted text", [detect(text) if text else "" for text, _ in extracted])
    yield share("language % of the article", [language for _, language in extracted])
    speed = _speed(detect, gold)
    timed = tuple((name, _speed(other, gold)) for name, other in _peers())
    yield Figure("language articles/s", speed, len(gold), speed, speed, bar=_SPEED_BAR, peers=timed, gated=False)


def of_sentences(folder: Path) -> Iterator[Figure]:
    """The percentage of single sentences and titles of our own whose language is found."""
    cases = list(sets.read(folder / _OWN))
    spoken = [[case["lang"]] for case in cases]
    texts = [case["text"] for case in cases]
    peers = tuple((name, float(_hits(map(other, texts), spoken).mean())) for name, other in _peers())
    yield mean("language % of single sentences", _hits(map(detect, texts), spoken), peers=peers)


def _extracted(page: dict[str, str]) -> tuple[str, str]:
    """(text, language) of the article read from a page; empty where none is found."""
    try:
        document = Document(page["id"], page["html"].encode("utf-8", "ignore"), "text/html; charset=utf-8")
        article, *_ = Html()(document)  # a live blog gives one for each entry
    except NotAnArticleError:
        return "", ""
    return article.text, article.language


def _hits(languages: Iterator[str] | Sequence[str], spoken: Sequence[Sequence[str]]) -> np.ndarray:
    return np.array([100.0 * (language in known) for language, known in zip(languages, spoken, strict=True)])


def _peers() -> Iterator[tuple[str, Detector]]:
    import pycld2

    yield "pycld2", lambda text: pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)[2][0][1]
    if find_spec("py3langid"):
        from importlib import import_module

        classify = import_module("py3langid").classify
        yield "py3langid", lambda text: classify(text)[0]


def _speed(detector: Detector, texts: Sequence[str]) -> float:
    """Texts a second of process time, the quickest of some rounds."""
    detector(texts[0])
    rounds = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        for text in texts:
            detector(text)
        rounds.append(time.process_time() - started)
    return len(texts) / min(rounds)


TASKS = (
    Task("language", (_PAGES,), of_pages),
    Task("language-own", (_OWN,), of_sentences, own=True),
)
