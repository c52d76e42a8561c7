"""Who gets a brief: those of the settings and of a file, and those added by command, without those who left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.mail.address import address_of
from digest.model.records import Refusal, Subscription
from digest.sending import outbox

# settings: `to` · file: `to_file` · store: `digest recipient add`
Origin = Literal["settings", "file", "store"]
# gets: the next edition · paused: refused for good too often · left: wants no more
Standing = Literal["gets", "paused", "left"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A reader of a brief: where it stands that they are, and whether they get it, with the reason if not."""

    address: str
    mailbox: str
    origin: Origin
    standing: Standing
    reason: str = ""


def recipients_of(
    given: Sequence[str], filed: Sequence[str], known: Iterable[Subscription], refusals: Iterable[Refusal]
) -> tuple[Recipient, ...]:
    """Each address once, under the name that it is given first, in the order of settings, file and store."""
    known = tuple(known)
    left = {item.address: item for item in known if item.standing == "left"}
    paused = {item.address: item for item in refusals if item.times >= outbox.PAUSED_AFTER}
    found: dict[str, Recipient] = {}
    added = [item.mailbox for item in known if item.standing == "added"]
    origins: tuple[tuple[Origin, Sequence[str]], ...] = (("settings", given), ("file", filed), ("store", added))
    for origin, mailboxes in origins:
        for mailbox in mailboxes:
            address = key_of(mailbox)
            standing: Standing = "left" if address in left else "paused" if address in paused else "gets"
            reason = f"left on {left[address].since:%Y-%m-%d}" if standing == "left" else ""
            if standing == "paused":
                reason = f"refused {paused[address].times} times in a row: {paused[address].detail}"
            found.setdefault(address, Recipient(address, mailbox, origin, standing, reason))
    return tuple(found.values())


def key_of(mailbox: str) -> str:
    """By what one address is known from another, whatever name stands before it.  Raises UsageError."""
    return address_of(mailbox).lower()
