"""Render editions as an Atom feed (RFC 4287): an entry for each, with its page as content."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.shown import SentenceView, StoryView
from digest.renderers.view import brief_title, context, headlines_of


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An edition in a feed; `link` is the address of its page, "" for none."""

    edition: Edition
    link: str = ""


@dataclass(frozen=True, slots=True)
class Atom:
    """Render one edition as a feed with one entry."""

    def __call__(self, edition: Edition) -> Rendering:
        return Rendering("application/atom+xml", feed([FeedEntry(edition)], edition.brief, title=brief_title(edition)))


def feed(entries: Iterable[FeedEntry], name: str, link: str = "", title: str = "") -> bytes:
    """Return a feed of editions, the newest first; `link` is the address of the list of all editions.

    The id of the feed is made of its `name`, which is its title too if none is given.
    """
    some = list(entries)
    updated = max((_moment(entry.edition) for entry in some), default=_moment(None))
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_id(f'feed/{name}')}</id>",
        f"<title>{_xml(title or name)}</title>",
        f"<updated>{updated}</updated>",
        "<author><name>digest</name></author>",
        *([f"<link href={quoteattr(link)}/>"] if link else []),
    ]
    return "\n".join([*head, *map(_entry, some), "</feed>\n"]).encode()


def _entry(entry: FeedEntry) -> str:
    values = context(entry.edition)
    stories = "".join(_story(view) for _, views in values["sections"] for view in views)
    lines = [
        "<entry>",
        f"<id>{_id(entry.edition.key)}</id>",
        f"<title>{_xml(values['title'])}</title>",
        f"<updated>{_moment(entry.edition)}</updated>",
        *([f"<link href={quoteattr(entry.link)}/>"] if entry.link else []),
        f"<summary>{_xml(' · '.join(headlines_of(values)[:3]))}</summary>",
        f'<content type="html">{_xml(stories)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _story(view: StoryView) -> str:
    """Return a story as HTML: its headline, and each sentence with its source."""
    lines = [one for sentence in view.sentences for one in (sentence, *sentence.differs)]
    return f"<h2>{escape(view.headline)}</h2>" + "".join(
        f'<p lang="{line.language}" dir="auto">{escape(line.text)} ({_source(line)})</p>' for line in lines
    )


def _source(line: SentenceView) -> str:
    return f"<a href={quoteattr(line.link)}>{escape(line.name)}</a>" if line.link else escape(line.name)


def _moment(edition: Edition | None) -> str:
    """Return the slot of an edition as a moment; an undated one has the first of the calendar of computers."""
    if edition is None or edition.slot.day is None:
        return "1970-01-01T00:00:00Z"
    time = f"{edition.slot.at:%H:%M}" if edition.slot.at else "00:00"
    return f"{edition.slot.day.isoformat()}T{time}:00Z"


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'digest:{name}')}"


def _xml(text: str) -> str:
    """Return text for XML, without the controls that XML cannot have."""
    return escape("".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")))
