"""Decide whether two quantities are of two times: another day or year, a plan and its outcome, a forecast, a poll."""

from typing import TypeVar

from digest.stories.quantities.article_reading import Reading
from digest.stories.quantities.context import earlier_time, has_poll
from digest.stories.quantities.quantity import Quantity

# Marks that make a number another one wherever only one of two has them.
_APART = frozenset(("planned", "badly", "needed", "initial", "with killers"))
# Earlier times that are one and the same in two articles of a day.
_NAMED_TIMES = ("last year", "last month", "last week", "last season", "last quarter", "last summer", "last winter")
# Letters of a named time without the ending of a possessive.
_NAMED = len("last year")
_OF_THE_REPLACED = frozenset(("planned", "earlier"))
_Item = TypeVar("_Item")


def is_one_polled(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether just one of two numbers is of a poll, and the article of the other one has no poll."""
    polled = ("polled" in a.context.marks, "polled" in b.context.marks)
    if polled[0] == polled[1]:
        return False
    return not has_poll(theirs.plain if polled[0] else ours.plain, (b if polled[0] else a).context.language)


def are_of_other_times(a: Quantity, b: Quantity) -> bool:
    """Return whether two numbers are certainly of two times, of a plan and its outcome, or of all and a part."""
    ours, theirs = (_marks(one) for one in (a, b))
    if a.kind != "year" and "part" in ours | theirs:
        return True
    if not (ours ^ theirs).isdisjoint(_APART):
        return True
    if a.kind not in ("date", "month", "year") and a.context.years != b.context.years:
        return True
    if a.kind not in ("date", "weekday") and exclude(a.context.days, b.context.days):
        return True
    return a.kind not in ("date", "month") and exclude(a.context.months, b.context.months)


def is_one_earlier(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether just one of two numbers is of an earlier time, which the other article does not name."""
    if a.kind == "year" or not _is_of_an_earlier_time(a, b, _marks(a) | _marks(b)):
        return False
    beside = (a, theirs), (b, ours)
    named = [earlier_time(one.sentence.text, one.context.language) for one in (a, b)]
    return not any(
        time.startswith(_NAMED_TIMES) and time[:_NAMED] in reading.plain.lower()
        for time, (_, reading) in zip(named, beside, strict=True)
    )


def is_one_forecast(a: Quantity, b: Quantity) -> bool:
    """Return whether just one of two numbers is a forecast, and the other is not even of the future."""
    return a.kind not in ("date", "month", "hour") and _is_one_forecast(_marks(a), _marks(b))


def _is_of_an_earlier_time(a: Quantity, b: Quantity, marks: frozenset[str]) -> bool:
    """Return whether a number is of an earlier time, and not both of one and the same: "last year"."""
    if "earlier" not in marks:
        return False
    ours, theirs = (earlier_time(one.sentence.text, one.context.language) for one in (a, b))
    return ours != theirs or not ours.startswith(_NAMED_TIMES)


def _marks(one: Quantity) -> frozenset[str]:
    """Return the marks of a number and of its sentence; beside a replaced number, those of time are of that one."""
    return one.marks | (one.context.marks - _OF_THE_REPLACED if "new" in one.marks else one.context.marks)


def _is_one_forecast(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether just one of two is a forecast, and the other is not even of the future."""
    ahead = {"forecast", "future"}
    return "forecast" in ours ^ theirs and not (ahead & ours and ahead & theirs)


def exclude(ours: frozenset[_Item], theirs: frozenset[_Item]) -> bool:
    """Return whether both sides have something, but nothing in common."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)
