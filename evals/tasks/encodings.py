"""Encodings: how many of our own texts are decoded to the letter, declared rightly, wrongly or not at all."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from digest.errors import NotAnArticleError
from digest.text.decode import decode
from evals.figures import Figure, Task, mean
from evals.sets import read

# What every text is also given in.
_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")
# A title, a paragraph, and a page of them.
_TITLE = 60
_PAGE = 8
# What is declared of texts that are in another encoding.
_WRONG = ("iso-8859-1", "utf-8", "windows-1251", "euc-kr", "no-such-code")

_TYPED = str.maketrans({**dict.fromkeys("“”„«»", '"'), "’": "'", "–": "-", "—": "-"})


def measure(folder: Path) -> Iterator[Figure]:
    texts = list(read(folder / "encodings.jsonl"))
    for name, cut in (("titles", _title), ("paragraphs", str), ("pages", _page)):
        given = [item for record in texts for item in _encoded(cut(record["text"]), record["codecs"])]
        yield _undeclared(name, given)
    given = [item for record in texts for item in _encoded(record["text"], record["codecs"])]
    rightly = [(text, body, codec) for text, body, codec in given if codec not in ("mac_roman", "utf-8-sig")]
    yield mean("declared rightly", np.array([_read(body, codec) == text for text, body, codec in rightly], float))
    wrongly = [(text, body, label) for text, body, _ in given for label in _WRONG]
    yield mean("declared wrongly", np.array([_read(body, label) == text for text, body, label in wrongly], float))
    mixed = list(_mixed([record["text"] for record in texts]))
    yield mean("UTF-8 with stray bytes", np.array([_read(body, None) == text for text, body in mixed], float))


def _undeclared(name: str, given: list[tuple[str, bytes, str]]) -> Figure:
    hits = np.array([_read(body, None) == text for text, body, _ in given], float)
    peers = tuple(
        (peer, float(np.mean([reads(body) == text for text, body, _ in given])))
        for peer, reads in (("charset-normalizer", _charset_normalizer), ("chardet", _chardet))
        if reads(b"plain") is not None
    )
    return mean(f"{name}, nothing declared", hits, peers=peers)


def _encoded(text: str, codecs: list[str]) -> Iterator[tuple[str, bytes, str]]:
    """(text, bytes, encoding); where an encoding lacks typographic quotes and dashes, a typist's take their place."""
    for codec in (*_UNICODE, *codecs):
        try:
            yield text, text.encode(codec), codec
        except UnicodeEncodeError:
            typed = text.translate(_TYPED)
            yield typed, typed.encode(codec), codec


def _title(text: str) -> str:
    return text[:_TITLE]


def _page(text: str) -> str:
    return "\n".join([text] * _PAGE)


def _mixed(texts: list[str]) -> Iterator[tuple[str, bytes]]:
    """UTF-8 with a name or a quote pasted in from windows-1252."""
    for text in texts:
        for stray in ("Zoë", "“No”", "5 €"):
            if not text.isascii():
                yield f"{text}\n{stray}\n", text.encode() + b"\n" + stray.encode("cp1252") + b"\n"


def _read(body: bytes, declared: str | None) -> str | None:
    try:
        return decode(body, "text", declared)
    except NotAnArticleError:
        return None


def _charset_normalizer(body: bytes) -> str | None:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    return str(from_bytes(body).best() or "")


def _chardet(body: bytes) -> str | None:
    try:
        from chardet import detect
    except ImportError:
        return None
    found = detect(body)["encoding"] or "cp1252"
    return body.decode(found, "replace").removeprefix("\ufeff")


TASKS = (Task("encodings", ("encodings.jsonl",), measure, own=True),)
