"""Sending needs no database: the ledger is a port, and here it is a list."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from digest.model.delivery import Delivery, Envelope, Message, Ready, Receipt, Rendering, State
from digest.model.records import Claim, DeliveryChange, HeldDelivery, Refusal, Row
from digest.sending import outbox
from digest.sending.ledger import LEASE, Ledger
from digest.sending.send import Sender

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
KEY = "morning/2026-11-20/06:45"
ELSEWHERE = "otherhost/0123456789abcdef/4026531836/4711/99"


@dataclass
class FakeDeliveries:
    """Rows in a list, with the owner of each and the end of its lease; `log` has the calls that write."""

    rows: list[Row] = field(default_factory=list)
    owners: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def add(self, *recipients: str, state: State = "queued", owner: str = "", until: datetime = NOW) -> None:
        for recipient in recipients:
            row = Row(len(self.rows) + 1, KEY, "post", recipient, f"<{recipient}>", Delivery(state))
            self.rows.append(row)
            self.owners[row.id] = (owner, until)

    def claimed_rows(self) -> list[HeldDelivery]:
        held = [row for row in self.rows if row.delivery.state in ("claimed", "sending")]
        return [HeldDelivery(row, *self.owners[row.id]) for row in held]

    def count_queued(
        self, edition: str | None = None, ready: Ready | None = None, briefs: Collection[str] | None = None
    ) -> dict[str, int]:
        number = len(self._queued(briefs))
        return {"post": number} if number else {}

    def claim(
        self,
        channel: str,
        owner: str,
        until: datetime,
        most: int,
        *,
        after: int = 0,
        edition: str | None = None,
        ready: Ready | None = None,
        briefs: Collection[str] | None = None,
    ) -> list[Claim]:
        taken = [row for row in self._queued(briefs) if row.id > after][:most]
        for row in taken:
            self._put(row, replace(row.delivery, state="claimed"), owner, until)
        self.log += ["claim"] if taken else []
        return [Claim(self.rows[row.id - 1], 1, b"") for row in taken]

    def sync(self) -> None:
        self.log.append("sync")

    def renew_claims(self, owner: str, until: datetime) -> None:
        self.log.append("renew")

    @contextmanager
    def writer(self) -> Iterator[Callable[[Sequence[DeliveryChange]], frozenset[int]]]:
        yield self.save_changes

    def save_changes(self, changes: Sequence[DeliveryChange]) -> frozenset[int]:
        written = set()
        for change in changes:
            row = self.rows[change.row.id - 1]
            if (row.delivery.state, self.owners[row.id][0]) == (change.seen, change.holder):
                self._put(row, change.delivery, change.owner, NOW + LEASE)
                self.log.append(f"{row.recipient} {change.delivery.state}")
                written.add(row.id)
        return frozenset(written)

    def reserve_disk_space(self) -> None:
        self.log.append("reserve")

    def shared_message(self, number: int) -> Message:
        return Message(KEY, "Morning", (Rendering("text/plain", b"It rained."),))

    def refusals(self) -> list[Refusal]:
        return []

    def states(self) -> list[State]:
        return [row.delivery.state for row in self.rows]

    def _queued(self, briefs: Collection[str] | None) -> list[Row]:
        mine = [row for row in self.rows if briefs is None or row.brief in briefs]
        return [row for row in mine if row.delivery.state == "queued"]

    def _put(self, row: Row, delivery: Delivery, owner: str, until: datetime) -> None:
        self.rows[row.id - 1] = replace(row, delivery=delivery)
        self.owners[row.id] = (owner, until)


@dataclass
class Post:
    """A channel that takes everything, and writes into the log of the ledger."""

    log: list[str]

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        self.log.append(f"{envelope.recipient} gets {message.subject}")
        return Receipt(message.key, "post", envelope.recipient, "sent")


@dataclass
class Leavers:
    """Recipients who want no more; the check reads them when rows are claimed."""

    left: Collection[str]

    def look(self, rows: Sequence[Row]) -> None: ...

    def event(self, row: Row) -> outbox.Event | None:
        return outbox.Event("left", "the reader has left") if row.recipient in self.left else None


def _send(
    deliveries: FakeDeliveries,
    *,
    left: Collection[str] = (),
    now: datetime = NOW,
    briefs: Collection[str] | None = None,
) -> dict[str, int]:
    ledger = Ledger(deliveries, lambda: now, me="me", readers=Leavers(left), briefs=briefs)
    closed: list[str] = []
    counts = Sender(ledger, lambda name: Post(deliveries.log), lambda: closed.append("editions"))().counts
    assert closed == ["editions"]
    return counts


def test_each_row_is_claimed_on_disk_marked_sent_and_recorded_in_this_order() -> None:
    deliveries = FakeDeliveries()
    deliveries.add("ada@ok.test", "bea@ok.test")
    assert _send(deliveries)["sent"] == 2
    assert deliveries.log[:3] == ["reserve", "claim", "sync"]
    assert deliveries.log[3:] == [
        "ada@ok.test sending",
        "ada@ok.test gets Morning",
        "ada@ok.test sent",
        "bea@ok.test sending",
        "bea@ok.test gets Morning",
        "bea@ok.test sent",
    ]
    assert {owner for owner, _ in deliveries.owners.values()} == {""}, "no claim is left"


def test_a_row_of_a_sender_elsewhere_is_tried_again_once_its_lease_is_over_and_keeps_the_mark_of_doubt() -> None:
    deliveries = FakeDeliveries()
    deliveries.add("ada@ok.test", state="sending", owner=ELSEWHERE, until=NOW + LEASE)
    assert _send(deliveries)["sent"] == 0
    assert deliveries.states() == ["sending"], "its lease holds"
    after = NOW + LEASE + timedelta(seconds=1)
    assert _send(deliveries, now=after)["sent"] == 1
    assert deliveries.rows[0].delivery.unsure_since == after


def test_the_rows_of_another_brief_are_neither_sent_nor_taken_from_their_sender() -> None:
    deliveries = FakeDeliveries()
    deliveries.add("ada@ok.test", state="sending", owner=ELSEWHERE, until=NOW)
    deliveries.add("bea@ok.test")
    before = list(deliveries.rows)
    assert _send(deliveries, now=NOW + LEASE, briefs={"evening"})["sent"] == 0
    assert deliveries.rows == before
    assert _send(deliveries, now=NOW + LEASE, briefs={"evening", "morning"})["sent"] == 2


def test_who_leaves_during_the_run_gets_nothing_and_the_others_do() -> None:
    deliveries = FakeDeliveries()
    deliveries.add("ada@ok.test", "bea@ok.test", "eve@ok.test")
    counts = _send(deliveries, left={"bea@ok.test"})
    assert deliveries.states() == ["sent", "left", "sent"]
    assert (counts["sent"], counts["left"]) == (2, 1)
    assert "bea@ok.test gets Morning" not in deliveries.log


class Robbed(FakeDeliveries):
    """A ledger of which another sender takes the first row, between our claim and our mark."""

    def sync(self) -> None:
        self.owners[1] = (ELSEWHERE, NOW + LEASE)


def test_a_row_that_another_took_after_the_claim_is_not_sent() -> None:
    deliveries = Robbed()
    deliveries.add("ada@ok.test", "bea@ok.test")
    _send(deliveries)
    assert deliveries.states() == ["claimed", "sent"]
