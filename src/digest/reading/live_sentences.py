"""Compare quoted sentences with the pages of today: a sentence is unchanged, changed or gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from digest.editions.raw_proof import letters_of
from digest.errors import NotAnArticleError
from digest.extractors.detect import kind_of
from digest.extractors.full_text import raw_texts
from digest.model.article import Document
from digest.reading.articles import extract

LiveState = Literal["unchanged", "changed", "gone", "unread", "no page"]
# Ratio of difflib from which a sentence of the page is the quoted one after a change: another figure or name, or one
# more clause.  Neighbouring sentences of one report are below .5.
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class LiveSentence:
    """A quoted sentence, its page, and its state there; `now` is the changed sentence, or the reason of the state.

    A sentence of a file or mail without an address has "no page", and the place of its article.
    """

    text: str
    url: str
    state: LiveState
    now: str = ""


def compare(document: Document, sentences: Sequence[str]) -> list[LiveSentence]:
    """Return the state of each sentence on the page in a document; a page without a text proves nothing."""
    url = document.url or document.source
    try:
        views = [letters_of(text) for text in raw_texts(document, kind_of(document))]
    except NotAnArticleError as error:
        return [LiveSentence(text, url, "unread", str(error)) for text in sentences]
    missing = [text for text in sentences if not any(letters_of(text) in view for view in views)]
    written = _sentences_of(document) if missing else []
    return [
        _state(text, url, written) if text in missing else LiveSentence(text, url, "unchanged") for text in sentences
    ]


def _sentences_of(document: Document) -> list[str]:
    try:
        return [sentence.text for article in extract(document) for sentence in article.sentences]
    except NotAnArticleError:
        return []


def _state(text: str, url: str, written: Sequence[str]) -> LiveSentence:
    near = [(SequenceMatcher(None, text, other, autojunk=False).ratio(), other) for other in written]
    ratio, other = max(near, default=(0.0, ""))
    return LiveSentence(text, url, "changed", other) if ratio >= _SAME else LiveSentence(text, url, "gone")
