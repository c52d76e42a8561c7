"""Build the sources of the settings and of the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import plugins
from digest.model.source import StoredSource
from digest.ports import Source
from digest.reading.worker import in_worker
from digest.settings import Settings
from digest.settings.source_tables import FetchSettings, SourceSettings
from digest.text.urls import without_secrets

if TYPE_CHECKING:
    from digest.sources.http import HttpClient
    from digest.sources.pages import Pages


@dataclass(frozen=True, slots=True)
class SourceSubscription:
    """A source, its name in the store, and the host that it asks ("" for none).

    A `local` source is on a disk: it is read at every fetch, also after a failure.  A `paused` one is not read.
    """

    name: str
    source: Source
    host: str = ""
    user_agent: str | None = None
    local: bool = False
    paused: bool = False


def door_of(fetch: FetchSettings, folder: Path = Path(), **more: Any) -> "HttpClient":  # noqa: ANN401 - clock, resolver
    """Make the client for web requests from the table [fetch]."""
    from digest.sources.allowed_hosts import Allowed
    from digest.sources.connect import Connector
    from digest.sources.http import USER_AGENT, HttpClient
    from digest.sources.turns import HostPauses

    cafile = str(folder / fetch.cafile.expanduser()) if fetch.cafile else None
    resolve = {"resolve": more.pop("resolve")} if "resolve" in more else {}
    return HttpClient(
        Connector(Allowed.of(fetch.allow), cafile, **resolve),
        HostPauses(fetch.pause),
        fetch.user_agent or USER_AGENT,
        fetch.timeout,
        **more,
    )


def pages_of(door: "HttpClient", robots: Mapping[str, Any] | None = None) -> "Pages":
    """Make the reader of web pages; `robots` has the stored robots.txt files by origin, each with its time."""
    from digest.sources.pages import Pages
    from digest.sources.robots import Robots

    return Pages(door, Robots(door, dict(robots or {})))


def subscriptions_of(
    settings: Settings, pages: "Pages", added: Sequence[StoredSource] = (), without: Sequence[Path] = ()
) -> list[SourceSubscription]:
    """Return a subscription for each [[source]] and each added source; of two with one name the first.

    Files in the folders of `without`, and files that a brief writes, are not read.
    """
    left_out = (*without, *_own(settings))
    return [_built(settings, source, left_out, pages) for source in known_sources(settings, added).values()]


def known_sources(settings: Settings, added: Sequence[StoredSource]) -> dict[str, SourceSettings]:
    """Return the sources of the settings, then the added ones, by name; of two with one name the first."""
    found: dict[str, SourceSettings] = {}
    for source in (*settings.source, *(SourceSettings.of(item.settings) for item in added)):
        found.setdefault(name_of(source), source)
    return found


def sources_of(settings: Settings, pages: "Pages", without: Sequence[Path] = ()) -> list[Source]:
    """Return the sources of the settings, without added and paused ones."""
    found = subscriptions_of(settings, pages, without=without)
    return [subscription.source for subscription in found if not subscription.paused]


def names_read(settings: Settings, added: Sequence[StoredSource]) -> tuple[str, ...]:
    """Return the names of the sources that are read: of the settings, then added ones, without paused ones."""
    return tuple(name for name, source in known_sources(settings, added).items() if not source.paused)


def folders_read(settings: Settings, added: Sequence[StoredSource]) -> tuple[str, ...]:
    """Return the names of the files, folders and mailboxes on this machine that are read."""
    known = known_sources(settings, added)
    return tuple(name for name, source in known.items() if source.path is not None and not source.paused)


def name_of(source: SourceSettings) -> str:
    """Return the name of a source: its address without secrets, or its path."""
    if source.path is not None:
        return source.path.as_posix()
    url = source.url or ""
    # The user is part of the name of a mailbox; the address of a mailbox cannot hold a password.
    return url if url.startswith("imap") else without_secrets(url)


def _own(settings: Settings) -> list[Path]:
    """Return the files of the program itself, which may be beside the sources: settings, store, editions, site."""
    folders = (settings.site.folder, *(brief.folder for brief in settings.brief))
    written = [settings.at(folder) for folder in folders if folder]
    store = settings.store.url.partition(":///")[2] if settings.store.url.startswith("sqlite") else ""
    kept = [settings.at(Path(f"{store}{end}")) for end in ("", "-wal", "-shm", "-journal", ".lock")] if store else []
    return [*written, *kept, *([settings.file] if settings.file else [])]


def _built(settings: Settings, source: SourceSettings, without: tuple[Path, ...], pages: "Pages") -> SourceSubscription:
    path = settings.at(source.path) if source.path else None
    kind = source.kind_of(path)
    if source.is_own:
        own = plugins.load("sources", kind, **settings.given_to(source))
        return SourceSubscription(name_of(source), own, getattr(own, "host", ""), paused=source.paused)
    password = partial(settings.source_password, source) if source.has_password else None
    asked = {"url": source.url, "door": pages.door, "user_agent": source.user_agent, "password": password}
    more: dict[str, dict[str, Any]] = {
        "feed": {**asked, "pages": source.full_text, "aggregator": source.aggregator, "limit": in_worker},
        "page": {**asked, "robots": pages.robots},
        "imap": {"url": source.url, "connect": pages.door.connect, "password": password},
        "files": {
            "paths": (path,),
            "prefix": name_of(source),
            "without": without,
            "aggregator": source.aggregator,
            "limit": in_worker,
            "follow": source.follow,
        },
        "mbox": {"path": path, "prefix": name_of(source)},
        "maildir": {"path": path, "prefix": name_of(source)},
    }
    built = plugins.load("sources", kind, publisher=source.publisher, section=source.section, **more[kind])
    host = getattr(built, "host", "")
    return SourceSubscription(name_of(source), built, host, source.user_agent, path is not None, source.paused)
