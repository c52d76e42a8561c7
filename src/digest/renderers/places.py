"""Format names, addresses and dates of articles for display.

Names and addresses come from untrusted input, and are made harmless here.
"""

import re
import unicodedata
from datetime import date, time, timedelta
from urllib.parse import quote

from digest.model.article import Article, ArticleReference
from digest.renderers.shown import LONG
from digest.renderers.wording import Wording
from digest.text.characters import one_line
from digest.text.urls import host_of, is_web, shown_url

# Source of a story: an `Article`, with its text, if the edition shows its title or any word of it.
Source = Article | ArticleReference
# Number of words at each end of a sentence that a link quotes, so that a browser opens the page at the sentence.
_FRAGMENT_WORDS = 5
# The beginning of a path from the root or the home folder, up to the folder of the file.
_FOLDERS = re.compile(r"(?<!\S)[/~](?:[^/\s]*/)*(?=[^/\s]+/[^/\s]+)")


def when_of(article: Source, day: date | None, say: Wording) -> str:
    """Return the hour of an article of the edition's day, or the date of any other, with the year if it differs.

    The hour is in the article's own zone.  Midnight is not shown, since a date without an hour is read as midnight.
    """
    moment = article.published
    if moment is None:
        return ""
    if moment.date() != day:
        return say.short_date(moment.date(), year=not (day and moment.year == day.year))
    if moment.time() == time():
        return ""
    return f"{moment:%H:%M} UTC" if moment.utcoffset() == timedelta() else f"{moment:%H:%M}"


def cut(title: str, most: int = LONG) -> str:
    """Shorten a title for a list to at most `most` characters, between words if possible."""
    if len(title) <= most:
        return title
    return f"{title[:most].rpartition(' ')[0].rstrip(' ,;:–-·') or title[:most]}…"


def name_of(article: Source) -> str:
    """Return the publisher, else the host, else the place of an article; "" without any."""
    return publisher_named(article) or place_of(article)


def place_of(article: Source) -> str:
    """Return the address or the file of an article, without the folders of the sender's machine."""
    return without_root(article.place)


def without_root(place: str) -> str:
    """Return an address or a path on one line; of a path from the root its last two parts."""
    shown = one_line(place)
    return "/".join(shown.split("/")[-2:]) if shown.startswith(("/", "~")) else shown


def without_folders(text: str) -> str:
    """Return a notice in which each path from the root is cut to its file and the folder of it."""
    return _FOLDERS.sub("", one_line(text))


def publisher_named(article: Source) -> str:
    """Return the publisher, else the host; "" for a file with neither."""
    return one_line(article.publisher or "") or host_named(article.url)


def language_of(article: Source) -> str:
    """Return the language code for HTML's `lang`; "" if the language is unknown, as HTML defines it."""
    return "" if article.language == "und" else article.language


def link_of(url: str | None) -> str:
    """Return an address if it may become a link: a web address without invisible characters; else "".

    Parameters that only count clicks are removed.
    """
    return shown_url(url) if url and is_web(url) and one_line(url) == unicodedata.normalize("NFC", url) else ""


def leave_link(address: str, brief: str) -> str:
    """Return the mailto link for unsubscribing from a brief (RFC 6068)."""
    return f"mailto:{quote(one_line(address), safe='@')}?subject={quote(f'unsubscribe {one_line(brief)}', safe='')}"


def host_named(url: str | None) -> str:
    return one_line(host_of(url)) if url and is_web(url) else ""


def fragment(url: str, text: str) -> str:
    """Return an address that opens at a sentence (URL Fragment Text Directives, a draft of the W3C's WICG).

    >>> fragment("https://example.org/a#top", "One two, three.")
    'https://example.org/a#:~:text=One%20two%2C%20three.'
    """
    words = text.split(" ")
    ends = [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    named = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url.partition('#')[0]}#:~:text={named}"
