"""Web pages: the main text by trafilatura, the facts from what the page says for machines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from digest.errors import NotAnArticleError
from digest.extractors.body import is_paragraph, main_text
from digest.extractors.decode import decode
from digest.extractors.facts import Facts, article_of
from digest.extractors.markup import parse
from digest.extractors.selection import Page, Place, covered, key_of
from digest.extractors.structured import told_by
from digest.extractors.walls import asks_password, wall_of, without_prompts
from digest.model.article import Article, Document, Removed
from digest.text.dates import parse_date
from digest.text.furniture import is_prose

# A page of an edition of ours is no article: a folder that holds one can be read again.
_OURS = re.compile(r"<meta name=\"generator\" content=\"digest ", re.I)
# A line with the day of an article is no longer than this, and begins with it or with few words before it: a caption
# ends with its day.
_DATE_LINE, _DATE_AT = 80, 40
# It is this many lines from the text, or so many where they stand between title and text.
_NEAR, _FAR = 15, 60
# Lines kept of what a page holds beside the article: enough to see why, without keeping the page twice.
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Html:
    """One article a page."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        page = decode(document.body, document.source)
        if _OURS.search(page[:4096]):
            raise NotAnArticleError(f"{document.source}: an edition of digest, not an article; nothing to quote")
        return (page_article(document, page, Facts()),)


def page_article(document: Document, markup: str, known: Facts) -> Article:
    """The article of a page; `known` comes before what the page says.  Raises NotAnArticleError."""
    tree = parse(markup, document.source)
    told, has_login = told_by(tree), asks_password(tree)
    page, places = main_text(tree, markup, told, document.source)
    places = _without_titles(places, told.titles)
    lines = [place.text for place in places] or list(filter(is_prose, page.lines))
    if reason := wall_of(lines, told.titles, asks_password=has_login):
        raise NotAnArticleError(f"{document.source}: {reason}")
    places = [place for place, stays in zip(places, without_prompts(lines), strict=False) if stays]
    text = "\n\n".join(place.text for place in places) or told.text
    if not text.strip():
        raise NotAnArticleError(f"{document.source}: no article text found on this page; nothing to quote")
    facts = known.or_else(told.facts)
    facts = facts if facts.published else replace(facts, published=_shown_date(places, page, told.titles))
    return article_of(document, text, facts, _left_out(places, page))


def _shown_date(places: Sequence[Place], page: Page, titles: Sequence[str]) -> datetime | None:
    """The earliest date in the short lines between title and text, later ones tell of changes; else one just below."""
    paragraphs = [page.line_at(place.start) for place in places if is_paragraph(place.text)][:2]
    if not paragraphs:
        return None
    first, last = paragraphs[-1], page.line_at(places[-1].end - 1)  # the first may be a lead, above the date
    keys = tuple(map(key_of, titles))
    top = next((at for at in reversed(range(first)) if keys and page.keys[at].endswith(keys)), first - _NEAR)
    above = _dates(page.lines[max(top, first - _FAR, 0) : first])
    return min(above, default=None) or next(iter(_dates(page.lines[last + 1 : last + 1 + _NEAR])), None)


def _dates(lines: Iterable[str]) -> list[datetime]:
    return list(filter(None, (parse_date(line[:_DATE_AT]) for line in lines if len(line) <= _DATE_LINE)))


def _without_titles(places: Sequence[Place], titles: Sequence[str]) -> list[Place]:
    """Without the lines that say one of the page's titles."""
    keys = set(map(key_of, titles))
    return [place for place in places if key_of(place.text) not in keys]


def _left_out(places: Sequence[Place], page: Page) -> tuple[Removed, ...]:
    """The lines of a page that are not in its main text."""
    inside = covered(places, page)
    lines = dict.fromkeys(line for line, is_in in zip(page.lines, inside, strict=True) if not is_in)
    return tuple(Removed(line, "not in the main text") for line in list(lines)[:_SHOWN])
