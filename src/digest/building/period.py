"""Periods that an edition sums up, and the editions in them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from digest.model.edition import Edition, Slot
from digest.ports import Store

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """The editions of the brief `brief` in the week or month before a slot."""

    brief: str
    length: Literal["week", "month"]

    def keys(self, store: Store, slot: Slot) -> tuple[str, ...]:
        """Return the keys of the editions after the same slot a period earlier, the oldest first, without failed ones.

        An edition of the slot itself is among them.
        """
        assert slot.day is not None
        assert slot.at is not None
        end = datetime.combine(slot.day, slot.at)
        start = end - _WEEK if self.length == "week" else datetime.combine(_month_before(slot.day), slot.at)
        known = store.editions.keys_that_count(self.brief, start.date(), Slot(slot.day + timedelta(days=1)))
        return tuple(key for key in known if start < _moment(key) <= end)


def editions_in(store: Store, keys: tuple[str, ...]) -> list[Edition]:
    """Return stored editions, the oldest first."""
    found = (store.editions.edition(key) for key in keys)
    return [stored.edition for stored in found if stored]


def _moment(key: str) -> datetime:
    """Return the local time of an edition; the last parts of its key are its day and its time."""
    _, day, at = key.rsplit("/", 2)
    return datetime.fromisoformat(f"{day}T{at}")


def _month_before(day: date) -> date:
    """Return the same day of the month before, or its last day."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, monthrange(last.year, last.month)[1]))
