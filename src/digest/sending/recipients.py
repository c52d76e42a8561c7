"""The recipients of a brief: of the settings, of a file, and added by command; paused and unsubscribed ones marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.mail.address import address_of
from digest.model.records import Refusal, Subscription
from digest.sending import outbox

# settings: `to` · file: `to_file` · store: `digest recipient add`
Origin = Literal["settings", "file", "store"]
# gets: the next edition · paused: permanently refused too often · left: unsubscribed
Standing = Literal["gets", "paused", "left"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A recipient of a brief, the place where it was added, and why it gets no mail ("" if it does)."""

    address: str
    mailbox: str
    origin: Origin
    standing: Standing
    reason: str = ""


def recipients_of(
    given: Sequence[str], filed: Sequence[str], known: Iterable[Subscription], refusals: Iterable[Refusal]
) -> tuple[Recipient, ...]:
    """Return each address once, under its first name, in the order of settings, file and store; then who left.

    Raises UsageError for a mailbox without a valid address.
    """
    known = tuple(known)
    left = {item.address: item for item in known if item.standing == "left"}
    paused = {item.address: item for item in refusals if item.times >= outbox.PAUSED_AFTER}
    added = [item.mailbox for item in known if item.standing == "added"]
    recipients: dict[str, Recipient] = {}
    origins: tuple[tuple[Origin, Sequence[str]], ...] = (("settings", given), ("file", filed), ("store", added))
    for origin, mailboxes in origins:
        for mailbox in mailboxes:
            address = key_of(mailbox)
            standing, reason = _standing(left.get(address), paused.get(address))
            recipients.setdefault(address, Recipient(address, mailbox, origin, standing, reason))
    for item in known:
        if item.standing == "left":  # named by nobody now, and it gets nothing when it is named again
            standing, reason = _standing(item, None)
            recipients.setdefault(item.address, Recipient(item.address, item.mailbox, "store", standing, reason))
    return tuple(recipients.values())


def _standing(left: Subscription | None, paused: Refusal | None) -> tuple[Standing, str]:
    if left:
        return "left", f"left on {left.since:%Y-%m-%d}"
    if paused:
        return "paused", f"refused {paused.times} times in a row: {paused.detail}"
    return "gets", ""


def key_of(mailbox: str) -> str:
    """Return the normalised address used for comparison; the display name is ignored.  Raises UsageError."""
    return address_of(mailbox).lower()
