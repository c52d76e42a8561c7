"""Files and folders.  A folder is read to the bottom, in the order of its names; hidden files are left out."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.errors import SourceError
from digest.model.article import Document, Failure
from digest.sources.limits import read_within
from digest.text.characters import one_line


@dataclass(frozen=True, slots=True)
class Files:
    """The documents of `paths`, each named by its path relative to the one given; `without` is left out.

    `prefix` stands before the names: what the settings call the source, so that two folders may hold one name.
    """

    paths: tuple[Path, ...]
    without: tuple[Path, ...] = ()
    publisher: str | None = None
    section: str = ""
    prefix: str = ""

    def __call__(self) -> Iterator[Document | Failure]:
        left_out = {path.resolve() for path in self.without}
        for given in self.paths:
            if not given.exists():
                name = self.prefix or _name(given)
                yield Failure("source", name, f"{name}: no such file or folder; check the path")
            elif given.is_dir():
                for path in _below(given, left_out):
                    yield self._document(path, self._named(path.relative_to(given)))
            else:
                yield self._document(given, self.prefix or _name(Path(given.name)))

    def _named(self, relative: Path) -> str:
        return _name(Path(self.prefix) / relative) if self.prefix else _name(relative)

    def _document(self, path: Path, source: str) -> Document | Failure:
        try:
            body = read_file(path)
        except SourceError as error:
            return Failure("source", source, str(error))
        return Document(source, body, filename=source, publisher=self.publisher, section=self.section)


def read_file(path: Path) -> bytes:
    """The bytes of one file.  Raises SourceError when it is missing, no regular file, too large, or may not be read."""
    name = _name(path)
    try:
        if not path.exists():
            raise SourceError(f"{name}: no such file; check the path")
        if path.is_dir():
            raise SourceError(f"{name}: this is a folder; `digest brief {name}` reads folders")
        if not path.is_file():
            raise SourceError(f"{name}: not a regular file; use - for standard input")
        with path.open("rb") as stream:
            return read_within(stream, name)
    except OSError as error:
        raise SourceError(f"{name}: {(error.strerror or str(error)).lower()}; check the permissions") from error


def _below(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    """Regular files below a folder, by name; no link to a folder is followed, so that no loop is met."""
    for root, folders, files in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).resolve() not in left_out
        )
        if _is_ours(here):
            continue
        for name in sorted(files):
            path = here / name
            if not name.startswith(".") and path.resolve() not in left_out and (path.is_file() or not path.exists()):
                yield path


def _is_ours(folder: Path) -> bool:
    """Whether an edition of ours was written into a folder: what stands there is no news."""
    try:
        with (folder / "edition.json").open("rb") as stream:
            return b'"format": "digest-edition/' in stream.read(64)
    except OSError:
        return False


def _name(path: Path) -> str:
    """A path as text that may be shown: with slashes, without what does not decode or could move a cursor."""
    return one_line(os.fsencode(path.as_posix()).decode("utf-8", "replace"))
