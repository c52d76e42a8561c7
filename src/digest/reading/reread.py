"""Read documents again, and prove articles against them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from digest import plugins
from digest.editions.raw_proof import RawView, differences, first_difference
from digest.errors import NotAnArticleError, OverrunError
from digest.extractors.detect import OFFICE, kind_of, unpacked
from digest.extractors.full_text import raw_texts
from digest.model.article import ENTRY, Article, Document, Failure
from digest.model.limit import Limit, directly
from digest.sources.disk import read_file
from digest.text.urls import is_web

# Characters of a sentence that a message shows.
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Proof:
    """Differences between articles and their documents, and the names of documents that cannot be read again."""

    problems: tuple[Failure, ...] = ()
    unread: tuple[str, ...] = ()


def prove(
    articles: Sequence[Article],
    roots: Sequence[Path],
    stored: Callable[[str], Document | None] = lambda _: None,
    limit: Limit = directly,
) -> Proof:
    """Prove articles against the files that they are named after, below one of `roots`, or as they are `stored`.

    A fetched document that is not stored is listed as unread, and is no problem.  A missing file is a problem, and so
    is a document that takes longer than `limit` permits, since it proves nothing.
    """
    problems: list[Failure] = []
    unread: list[str] = []
    for article in articles:
        subject = f"article {article.id} ({article.source})"
        try:
            documents = list(_documents(article.source, roots, limit))
            kept = None if documents else stored(article.source)
            found = [limit(partial(_faults, article), one) for one in documents or ([kept] if kept else [])]
        except OverrunError as error:
            problems.append(Failure("verify", subject, f"its document proves nothing: {error}"))
            continue
        if found:
            problems += [Failure("verify", subject, reason) for reason in min(found, key=len)]
        elif is_web(article.source) or is_web(article.source.partition("#")[0]):
            unread.append(article.source)
        else:
            problems.append(Failure("verify", subject, "its document is not there to be read again; name its folder"))
    return Proof(tuple(problems), tuple(dict.fromkeys(unread)))


def _faults(article: Article, document: Document) -> list[str]:
    """Return a reason for each sentence of an article that its document lacks."""
    views = _views(document)
    return [_reason(text, views) for text in differences(article, views)]


def _reason(sentence: str, views: Sequence[RawView]) -> str:
    """Return that a document lacks a sentence, with the letters of both from just before the first difference."""
    ours, theirs = first_difference(sentence, views)
    difference = f': it has "{theirs}" for "{ours}"' if ours else ""
    return f"its document does not contain {_short(sentence)}{difference}"


def _documents(source: str, roots: Sequence[Path], limit: Limit) -> Iterator[Document]:
    """Yield every document of this name below the roots, and for the entry of a feed the feed itself.

    A root may be the file itself.  A name that leads out of the roots, as a forged edition may have it, has none.
    """
    base = source.partition("#")[0]
    if Path(base).is_absolute() or ".." in Path(base).parts:
        return
    for root in roots:
        path = root if root.is_file() and root.name == Path(base).name else root / base
        if path.is_file():
            for item in plugins.load("sources", "files", paths=(path,), prefix=base, limit=limit)():
                if isinstance(item, Document) and (item.source == source or f"place {source}" in item.marks):
                    yield replace(item, body=read_file(path)) if item.media_type == ENTRY else item


def _views(document: Document) -> list[RawView]:
    """Return the letters of a document, once for each form of its text."""
    try:
        document = unpacked(document)
        kind = kind_of(document)
        if kind == "pdf":
            from digest.reading.pdf_worker import text_of

            return [RawView.of(text_of(document))]
        if kind in OFFICE:
            from digest.reading.office_files import text_of as office_text

            return [RawView.of(office_text(document, kind))]
        return [RawView.of(text) for text in raw_texts(document, kind)]
    except NotAnArticleError:
        return []


def _short(text: str) -> str:
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN].rstrip()}…"'
