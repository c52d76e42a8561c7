"""The rows of one channel in one run: claimed in batches, sent over connections, each result written at once."""

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from digest.errors import DeliveryError, UsageError
from digest.mail.address import address_of
from digest.model.delivery import Envelope, Message, Outcome, Receipt
from digest.model.records import Claim, DeliveryChange, Row
from digest.ports import Channel
from digest.sending import outbox
from digest.sending.counts import SendCounts
from digest.sending.ledger import Ledger

# Rows of one claim; the next ones are claimed while these are sent, since a claim waits 5 to 9 ms for the disk.  After
# a power cut, at most this many rows are unsure for each connection, and as many again.
BATCH = 50
# Time between two renewals of the claims: a lease is far longer than this.
_RENEWED = timedelta(minutes=1)
# After this many messages in a row for which no connection could be opened, a connection is given up for this run.
_LOST = 3
# A further connection needs at least this many rows: with fewer, its greeting costs more than it saves.
_WORTH = 10

_EVENTS: dict[Outcome, outbox.Kind] = {
    "sent": "accepted",
    "failed": "refused",
    "deferred": "deferred",
    "unsure": "lost",
    "stopped": "stopped",
}


@dataclass(eq=False)
class ChannelRun:
    """Sends the rows that `take(last)` claims after the row number `last`, over connections that `connect()` makes.

    The connections share the claims, the ledger and the counts, under one lock.  `progress()` is called after each row.
    The reason that stops the channel is noted once; unless the run is `by_hand`, only when it is a new one.
    """

    ledger: Ledger
    connect: Callable[[], Channel]
    take: Callable[[int], list[Claim]]
    leave: Callable[[], bool]
    progress: Callable[[], None]
    counts: SendCounts
    by_hand: bool = True
    write: Callable[[Sequence[DeliveryChange]], frozenset[int]] = field(init=False)
    lock: Lock = field(default_factory=Lock)
    batch_lock: Lock = field(default_factory=Lock)  # held by the connection that fetches the next batch
    claimer: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    ahead: Future[list[Claim]] | None = None
    last: int = 0
    returned: list[Claim] = field(default_factory=list)  # by a connection that ended, for the others
    is_over: bool = False
    trouble: DeliveryError | None = None
    renewed: datetime | None = None
    noted: set[str] = field(default_factory=set)  # reasons that stopped the channel
    refused: dict[str, int] = field(default_factory=dict)  # refusals in a row, by address
    shared: dict[int, Message] = field(default_factory=dict)

    def work(self, number: int, connections: int) -> None:
        """Try each of `number` rows once.  Raises StoreError, and any exception of the channel but DeliveryError."""
        deliveries = self.ledger.deliveries
        deliveries.reserve_disk_space()
        self.refused = {refusal.address: refusal.times for refusal in deliveries.refusals()}
        with deliveries.writer() as self.write, self.claimer:
            try:
                with self.connect() as first:  # before anything is claimed: without a connection no row is unsure
                    self._send_over(first, max(1, min(connections, number // _WORTH)))
            except DeliveryError as error:
                self.trouble = error
            self._give_back()

    def _send_over(self, first: Channel, connections: int) -> None:
        with ThreadPoolExecutor(connections) as pool:
            others = [pool.submit(self._connect_and_send) for _ in range(connections - 1)]
            self._send_all(first)
        for other in others:
            other.result()

    def _connect_and_send(self) -> None:
        """Send over a further connection; if it cannot be opened, the others do its work or stop as well."""
        try:
            with self.connect() as channel:
                self._send_all(channel)
        except DeliveryError as error:
            if error.state == "stopped":
                self.trouble, self.is_over = error, True

    def _send_all(self, channel: Channel) -> None:
        try:
            with closing(self._claims()) as claims:
                self._send(channel, claims)
        except DeliveryError as error:
            self.trouble, self.is_over = error, self.is_over or error.state == "stopped"
        except BaseException:
            self.is_over = True
            raise

    def _send(self, channel: Channel, claims: Iterator[Claim]) -> None:
        """Mark, send, and write the result together with the next mark: one commit for each message.

        Killed at any moment, a connection leaves at most one row unsure.
        """
        done: DeliveryChange | None = None
        lost = 0
        try:
            for claim in claims:
                if event := self.ledger.withheld(claim.row):
                    self._withhold(claim.row, event)
                    continue
                started = self.ledger.change(claim.row, outbox.Event("started"), owner=self.ledger.me)
                is_ours = self._write(done, started)
                done = None
                if not is_ours:
                    continue
                row = replace(claim.row, delivery=started.delivery)
                try:
                    receipt = channel(self._message(claim), Envelope(row.recipient))
                except BaseException as error:
                    # A fault of ours at an unknown moment: as unsure as a lost connection.
                    done = self.ledger.change(row, outbox.Event("lost", f"{type(error).__name__}: {error}"))
                    raise
                done = self._result(self.ledger.change(row, _event(receipt)), receipt)
                lost = lost + 1 if receipt.about == "server" else 0
                if receipt.state == "stopped" or lost == _LOST:
                    raise DeliveryError(receipt.detail, "stopped" if receipt.state == "stopped" else "deferred")
        finally:
            self._write(done)

    def _withhold(self, row: Row, event: outbox.Event) -> None:
        """Write that a row is not sent: its recipient has left, or it waits until that can be found out."""
        change = self.ledger.change(row, event)
        with self.lock:
            if self.write([change]):
                self._add(change)
                self.progress()

    def _claims(self) -> Generator[Claim]:
        """Yield the claims of one connection; the rest of its batch is for the others."""
        batch: list[Claim] = []
        try:
            while not self._ends() and (batch := self._batch()):
                while batch and not self._ends():
                    yield batch.pop(0)
        finally:
            with self.lock:
                self.returned.extend(batch)

    def _ends(self) -> bool:
        return self.is_over or self.leave()

    def _batch(self) -> list[Claim]:
        """Return the claims that another connection has left, else those claimed ahead; then claim the next ahead."""
        with self.batch_lock:
            with self.lock:
                batch, self.returned = self.returned, []
            if not batch:
                batch = (self.ahead or self.claimer.submit(self._claim)).result()
                self.ahead = self.claimer.submit(self._claim) if batch else None
            return batch

    def _claim(self) -> list[Claim]:
        """Claim rows, on disk before it returns: no power cut may undo the claim of a row that is being sent."""
        with self.lock:
            batch = self.take(self.last)
            self.last = max([self.last, *(claim.row.id for claim in batch)])
            self.renewed = self.renewed or self.ledger.clock()
        if batch:
            self.ledger.look([claim.row for claim in batch])
            self.ledger.deliveries.sync()
        return batch

    def _write(self, done: DeliveryChange | None, started: DeliveryChange | None = None) -> bool:
        """Write a result and a mark; return whether the marked row is still ours.

        Raises RuntimeError when the sent row is not: another process took it, which a valid lease rules out.
        """
        changes = [change for change in (done, started) if change]
        if not changes:
            return False
        with self.lock:
            written = self.write(changes)
            if self.renewed and self.ledger.clock() - self.renewed > _RENEWED:
                self.ledger.deliveries.renew_claims(self.ledger.me, self.ledger.lease())
                self.renewed = self.ledger.clock()
        if done and done.row.id not in written:
            raise RuntimeError(f"delivery {done.row.id} of {done.row.edition} was taken by another while it was sent")
        return bool(started and started.row.id in written)

    def _message(self, claim: Claim) -> Message:
        with self.lock:
            if claim.content not in self.shared:  # rows come in the order of their editions: one is enough
                self.shared = {claim.content: self.ledger.deliveries.shared_message(claim.content)}
            shared = self.shared[claim.content]
        return Message(shared.key, shared.subject, shared.parts, claim.head)

    def _result(self, change: DeliveryChange, receipt: Receipt) -> DeliveryChange:
        """Count a result; return its change with the refusals in a row of the address."""
        with self.lock:
            self._add(change)
            self.progress()
            if not self.refused and receipt.about != "recipient":
                return change
            address = _address(change.row.recipient)
            before = self.refused.get(address, 0)
            times = outbox.refused_in_a_row(before, receipt.state, receipt.about)
            if times == before:
                return change
            self.refused[address] = times
            if times == outbox.PAUSED_AFTER:
                self.counts.note(
                    f"{address} was refused {times} times in a row and is paused; "
                    f"`digest recipient add {address}` takes it up again"
                )
        return replace(change, refused=times)

    def _add(self, change: DeliveryChange) -> None:
        """Count a row and note its result; the reason that stops the channel is noted once for all rows."""
        before, after = change.row.delivery, change.delivery
        if after.state != "queued" or after.tries > before.tries:
            self.counts.add(change.row, after)
            return
        self.counts.count(after)
        if after.detail not in self.noted and (self.by_hand or before.detail != after.detail):
            self.noted.add(after.detail)
            self.counts.note(f"{after.detail}; waiting mail is tried again later, by `digest send` at once")

    def _give_back(self) -> None:
        """If the channel failed, mark every untried row with the same failure; otherwise release the claims."""
        trouble = self.trouble
        event = outbox.Event(trouble.state, str(trouble)) if trouble else outbox.Event("expired")
        self.returned.extend(self.ahead.result() if self.ahead else [])
        while batch := self.returned or (self._claim() if trouble else []):
            self.returned = []
            changes = [self.ledger.change(claim.row, self.ledger.withheld(claim.row) or event) for claim in batch]
            written = self.write(changes)
            for change in changes:
                if trouble and change.row.id in written:
                    self._add(change)


def _event(receipt: Receipt) -> outbox.Event:
    return outbox.Event(_EVENTS[receipt.state], receipt.detail)


def _address(recipient: str) -> str:
    """Return the address of a recipient in lower case; a folder is its own address."""
    try:
        return address_of(recipient).lower()
    except UsageError:
        return recipient
