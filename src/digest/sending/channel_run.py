"""One channel's rows in one run: claimed in batches, sent over one line or several, each result written at once."""

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

# So many rows are claimed at once, and as many ahead while these are sent: a claim waits for the disk (5 to 9 ms), and
# the lines do not.  After a power cut so many at most are unsure, for each line, and as many more.
BATCH = 50
# Claims are renewed so often: a lease is never the time that other messages of the batch took.
_RENEWED = timedelta(minutes=1)
# A line that could not be opened for so many messages in a row is given up for this run.
_LOST = 3
# With fewer rows than this for each, another line is not worth its greeting.
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
    """The rows that `take` gives, after the number of the last one, sent over lines that `open_line` gives.

    The lines share claims, ledger and tally, under one lock.  `tell` is called after each row.  Unless it is `by_hand`,
    what stops it is told once, and not again while it is the same.
    """

    books: Ledger
    open_line: Callable[[], Channel]
    take: Callable[[int], list[Claim]]
    leave: Callable[[], bool]
    tell: Callable[[], None]
    tally: SendCounts
    by_hand: bool = True
    write: Callable[[Sequence[DeliveryChange]], frozenset[int]] = field(init=False)
    lock: Lock = field(default_factory=Lock)
    turn: Lock = field(default_factory=Lock)  # of the lines, for the next batch
    clerk: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    ahead: Future[list[Claim]] | None = None
    last: int = 0
    back: list[Claim] = field(default_factory=list)
    over: bool = False
    trouble: DeliveryError | None = None
    renewed: datetime | None = None
    stopped: set[str] = field(default_factory=set)  # what was told already
    refused: dict[str, int] = field(default_factory=dict)
    contents: dict[int, Message] = field(default_factory=dict)

    def work(self, number: int, lines: int) -> None:
        """Try each of `number` rows once, over so many lines.  Raises what is a fault of a channel or the store."""
        self.books.store.deliveries.reserve_disk_space()
        self.refused = {refusal.address: refusal.times for refusal in self.books.store.deliveries.refusals()}
        with self.books.store.deliveries.writer() as self.write, self.clerk:
            try:
                with self.open_line() as first:  # before anything is claimed: what never left is never unsure
                    self._over_lines(first, max(1, min(lines, number // _WORTH)))
            except DeliveryError as error:
                self.trouble = error
            self._give_back()

    def _over_lines(self, first: Channel, lines: int) -> None:
        with ThreadPoolExecutor(lines) as pool:
            others = [pool.submit(self._another_line) for _ in range(lines - 1)]
            self._send_all(first)
        for other in others:
            other.result()

    def _another_line(self) -> None:
        """One that cannot be had leaves its work to the others, unless it would be the same for them."""
        try:
            with self.open_line() as channel:
                self._send_all(channel)
        except DeliveryError as error:
            if error.state == "stopped":
                self.trouble, self.over = error, True

    def _send_all(self, channel: Channel) -> None:
        try:
            with closing(self._claims()) as claims:
                self._send(channel, claims)
        except DeliveryError as error:
            self.trouble, self.over = error, self.over or error.state == "stopped"
        except BaseException:
            self.over = True
            raise

    def _send(self, channel: Channel, claims: Iterator[Claim]) -> None:
        """Mark, send, and write the result together with the next mark: one commit a message.

        Killed at any moment, a line leaves one row at most of which nobody knows.
        """
        done: DeliveryChange | None = None
        lost = 0
        try:
            for claim in claims:
                if event := self.books.withheld(claim.row):
                    self._withhold(claim.row, event)
                    continue
                started = self.books.change(claim.row, outbox.Event("started"), owner=self.books.me)
                is_ours = self._write(done, started)
                done = None
                if not is_ours:
                    continue
                row = replace(claim.row, delivery=started.delivery)
                try:
                    receipt = channel(self._message(claim), Envelope(row.recipient))
                except BaseException as error:
                    # A fault of ours, at a moment that nobody knows: as unsure as a line that was lost.
                    done = self.books.change(row, outbox.Event("lost", f"{type(error).__name__}: {error}"))
                    raise
                done = self._result(self.books.change(row, _event(receipt)), receipt)
                lost = lost + 1 if receipt.about == "server" else 0
                if receipt.state == "stopped" or lost == _LOST:
                    raise DeliveryError(receipt.detail, receipt.state)
        finally:
            self._write(done)

    def _withhold(self, row: Row, event: outbox.Event) -> None:
        """Write down that a row is not sent: its reader has left, or it waits until that can be known."""
        change = self.books.change(row, event)
        with self.lock:
            if self.write([change]):
                self.tally.add(row, replace(change.delivery, detail=event.detail))
                self.tell()

    def _claims(self) -> Generator[Claim]:
        """Those of this line, one by one; what it leaves is for the others."""
        batch: list[Claim] = []
        try:
            while not self._leaves() and (batch := self._batch()):
                while batch and not self._leaves():
                    yield batch.pop(0)
        finally:
            with self.lock:
                self.back.extend(batch)

    def _leaves(self) -> bool:
        return self.over or self.leave()

    def _batch(self) -> list[Claim]:
        """What another line has left, else what was claimed ahead; and then the next is."""
        with self.turn:
            with self.lock:
                batch, self.back = self.back, []
            if not batch:
                batch = (self.ahead or self.clerk.submit(self._claim)).result()
                self.ahead = self.clerk.submit(self._claim) if batch else None
            return batch

    def _claim(self) -> list[Claim]:
        """On disk before it returns, so that no power cut can take back what is being sent."""
        with self.lock:
            batch = self.take(self.last)
            self.last = max([self.last, *(claim.row.id for claim in batch)])
            self.renewed = self.renewed or self.books.clock()
        if batch:
            self.books.look([claim.row for claim in batch])
            self.books.store.deliveries.sync()
        return batch

    def _write(self, done: DeliveryChange | None, started: DeliveryChange | None = None) -> bool:
        """Write a result and a mark; whether the row that was marked is still ours.

        Raises RuntimeError when the one that was sent is not: somebody took it, which a lease that is kept rules out.
        """
        changes = [change for change in (done, started) if change]
        if not changes:
            return False
        with self.lock:
            written = self.write(changes)
            if self.renewed and self.books.clock() - self.renewed > _RENEWED:
                self.books.store.deliveries.renew_claims(self.books.me, self.books.lease())
                self.renewed = self.books.clock()
        if done and done.row.id not in written:
            raise RuntimeError(f"delivery {done.row.id} of {done.row.edition} was taken by another while it was sent")
        return bool(started and started.row.id in written)

    def _message(self, claim: Claim) -> Message:
        with self.lock:
            if claim.content not in self.contents:  # rows come in the order of their editions: one is enough
                self.contents = {claim.content: self.books.store.deliveries.shared_message(claim.content)}
            shared = self.contents[claim.content]
        return Message(shared.key, shared.subject, shared.parts, claim.head)

    def _result(self, change: DeliveryChange, receipt: Receipt) -> DeliveryChange:
        """The change with what it says of the address; counted and told."""
        with self.lock:
            self._add(change)
            self.tell()
            if not self.refused and receipt.about != "recipient":
                return change
            address = _address(change.row.recipient)
            before = self.refused.get(address, 0)
            times = outbox.refused_in_a_row(before, receipt.state, receipt.about)
            if times == before:
                return change
            self.refused[address] = times
            if times == outbox.PAUSED_AFTER:
                self.tally.tell(
                    f"{address} was refused {times} times in a row and is paused; "
                    f"`digest recipient add {address}` takes it up again"
                )
        return replace(change, refused=times)

    def _add(self, change: DeliveryChange) -> None:
        """Count a row and tell of it; what stops all is told once for all."""
        before, after = change.row.delivery, change.delivery
        if after.state != "queued" or after.tries > before.tries:
            self.tally.add(change.row, after)
            return
        self.tally.count(after)
        if after.detail not in self.stopped and (self.by_hand or before.detail != after.detail):
            self.stopped.add(after.detail)
            self.tally.tell(f"{after.detail}; what waits is tried again later, by `digest send` at once")

    def _give_back(self) -> None:
        """After trouble, what was not tried meets with the same; without, what is left is open as it was."""
        event = outbox.Event("expired")
        if self.trouble:
            event = outbox.Event("stopped" if self.trouble.state == "stopped" else "deferred", str(self.trouble))
        self.back.extend(self.ahead.result() if self.ahead else [])
        while batch := self.back or (self._claim() if self.trouble else []):
            self.back = []
            changes = [self.books.change(claim.row, self.books.withheld(claim.row) or event) for claim in batch]
            written = self.write(changes)
            for change in changes:
                if self.trouble and change.row.id in written:
                    self._add(change)


def _event(receipt: Receipt) -> outbox.Event:
    return outbox.Event(_EVENTS[receipt.state], receipt.detail)


def _address(recipient: str) -> str:
    """The address of a recipient; a folder is one itself."""
    try:
        return address_of(recipient).lower()
    except UsageError:
        return recipient
