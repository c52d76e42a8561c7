"""Names, addresses and dates of articles, as they are shown.

Names and addresses may come from anywhere, and are made harmless here.
"""

import unicodedata
from datetime import date, time, timedelta
from urllib.parse import quote

from digest.model.article import Article, ArticleReference
from digest.renderers.shown import LONG
from digest.text.characters import one_line
from digest.text.languages.months import NAMES
from digest.text.urls import host_of, is_web, shown_url

# A source of a story: with its text where the edition shows a word or the title of it.
Source = Article | ArticleReference
# Names of our own, since those of `strftime` change with the machine's locale.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = tuple(forms.split()[0].capitalize() for forms in NAMES["en"])
# Words at each end of a sentence that a link names, so that a browser opens the page where it stands.
_FRAGMENT_WORDS = 5
# What is shown of a source without a title, a publisher and a place.
UNNAMED = "unnamed source"


def long_date(day: date) -> str:
    """ "Friday 20 November 2026"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def when_of(article: Source, day: date | None) -> str:
    """The hour of an article of the edition's day, the day of an older one, the year with that of another year.

    The hour is that of its own zone, as far as it is known: midnight is what a date without an hour is read as.
    """
    moment = article.published
    if moment is None:
        return ""
    if moment.date() != day:
        return (
            short_date(moment.date())
            if day and moment.year == day.year
            else f"{short_date(moment.date())} {moment.year}"
        )
    if moment.time() == time():
        return ""
    return f"{moment:%H:%M} UTC" if moment.utcoffset() == timedelta() else f"{moment:%H:%M}"


def short_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def cut(title: str, most: int = LONG) -> str:
    """A title of at most `most` letters, for a list, cut between words where there are any."""
    if len(title) <= most:
        return title
    return f"{title[:most].rpartition(' ')[0].rstrip(' ,;:–-·') or title[:most]}…"


def name_of(article: Source) -> str:
    """The publisher, else where it stands."""
    return publisher_named(article) or one_line(article.place) or UNNAMED


def publisher_named(article: Source) -> str:
    """The publisher, else the host; "" for a file that names neither."""
    return one_line(article.publisher or "") or host_named(article.url)


def language_of(article: Source) -> str:
    """The code that a page is marked with; "" says that it is not known, as HTML has it."""
    return "" if article.language == "und" else article.language


def link_of(url: str | None) -> str:
    """An address that may become a link, else "": of the web, and with no character that cannot be seen.

    What only counts clicks is taken out.
    """
    return shown_url(url) if url and is_web(url) and one_line(url) == unicodedata.normalize("NFC", url) else ""


def leave_link(address: str, brief: str) -> str:
    """The link of a mail that asks to leave a brief (RFC 6068)."""
    return f"mailto:{quote(one_line(address), safe='@')}?subject={quote(f'unsubscribe {one_line(brief)}', safe='')}"


def host_named(url: str | None) -> str:
    return one_line(host_of(url)) if url and is_web(url) else ""


def fragment(url: str, text: str) -> str:
    """An address that opens at a sentence (URL Fragment Text Directives, a draft of the W3C's WICG).

    >>> fragment("https://example.org/a#top", "One two, three.")
    'https://example.org/a#:~:text=One%20two%2C%20three.'
    """
    words = text.split(" ")
    ends = [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    named = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url.partition('#')[0]}#:~:text={named}"
