"""Title and pace of a feed, for the list of sources; its memo has them from visit to visit."""

from datetime import datetime, timedelta

from digest.model.feed import FeedText
from digest.model.source import FetchState

# Names in the memo: the feed's title, the number of its entries in the last weeks that it lists, and their first date.
LISTED = ("title", "entries", "first")
_WEEK = timedelta(days=7)
# Entries of so many weeks before the newest one count: a feed that lists years has the pace of now.
_WEEKS = 4
_LONGEST_TITLE = 200


def listed(feed: FeedText) -> FetchState:
    """Return the items of the memo for a feed that was read."""
    dates = sorted(entry.published for entry in feed.entries if entry.published)
    found = {"title": feed.title[:_LONGEST_TITLE]} if feed.title else {}
    if dates:
        recent = [date for date in dates if date > dates[-1] - _WEEKS * _WEEK]
        found |= {"entries": str(len(recent)), "first": recent[0].isoformat()}
    return found


def entries_a_week(memo: FetchState, now: datetime) -> float | None:
    """Return the entries of a week by the dates in a memo; None without dates.

    The pace of a feed without new entries falls from day to day.
    """
    if not memo.get("first") or not memo.get("entries", "").isdigit():
        return None
    age = max(now - datetime.fromisoformat(memo["first"]), timedelta(days=1))
    return int(memo["entries"]) * (_WEEK / age)
