"""Change deliveries and recipients by hand: retry, give up, add, remove, list, check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from digest import plugins
from digest.app.clock import utc_now
from digest.app.edition_names import key_named
from digest.app.jobs import job_of, ledger_of, opener, readers_of
from digest.app.readership import MAIL
from digest.errors import DeliveryError, SettingsError, UsageError
from digest.mail.unsubscribe import who_leaves
from digest.model.delivery import OPEN, Delivery, State
from digest.model.records import Row, Subscription
from digest.ports import Store
from digest.sending import outbox
from digest.sending.counts import SendCounts
from digest.sending.recipients import Recipient, key_of
from digest.settings import Settings
from digest.text.characters import one_line

# States of deliveries that may be queued again, and that may be given up; never a delivery in transmission.
_RETRIED: tuple[State, ...] = ("queued", "failed", "unsure", "left")
_FORGOTTEN: tuple[State, ...] = ("queued",)
_NOBODY = "nobody gets it; give it `to`, `to_file` or a folder, or use `digest recipient add`"


@dataclass(frozen=True)
class DeliveryAdmin:
    """Change deliveries and recipients in the store that the settings name."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now

    # The ledger

    def deliveries(self, edition: str | None = None, *, only_open: bool = False) -> list[Row]:
        """Return the deliveries of one edition or of all.

        The edition is named by its key, or by its brief: its newest one.  Raises UsageError for one without deliveries.
        """
        key = self._key(edition) if edition else None
        return self.store.deliveries.deliveries(key, OPEN if only_open else ())

    def _key(self, edition: str) -> str:
        key = edition if "/" in edition else key_named(self.store.editions, edition)
        if not self.store.deliveries.deliveries(key):
            raise UsageError(f"there is no delivery of an edition {key!r}; `digest deliveries list` has them all")
        return key

    def retry(self, edition: str, recipient: str | None = None) -> int:
        """Queue the waiting, failed and unsure deliveries of an edition again, and return their number.

        Recipients who no longer get the brief are left out.  Raises UsageError.
        """
        key = self._key(edition)
        number = self._settle(key, recipient, _RETRIED, outbox.Event("retried"))
        self.store.deliveries.reopen_edition(key)
        return number

    def forget(self, edition: str, recipient: str | None = None) -> int:
        """Give up the waiting deliveries of an edition, and return their number.  Raises UsageError."""
        number = self._settle(self._key(edition), recipient, _FORGOTTEN, outbox.Event("dropped", "given up by hand"))
        self.store.editions.close_editions()
        return number

    # Recipients

    def recipients(self, name: str | None = None) -> tuple[dict[str, tuple[Recipient, ...]], tuple[str, ...]]:
        """Return the recipients of each brief, and the faults of the recipients files.  Raises UsageError."""
        briefs = [self.settings.brief_named(name)] if name else self.settings.brief
        found = {brief.name: readers_of(self.settings, brief, self.store) for brief in briefs}
        notes = tuple(note for _, problems in found.values() for note in problems)
        return {brief: readers for brief, (readers, _) in found.items()}, notes

    def recipient(self, mailbox: str, name: str | None = None) -> Recipient | None:
        """Return the recipient of a brief with this address, also one who left; None for a stranger.

        Raises UsageError.
        """
        known, _ = readers_of(self.settings, self.settings.brief_named(name), self.store)
        return next((one for one in known if one.address == key_of(mailbox)), None)

    def add(self, mailbox: str, name: str | None = None) -> Subscription:
        """Add a recipient to a brief, and forget earlier refusals of the address.  Raises UsageError."""
        self.store.deliveries.forget_refusals(mailbox)
        return self._subscribe(mailbox, name, "added")

    def briefs_of(self, mailbox: str) -> list[str]:
        """Return the names of the briefs that an address gets; else of those that it left, else of all.

        Raises UsageError, also where there is no brief.
        """
        if not self.settings.brief:
            raise UsageError("there is no brief in the settings, so nobody gets one")
        found = {brief.name: self.recipient(mailbox, brief.name) for brief in self.settings.brief}
        current = [name for name, reader in found.items() if reader and reader.standing != "left"]
        return current or [name for name, reader in found.items() if reader] or list(found)

    def remove(self, mailbox: str, name: str | None = None) -> Subscription:
        """Remove a recipient from a brief, even one named in the settings, and close the deliveries that wait.

        Raises UsageError.
        """
        found = self._subscribe(mailbox, name, "left")
        self.store.editions.close_editions()
        return found

    def who_leaves(self, token: str) -> tuple[str, str]:
        """Return the brief and the address of an unsubscribe token.  Raises VerifyError, SettingsError."""
        secret = self.settings.unsubscribe_secret()
        if not secret:
            raise SettingsError("there is no [unsubscribe] secret in the settings, so there are no tokens")
        return who_leaves(secret, token)

    # Faults

    def complaints(self) -> list[str]:
        """Return the faults of delivery: briefs that reach nobody, refused addresses, an unreachable server.

        Connects and logs in to the mail server of the settings; nothing is sent.
        """
        complaints, channels = [], set()
        for brief in self.settings.brief:
            try:
                job, notes = job_of(self.settings, brief, self.store)
            except SettingsError as error:
                complaints.append(str(error))
                continue
            reaches = job.delivery.channel and (job.delivery.channel not in MAIL or job.delivery.recipients)
            found = filter(None, ("" if reaches else _NOBODY, brief.loss, *notes))
            complaints += [f"brief {brief.name!r}: {complaint}" for complaint in found]
            channels.add(job.delivery.channel)
        return complaints + (self._of_server() if "smtp" in channels else [])

    def _of_server(self) -> list[str]:
        try:
            with opener(self.settings)("smtp"):
                return []
        except (DeliveryError, SettingsError) as error:
            return [f"mail server: {error}"]

    def _settle(self, edition: str, recipient: str | None, states: Sequence[State], event: outbox.Event) -> int:
        # By hand also for a brief that is no longer in the settings.
        ledger = replace(ledger_of(self.settings, self.store, self.clock), briefs=None)
        ledger.recover(SendCounts())
        rows = [
            row
            for row in self.store.deliveries.deliveries(edition, states)
            if recipient is None or _is_to(row, recipient)
        ]
        ledger.look(rows)
        if event.kind == "retried":
            rows = [row for row in rows if not ledger.withheld(row)]
        return len(self.store.deliveries.save_changes([ledger.change(row, event, holder="") for row in rows]))

    def _subscribe(self, mailbox: str, name: str | None, standing: Literal["added", "left"]) -> Subscription:
        brief = self.settings.brief_named(name).name
        found = Subscription(brief, key_of(mailbox), one_line(mailbox), standing, self.clock())
        event = outbox.Event("left", "the reader has left")

        def close(row: Row) -> Delivery | None:
            is_theirs = standing == "left" and row.channel in MAIL and _is_to(row, mailbox)
            return outbox.decide(row.delivery, event, found.since) if is_theirs else None

        self.store.deliveries.subscribe(found, close)
        return found


def open_delivery_admin(settings: Settings) -> DeliveryAdmin:
    """Return the admin for the store of the settings."""
    return DeliveryAdmin(settings, plugins.load("stores", "sql", url=settings.store.url, base=settings.folder))


def _is_to(row: Row, recipient: str) -> bool:
    try:
        return key_of(row.recipient) == key_of(recipient)
    except UsageError:  # a folder
        return row.recipient == recipient
