"""Decide what becomes of a delivery.  Pure: the moment and the jitter are arguments.

Each state, and what each event makes of it; every pair that is not here is a mistake of the caller:

| state            | event            | becomes                                                              |
| ---------------- | ---------------- | -------------------------------------------------------------------- |
| queued           | claimed          | claimed                                                              |
| queued           | dropped          | failed                                                               |
| queued, claimed  | left             | left                                                                 |
| claimed          | started          | sending                                                              |
| claimed          | expired          | queued, with no try counted                                          |
| sending          | accepted         | sent                                                                 |
| sending          | refused          | failed                                                               |
| claimed, sending | stopped          | queued for later, with no try counted; failed after 48 hours         |
| claimed, sending | deferred         | queued for later; failed, 48 hours after the first try               |
| claimed, sending | lost             | queued for later, and marked; unsure, if marked before or to be held |
| queued, failed, unsure, left | retried | queued, to be tried at once, its 48 hours counted anew               |

Of a longer pause between two tries 24 hours count: a clock that jumps by years makes no mail old.

Sent, failed, unsure and left are ends, but for somebody who says so by hand (retried).  A delivery found in `sending`
after a crash is lost, never expired: whoever put it back as if nothing had happened would send it twice without
knowing.  So is one found claimed after a power cut, which may have taken back what was written since.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from digest.model.delivery import About, Delivery, Outcome, Ready, State

# accepted: by the server · refused: for good, this recipient · deferred: a 4xx reply, or a line lost before the body
# was given · lost: the line after the body and before the reply, or the sender while sending · expired: the lease of
# the claim ran out, or its process is dead · stopped: a wrong password or TLS that cannot be trusted · retried,
# dropped: by hand · left: its reader wants no more, or is no longer in the settings
Kind = Literal[
    "claimed", "started", "accepted", "refused", "deferred", "lost", "expired", "stopped", "retried", "dropped", "left"
]

EVENTS: Mapping[State, frozenset[Kind]] = {
    "queued": frozenset({"claimed", "retried", "dropped", "left"}),
    "claimed": frozenset({"started", "deferred", "expired", "stopped", "lost", "left"}),
    "sending": frozenset({"accepted", "refused", "deferred", "lost", "stopped"}),
    "sent": frozenset(),
    "failed": frozenset({"retried"}),
    "unsure": frozenset({"retried"}),
    "left": frozenset({"retried"}),
}

# A busy server is seldom busy for long, and greylisting opens after 1 to 15 minutes; the last holds from then on.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
# By so much at most is a wait longer, so that what was deferred together does not come back together.
SPREAD = 0.2
# No wait is longer: a next try that is further off was set by a clock that was wrong.
LONGEST = BACK_OFF[-1] * (1 + SPREAD)
# A brief of two days ago is no news.
GIVE_UP = timedelta(hours=48)
# At most this much of the time after a wait counts: a clock that is set right by years is no age, and a program that
# was off for a week tries for a day more.
_COUNTED = timedelta(hours=24)
# An address that was refused for good so often in a row gets no more editions until somebody says so: who goes on
# writing to people who are gone is soon taken for a sender of spam.
PAUSED_AFTER = 3


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a delivery, and the words of the server or the system."""

    kind: Kind
    detail: str = ""


def decide(
    delivery: Delivery,
    event: Event,
    now: datetime,
    *,
    unsure: Literal["resend", "hold"] = "resend",
    jitter: float = 0.0,
) -> Delivery:
    """The delivery after an event, by the table above.  `jitter` is from 0 to 1.

    Stopped and expired count as no try, and expired leaves `next_try` as it was.  Raises ValueError for a pair that is
    not in the table.
    """
    if event.kind not in EVENTS[delivery.state]:
        raise ValueError(f"a delivery that is {delivery.state} cannot be {event.kind}")
    match event.kind:
        case "claimed":
            return replace(delivery, state="claimed")
        case "started":
            return replace(delivery, state="sending")
        case "expired":
            return replace(delivery, state="queued")
        case "stopped":
            return _stopped(delivery, event, now)
        case "retried":
            return replace(delivery, state="queued", next_try=None, first_try=None)
        case "dropped":
            return replace(delivery, state="failed", next_try=None, detail=event.detail)
        case "left":
            return replace(delivery, state="left", next_try=None, detail=event.detail)
        case "accepted":
            return _tried(delivery, event, now, "sent")
        case "refused":
            return _tried(delivery, event, now, "failed")
        case "deferred":
            return _deferred(_tried(delivery, event, now, "failed"), now, jitter)
        case "lost":
            return _lost(_tried(delivery, event, now, "unsure"), now, jitter, hold=unsure == "hold")


def is_due(delivery: Delivery, now: datetime) -> bool:
    """Return whether a queued delivery may be tried at `now`; `ready` is the same for a ledger to search by."""
    found = ready(now)
    return delivery.next_try is None or delivery.next_try <= found.at or delivery.next_try > found.beyond


def ready(now: datetime) -> Ready:
    """Return the limits between which a next try is waited for.

    >>> from datetime import UTC
    >>> ready(datetime(2026, 11, 21, 7, tzinfo=UTC)).beyond.isoformat()
    '2026-11-21T08:12:00+00:00'
    """
    return Ready(now, now + LONGEST)


def refused_in_a_row(times: int, outcome: Outcome, about: About) -> int:
    """How often an address was refused for good, after another try; 0 once it has taken a message."""
    if outcome == "sent":
        return 0
    return times + 1 if outcome == "failed" and about == "recipient" else times


def _tried(delivery: Delivery, event: Event, now: datetime, state: State) -> Delivery:
    return replace(
        delivery,
        state=state,
        tries=delivery.tries + 1,
        first_try=_began(delivery, now),
        next_try=None,
        detail=event.detail,
    )


def _began(delivery: Delivery, now: datetime) -> datetime:
    """Return the first try, moved on by the time that does not count, so that `now` less it is the age that was seen.

    A first try that is still to come was made by a clock that was ahead: the 48 hours begin now.
    """
    first = delivery.first_try
    if first is None or first > now:
        return now
    idle = now - (delivery.next_try or first)
    return min(first + max(idle - _COUNTED, timedelta(0)), now)


def _again(tried: Delivery, now: datetime, jitter: float) -> Delivery:
    pause = BACK_OFF[min(tried.tries, len(BACK_OFF)) - 1] * (1 + SPREAD * jitter)
    return replace(tried, state="queued", next_try=now + pause)


def _stopped(delivery: Delivery, event: Event, now: datetime) -> Delivery:
    """Wait as long as it has waited already, from the first wait to the last: no try is counted to go by.

    Without jitter: what stops is the same for all, and one try finds out for all.
    """
    began = _began(delivery, now)
    if now - began >= GIVE_UP:
        return replace(delivery, state="failed", first_try=began, next_try=None, detail=event.detail)
    pause = min(max(now - began, BACK_OFF[0]), BACK_OFF[-1])
    return replace(delivery, state="queued", first_try=began, next_try=now + pause, detail=event.detail)


def _deferred(tried: Delivery, now: datetime, jitter: float) -> Delivery:
    too_long = tried.first_try is not None and now - tried.first_try >= GIVE_UP
    return tried if too_long else _again(tried, now, jitter)


def _lost(tried: Delivery, now: datetime, jitter: float, *, hold: bool) -> Delivery:
    if tried.unsure_since is not None:
        return tried
    marked = replace(tried, unsure_since=now)
    return marked if hold else _again(marked, now, jitter)
