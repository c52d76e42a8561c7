"""`digest source`, `fetch`, `search`, `db`, `doctor`, and addresses in place of files, as their user meets them."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ran
from digest.sources.opml import Outline, read_opml, write_opml
from digest.text.characters import one_line
from newsroom import item, page, rss
from servers import web
from servers.web import Reply, Site

SETTINGS = '[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n[[brief]]\nname = "morning"\ntime = "00:00"\nfolder = "out"\nmax_age = "all"\n'


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "digest.toml"
    path.write_text(SETTINGS)
    monkeypatch.setenv("DIGEST_CONFIG", str(path))
    return path


@pytest.fixture
def site() -> Iterator[Site]:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    with web.site(
        {"/rss": Reply(rss(item(1), item(2))), "/": Reply(f"<html><head>{link}</head></html>".encode())}
    ) as here:
        yield here


CommandRun = Callable[..., object]


def test_a_site_is_added_by_its_feed_and_fetched(run: Callable[..., Ran], settings: Path, site: Site) -> None:
    assert run("source", "add", site.url("/"), "--section", "Port").code == 0
    assert run("source", "add", site.url("/rss")).code == 2
    [listed] = json.loads(run("source", "list", "--json").out)
    assert (listed["name"], listed["origin"], listed["state"], listed["section"]) == (
        site.url("/rss"),
        "store",
        "new",
        "Port",
    )
    ran = run("fetch")
    assert (ran.code, ran.err) == (0, "2 documents, 2 articles\n")
    head, row = run("source", "list").out.splitlines()
    assert head.split("  ")[0] == "SOURCE"
    assert re.fullmatch(r"Harbour Courier  Port +\d{4}-\d\d-\d\d \d\d:\d\d  (\d+|<1) +ok", row)
    assert run("fetch").err == "nothing to do\n"


def test_a_source_of_the_settings_is_listed_and_removed_there(
    run: Callable[..., Ran], settings: Path, site: Site
) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/rss")}"\n{SETTINGS}')
    assert run("source", "list").out.splitlines()[1].split() == [site.url("/rss"), "never", "new"]
    removed = run("source", "remove", site.url("/rss"))
    assert (removed.code, "is in the settings file" in removed.err) == (2, True)
    assert run("source", "remove", "http://nowhere.example/").code == 2


def test_the_list_of_sources_is_a_table_of_titles_or_names(
    run: Callable[..., Ran], settings: Path, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    settings.write_text(
        '[[source]]\npath = "inbox"\nsection = "Port"\n'
        '[[source]]\nurl = "http://127.0.0.1:9/rss"\npublisher = "항구 신문"\nsection = "世界"\n' + SETTINGS
    )
    run("fetch")
    head, first, second = run("source", "list").out.splitlines()
    assert first.startswith("inbox      Port     20")
    assert second == "항구 신문  世界     never                     waiting, 1 try"
    assert head == "SOURCE     SECTION  LAST READ         A WEEK  STATE"
    assert run("source", "check", "항구 신문").code == 4
    assert "is in the settings file" in run("source", "remove", "항구 신문").err


def test_what_was_added_is_removed_and_its_articles_stay(run: Callable[..., Ran], settings: Path, site: Site) -> None:
    run("source", "add", site.url("/rss"))
    run("fetch")
    assert run("source", "remove", site.url("/rss")).code == 0
    assert run("source", "list").out == ""
    assert len(run("search", "girder").out.splitlines()) == 2


def test_check_asks_and_stores_nothing(run: Callable[..., Ran], settings: Path, site: Site) -> None:
    run("source", "add", site.url("/rss"))
    assert run("source", "check").out == f"{site.url('/rss')}  2 documents\n"
    assert run("search", "girder").out == ""
    site.replies.clear()
    failed = run("source", "check", site.url("/rss"))
    assert (failed.code, "404" in failed.out) == (4, True)
    assert run("source", "check", "http://nowhere.example/").code == 2


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("{}/nothing", "404"),
        ("{}/page", "no feed, and none named there"),
        ("http://me:pw@127.0.0.1/rss", "not written into the store"),
        ("http://127.0.0.1/rss?api_key=x", "not written into the store"),
        ("imaps://me:pw@127.0.0.1/", "no password may be in the settings"),
    ],
)
def test_what_cannot_be_added_is_told_and_not_added(
    run: Callable[..., Ran], settings: Path, site: Site, place: str, why: str
) -> None:
    site.replies["/page"] = Reply(b"<html><body>hello</body></html>")
    ran = run("source", "add", place.format(site.url()))
    assert ran.code in (2, 9)
    assert why in ran.err
    assert "pw" not in ran.err.replace("pw@", "") or "pw" not in ran.err
    assert run("source", "list").out == ""


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>mine</title></head><body>
<outline text="World &amp; more"><outline text="Courier" type="rss" xmlUrl="http://a.example/rss"/>
<outline text="Deep"><outline title="Ledger" xmlurl="feed://b.example/rss"/></outline></outline>
<outline text="Slate" xmlUrl="https://c.example/feed.json"/><outline text="Courier again" xmlUrl="http://a.example/rss"/>
<outline text="a note"/><outline text="bad" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


def test_opml_goes_in_and_out_with_folders_as_sections(run: Callable[..., Ran], settings: Path, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(OPML)
    assert run("source", "import", path).err == "3 of 3 feeds added\n"
    assert run("source", "import", path).err == "0 of 3 feeds added\n"
    out = run("source", "export").out
    again = [(one.url, one.title, one.folders) for one in read_opml(out.encode(), "out")]
    assert again == [
        ("https://c.example/feed.json", "Slate", ()),
        ("http://a.example/rss", "Courier", ("World & more",)),
        ("http://b.example/rss", "Ledger", ("World & more", "Deep")),
    ]
    sections = {one["title"]: one["section"] for one in json.loads(run("source", "list", "--json").out)}
    assert sections == {"Courier": "World & more", "Ledger": "World & more", "Slate": ""}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<opml", b"<opml><body/></opml>", b"\x00\xff",
        b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><opml><body><outline xmlUrl="http://&c;"/></body></opml>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><body><outline text="&a;"/></body></opml>',
    ],
)  # fmt: skip
def test_what_is_no_list_of_feeds_is_told(run: Callable[..., Ran], settings: Path, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(body)
    ran = run("source", "import", path)
    assert ran.code == 9
    assert ran.err.startswith("digest: feeds.opml: no ")


@pytest.mark.slow
def test_a_list_of_a_thousand_feeds_keeps_its_order(run: Callable[..., Ran], settings: Path, tmp_path: Path) -> None:
    outlines = [Outline(f"http://h{n}.example/rss", f"Feed {n}", (f"Part {n // 100}",)) for n in range(1000)]
    path = tmp_path / "feeds.opml"
    path.write_text(write_opml(outlines))
    assert read_opml(path.read_bytes(), "x") == outlines
    assert run("source", "import", path).code == 0
    assert len(run("source", "list").out.splitlines()) == 1 + 1000


@pytest.fixture
def imported(run: Callable[..., Ran], settings: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ran]:
    """Import a list from standard input."""

    def imports(text: str) -> Ran:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
        return run("source", "import", "-")

    return imports


def test_a_list_is_read_from_standard_input(run: Callable[..., Ran], imported: Callable[[str], Ran]) -> None:
    assert imported(OPML).err == "3 of 3 feeds added\n"
    assert imported("").code == 9
    assert run("source", "import").code == 2


def test_a_feed_with_a_key_in_its_address_is_not_added_and_counted(imported: Callable[[str], Ran]) -> None:
    secret = OPML.replace("c.example/feed.json", "c.example/feed.json?api_key=x")
    assert imported(secret).err == (
        "2 of 3 feeds added\n1 with a password or key in the address not added; put such feeds into the settings\n"
    )


def test_a_source_is_changed_by_its_name_or_its_title(run: Callable[..., Ran], settings: Path, site: Site) -> None:
    def listed() -> dict[str, object]:
        [one] = json.loads(run("source", "list", "--json").out)
        return {key: one[key] for key in ("title", "section")}

    run("source", "add", site.url("/rss"))
    changed = run("source", "edit", site.url("/rss"), "--title", "The Port", "--section", "World")
    assert (changed.code, changed.err) == (0, f"changed {site.url('/rss')}\n")
    assert listed() == {"title": "The Port", "section": "World"}
    assert run("source", "edit", "The Port", "--publisher", "Courier Group", "--section", "").code == 0
    assert listed() == {"title": "The Port", "section": ""}
    run("fetch")
    assert {hit["publisher"] for hit in json.loads(run("search", "--json", "girder").out)} == {"Courier Group"}
    assert run("source", "edit", "The Port").code == 2
    assert run("source", "edit", "Nobody", "--title", "x").code == 2


def test_a_source_of_the_settings_is_changed_and_paused_there(
    run: Callable[..., Ran], settings: Path, site: Site
) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/rss")}"\n{SETTINGS}')
    for command in (("edit", site.url("/rss"), "--title", "x"), ("pause", site.url("/rss"))):
        ran = run("source", *command)
        assert (ran.code, "is in the settings file; change it there" in ran.err) == (2, True)
    settings.write_text(f'[[source]]\nurl = "{site.url("/rss")}"\npaused = true\n{SETTINGS}')
    run("fetch")
    assert site.seen == []


def test_a_paused_source_is_not_read_and_holds_up_no_edition(
    run: Callable[..., Ran], settings: Path, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(
        "Tram stopped\n\nThe tram of Eastmere stopped on Friday after a storm broke its wire."
    )
    settings.write_text(f'[[source]]\npath = "inbox"\n{SETTINGS}')
    run("source", "add", site.url("/rss"))
    assert run("source", "pause", site.url("/rss")).err == f"paused {site.url('/rss')}\n"
    seen = len(site.seen)
    assert run("run", "--once").code == 0
    assert len(site.seen) == seen
    assert "Tram stopped" in run("show").out
    assert run("source", "list").out.splitlines()[2].endswith("paused")
    assert run("doctor").code == 0
    assert run("source", "check").out.startswith("inbox")
    assert len(run("source", "check", site.url("/rss")).out.splitlines()) == 1
    assert run("source", "resume", site.url("/rss")).err == f"resumed {site.url('/rss')}\n"
    assert run("fetch").err == "2 documents, 1 known, 2 articles\n" or len(site.seen) > seen


def test_a_path_is_checked_and_named_from_the_settings_folder(
    run: Callable[..., Ran], settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "away" / "inbox").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "away")
    missing = run("source", "add", "inbxo")
    assert (missing.code, "is no file and no folder here" in missing.err) == (2, True)
    assert run("source", "add", "inbox").err == "added away/inbox\n"
    assert run("source", "check").code == 0
    assert run("source", "add", str(tmp_path / "away" / "inbox")).code == 2
    assert run("source", "add", "ftp://a.example/").code == 2


def test_the_list_has_the_entries_of_a_week_and_the_feeds_own_title(
    run: Callable[..., Ran], settings: Path, site: Site
) -> None:
    now = datetime.now(UTC)
    dates = [f"{now - timedelta(hours=12 * n):%a, %d %b %Y %H:%M:%S} +0000" for n in range(1, 29)]
    site.replies["/rss"] = Reply(rss(*(item(n, pubDate=date) for n, date in enumerate(dates)), title="A" * 99))
    site.replies["/other"] = Reply(rss(item(1), title="Port"))
    site.replies["/third"] = Reply(rss(item(2), title="Port"))
    for name in ("/rss", "/other", "/third"):
        run("source", "add", site.url(name))
    run("fetch")
    rows = run("source", "list").out.splitlines()[1:]
    assert [row.split()[0] for row in rows] == ["A" * 39 + "…", site.url("/other"), site.url("/third")]
    assert rows[0].split()[3] == "14"
    run("fetch")
    assert run("source", "list").out.splitlines()[1].split()[3] == "14"


FEED_TITLES = st.text(st.characters(codec="utf-8"), max_size=30).map(one_line)
FOLDERS = st.lists(FEED_TITLES.filter(bool), max_size=4).map(tuple)


@given(st.lists(st.tuples(FEED_TITLES, FOLDERS), min_size=1, max_size=20))
def test_a_list_that_is_written_and_read_loses_nothing(feeds: list[tuple[str, tuple[str, ...]]]) -> None:
    outlines = [Outline(f"http://h{n}.example/rss?a=1&b=2", title, folders) for n, (title, folders) in enumerate(feeds)]
    once = read_opml(write_opml(outlines).encode(), "x")
    assert sorted(once, key=repr) == sorted(outlines, key=repr)
    assert read_opml(write_opml(once).encode(), "x") == once


def test_sources_that_are_exported_and_imported_are_the_same(
    run: Callable[..., Ran], imported: Callable[[str], Ran]
) -> None:
    imported(OPML)
    before, out = run("source", "list", "--json").out, run("source", "export").out
    for one in json.loads(before):
        run("source", "remove", one["name"])
    imported(out)
    assert sorted(json.loads(run("source", "list", "--json").out), key=repr) == sorted(json.loads(before), key=repr)
    assert run("source", "export").out == out


def test_a_starter_list_is_added_by_its_name(run: Callable[..., Ran], settings: Path) -> None:
    packs = json.loads(run("source", "packs", "--json").out)
    assert set(packs) == {
        "science",
        "technology",
        *(f"world-{language}" for language in ("de", "en", "es", "fr", "pt")),
    }
    assert run("source", "packs").out.splitlines()[0].split() == ["PACK", "FEEDS"]
    for name, count in packs.items():
        assert run("source", "import", "--pack", name).err == f"{count} of {count} feeds added\n"
    assert run("source", "add", "--pack", "science").err == f"0 of {packs['science']} feeds added\n"
    listed = json.loads(run("source", "list", "--json").out)
    assert len(listed) == sum(packs.values())
    assert all(one["title"] and one["section"] and one["name"].startswith("https://") for one in listed)
    unknown = run("source", "add", "--pack", "sport")
    assert (unknown.code, "known are science, technology, world-de" in unknown.err) == (2, True)
    assert run("source", "add").code == run("source", "add", "--pack", "science", "--title", "x").code == 2


def test_doctor_says_which_sources_are_ill_and_since_when(run: Callable[..., Ran], settings: Path, site: Site) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/gone")}"\n[[source]]\nurl = "{site.url("/rss")}"\n{SETTINGS}')
    assert run("doctor").code == 4
    for _ in range(3):
        assert run("fetch", "--strict", "--retry").code == 4
    ran = run("doctor")
    assert ran.code == 4
    [line] = ran.out.splitlines()
    assert f"{site.url('/gone')}: failing since 20" in line
    assert "(3 tries)" in line
    [finding] = json.loads(run("doctor", "--json").out)
    assert line == f"{finding['fault']}; {finding['remedy']}"
    assert finding["exit_code"] == 4
    settings.write_text("[fetch]\npaus = 1\n")
    assert run("doctor").code == 3


def test_an_edition_tells_an_ill_source_once_and_one_that_is_well_again_never(
    run: Callable[..., Ran], settings: Path, site: Site
) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/gone")}"\n[[source]]\nurl = "{site.url("/rss")}"\n{SETTINGS}')
    for _ in range(4):
        run("fetch", "--retry")
    run("build")
    shown = run("show").out
    assert shown.count("failing since") == 1
    assert "404" in shown


def test_a_source_that_waits_is_counted_and_asked_with_retry(
    run: Callable[..., Ran], settings: Path, site: Site
) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/gone")}"\n{SETTINGS}')
    run("fetch")
    assert run("fetch").err == "1 waiting\n"
    asked = len(site.seen)
    run("fetch", "--retry")
    assert len(site.seen) == asked + 1


def test_search_finds_words_phrases_and_beginnings(run: Callable[..., Ran], settings: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in {
        "a.txt": "Bridge closed in Köln\n\nThe swing bridge over the Ångström canal was closed on Monday by its warden.",
        "b.txt": "Tram stopped\n\nThe tram bridge was swinging in the wind, and 東京の橋 was closed on Tuesday too.",
    }.items():
        (tmp_path / "in" / name).write_text(text)
    settings.write_text(f'[[source]]\npath = "in"\n{SETTINGS}')
    run("fetch")

    def found(*words: str) -> list[str]:
        return [article["source"] for article in json.loads(run("search", "--json", "--", *words).out)]

    assert found("bridge")[0] == "in/a.txt"  # a word of the title counts more
    assert sorted(found("bridge")) == ["in/a.txt", "in/b.txt"]
    assert found("swing bridge") == ["in/a.txt"]
    assert found("swing*") == ["in/a.txt", "in/b.txt"] or sorted(found("swing*")) == ["in/a.txt", "in/b.txt"]
    assert found("bridge", "-tram") == ["in/a.txt"]
    assert found("KOLN", "angstrom") == ["in/a.txt"]
    assert found("東京") == ["in/b.txt"]
    assert found("京東") == []
    assert found("-tram") == []
    assert found('"') == found("nothing") == found("OR", "(", "NEAR(") == []


def test_backup_and_purge(run: Callable[..., Ran], settings: Path, site: Site, tmp_path: Path) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/rss")}"\n{SETTINGS}')
    run("fetch")
    run("build")
    assert run("db", "backup", tmp_path / "copy.db").code == 0
    assert run("db", "backup", tmp_path / "copy.db").code == 2
    copy = tmp_path / "copy.toml"
    copy.write_text(settings.read_text() + '[store]\nurl = "sqlite:///copy.db"\n')
    assert run("list", "--config", copy).out == run("list").out
    assert "no document is older than 1d" in run("db", "purge", "--older", "1d").err
    assert run("db", "purge", "--older", "soon").code == 2


@pytest.mark.parametrize("command", ["summarize", "read"])
def test_an_address_is_read_like_a_file(run: Callable[..., Ran], settings: Path, site: Site, command: str) -> None:
    site.replies["/1"] = Reply(page(1), headers={"Content-Type": "text/html"})
    ran = run(command, site.url("/1"))
    assert ran.code == 0
    assert "main girder" in ran.out
    settings.write_text(SETTINGS.replace("127.0.0.0/8", "10.0.0.0/8"))
    refused = run(command, site.url("/1"))
    assert refused.code == 9
    assert "not of the public net" in refused.err
    assert run(command, site.url("/none")).code == 9


def test_a_brief_of_addresses(run: Callable[..., Ran], settings: Path, site: Site) -> None:
    site.replies["/1"] = Reply(page(1), headers={"Content-Type": "text/html"})
    ran = run("brief", site.url("/1"), site.url("/none"))
    assert ran.code == 0
    assert "main girder" in ran.out
    assert "404" in ran.err


@pytest.mark.parametrize("value", ['["10.0.0.0/99"]', '"127.0.0.0/33"'])
def test_a_network_that_is_none_is_a_problem_of_the_settings(
    run: Callable[..., Ran], settings: Path, value: str
) -> None:
    settings.write_text(f"[fetch]\nallow = {value}\n")
    ran = run("config", "check")
    assert ran.code == 3
    assert "fetch.allow" in ran.err


def test_networks_may_be_allowed_by_the_environment(
    run: Callable[..., Ran], settings: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.write_text(f'[[source]]\nurl = "{site.url("/rss")}"\n[[brief]]\n')
    assert run("fetch", "--strict").code == 4
    monkeypatch.setenv("DIGEST_FETCH__ALLOW", "nas.home, 127.0.0.0/8")
    assert run("fetch", "--strict", "--retry").code == 0
