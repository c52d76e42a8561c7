"""Find a stored edition by the words of a command: its key, the name of its brief, or its day and time."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from difflib import get_close_matches

from digest.building.mailing import mail_key
from digest.errors import UsageError
from digest.mail.message import message_id
from digest.model.edition import Slot
from digest.ports import EditionStore, Store


def key_named(editions: EditionStore, name: str | None) -> str:
    """Return the key of an edition: of the given one, of the newest of a brief, or of the newest of all (None).

    Raises UsageError.
    """
    is_key = name is not None and "/" in name
    rows = editions.editions(None if is_key else name)
    found = next((row.key for row in rows if not is_key or row.key == name), None)
    if found is None:
        raise UsageError(_missing(name, [row.brief for row in editions.editions(None)]))
    return found


def key_sent_with(store: Store, name: str, sender: str, recipient: str) -> str:
    """Return the key of the edition whose mail from one address to another has the Message-ID `name`; "" for none."""
    for row in store.editions.editions(None):
        key = mail_key(row, store.identity)
        with suppress(UsageError):  # an address that no mail of ours has
            if message_id(key, recipient, sender) == name:
                return row.key
    return ""


def _missing(name: str | None, briefs: Sequence[str]) -> str:
    """Return the message for an edition that is not there; `briefs` have editions."""
    if not (name and briefs):
        return f"there is no edition {name!r} yet" if name else "there is no edition yet"
    if "/" in name:
        return f"there is no edition {name!r}; `digest list` names them"
    near = get_close_matches(name, briefs, n=1)
    known = ", ".join(dict.fromkeys(briefs))
    hint = f"did you mean {near[0]!r}?" if near else f"`digest list` lists those of {known}"
    return f"there is no edition of {name!r}; {hint}"


def slot_named(text: str) -> Slot:
    """Return "2026-11-20 06:45" as a slot.  Raises UsageError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day and time; write it as 2026-11-20T06:45") from error
    return Slot(moment.date(), moment.time())
