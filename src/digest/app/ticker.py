"""Wait, and tick.  The only place of APScheduler."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

# An edition is at most this late, and a changed clock is seen within it.  To work out what is due takes some 40
# microseconds a brief, so a step costs next to nothing, and nobody would notice a shorter one.
EVERY = timedelta(seconds=30)


def keep(
    tick: Callable[[datetime], None],
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], bool],
    every: timedelta = EVERY,
) -> None:
    """Call `tick` with the time at once, and then at every step, until `wait(seconds)` says True: it is to stop.

    APScheduler says only when to look again, never what is due: its cron trigger loses the day after a clock change
    (00:00 in Berlin on 2026-03-30), and its scheduler drops a run that it comes to a few seconds late.  What is due is
    found by `digest.building.due` from the time and the last slot, so a tick may come late, twice or not at all, and no
    edition is doubled or lost by it.

    No wait is longer than `every`, since a wait does not see the clock: a machine that slept, or a clock set forwards,
    gives one tick on waking, however many were missed; a clock set back gives the next tick a step later, not when
    the old time is reached again.  A tick that took longer than a step is followed by one at once.  What a tick
    raises goes to the caller.  Raises ValueError when `every` is not above zero.
    """
    if every <= timedelta(0):
        raise ValueError(f"the step has to be above zero: {every}")
    from apscheduler.triggers.interval import IntervalTrigger

    trigger = IntervalTrigger(seconds=every.total_seconds(), start_date=clock(), timezone=UTC)
    while True:
        ticked = clock()
        tick(ticked)
        now = clock()
        pause = trigger.get_next_fire_time(ticked, now) - now
        if wait(max(timedelta(0), min(pause, every)).total_seconds()):
            return
