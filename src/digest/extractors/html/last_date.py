"""Find the day of a page with htmldate, where nothing else gives one."""

import re
from datetime import UTC, datetime

# Dates outside of these are mistakes; htmldate would read the clock for the second.
_FIRST, _LAST = "1990-01-01", "2200-01-01"
# Letters of a page that is searched: of 310 pages that are not only news, one is longer.
_LONGEST = 2_000_000
# Attributes of an element of a page that is searched: htmldate's time grows with their square, 10 s for 50,000.
_ATTRIBUTES = 500
_TAG = re.compile(r"<[^<>]*")


def last_date(markup: str, address: str | None) -> datetime | None:
    """Return the date in the metadata, the address or a labelled element of a page, or that of its last change.

    The words of its text are not searched: of 33 dates found there one was that of the page.
    """
    if len(markup) > _LONGEST or any(tag.count("=") > _ATTRIBUTES for tag in _TAG.findall(markup)):
        return None
    from htmldate import find_date

    try:
        found = find_date(
            markup, url=address, original_date=True, extensive_search=False, min_date=_FIRST, max_date=_LAST
        )
    except Exception:  # noqa: BLE001 - hostile pages meet faults in a library for friendly ones
        return None
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None
