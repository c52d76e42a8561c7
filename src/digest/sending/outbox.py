"""Decide the next state of a delivery.  Pure: the moment and the jitter are arguments.

Each state, and its next state after each event; every other pair is a mistake of the caller:

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
|                  |                  | queued for later, without a mark, if the server drops a second copy  |
| queued, failed, unsure, left | retried | queued, to be tried at once, its 48 hours counted anew               |

A pause between two tries counts for 24 hours at most: a clock that jumps by years makes no mail old.

Sent, failed, unsure and left are final, unless the user retries.  A delivery found in `sending` after a crash is lost,
never expired: as expired it could be sent twice without a mark.  The same holds for a delivery found claimed after a
power cut, which may have undone later writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from digest.model.delivery import About, Delivery, Outcome, Ready, State

# accepted: by the server · refused: for good, this recipient · deferred: a 4xx reply, or a connection lost before the
# body was sent · lost: the connection after the body and before the reply, or the sender while sending · expired: the
# lease of the claim is over, or its process is dead · stopped: a wrong password, TLS that cannot be trusted, or a
# list of recipients that cannot be read · retried, dropped: by hand · left: its recipient has unsubscribed, or is
# no longer in the settings
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

# The next state after an event that changes nothing else, and after an event that ends a delivery.
_MOVED: Mapping[Kind, State] = {"claimed": "claimed", "started": "sending", "expired": "queued"}
_ENDED: Mapping[Kind, State] = {"dropped": "failed", "left": "left", "accepted": "sent", "refused": "failed"}

# Waits after the first, second, ... try; the last one from then on.  A busy server is seldom busy for long, and
# greylisting opens after 1 to 15 minutes.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
# Largest share by which a wait is longer, so that mail deferred together does not come back together.
SPREAD = 0.2
# The longest wait: a next try that is further off was set by a wrong clock.
LONGEST = BACK_OFF[-1] * (1 + SPREAD)
# Time after the first try at which a delivery fails: a brief of two days ago is no news.
GIVE_UP = timedelta(hours=48)
# The time after a wait counts up to this: a clock corrected by years is no age, and a program that was off for a week
# tries for another day.
_COUNTED = timedelta(hours=24)
# Permanent refusals in a row after which an address gets no more editions, until the user adds it again: a sender who
# keeps writing to addresses that do not exist is soon taken for a spammer.
PAUSED_AFTER = 3


# Treatment of a message that may have arrived.  resend: once more, and marked · hold: not sent again · harmless: sent
# until it is accepted, since the server drops a second copy
Doubt = Literal["resend", "hold", "harmless"]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a delivery, and the words of the server or the system."""

    kind: Kind
    detail: str = ""


def decide(
    delivery: Delivery,
    event: Event,
    now: datetime,
    *,
    unsure: Doubt = "resend",
    jitter: float = 0.0,
) -> Delivery:
    """Return the delivery after an event, by the table above.  `jitter` is from 0 to 1.

    "stopped" and "expired" count as no try, and "expired" leaves `next_try` as it was.  Raises ValueError for a pair
    that is not in the table.
    """
    if event.kind not in EVENTS[delivery.state]:
        raise ValueError(f"a delivery that is {delivery.state} cannot be {event.kind}")
    match event.kind:
        case "claimed" | "started" | "expired":
            return replace(delivery, state=_MOVED[event.kind])
        case "stopped":
            return _stopped(delivery, event, now)
        case "retried":
            return replace(delivery, state="queued", next_try=None, first_try=None)
        case "dropped" | "left":
            return replace(delivery, state=_ENDED[event.kind], next_try=None, detail=event.detail)
        case "accepted" | "refused":
            return _tried(delivery, event, now, _ENDED[event.kind])
        case "deferred":
            return _deferred(_tried(delivery, event, now, "failed"), now, jitter)
        case "lost":
            return _lost(_tried(delivery, event, now, "unsure"), now, jitter, unsure)


def ready(now: datetime) -> Ready:
    """Return the limits of waiting: a next try after `at`, up to `beyond`, is waited for.

    >>> from datetime import UTC
    >>> ready(datetime(2026, 11, 21, 7, tzinfo=UTC)).beyond.isoformat()
    '2026-11-21T08:12:00+00:00'
    """
    return Ready(now, now + LONGEST)


def refused_in_a_row(times: int, outcome: Outcome, about: About) -> int:
    """Return the permanent refusals in a row of an address after another try; 0 once it has taken a message."""
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
    """Return the first try, moved on by the time that does not count, so that `now` minus it is the age that counts.

    A first try in the future was made by a clock that was ahead: the 48 hours begin now.
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
    """Wait as long as the delivery has waited already, within the first and the last wait: no try is counted.

    Without jitter: the reason is the same for all rows, and one try finds out for all.
    """
    began = _began(delivery, now)
    if now - began >= GIVE_UP:
        return replace(delivery, state="failed", first_try=began, next_try=None, detail=event.detail)
    pause = min(max(now - began, BACK_OFF[0]), BACK_OFF[-1])
    return replace(delivery, state="queued", first_try=began, next_try=now + pause, detail=event.detail)


def _deferred(tried: Delivery, now: datetime, jitter: float) -> Delivery:
    too_long = tried.first_try is not None and now - tried.first_try >= GIVE_UP
    return tried if too_long else _again(tried, now, jitter)


def _lost(tried: Delivery, now: datetime, jitter: float, unsure: Doubt) -> Delivery:
    if unsure == "harmless":
        return _deferred(tried, now, jitter)
    if tried.unsure_since is not None:
        return tried
    marked = replace(tried, unsure_since=now)
    return marked if unsure == "hold" else _again(marked, now, jitter)
