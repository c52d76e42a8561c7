"""What every store keeps of sources and documents; over SQLite, a store in memory, and PostgreSQL."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from digest.building.make import build
from digest.errors import LockedError
from digest.model.article import Article, Document, Failure
from digest.model.canonical import hash_bytes
from digest.model.edition import Plan, Slot
from digest.model.records import StorePosition
from digest.model.source import Health, NewDocument, StoredSource
from digest.ports import Store
from digest.stores.sql import Sql

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
PAGE = Document(
    "http://a.example/1", b'{"title": "\xc3\xbc"}', "application/json", "http://a.example/1",
    publisher="Courier", section="Port", marks=("address a.example/1", "guid a 7"), stamp="s1", teaser=True,
)  # fmt: skip

Make = Callable[..., Article]


@pytest.fixture(params=["memory", "sql", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "postgresql":
        found: str = request.getfixturevalue("postgres").database()
        return found
    return "sqlite://" if request.param == "memory" else "sqlite:///digest.db"


@pytest.fixture(params=["sql", "postgresql"])
def shared(request: pytest.FixtureRequest) -> str:
    """A store that several may use: one in memory has one user."""
    if request.param == "postgresql":
        found: str = request.getfixturevalue("postgres").database()
        return found
    return "sqlite:///digest.db"


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Store]:
    made = Sql(url, tmp_path)
    yield made
    made.engine.dispose()


def _known(store: Store, document: Document) -> tuple[str, str, str] | None:
    [known] = store.documents.find_known([document])
    return (known.origin, known.stamp, known.fullness) if known else None


def test_a_document_is_known_by_any_of_its_marks(store: Store, make: Make) -> None:
    store.documents.save("feed", [NewDocument(PAGE, (make("It rained."),))], NOW)
    assert _known(store, PAGE) == ("feed", "s1", "whole")
    assert _known(store, replace(PAGE, marks=("guid a 7", "title x"))) == ("feed", "s1", "whole")
    assert _known(store, replace(PAGE, marks=("title x",))) is None
    assert _known(store, replace(PAGE, marks=())) is None


def test_a_changed_document_takes_new_marks_and_keeps_the_old(store: Store, make: Make) -> None:
    store.documents.save("feed", [NewDocument(PAGE, (make("It rained."),))], NOW)
    [known] = store.documents.find_known([PAGE])
    assert known
    moved = replace(PAGE, marks=("address a.example/1", "guid a 8"), stamp="s2")
    store.documents.save("feed", [NewDocument(moved, (make("It did not rain."),), known.item)], NOW)
    for mark in ("guid a 7", "guid a 8", "address a.example/1"):
        assert _known(store, replace(PAGE, marks=(mark,))) == ("feed", "s2", "whole")
    assert [article.text for article in store.documents.articles(StorePosition(), store.documents.position())] == [
        "It did not rain."
    ]


def test_the_sources_that_list_a_document_are_known_by_its_place(store: Store, make: Make) -> None:
    lost = Failure("extract", "inbox/bad.pdf", "a damaged PDF")
    store.documents.save("feed", [NewDocument(PAGE, (make("It rained."),))], NOW)
    store.documents.save("inbox", [NewDocument(Document("inbox/bad.pdf", b"%PDF"), lost)], NOW)
    [known] = store.documents.find_known([PAGE])
    assert known
    for _ in range(2):
        store.documents.add_listings("other feed", [known.item])
    assert store.documents.sources_of(StorePosition(), store.documents.position()) == {
        PAGE.source: {"feed", "other feed"},
        "inbox/bad.pdf": {"inbox"},
    }
    assert store.documents.sources_of(store.documents.position(), store.documents.position()) == {}


def test_the_surest_mark_decides(store: Store, make: Make) -> None:
    store.documents.save("feed", [NewDocument(replace(PAGE, marks=("title x",), stamp="t"), (make("One."),))], NOW)
    store.documents.save("feed", [NewDocument(replace(PAGE, marks=("guid y",), stamp="g"), (make("Two."),))], NOW)
    assert _known(store, replace(PAGE, marks=("guid y", "title x"))) == ("feed", "g", "whole")


def test_a_document_that_says_the_same_adds_no_article(store: Store, make: Make) -> None:
    article = make("It rained.", "Rain")
    store.documents.save("feed", [NewDocument(PAGE, (article,))], NOW)
    [known] = store.documents.find_known([PAGE])
    assert known
    store.documents.save(
        "feed", [NewDocument(replace(PAGE, stamp="s2"), (replace(article, notes=("undated",)),), known.item)], NOW
    )
    assert store.documents.position().articles == 1
    assert _known(store, PAGE) == ("feed", "s2", "whole")


@pytest.mark.slow
def test_many_documents_are_kept_at_once_in_their_order(store: Store, make: Make) -> None:
    arrivals = [
        NewDocument(
            Document(f"{n}.txt", b"%d" % n),
            (make(f"It is {n}.", source=f"{n}.txt"), make(f"And {n}.", source=f"{n}.txt")),
        )
        for n in range(1200)
    ]
    store.documents.save("inbox", arrivals, NOW)
    assert [a.text for a in store.documents.articles(StorePosition(), store.documents.position())] == [
        t for n in range(1200) for t in (f"It is {n}.", f"And {n}.")
    ]
    assert all(store.documents.find_known([arrival.document for arrival in arrivals]))


def test_a_page_that_is_wanted_comes_back_until_it_is_had(store: Store, make: Make) -> None:
    store.documents.save("feed", [NewDocument(PAGE, None, fullness="wanted")], NOW)
    assert store.documents.position() == StorePosition()
    [wanted] = store.documents.pending_pages(NOW)
    assert (wanted.document, wanted.origin, wanted.tries, wanted.told) == (PAGE, "feed", 0, False)
    later = NOW + timedelta(hours=1)
    store.documents.save("", [NewDocument(PAGE, (make("A taste."),), wanted.item, "wanted", 1, later)], NOW)
    assert store.documents.pending_pages(NOW) == []
    [again] = store.documents.pending_pages(later)
    assert (again.tries, again.told) == (1, True)
    store.documents.save("", [NewDocument(PAGE, (make("The whole of it."),), wanted.item)], later)
    assert store.documents.pending_pages(later) == []
    assert [article.text for article in store.documents.articles(StorePosition(), store.documents.position())] == [
        "The whole of it."
    ]


def test_a_page_that_is_given_up_keeps_its_teaser(store: Store, make: Make) -> None:
    store.documents.save("feed", [NewDocument(PAGE, None, fullness="wanted")], NOW)
    [wanted] = store.documents.pending_pages(NOW)
    store.documents.save("", [NewDocument(PAGE, (make("A taste."),), wanted.item, "teaser")], NOW)
    store.documents.save("", [NewDocument(PAGE, None, wanted.item, "teaser")], NOW)
    assert store.documents.pending_pages(NOW + timedelta(days=99)) == []
    assert _known(store, PAGE) == ("feed", "s1", "teaser")
    assert store.documents.position().articles == 1


def test_the_bytes_of_a_document_come_back(store: Store, make: Make) -> None:
    body = bytes(range(256)) * 50
    store.documents.save("inbox", [NewDocument(Document("a.bin", body, "text/x", None, "a.bin"), (make("One."),))], NOW)
    assert store.documents.stored_document("a.bin") == Document("a.bin", body, "text/x", None, "a.bin")
    assert store.documents.stored_document("b.bin") is None


def test_what_cannot_be_stored_leaves_nothing_behind(store: Store, make: Make) -> None:
    good, bad = Document("good.txt", b"1"), Document("bad.txt", b"2")
    with pytest.raises(UnicodeError):
        store.documents.save(
            "inbox",
            [NewDocument(good, (make("One."),)), NewDocument(bad, (replace(make("Two."), title="\ud800"),))],
            NOW,
        )
    assert store.documents.find_known([good, bad]) == [None, None]
    assert store.documents.position() == StorePosition()


def test_sources_are_listed_in_the_order_in_which_they_were_added(store: Store) -> None:
    sources = [
        StoredSource(f"http://{name}.example/", {"url": f"http://{name}.example/", "section": "Ä"}) for name in "cab"
    ]
    assert store.sources.add_sources(sources, NOW) == 3
    assert store.sources.add_sources(sources[:1], NOW) == 0
    assert store.sources.added_sources() == sources
    assert store.sources.remove_source("http://a.example/")
    assert not store.sources.remove_source("http://a.example/")
    assert store.sources.added_sources() == [sources[0], sources[2]]


def test_health_comes_back_as_it_was(store: Store) -> None:
    health = Health(NOW, NOW, NOW, 3, "no answer", NOW, True, "http://b.example", 2, {"etag": '"ü"'})
    store.sources.save_visit("feed", [], NOW, health, None)
    assert store.sources.health() == {"feed": health}
    store.sources.save_visit("feed", [], NOW, Health(), None)
    store.sources.save_visit("other", [], NOW, health, None)
    assert store.sources.health() == {"feed": Health(), "other": health}


def test_a_notice_is_told_once_and_taken_back_when_all_is_well(store: Store, make: Make) -> None:
    ill = Health(failing_since=NOW, misses=3)
    store.sources.save_visit("feed", [], NOW, ill, "feed: failing since 2026-11-20")
    told = Failure("source", "feed", "feed: failing since 2026-11-20")
    assert store.documents.failures(StorePosition(), store.documents.position()) == [told]
    first = store.documents.position()
    store.sources.save_visit("feed", [], NOW, ill, "feed: failing since 2026-11-20, still")
    assert store.documents.failures(first, store.documents.position()) == []
    assert store.documents.failures(StorePosition(), store.documents.position()) == [told]
    store.sources.save_visit("feed", [NewDocument(PAGE, (make("It rained."),))], NOW, Health(worked=NOW), None)
    assert store.documents.failures(StorePosition(), store.documents.position()) == []
    store.sources.save_visit("feed", [], NOW, ill, "feed: failing since 2026-11-21")
    assert [failure.reason for failure in store.documents.failures(first, store.documents.position())] == [
        "feed: failing since 2026-11-21"
    ]


def test_what_a_visit_gave_and_its_health_are_kept_together_or_not_at_all(store: Store, make: Make) -> None:
    broken = NewDocument(PAGE, (replace(make("Two."), title="\ud800"),))
    with pytest.raises(UnicodeError):
        store.sources.save_visit("feed", [broken], NOW, Health(worked=NOW), None)
    assert store.sources.health() == {}


def test_what_hosts_ask_of_programs_is_kept(store: Store) -> None:
    store.sources.save_robots({"http://a.example": (NOW, "User-agent: *"), "http://b.example": (NOW, "")})
    store.sources.save_robots({"http://a.example": (NOW + timedelta(days=1), "Disallow: /")})
    assert store.sources.robots() == {
        "http://a.example": (NOW + timedelta(days=1), "Disallow: /"),
        "http://b.example": (NOW, ""),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge", {0, 1}), ("BRIDGE closed", {0}), ('"swing bridge"', {0}), ('"bridge swing"', set()), ("bridge -tram", {0}),
        ("swi*", {0, 1}), ("koln", {0}), ("Köln", {0}), ("grosse", {1}), ("東京", {1}), ("京東", set()), ("漢字仮名", set()),
        ("다리가", {2}), ("", set()), ("-tram", set()), ('"', set()), ("' OR 1 --", set()), ("a:b & | ! <->", set()), ("\\", set()),
    ],
)  # fmt: skip
def test_articles_are_found_by_their_words(store: Store, make: Make, query: str, found: set[int]) -> None:
    articles = [
        make("The swing bridge was closed on Monday in Köln.", "A warden’s day"),
        make("The tram bridge was swinging in the wind. Größe und 東京の橋.", "Wind"),
        make("다리가 월요일에 폐쇄되었다.", "다리"),
    ]
    for number, article in enumerate(articles):
        store.documents.save("inbox", [NewDocument(Document(f"{number}.txt", b"%d" % number), (article,))], NOW)
    assert {hit.seq - 1 for hit in store.documents.search(query)} == found
    assert all(hit.article == articles[hit.seq - 1] for hit in store.documents.search(query))


def test_a_word_of_the_title_counts_more_and_only_so_many_are_given(store: Store, make: Make) -> None:
    for number in range(5):
        title = "The bridge" if number == 2 else "A day"
        text = f"It was day {number} of the bridge." if number != 2 else "It was a day as any other in the port."
        store.documents.save(
            "inbox", [NewDocument(Document(f"{number}.txt", b"%d" % number), (make(text, title),))], NOW
        )
    assert store.documents.search("bridge")[0].seq == 3
    assert len(store.documents.search("bridge", 2)) == 2


def test_what_is_old_is_forgotten_and_what_was_quoted_is_kept(store: Store, make: Make) -> None:
    quoted = make("The bridge in the port was closed on Monday.", "Bridge closed", source="a.txt")
    for name, at, article in (
        ("a.txt", NOW, quoted),
        ("b.txt", NOW, make("Hail fell on the valley.", "Hail", source="b.txt")),
        ("c.txt", NOW + timedelta(days=5), make("The tram was stopped.", "Tram", source="c.txt")),
    ):
        document = Document(name, name.encode())
        if name == "b.txt":
            slot = Slot(date(2026, 11, 20), time(6, 45))
            edition = build(store.documents.articles(StorePosition(), store.documents.position()), Plan(), slot)
            assert store.editions.add_edition(edition, StorePosition(), store.documents.position(), (), (), NOW)
        store.documents.save("inbox", [NewDocument(document, (article,))], at)
    cut = store.documents.position()
    assert store.purge(NOW + timedelta(days=1)) == {"documents": 1, "articles": 1, "kept": 1}
    assert [article.source for article in store.documents.articles(StorePosition(), cut)] == ["a.txt", "c.txt"]
    assert [hit.article.source for hit in store.documents.search("the", 9)] in (["a.txt", "c.txt"], ["c.txt", "a.txt"])
    assert store.documents.search("hail") == []
    assert (store.documents.stored_document("a.txt") is None, store.documents.stored_document("b.txt") is None) == (
        False,
        True,
    )
    [filed] = store.editions.editions()
    kept = store.editions.edition(filed.key)
    assert kept
    assert kept.edition.hash == filed.hash
    assert store.documents.find_known([Document("b.txt", b"b.txt")])[0], "what is still there must not come in again"
    assert store.documents.position() == cut


def test_texts_beside_others_and_in_brief_are_kept_too(store: Store, make: Make) -> None:
    """Whatever an edition shows can be shown and proved again; a source that it only lists is a reference."""
    text = "The old bridge of Eastmere was closed on Monday, and {} people were hurt when its railing fell."
    for at, article in enumerate(
        (
            make(text.format(12), "Bridge closed", source="0.txt", publisher="Herald"),
            make(text.format(15), "Bridge closed", source="1.txt", publisher="Courier"),
            make(
                "The depot of Tarn" + " and the shed beside it" * 20 + " burned down.",
                "Tram depot burns",
                source="2.txt",
            ),
        )
    ):
        store.documents.save("inbox", [NewDocument(Document(f"{at}.txt", b"%d" % at), (article,))], NOW)
    cut = store.documents.position()
    slot = Slot(date(2026, 11, 20), time(6, 45))
    edition = build(store.documents.articles(StorePosition(), cut), Plan(minutes=0.3), slot)
    [difference] = edition.stories[0].differences
    assert [mention.headline for mention in edition.mentions] == ["Tram depot burns"]
    assert store.editions.add_edition(edition, StorePosition(), cut, (), (), NOW)
    assert store.purge(NOW + timedelta(days=1))["articles"] == 0
    kept = store.editions.edition(edition.key)
    assert kept
    assert kept.edition == edition
    assert difference.b.article in {article.id for article in kept.edition.articles}


def test_a_cut_never_falls(store: Store, make: Make) -> None:
    store.documents.save("inbox", [NewDocument(Document("a.txt", b"1"), (make("It rained.", source="a.txt"),))], NOW)
    edition = build(
        store.documents.articles(StorePosition(), store.documents.position()),
        Plan(),
        Slot(date(2026, 11, 20), time(6, 45)),
    )
    empty = replace(edition, sections=(), inputs=replace(edition.inputs, articles=()), articles=())
    cut = store.documents.position()
    assert store.editions.add_edition(empty, StorePosition(), cut, (), (), NOW)
    store.purge(NOW + timedelta(days=1))
    assert store.documents.position() == cut
    store.documents.save(
        "inbox", [NewDocument(Document("b.txt", b"2"), (make("It rained more.", source="b.txt"),))], NOW
    )
    assert [article.source for article in store.documents.articles(cut, store.documents.position())] == ["b.txt"]


def test_two_writers_wait_for_each_other(shared: str, tmp_path: Path, make: Make) -> None:
    """Each numbers its own documents without a gap in the other's sight."""
    stores = [Sql(shared, tmp_path) for _ in range(2)]
    _ = stores[0].engine, stores[1].engine
    errors: list[BaseException] = []

    def write(store: Store, who: str) -> None:
        try:
            for number in range(20):
                found = (make(f"It is {number} for {who}.", source=f"{who}{number}"),)
                store.documents.save(who, [NewDocument(Document(f"{who}{number}", b"x"), found)], NOW)
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    threads = [threading.Thread(target=write, args=(store, who)) for store, who in zip(stores, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert stores[0].documents.position().articles == 40
    assert len(stores[1].documents.articles(StorePosition(), stores[1].documents.position())) == 40
    for store in stores:
        store.engine.dispose()


def test_threads_of_one_store_write_in_turn(store: Store, make: Make) -> None:
    """A sender claims its next rows in a thread of its own, while others leave."""
    _ = store.documents.position()
    errors: list[BaseException] = []

    def write(who: str) -> None:
        try:
            for number in range(20):
                article = make(f"It is {number} for {who}.", source=f"{who}{number}")
                store.documents.save(who, [NewDocument(Document(f"{who}{number}", b"x"), (article,))], NOW)
                with store.deliveries.writer() as settle:
                    settle(())
        except BaseException as error:  # noqa: BLE001 - reported below
            errors.append(error)

    threads = [threading.Thread(target=write, args=(who,)) for who in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert store.documents.position().articles == 60


def test_the_lock_is_held_against_others_and_left(shared: str, tmp_path: Path) -> None:
    here, there = (Sql(shared, tmp_path) for _ in range(2))
    with here.lock():
        with pytest.raises(LockedError, match="another run"), there.lock():
            pass
        there.documents.save("inbox", [], NOW)  # it guards runs, not writers
    with there.lock():
        pass
    for store in (here, there):
        store.engine.dispose()


def test_a_copy_is_made_while_others_write(url: str, store: Store, tmp_path: Path, make: Make) -> None:
    store.documents.save("inbox", [NewDocument(Document("a.txt", b"1"), (make("It rained.", source="a.txt"),))], NOW)
    store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 1000
    if url.startswith("sqlite"):
        copy = Sql("sqlite:///copy.db", tmp_path)
        assert copy.documents.articles(StorePosition(), copy.documents.position()) == store.documents.articles(
            StorePosition(), store.documents.position()
        )
        assert copy.documents.search("rained")[0].article.source == "a.txt"
        copy.engine.dispose()


def test_stamps_are_of_the_bytes_where_a_source_gives_none(store: Store) -> None:
    document = Document("a.txt", b"words")
    store.documents.save("inbox", [NewDocument(document, Failure("extract", "a.txt", "empty"))], NOW)
    assert _known(store, document) == ("inbox", hash_bytes(b"words"), "whole")
    assert store.documents.failures(StorePosition(), store.documents.position()) == [
        Failure("extract", "a.txt", "empty")
    ]
