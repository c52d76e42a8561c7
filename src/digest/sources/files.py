"""Files and folders.  A folder is read recursively, in order of names; hidden files are left out."""

import os
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import OverrunError, SourceError
from digest.model.article import Document, Failure
from digest.model.limit import Limit, directly
from digest.model.source import FetchResult, FetchState
from digest.sources.disk import read_file, shown
from digest.sources.json_lines import line_documents
from digest.sources.limits import LARGEST
from digest.sources.mailbox import mails_in
from digest.text.characters import one_line

# Minimum age of a file's time, in seconds, to detect later changes by it: some file systems count in steps of two.
_SETTLED = 3.0
# Suffixes of files that may be feeds.
_FEEDS = frozenset((".xml", ".rss", ".atom", ".rdf"))
# Suffixes of files with one JSON object a line.
_LINES = frozenset((".jsonl", ".ndjson"))


@dataclass(frozen=True, slots=True)
class Files:
    """The documents of `paths`, each named by its path relative to the given path; `without` is left out.

    The publisher of an `aggregator`'s entry is taken from the entry.  `prefix`, the source's name in the settings,
    is put before each document's name, so that two folders may contain files of the same name.  Feeds in files are read
    by way of `limit`.  Links to files outside the folder are read only with `follow`: whoever may write into a folder
    must not choose which other files are quoted.
    """

    paths: tuple[Path, ...]
    without: tuple[Path, ...] = ()
    publisher: str | None = None
    section: str = ""
    prefix: str = ""
    aggregator: bool = False
    limit: Limit = directly
    follow: bool = False

    @property
    def name(self) -> str:
        """Name in the settings, else the paths."""
        return self.prefix or ", ".join(shown(path) for path in self.paths)

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        """Read the files; a file whose size and time are unchanged since the `memo` is skipped."""
        known, stamps, unchanged, reason = memo or {}, {}, 0, ""
        for path, name in self._files():
            stamp = stamp_of(path)
            if stamp and known.get(name) == stamp:
                stamps[name] = stamp
                unchanged += 1
                continue
            for found in self._documents(path, name):
                if isinstance(found, Document):
                    stamps |= {name: stamp} if stamp else {}
                elif path in self.paths:
                    reason = found.reason
                yield found
        return FetchResult("failed" if reason else "read", reason, stamps, known=unchanged)

    def _files(self) -> Iterator[tuple[Path, str]]:
        """Yield each file with its name, in order."""
        left_out = {_real(path) for path in self.without}
        for given in self.paths:
            if given.is_dir():
                for path in _below(given, left_out):
                    yield path, self._named(path.relative_to(given))
            else:
                yield given, self.prefix or shown(Path(given.name))

    def _named(self, relative: Path) -> str:
        return shown(Path(self.prefix) / relative) if self.prefix else shown(relative)

    def _documents(self, path: Path, source: str) -> Iterator[Document | Failure]:
        """Yield the documents in a file; a Failure for an unreadable one."""
        if path in self.paths and not path.exists():
            name = self.prefix or shown(path)
            yield Failure("source", name, f"{name}: no such file or folder; check the path")
            return
        if not self.follow and self._leads_out(path):
            yield Failure("source", source, f"{source}: a link out of the folder; set follow = true to read it")
            return
        try:
            yield from self._contents(path, source)
        except OverrunError as error:
            yield Failure("source", source, one_line(f"{source}: {error}"))
        except SourceError as error:
            yield Failure("source", source, str(error))
        except OSError as error:
            yield Failure(
                "source", source, f"{source}: {(error.strerror or str(error)).lower()}; check the permissions"
            )
        except Exception as error:  # noqa: BLE001 - a fault with one file must not cost its folder
            reason = f"{source}: could not be read ({type(error).__name__}: {error}); please report it"
            yield Failure("source", source, one_line(reason))

    def _contents(self, path: Path, source: str) -> Iterator[Document | Failure]:
        """Yield the document in a file, or one per mail of a mailbox, entry of a feed, or batch of many JSON lines."""
        suffix = path.suffix.lower()
        if suffix == ".mbox" and path.is_file():
            yield from self._mails(path, source)
        elif suffix in _LINES and path.is_file() and path.stat().st_size > LARGEST:
            with path.open("rb") as stream:
                yield from line_documents(stream, source, self.publisher, self.section)
        elif suffix in _FEEDS:
            yield from self._entries(read_file(path), source)
        else:
            yield self._document(source, read_file(path), source)

    def _leads_out(self, path: Path) -> bool:
        """Return whether a path is a link from a folder to a file that is in none of the folders."""
        if path in self.paths or not path.is_symlink():
            return False
        target = _real(path)
        return not any(target.is_relative_to(_real(given)) for given in self.paths)

    def _mails(self, path: Path, source: str) -> Iterator[Document | Failure]:
        with path.open("rb") as stream:
            for _, found in mails_in(stream, source, self.publisher, self.section):
                yield found

    def _entries(self, body: bytes, source: str) -> Iterator[Document | Failure]:
        """The entries of a feed that was saved as a file; XML that is none is a document."""
        from digest.sources.feed_documents import FeedFileReader

        reader = FeedFileReader(source, self.publisher, self.section, self.aggregator)
        yield from self.limit(reader, body) or [self._document(source, body, source)]

    def _document(self, source: str, body: bytes, filename: str) -> Document:
        return Document(source, body, filename=filename, publisher=self.publisher, section=self.section)


def stamp_of(path: Path) -> str:
    """Return size and time of a file; "" while it is too new: it may still change within the same clock tick."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}" if time.time() - found.st_mtime > _SETTLED else ""


def _below(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    """Yield the files below a folder, by name; links to folders are not followed, which avoids loops."""
    for root, folders, files in os.walk(folder):
        here = Path(root)
        real = _real(here)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _real(here / name) not in left_out)
        if _is_ours(here):
            continue
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = here / name
            place = _real(path) if path.is_symlink() else real / name
            if place not in left_out and (path.is_file() or not path.exists()):
                yield path


def _real(path: Path) -> Path:
    """Return a path without links; a link that leads to itself stays, where `resolve` fails."""
    return Path(os.path.realpath(path))


def _is_ours(folder: Path) -> bool:
    """Return whether a folder contains an edition written by this program: its files are no news."""
    try:
        with (folder / "edition.json").open("rb") as stream:
            return b'"format": "digest-edition/' in stream.read(64)
    except OSError:
        return False
