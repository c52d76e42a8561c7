"""The sources that the settings and the store name, built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import plugins
from digest.model.source import StoredSource
from digest.ports import Source
from digest.settings import Settings
from digest.settings.source_tables import FetchSettings, SourceSettings
from digest.text.urls import without_secrets

if TYPE_CHECKING:
    from digest.sources.http import HttpClient
    from digest.sources.pages import Pages


@dataclass(frozen=True, slots=True)
class SourceSubscription:
    """A source under the name by which it is remembered, and the host that it asks ("" for none).

    One that is `local` stands on a disk: it is asked at every fetch, since nobody minds.
    """

    name: str
    source: Source
    host: str = ""
    user_agent: str | None = None
    local: bool = False


def door_of(fetch: FetchSettings, folder: Path = Path(), **more: Any) -> "HttpClient":  # noqa: ANN401 - clock, resolver
    """The door to the network that [fetch] describes."""
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
    """The way to the pages of entries; `robots` is what hosts are known to ask of programs."""
    from digest.sources.pages import Pages
    from digest.sources.robots import Robots

    return Pages(door, Robots(door, dict(robots or {})))


def subscriptions_of(
    settings: Settings, pages: "Pages", added: Sequence[StoredSource] = (), without: Sequence[Path] = ()
) -> list[SourceSubscription]:
    """One for each [[source]] and each source that was added; of two of one name the first.

    What stands in the folders of `without`, or is written by a brief, is not read.
    """
    wanted = [*settings.source, *(SourceSettings.of(item.settings) for item in added)]
    left_out = (*without, *_own(settings))
    made = {name_of(source): source for source in reversed(wanted)}
    ordered = {name_of(source): made[name_of(source)] for source in wanted}
    return [_built(settings, source, left_out, pages) for source in ordered.values()]


def sources_of(settings: Settings, pages: "Pages", without: Sequence[Path] = ()) -> list[Source]:
    """The sources of the settings alone."""
    return [subscription.source for subscription in subscriptions_of(settings, pages, without=without)]


def name_of(source: SourceSettings) -> str:
    """What a source is remembered and shown by."""
    if source.path is not None:
        return source.path.as_posix()
    url = source.url or ""
    # Of a mailbox the user is part of the name, and no password can stand in it.
    return url if url.startswith("imap") else without_secrets(url)


def _own(settings: Settings) -> list[Path]:
    """What the program itself keeps beside the sources: the settings, the store, the editions."""
    written = [settings.at(brief.folder) for brief in settings.brief if brief.folder]
    store = settings.store.url.partition(":///")[2] if settings.store.url.startswith("sqlite") else ""
    kept = [settings.at(Path(f"{store}{end}")) for end in ("", "-wal", "-shm", "-journal", ".lock")] if store else []
    return [*written, *kept, *([settings.file] if settings.file else [])]


def _built(settings: Settings, source: SourceSettings, without: tuple[Path, ...], pages: "Pages") -> SourceSubscription:
    path = settings.at(source.path) if source.path else None
    kind = source.kind_of(path)
    if source.is_own:
        own = plugins.load("sources", kind, **settings.given_to(source))
        return SourceSubscription(name_of(source), own, getattr(own, "host", ""))
    password = partial(settings.source_password, source) if source.has_password else None
    asked = {"url": source.url, "door": pages.door, "user_agent": source.user_agent, "password": password}
    more: dict[str, dict[str, Any]] = {
        "feed": {**asked, "pages": source.full_text, "aggregator": source.aggregator},
        "page": {**asked, "robots": pages.robots},
        "imap": {"url": source.url, "connect": pages.door.connect, "password": password},
        "files": {"paths": (path,), "prefix": name_of(source), "without": without, "aggregator": source.aggregator},
        "mbox": {"path": path, "prefix": name_of(source)},
        "maildir": {"path": path, "prefix": name_of(source)},
    }
    built = plugins.load("sources", kind, publisher=source.publisher, section=source.section, **more[kind])
    return SourceSubscription(name_of(source), built, getattr(built, "host", ""), source.user_agent, path is not None)
