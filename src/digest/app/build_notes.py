"""The line on the build of one brief, for the report of a command."""

from collections.abc import Mapping

from digest.building.build import BuildResult

# By the outcome; other outcomes have no line of their own.
_LINES: Mapping[str, str] = {
    "built": "{key}: built{nowhere}",
    "taken": "{key}: taken{nowhere}",
    "owed": "{brief}: owed, {reason}; the next run tries again",
    "quiet": "{brief}: quiet, {reason}",
}
_BY_HAND: Mapping[str, str] = {
    "owed": "{brief}: no edition was made: {reason}; `digest fetch` reads the sources",
    "quiet": "{brief}: no edition was made: {reason}; `digest fetch` reads the sources",
    "taken": "{key}: {reason}",
}


def note_on(built: BuildResult, *, by_hand: bool = False) -> str:
    """Return the line on a build, with the number of missed slots; "" if there is nothing to report."""
    line = (by_hand and _BY_HAND.get(built.outcome)) or _LINES.get(built.outcome, "")
    nowhere = "" if built.mailings else " and goes nowhere: the brief has no recipient and no folder"
    said = line.format(brief=built.brief, key=built.key, reason=built.reason, nowhere=nowhere)
    missed = f"{built.brief}: {built.missed} missed" if built.missed else ""
    return "; ".join(filter(None, (said, missed)))
