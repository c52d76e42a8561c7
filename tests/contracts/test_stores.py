"""What every store keeps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from digest import api, plugins
from digest.building.make import build
from digest.model.article import Article, Document, Failure
from digest.model.canonical import hash_bytes, hash_text
from digest.model.delivery import Delivery, Message, Rendering
from digest.model.edition import Edition, History, Plan, Slot
from digest.model.records import (
    CommandRun,
    DeliveryChange,
    Mailing,
    RecipientCopy,
    Row,
    SlotNote,
    StorePosition,
    Subscription,
)
from digest.model.source import NewDocument
from digest.ports import Store
from digest.sending.outbox import Event, decide, ready
from digest.stores.sql import Sql, memory

NAMES = sorted(plugins.names("stores"))
NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
SLOT = Slot(date(2026, 11, 20), time(6, 45))
NEXT = Slot(date(2026, 11, 21), time(6, 45))
MESSAGE = Message("k", "Subject", (Rendering("message/rfc822", b"bytes\r\n\x00"),))
PARCEL = Mailing("smtp", MESSAGE, (RecipientCopy("me@ok.test", "<id@x>", b"To: me\r\n\r\n"),))
MANY = Mailing("smtp", MESSAGE, tuple(RecipientCopy(f"{number}@ok.test") for number in range(7)))


@pytest.fixture(params=[*NAMES, "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "postgresql":
        settings = {"url": request.getfixturevalue("postgres").database()}
    else:
        settings = {"base": tmp_path} if request.param == "sql" else {}
    store = Sql(**settings) if settings else memory()
    yield store
    store.engine.dispose()


@pytest.fixture
def article(make: Callable[..., Article]) -> Article:
    return make("The bridge in the port was closed on Monday. Nobody was hurt by it.", "Bridge closed", source="a.txt")


def _edition(store: Store, slot: Slot = SLOT) -> Edition:
    start = store.editions.last_position("brief")
    return build(
        store.documents.articles(start, store.documents.position()),
        Plan(),
        slot,
        store.documents.failures(start, store.documents.position()),
    )


def _file(store: Store, slot: Slot = SLOT, parcels: tuple[Mailing, ...] = (PARCEL,)) -> bool:
    return store.editions.add_edition(
        _edition(store, slot), store.editions.last_position("brief"), store.documents.position(), parcels, (), NOW
    )


def test_a_document_is_known_by_its_source_and_bytes(store: Store, article: Article) -> None:
    here, there = Document("a.txt", b"words"), Document("b.txt", b"words")
    assert store.documents.find_known([here, there]) == [None, None]
    store.documents.save("inbox", [NewDocument(here, (article,))], NOW)
    known, other = store.documents.find_known([here, there])
    assert known
    assert (known.origin, known.stamp, known.fullness) == ("inbox", hash_bytes(b"words"), "whole")
    assert other is None


def test_articles_come_back_as_they_were_by_sequence_number(
    store: Store, article: Article, make: Callable[..., Article]
) -> None:
    other = make("Grüße, 안녕 \U0001f642. It is so.", "다리", day=3, source="b.txt", url="https://x.example/a")
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    first = store.documents.position()
    store.documents.add_document("b.txt", "2" * 64, NOW, [other])
    assert store.documents.articles(StorePosition(), first) == [article]
    assert store.documents.articles(first, store.documents.position()) == [other]
    assert store.documents.articles(StorePosition(), store.documents.position()) == [article, other]
    assert store.documents.articles(store.documents.position(), store.documents.position()) == []


def test_a_revision_is_kept_beside_the_old_one_and_the_newest_is_read(
    store: Store, make: Callable[..., Article]
) -> None:
    old, new = (make(text, id="x", source="a.txt") for text in ("It was so on Monday.", "It was not so on Monday."))
    store.documents.add_document("a.txt", "1" * 64, NOW, [old])
    first = store.documents.position()
    store.documents.add_document("a.txt", "2" * 64, NOW, [new])
    assert store.documents.articles(StorePosition(), store.documents.position()) == [new]
    assert store.documents.articles(StorePosition(), first) == [old]
    store.documents.add_document("a.txt", "3" * 64, NOW, [old])
    assert store.documents.articles(StorePosition(), store.documents.position()) == [old]


def test_a_failure_is_told_once_and_a_missing_source_each_time(store: Store) -> None:
    bad = Failure("extract", "a.pdf", "a.pdf: a PDF")
    gone = Failure("source", "inbox", "inbox: no such folder")
    store.documents.add_document("a.pdf", "1" * 64, NOW, bad)
    store.documents.add_document("inbox", "", NOW, gone)
    first = store.documents.position()
    assert store.documents.failures(StorePosition(), first) == [bad, gone]
    store.documents.add_document("inbox", "", NOW, gone)
    assert store.documents.failures(first, store.documents.position()) == [gone]


def test_an_edition_comes_back_whole(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    edition = _edition(store)
    assert _file(store)
    kept = store.editions.edition("brief/2026-11-20/06:45")
    assert kept is not None
    assert kept.edition == edition
    assert kept.edition.hash == edition.hash
    assert api.verify(kept.edition) == []
    assert (kept.start, kept.cut) == (StorePosition(), store.documents.position())
    assert store.editions.edition("brief/2026-11-21/06:45") is None
    [filed] = store.editions.editions()
    assert (filed.key, filed.hash, filed.stories, filed.state) == (edition.key, edition.hash, 1, "open")
    assert store.editions.editions("other") == []


def test_a_slot_has_one_edition(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    assert not _file(store)
    assert len(store.editions.editions()) == 1
    assert len(store.deliveries.deliveries()) == 1


def test_a_slot_that_was_dealt_with_is_not_built_again(store: Store) -> None:
    store.editions.note_slots([SlotNote("brief", SLOT, "quiet", "nothing came in")])
    store.editions.note_slots([SlotNote("brief", SLOT, "missed", "another reason")])
    assert not _file(store)
    assert store.editions.slots("brief") == [SlotNote("brief", SLOT, "quiet", "nothing came in")]


def test_the_slots_of_a_brief_are_listed_the_newest_first(store: Store) -> None:
    assert store.editions.slots("brief") == []
    store.editions.note_slots(
        [SlotNote("brief", SLOT, "missed"), SlotNote("brief", NEXT, "quiet"), SlotNote("other", NEXT, "quiet")]
    )
    assert [note.slot for note in store.editions.slots("brief")] == [NEXT, SLOT]
    assert len(store.editions.slots()) == 3


def test_what_an_edition_took_and_said_counts_until_all_its_deliveries_failed(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    shown = ["Bridge closed", "The bridge in the port was closed on Monday.", "Nobody was hurt by it."]
    said = frozenset(map(hash_text, shown))
    assert store.editions.last_position("brief") == store.documents.position()
    [key] = store.editions.keys_that_count("brief", date(2026, 11, 7), NEXT)
    history = store.editions.history([key])
    assert (history.said, history.editions) == (said, (key,))
    assert store.editions.history([]) == History()
    assert store.editions.keys_that_count("brief", date(2026, 11, 7), SLOT) == ()
    assert store.editions.keys_that_count("brief", date(2026, 11, 21), NEXT) == ()
    assert store.editions.keys_that_count("other", date(2026, 11, 7), NEXT) == ()
    _walk(store, ["claimed", "started", "refused"])
    store.editions.close_editions()
    assert store.editions.editions()[0].state == "failed"
    assert store.editions.last_position("brief") == StorePosition()
    assert store.editions.keys_that_count("brief", date(2026, 11, 7), NEXT) == ()


def test_the_last_position_is_that_of_the_edition_made_last_also_in_an_hour_that_comes_twice(
    store: Store, article: Article, make: Callable[..., Article]
) -> None:
    """Made by hand at 02:50 of summer time, then at 02:10 of winter time: the later one has the earlier slot."""
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store, replace(SLOT, at=time(2, 50)))
    store.documents.add_document("b.txt", "2" * 64, NOW, [make("It rained. It poured.", "Rain", source="b.txt")])
    assert _file(store, replace(SLOT, at=time(2, 10)))
    assert store.editions.last_position("brief") == store.documents.position()


def test_a_backup_that_breaks_off_leaves_no_half(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_: object, engine: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    for dialect in ("Sqlite", "Postgres"):
        monkeypatch.setattr(f"digest.stores.dialects.{dialect}.backup", breaks)
    with pytest.raises(KeyboardInterrupt):
        store.backup(tmp_path / "copy.db")
    assert list(tmp_path.glob("copy*")) == []


def test_the_open_stories_of_the_last_edition_come_back_as_they_were(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    edition = _edition(store)
    [thread] = edition.threads
    assert (thread.first, thread.last, thread.told, thread.language) == (SLOT.day, SLOT.day, SLOT.day, "en")
    edition = replace(edition, threads=(replace(thread, last=NEXT.day),))
    assert store.editions.add_edition(edition, StorePosition(), store.documents.position(), (PARCEL,), (), NOW)
    assert store.editions.history([edition.key]).threads == edition.threads


def _walk(store: Store, events: list[str]) -> None:
    """Take the one row through some events."""
    for event in events:
        [row] = store.deliveries.deliveries()
        if event == "claimed":
            assert store.deliveries.claim("smtp", "me", NOW + timedelta(minutes=1), 1)
            continue
        decided = decide(row.delivery, Event(event, "why"), NOW)  # type: ignore[arg-type]
        assert store.deliveries.save_changes([DeliveryChange(row, decided, row.delivery.state, "me", "me")]) == {row.id}


def test_a_row_is_claimed_once(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    [row] = store.deliveries.deliveries()
    [claim] = store.deliveries.claim("smtp", "me", NOW, 5)
    assert (claim.row.id, claim.row.delivery.state, claim.head) == (row.id, "claimed", b"To: me\r\n\r\n")
    assert store.deliveries.claim("smtp", "you", NOW, 5) == []
    [held] = store.deliveries.claimed_rows()
    assert (held.row, held.owner, held.until) == (claim.row, "me", NOW)


def test_rows_are_claimed_in_their_order_so_many_at_a_time_of_one_channel(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store, parcels=(MANY, replace(PARCEL, channel="file")))
    assert store.deliveries.count_queued() == {"file": 1, "smtp": 7}
    first = store.deliveries.claim("smtp", "me", NOW, 4)
    assert [claim.row.recipient for claim in first] == [f"{number}@ok.test" for number in range(4)]
    rest = store.deliveries.claim("smtp", "me", NOW, 4, after=first[-1].row.id)
    assert [claim.row.recipient for claim in rest] == [f"{number}@ok.test" for number in range(4, 7)]
    assert store.deliveries.count_queued() == {"file": 1}
    assert store.deliveries.count_queued("other") == {}
    for briefs, number in ((["brief"], 1), (["other", "brief"], 1), (["brie", "Brief", "brief2", "%"], 0), ([], 0)):
        assert sum(store.deliveries.count_queued(briefs=briefs).values()) == number
    store.deliveries.renew_claims("me", NOW + timedelta(hours=1))
    assert {held.until for held in store.deliveries.claimed_rows()} == {NOW + timedelta(hours=1)}


def test_a_row_that_waits_is_claimed_when_its_time_has_come_or_when_all_are(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    _walk(store, ["claimed", "started", "deferred"])
    later = NOW + timedelta(minutes=2)
    assert store.deliveries.count_queued(ready=ready(NOW)) == {}
    assert store.deliveries.count_queued(ready=ready(later)) == {"smtp": 1}
    assert store.deliveries.claim("smtp", "me", later, 1, ready=ready(NOW)) == []
    assert store.deliveries.claim("smtp", "me", later, 1, edition="other") == []
    assert store.deliveries.claim("smtp", "me", later, 1, briefs=["other"]) == []
    assert len(store.deliveries.claim("smtp", "me", later, 1, ready=ready(later))) == 1


@pytest.mark.parametrize("minutes", [-60 * 24 * 365, -1, 0, 1, 72, 73, 60 * 24 * 365])
def test_a_row_is_ready_as_the_outbox_has_it(store: Store, article: Article, minutes: int) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    [claim] = store.deliveries.claim("smtp", "me", NOW, 1)
    waiting = replace(claim.row.delivery, state="queued", next_try=NOW + timedelta(minutes=minutes))
    assert store.deliveries.save_changes([DeliveryChange(claim.row, waiting, "claimed", "me")])
    limits = ready(NOW)
    may_be_tried = not limits.at < NOW + timedelta(minutes=minutes) <= limits.beyond
    assert bool(store.deliveries.count_queued(ready=limits)) == may_be_tried
    assert bool(store.deliveries.claim("smtp", "me", NOW, 1, ready=limits)) == may_be_tried


def test_some_changes_are_written_though_another_is_not(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store, parcels=(MANY,))
    mine, yours = (claim.row for claim in store.deliveries.claim("smtp", "me", NOW, 2))
    sent = replace(mine.delivery, state="sent")
    changes = [DeliveryChange(mine, sent, "claimed", "me"), DeliveryChange(yours, sent, "claimed", "you")]
    assert store.deliveries.save_changes(changes) == {mine.id}
    assert [row.id for row in store.deliveries.deliveries(states=("sent",))] == [mine.id]


def test_who_leaves_has_their_open_rows_closed_and_those_of_others_and_what_is_being_sent_stay(
    store: Store, article: Article
) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store, parcels=(MANY,))
    assert store.editions.add_edition(
        replace(_edition(store), brief="other"), StorePosition(), store.documents.position(), (MANY,), (), NOW
    )
    claims = store.deliveries.claim("smtp", "me", NOW, 3, edition="brief/2026-11-20/06:45")
    marked = DeliveryChange(claims[0].row, replace(claims[0].row.delivery, state="sending"), "claimed", "me", "me")
    assert store.deliveries.save_changes([marked])
    theirs = ("0@ok.test", "1@ok.test", "5@ok.test")

    def close(row: Row) -> Delivery | None:
        return decide(row.delivery, Event("left", "gone"), NOW) if row.recipient in theirs else None

    left = Subscription("brief", "0@ok.test", "0@ok.test", "left", NOW)
    assert store.deliveries.subscribe(left, close) == 2
    closed = [row for row in store.deliveries.deliveries() if row.delivery.state == "left"]
    assert [(row.edition[:5], row.recipient, row.delivery.detail) for row in closed] == [
        ("brief", "1@ok.test", "gone"),
        ("brief", "5@ok.test", "gone"),
    ]
    started = DeliveryChange(claims[1].row, replace(claims[1].row.delivery, state="sending"), "claimed", "me", "me")
    assert not store.deliveries.save_changes([started]), "it cannot be marked as being sent any more"
    assert store.deliveries.standings("brief", ["0@ok.test", "1@ok.test"]) == {"0@ok.test": "left"}
    assert store.deliveries.standings("other", ["0@ok.test"]) == {}


def test_refusals_are_counted_with_the_result_and_forgiven(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    [claim] = store.deliveries.claim("smtp", "me", NOW, 1)
    failed = replace(claim.row.delivery, state="failed", detail="550 gone")
    assert store.deliveries.save_changes([DeliveryChange(claim.row, failed, "claimed", "me", refused=2)])
    [refusal] = store.deliveries.refusals()
    assert (refusal.address, refusal.times, refusal.detail) == ("me@ok.test", 2, "550 gone")
    assert not store.deliveries.save_changes([DeliveryChange(claim.row, failed, "claimed", "me", refused=3)])
    assert store.deliveries.refusals() == [refusal]
    store.deliveries.forget_refusals("Me <ME@ok.test>")
    assert store.deliveries.refusals() == []


def test_an_edition_is_open_again_when_a_row_of_it_is(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    _walk(store, ["claimed", "started", "refused"])
    store.editions.close_editions()
    [row] = store.deliveries.deliveries()
    store.deliveries.reopen_edition(row.edition)
    assert store.editions.editions()[0].state == "failed"
    store.deliveries.save_changes([DeliveryChange(row, replace(row.delivery, state="queued"), "failed", "me")])
    store.deliveries.reopen_edition(row.edition)
    assert store.editions.editions()[0].state == "open"


def test_the_last_word_of_an_address_on_a_brief_counts(store: Store) -> None:
    added = Subscription("brief", "me@ok.test", "Me <me@ok.test>", "added", NOW)
    left = replace(added, standing="left", since=NOW + timedelta(days=1))
    store.deliveries.subscribe(added)
    store.deliveries.subscribe(replace(added, brief="other"))
    store.deliveries.subscribe(left)
    assert store.deliveries.subscriptions("brief") == [left]
    assert len(store.deliveries.subscriptions()) == 2


def test_a_row_that_another_has_moved_on_is_not_written(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    [claim] = store.deliveries.claim("smtp", "me", NOW, 1)
    sent = replace(claim.row.delivery, state="sent")
    assert not store.deliveries.save_changes([DeliveryChange(claim.row, sent, "sending", "me")])
    assert not store.deliveries.save_changes([DeliveryChange(claim.row, sent, "claimed", "you")])
    assert not store.deliveries.save_changes([DeliveryChange(claim.row, sent, "claimed")])
    assert store.deliveries.deliveries()[0].delivery.state == "claimed"


def test_a_delivery_comes_back_as_it_was_decided(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    _walk(store, ["claimed", "started", "lost"])
    [row] = store.deliveries.deliveries(states=("queued",))
    assert row.delivery.unsure_since == NOW
    assert row.delivery.first_try == NOW
    assert row.delivery.tries == 1
    assert row.delivery.detail == "why"
    assert store.deliveries.deliveries(states=("sent",)) == []
    assert store.deliveries.deliveries(edition="other") == []


def test_the_message_of_a_row_is_the_bytes_that_were_given(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    [row] = store.deliveries.deliveries()
    message = store.deliveries.message(row.id)
    assert (message.parts, message.body) == (PARCEL.message.parts, b"To: me\r\n\r\nbytes\r\n\x00")
    assert (message.key, message.subject) == ("brief/2026-11-20/06:45", "Subject")
    assert row.message_id == "<id@x>"


def test_an_edition_closes_when_nothing_of_it_is_open(store: Store, article: Article) -> None:
    store.documents.add_document("a.txt", "1" * 64, NOW, [article])
    assert _file(store)
    store.editions.close_editions()
    assert store.editions.editions()[0].state == "open"
    _walk(store, ["claimed", "started", "accepted"])
    store.editions.close_editions()
    assert store.editions.editions()[0].state == "closed"


def test_runs_are_remembered_the_newest_first(store: Store) -> None:
    first = CommandRun("fetch", NOW, NOW + timedelta(seconds=1), {"documents": 3}, ("a note",), {"fetch": 0.25})
    second = CommandRun("send", NOW, NOW)
    store.runs.add_run(first)
    store.runs.add_run(second)
    assert store.runs.runs() == [second, first]
    assert store.runs.runs(1) == [second]


def test_the_lock_may_be_held_and_left(store: Store) -> None:
    with store.lock():
        pass
    with store.lock():
        pass


def test_an_edition_of_articles_that_the_store_does_not_have_is_refused(store: Store, article: Article) -> None:
    foreign = build([article], Plan(), SLOT)
    with pytest.raises(ValueError, match="is not in the store"):
        store.editions.add_edition(foreign, StorePosition(), store.documents.position(), (PARCEL,), (), NOW)
    assert store.editions.editions() == []
    assert store.editions.slots() == []
