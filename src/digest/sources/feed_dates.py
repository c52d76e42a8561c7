"""Read the parts of an XML feed that the quick parser drops: the source of an entry, dates with words for months."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.languages.months import month_number

_WORDED = re.compile(
    r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})"
    r"(?:\D{1,8}(\d{1,2}):(\d\d)(?::(\d\d))?\s*([+-]\d{4}|[A-Z]{2,4})?)?"
)
_MEDIA = "{http://search.yahoo.com/mrss/}"
_ENTRIES = ("item", "entry")
_DATES = ("pubDate", "published", "updated", "date", "issued", "modified", "created")


@dataclass(frozen=True, slots=True)
class Element:
    """An entry's publisher, its date, the address its links are relative to, and the description of its video.

    "" and None where the entry has none.
    """

    publisher: str = ""
    published: datetime | None = None
    base: str = ""
    description: str = ""


def elements_of(body: bytes, url: str) -> list[Element]:
    """Return one `Element` per entry of the XML feed at `url`, in feed order; [] for anything but XML."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(body, parser, base_url=url or None)
    except (etree.XMLSyntaxError, ValueError):
        return []
    return [_element(entry, url) for entry in _entries(root)] if root is not None else []


def _element(entry: Any, url: str) -> Element:  # noqa: ANN401
    base = entry.base or ""
    return Element(_source(entry), _date(entry), "" if base == url else base, _description(entry))


def _description(entry: Any) -> str:  # noqa: ANN401
    """The text of <media:description>, in the entry or in its <media:group>."""
    texts = (element.text or "" for element in entry.iter(f"{_MEDIA}description"))
    return next(filter(None, map(str.strip, texts)), "")


def _entries(root: Any) -> Iterator[Any]:  # noqa: ANN401 - an lxml element
    return (element for element in root.iter() if _name(element) in _ENTRIES)


def _source(entry: Any) -> str:  # noqa: ANN401
    """Return the text of an RSS <source>, or the title of an Atom one."""
    for child in entry:
        if _name(child) == "source":
            titles = [inner.text or "" for inner in child if _name(inner) == "title"]
            return one_line((titles or [child.text or ""])[0])
    return ""


def _date(entry: Any) -> datetime | None:  # noqa: ANN401
    texts = {_name(child): (child.text or "").strip() for child in entry}
    return next(filter(None, (worded_date(texts[name]) for name in _DATES if texts.get(name))), None)


def worded_date(text: str) -> datetime | None:
    """Parse a date with the name of a month in some language, with its time and zone if given.

    >>> worded_date("Чт, 19 ноя 2026 16:05:00 +0300").isoformat()
    '2026-11-19T16:05:00+03:00'
    """
    found = _WORDED.search(text.lower())
    number = month_number(found[2]) if found else None
    if not found or not number:
        return parse_date(text)
    day, _, year, hour, minute, second, zone = found.groups()
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[number - 1]
    written = f"{day} {name} {year} {hour or '00'}:{minute or '00'}:{second or '00'} {(zone or 'gmt').upper()}"
    try:
        return parse_date(parsedate_to_datetime(written).isoformat())
    except (ValueError, TypeError):
        return None


def _name(element: Any) -> str:  # noqa: ANN401
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
