"""Periods that an edition sums up, and the editions in them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from digest.building.due import DAY, instant
from digest.model.edition import Edition, Slot
from digest.ports import Store

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """The editions of the brief `brief`, whose times are of a zone, since the last review, or in a week or month."""

    brief: str
    length: Literal["week", "month"]
    zone: str = "UTC"

    def keys(self, store: Store, review: str, slot: Slot, zone: str) -> tuple[str, ...]:
        """Return the keys of the editions for a slot of the brief `review`, the oldest first, without failed ones.

        They come after the newest one that the review before summed up: one that was late for it is not lost, and none
        is in two.  Before there is a review, they come after the same slot a period earlier.  An edition of the slot
        itself is among them.
        """
        assert slot.day is not None
        end = instant(slot, zone)
        start = self._summed_up(store, review, slot) or instant(self._before(slot), zone)
        known = store.editions.keys_that_count(self.brief, start.date() - DAY, Slot(slot.day + 2 * DAY))
        return tuple(key for key in known if start < self._moment(key) <= end)

    def _summed_up(self, store: Store, review: str, slot: Slot) -> datetime | None:
        """Return the moment of the newest edition that the last review before a slot summed up, if there is one."""
        for key in store.editions.keys_that_count(review, date.min, slot)[:-2:-1]:
            stored = store.editions.edition(key)
            keys = stored.edition.summed_up if stored else ()
            return max((self._moment(of) for of in keys if of.startswith(f"{self.brief}/")), default=None)
        return None

    def _before(self, slot: Slot) -> Slot:
        """Return the same slot a period earlier."""
        assert slot.day is not None
        return Slot(slot.day - _WEEK if self.length == "week" else _month_before(slot.day), slot.at)

    def _moment(self, key: str) -> datetime:
        """Return the moment of an edition; the last parts of its key are its day and its time."""
        _, day, at = key.rsplit("/", 2)
        return instant(Slot(date.fromisoformat(day), time.fromisoformat(at)), self.zone)


def editions_in(store: Store, keys: tuple[str, ...]) -> list[Edition]:
    """Return stored editions, the oldest first."""
    found = (store.editions.edition(key) for key in keys)
    return [stored.edition for stored in found if stored]


def _month_before(day: date) -> date:
    """Return the same day of the month before, or its last day."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=min(day.day, monthrange(last.year, last.month)[1]))
