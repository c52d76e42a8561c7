"""Add, change and remove the sources in the store, and read and write lists of them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.app.first_settings import check_source
from digest.app.source_admin import SourceAdmin
from digest.app.starter_lists import pack_file
from digest.errors import NotAnArticleError, UsageError
from digest.fetching.subscriptions import name_of
from digest.model.source import StoredSource
from digest.settings.source_tables import SourceSettings
from digest.text.urls import without_secrets


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """Feeds of a list: the new ones, all, and those with a password or key in their address, which are not stored."""

    new: int
    total: int
    secret: int = 0


@dataclass(frozen=True, slots=True)
class SourceEditor:
    """Change the sources in the store of `admin`; sources of the settings file are changed there."""

    admin: SourceAdmin

    def add(self, place: str, **known: str | None) -> str:
        """Add a source to the store and return its name; for a site, add the feed named there.  Raises UsageError."""
        given = {name: value for name, value in known.items() if value}
        check_source(place)
        if "://" not in place:
            source = SourceSettings.of({"path": self._path(place), **given})
        elif place.startswith("http") and given.get("kind") != "page":
            source = SourceSettings.of({"url": self._feed_at(place), **given})
        else:
            source = SourceSettings.of({"url": place, **given})
        if not self._add([source]):
            raise UsageError(f"{name_of(source)} is there already")
        return name_of(source)

    def edit(self, name: str, **changes: object) -> str:
        """Change settings of a source in the store and return its name; None changes nothing, "" removes a setting.

        Raises UsageError.
        """
        known = self._stored(name)
        new = {key: value for key, value in changes.items() if value is not None}
        if not new:
            raise UsageError("nothing to change; give --section, --publisher or --title")
        settings = SourceSettings.of({key: value for key, value in {**known.settings, **new}.items() if value != ""})
        self.admin.store.sources.change_source(_stored_form(settings))
        return known.name

    def remove(self, name: str) -> str:
        """Remove a source from the store and return its name; its documents stay.  Raises UsageError."""
        known = self._stored(name)
        self.admin.store.sources.remove_source(known.name)
        return known.name

    def import_file(self, path: Path) -> ImportCounts:
        """Add the feeds of an OPML file, or of standard input ("-").  Raises UnreadableError."""
        from digest.sources.disk import read_file
        from digest.sources.limits import read_within

        if path == Path("-"):
            return self.import_opml(read_within(sys.stdin.buffer, "standard input"), "standard input")
        return self.import_opml(read_file(path), path.name)

    def import_pack(self, name: str) -> ImportCounts:
        """Add the feeds of a starter list of the program.  Raises UsageError for an unknown one."""
        return self.import_opml(pack_file(name), name)

    def import_opml(self, body: bytes, name: str) -> ImportCounts:
        """Add the feeds of an OPML list `name`.  Raises UnreadableError."""
        from digest.sources.opml import read_opml

        outlines = read_opml(body, name)
        sources = [
            SourceSettings.of(
                {"url": one.url, "title": one.title, "section": "".join(one.folders[:1]), "folders": one.folders[1:]}
            )
            for one in outlines
            if _may_be_kept(one.url)
        ]
        return ImportCounts(self._add(sources), len(outlines), len(outlines) - len(sources))

    def export_opml(self) -> str:
        """Return the feeds as OPML, with titles and folders and without passwords."""
        from digest.sources.opml import Outline, write_opml

        kept = [SourceSettings.of(item.settings) for item in self.admin.store.sources.added_sources()]
        feeds = [one for one in (*self.admin.settings.source, *kept) if one.kind_of(None) == "feed" and one.url]
        titles = {one.name: one.title for one in self.admin.sources()}
        found: dict[str, Outline] = {}
        for feed in feeds:
            name = name_of(feed)
            folders = tuple(filter(None, (feed.section, *feed.folders)))
            found.setdefault(name, Outline(name, titles.get(name, ""), folders))
        return write_opml(found.values())

    def _stored(self, name: str) -> StoredSource:
        """Return a source of the store by its name or title.  Raises UsageError."""
        shown = self.admin.name(name)
        for known in self.admin.store.sources.added_sources():
            if known.name == shown:
                return known
        mine = any(name_of(source) == shown for source in self.admin.settings.source)
        hint = "it is in the settings file; change it there" if mine else "`digest source list` names them"
        raise UsageError(f"there is no source {shown!r} in the store; {hint}")

    def _path(self, place: str) -> str:
        """Return a path that a command names, from the settings folder where it is in it, else from the root."""
        if place.startswith("~"):
            return place
        path, folder = Path(place).absolute(), self.admin.settings.folder.absolute()
        return (path.relative_to(folder) if path.is_relative_to(folder) and path != folder else path).as_posix()

    def _add(self, sources: Sequence[SourceSettings]) -> int:
        there = {name_of(source) for source in self.admin.settings.source}
        new = [_stored_form(source) for source in sources if name_of(source) not in there]
        return self.admin.store.sources.add_sources(new, self.admin.clock())

    def _feed_at(self, url: str) -> str:
        """Return the address of the feed at `url`, or of the feed that the page there names.  Raises UsageError."""
        from digest.sources.discover import feeds_in
        from digest.sources.parse import read_feed

        if not _may_be_kept(url):
            raise UsageError("an address with a password or key is not written into the store; put it in the settings")
        answer = self.admin.pages.door.get(url)
        found = feeds_in(answer.body, answer.url)
        if found:
            return found[0].url
        try:
            read_feed(answer.body, answer.url, answer.charset)
        except NotAnArticleError as error:
            raise UsageError(f"{url}: no feed, and none named there; --kind page reads the page itself") from error
        return answer.moved if _may_be_kept(answer.moved) and answer.moved else url


def _may_be_kept(url: str) -> bool:
    return without_secrets(url) == url


def _stored_form(source: SourceSettings) -> StoredSource:
    return StoredSource(name_of(source), source.model_dump(mode="json", exclude_defaults=True))
