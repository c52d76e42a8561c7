"""The reasons for a late or missing edition.  Pure: the time and the readings are arguments."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from digest.building.owed import OwedSlot
from digest.building.quiet import Readings
from digest.model.article import LATE, Failure
from digest.model.edition import SET_ASIDE, Edition
from digest.model.source import Health

# An edition is late this long after its hour when a try has failed; without one, when the machine slept or the timer is
# slow: an hourly timer alone makes no edition late.
_LATE, _VERY_LATE = timedelta(minutes=5), timedelta(minutes=61)


def late_notice(brief: str, zone: str, owed: OwedSlot, now: datetime) -> tuple[Failure, ...]:
    """Return the notice of a late edition: after a failed try, or long after its hour; else nothing.

    The first edition of a brief is never late for its hour alone.
    """
    assert owed.due is not None
    if now - owed.due < (_LATE if owed.reason else _VERY_LATE) or not (owed.reason or owed.follows):
        return ()
    due_at, made_at = owed.due.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    shown = "%H:%M" if due_at.date() == made_at.date() else "%Y-%m-%d %H:%M"
    why = f"; before that, {owed.reason}" if owed.reason else ""
    return (Failure(LATE, brief, f"late: due at {due_at:{shown}}, made at {made_at:{shown}}{why}"),)


def unread_notices(read: Readings, health: Mapping[str, Health]) -> tuple[Failure, ...]:
    """Return the sources that began to fail, for notices and account; the store itself lists longer failures, once."""
    failing = {name: known for name, known in health.items() if known.failing_since and not known.is_failing}
    return tuple(Failure("source", name, reason) for name, reason in read.unread if name in failing)


def why_none(edition: Edition | None, read: Readings) -> str:
    """Return the reason for a missing edition; `edition` is without a story, and None if no article came in."""
    count = len(read.unread)
    if not read.read and not count:
        return "there is no source; add one to the settings, or by `digest source add`"
    if not read.read:
        return f"no source could be read: {_first(read)}"
    reason = _why_empty(edition)
    return (
        f"{reason}, and {count} of {count + read.read} sources could not be read: {_first(read)}" if count else reason
    )


def _why_empty(edition: Edition | None) -> str:
    if edition is None or not edition.inputs.articles:
        return "nothing new came in"
    if any(entry.bucket == "over budget" for entry in edition.account):
        return f"nothing that came in fits {edition.inputs.plan.minutes:g} minutes"
    buckets = Counter(entry.bucket for entry in edition.account if entry.article)
    if set(buckets) == {"too old"}:
        return "all that came in is too old for this brief (max_age)"
    if buckets and SET_ASIDE.issuperset(buckets):
        counts = ", ".join(f"{count} {bucket}" for bucket, count in buckets.most_common())
        return f"all that came in is left out by the settings of this brief: {counts}"
    return "all that came in was said before"


def _first(read: Readings) -> str:
    """Return the reason of the first source that was not read, and the number of the others."""
    more = f" (and {len(read.unread) - 1} more)" if len(read.unread) > 1 else ""
    return read.unread[0][1] + more
