"""Call a function at regular ticks; the only module that uses APScheduler."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

# Maximum delay of an edition, and of noticing a changed clock.  Finding the due editions takes some 40 microseconds a
# brief, so a tick costs next to nothing, and nobody would notice a shorter step.
EVERY = timedelta(seconds=30)


def keep(
    tick: Callable[[datetime], None],
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], bool],
    every: timedelta = EVERY,
) -> None:
    """Call `tick` with the time at once, and then at every step, until `wait(seconds)` returns True.

    APScheduler gives only the time of the next tick, never the due editions: its cron trigger loses the day after a
    clock change (00:00 in Berlin on 2026-03-30), and its scheduler drops a run that starts a few seconds late.
    `digest.building.due` finds the due editions from the time and the last slot, so a tick may come late, twice or not
    at all, and no edition is doubled or lost.

    No wait is longer than `every`, since a wait does not notice clock changes: after a sleep of the machine, or a clock
    set forwards, there is one tick, however many were missed; after a clock set back, the next tick comes a step later,
    not when the old time is reached again.  A tick that took longer than a step is followed by the next at once.
    Errors of a tick reach the caller.  Raises ValueError unless `every` is above zero.
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
