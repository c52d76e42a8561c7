"""PDF: make an article of the text on its pages, which `digest.reading.pdf_worker` extracts from the file."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts, article_of
from digest.extractors.mail.headers import is_person
from digest.extractors.pdf.layout import PdfPage
from digest.extractors.pdf.paragraphs import Paragraph, PdfText, read
from digest.model.article import Article, Document, RemovedText
from digest.text.characters import one_line
from digest.text.words import words

# Minimum size of type of a title, as a multiple of the usual size of the text.
_LARGER = 1.2
_TITLE_WORDS = 40
# Names of files and programs in place of a title.
_NO_TITLE = re.compile(
    r"untitled|unbenannt|sans titre|microsoft|powerpoint|\.(docx?|indd|qxd|pdf|rtf|odt|pages|tex|html?)\b"
    r"|^\W*\d[\d\W_]*$|_",
    re.I,
)
# Minimum share of the words of the metadata's title that the first page contains; else the title is ignored.
_SAID = 0.8
_DATE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-])(\d\d)'?(\d\d)?|Z)?")
# The first PDF was made after this; and the dates that programs write when they have no date.
_FIRST = datetime(1993, 6, 1, tzinfo=UTC)
_NEVER = frozenset(((1999, 12, 31), (2000, 1, 1), (2001, 1, 1)))


def article_of_pages(document: Document, pages: Sequence[PdfPage], metadata: Mapping[str, str]) -> Article:
    """Return the article on some pages.  Raises NotAnArticleError when there is no text on them."""
    if not any(run.text.strip() for page in pages for run in page.runs):
        raise NotAnArticleError(f"{document.source}: a PDF of pictures without text; run a text recognition first")
    found = read(pages)
    if not found.paragraphs:
        raise NotAnArticleError(f"{document.source}: a PDF of running heads and page numbers alone; nothing to quote")
    text = "\n\n".join(paragraph.text for paragraph in found.paragraphs)
    facts = Facts(title=_title(found, metadata), authors=_authors(found, metadata))
    removed = tuple(RemovedText(one_line(line), reason) for line, reason in found.removed)
    article = article_of(document, text, facts, removed)
    # A date in the text is the date of the news, the date of the file is the date of printing.
    return article if article.published else replace(article, published=created(metadata.get("CreationDate", "")))


def created(value: str) -> datetime | None:
    """Return a date of PDF's metadata ("D:20261119160500+01'00'"); None for an impossible date.

    >>> created("D:20261119160500+01'00'").isoformat(), created("D:19700101000000Z")
    ('2026-11-19T16:05:00+01:00', None)
    """
    found = _DATE.match(value.strip())
    if not found:
        return None
    try:
        sign = -1 if found[7] == "-" else 1
        zone = timezone(sign * timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))) if found[7] else UTC
        moment = datetime(*(int(part or 0) for part in found.groups()[:6]), tzinfo=zone)  # type: ignore[misc,arg-type]
    except ValueError:
        return None
    return moment if moment >= _FIRST and (moment.year, moment.month, moment.day) not in _NEVER else None


def _title(found: PdfText, metadata: Mapping[str, str]) -> str | None:
    """Return the metadata's title if its words are on the first page, else the text in the largest type there."""
    first = [paragraph for paragraph in found.paragraphs if paragraph.page == 0]
    given = one_line(metadata.get("Title", ""))
    said = set(words(" ".join(paragraph.text for paragraph in first)))
    parts = words(given)
    if len(parts) > 2 and not _NO_TITLE.search(given) and sum(part in said for part in parts) >= _SAID * len(parts):
        return given
    letters: Counter[float] = Counter()
    for paragraph in found.paragraphs:
        letters[round(paragraph.size, 1)] += len(paragraph.text)
    usual = max(letters, key=letters.__getitem__)
    return _largest(first, usual * _LARGER)


def _largest(paragraphs: list[Paragraph], least: float) -> str | None:
    """Return the adjacent lines in the largest type, if they have the size and length of a headline."""
    large = [p for p in paragraphs if p.size >= least and 1 < len(words(p.text)) <= _TITLE_WORDS]
    if not large:
        return None
    size = max(paragraph.size for paragraph in large)
    at = next(at for at, paragraph in enumerate(paragraphs) if paragraph.size == size and paragraph in large)
    lines = []
    for paragraph in paragraphs[at:]:
        if abs(paragraph.size - size) > 0.5:
            break
        lines.append(paragraph.text)
    return one_line(" ".join(lines)) or None


def _authors(found: PdfText, metadata: Mapping[str, str]) -> tuple[str, ...]:
    """Return the metadata's author if it is a person named on the first page; often it is only the typist."""
    name = one_line(metadata.get("Author", ""))
    first = " ".join(paragraph.text for paragraph in found.paragraphs if paragraph.page == 0)
    return (name,) if is_person(name) and name in one_line(first) else ()
