"""Extract web pages: the main text by trafilatura, the facts from the page's metadata."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts, article_of
from digest.extractors.html.body import main_text
from digest.extractors.html.datelines import earlier_date, shown_date
from digest.extractors.html.last_date import last_date
from digest.extractors.html.liveblog import articles_of, entries_of
from digest.extractors.html.markup import parse
from digest.extractors.html.opening import structured_lines
from digest.extractors.html.page_lines import PageLines, Place, covered, is_paragraph, key_of, letters_in
from digest.extractors.html.structured import PageClaims, told_by
from digest.extractors.html.walls import REASONS, asks_password, wall_of, without_prompts
from digest.model.article import Article, Document, RemovedText
from digest.text.decode import decode
from digest.text.furniture import is_prose

# A page of one of our own editions is not an article: a folder that holds one can be read again.
_OURS = re.compile(r"<meta name=\"generator\" content=\"digest ", re.I)
# Lines at the end of a text among which a line that names the author begins the author's portrait.
_PORTRAIT = 4
# Letters of the longest portrait: with more behind it and no paragraph above it, a line with the name is a byline.
_LONGEST_PORTRAIT = 1_000
# The text in a page's scripts is the article if it is this many times as long as the text on the page, and if this many
# paragraphs at most are on the page, all of them in the scripts too.
_BUILT, _SHOWN_PARAGRAPHS = 2, 2
# The note on an article whose page calls it closed: its text may end early.
_WALLED = "for subscribers"
# Maximum lines kept of a page beside the article: enough to see why they were removed, without storing the page twice.
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Html:
    """Extract one article per page; from a live blog, the text above its entries, then one per entry, in page order."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        page = decode(document.body, document.source)
        if _OURS.search(page[:4096]):
            raise NotAnArticleError(f"{document.source}: an edition of digest, not an article; nothing to quote")
        tree = parse(page, document.source)
        told = told_by(tree, document.url)
        entries = entries_of(tree, told.items, document.source)
        if articles := tuple(articles_of(entries, document, told.facts)):
            return (*_beside(document, tree, page, told, articles), *articles)
        return (_article(document, tree, page, told, Facts()),)


def page_article(document: Document, markup: str, known: Facts) -> Article:
    """Return the article of a page; `known` facts override the page's own.  Raises NotAnArticleError."""
    tree = parse(markup, document.source)
    return _article(document, tree, markup, told_by(tree, document.url), known)


def _article(document: Document, tree: Any, markup: str, told: PageClaims, known: Facts) -> Article:  # noqa: ANN401
    article = _read(document, tree, markup, told, known)
    return replace(article, notes=(*article.notes, _WALLED)) if told.is_walled else article


def _read(document: Document, tree: Any, markup: str, told: PageClaims, known: Facts) -> Article:  # noqa: ANN401
    has_login = asks_password(tree)
    page, places, around, leads = main_text(tree, markup, told, document.source)
    places = _without_titles(places, told.titles)
    # A line around a short text may name a wall.
    lines = [place.text for place in sorted([*places, *around])] or list(filter(is_prose, page.lines))
    if _is_built(lines, told.script):
        return article_of(document, told.script.replace("\n", "\n\n"), known.or_else(told.facts), _left_out((), page))
    wall = wall_of(lines, told.titles, asks_password=has_login)
    if wall and not (wall == "shell" and told.text):
        raise NotAnArticleError(f"{document.source}: {REASONS[wall]}")
    places = [] if wall else _without_asides(places, told.facts.authors)
    text = "\n\n".join(place.text for place in places) or told.text
    if not text.strip():
        raise NotAnArticleError(f"{document.source}: no article text found on this page; nothing to quote")
    facts = known.or_else(told.facts)
    facts = replace(facts, published=_published(told, facts.published, places, page) or last_date(markup, document.url))
    return article_of(document, text, facts, _left_out(places, page), structured=structured_lines(places, leads, page))


def _published(told: PageClaims, claimed: datetime | None, places: Sequence[Place], page: PageLines) -> datetime | None:
    if claimed:
        return earlier_date(claimed, places, page, told.titles)
    return shown_date(places, page, told.titles) or told.stamped


def _is_built(lines: Sequence[str], script: str) -> bool:
    """Return whether a browser builds the page from its scripts: it shows little of their text and nothing else."""
    shown = [line for line in lines if is_paragraph(line)]
    if not script or len(shown) > _SHOWN_PARAGRAPHS or len(script) <= _BUILT * sum(map(len, shown)):
        return False
    said = key_of(script)
    return all(key_of(line) in said for line in shown)


def _beside(
    document: Document,
    tree: Any,  # noqa: ANN401
    markup: str,
    told: PageClaims,
    entries: Iterable[Article],
) -> tuple[Article, ...]:
    """Return the text of a live blog beside its entries as an article; () if it has no whole sentence."""
    said = key_of("".join(entry.text for entry in entries))
    try:
        article = _article(document, tree, markup, replace(told, text=""), Facts())
        own = [line for line in article.text.split("\n\n") if key_of(line) not in said]
        facts = replace(told.facts, title=article.title, published=article.published)
        return (article_of(document, "\n\n".join(own), facts, article.removed),)
    except NotAnArticleError:
        return ()


def _without_titles(places: Sequence[Place], titles: Sequence[str]) -> list[Place]:
    """Drop the lines that repeat one of the page's titles."""
    keys = set(map(key_of, titles))
    return [place for place in places if key_of(place.text) not in keys]


def _without_asides(places: Sequence[Place], authors: Sequence[str]) -> list[Place]:
    """Drop the lines that ask to subscribe or log in, and the portrait of the author."""
    stay = without_prompts([place.text for place in places])
    return _without_portraits([place for place, stays in zip(places, stay, strict=True) if stays], authors)


def _without_portraits(places: list[Place], authors: Sequence[str]) -> list[Place]:
    """Drop the portrait of the author at the end of a text: all lines from the first that has the author's name."""
    for at in range(max(len(places) - _PORTRAIT, 1), len(places)):
        is_named = any(" " in name and name in places[at].text for name in authors)
        if is_named and (_has_paragraph(places[:at]) or letters_in(places[at:]) <= _LONGEST_PORTRAIT):
            return places[:at]
    return places


def _has_paragraph(places: Sequence[Place]) -> bool:
    return any(is_paragraph(place.text) for place in places)


def _left_out(places: Sequence[Place], page: PageLines) -> tuple[RemovedText, ...]:
    """Return the lines of a page that are not in its main text."""
    inside = covered(places, page)
    lines = dict.fromkeys(line for line, is_in in zip(page.lines, inside, strict=True) if not is_in)
    return tuple(RemovedText(line, "not in the main text") for line in list(lines)[:_SHOWN])
