"""Find a stored edition by the words of a command: its key, the name of its brief, or its day and time."""

from datetime import datetime

from digest.errors import UsageError
from digest.model.edition import Slot
from digest.ports import EditionStore


def key_named(editions: EditionStore, name: str | None) -> str:
    """Return the key of an edition: of the given one, of the newest of a brief, or of the newest of all (None).

    Raises UsageError.
    """
    is_key = name is not None and "/" in name
    rows = editions.editions(None if is_key else name)
    found = next((row.key for row in rows if not is_key or row.key == name), None)
    if found is None:
        raise UsageError(
            f"there is no edition {name!r}; `digest list` names them" if name else "there is no edition yet"
        )
    return found


def slot_named(text: str) -> Slot:
    """Return "2026-11-20 06:45" as a slot.  Raises UsageError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day and time; write it as 2026-11-20T06:45") from error
    return Slot(moment.date(), moment.time())
