"""Write files into a folder: beside the old ones, synced, then renamed, so that no program reads half a file."""

import os
import tempfile
from dataclasses import dataclass
from errno import EXDEV
from pathlib import Path
from typing import Self

from digest.model.delivery import Envelope, Message, Receipt

# The name of the file of each media type.
NAMES = {
    "text/html": "edition.html",
    "text/html; profile=mail": "mail.html",
    "text/plain": "edition.txt",
    "text/markdown": "edition.md",
    "application/json": "edition.json",
    "application/atom+xml": "edition.atom",
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"': "annotations.json",
    "application/epub+zip": "edition.epub",
    "application/x-digest-signature": "edition.sig",
}


@dataclass(frozen=True, slots=True)
class File:
    """Writes each part into a file, in the folder of the envelope, which is made if it is missing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        folder = Path(envelope.recipient)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            paths = [folder / NAMES[part.media_type] for part in message.parts]
            for path, part in zip(paths, message.parts, strict=True):
                write_whole(path, part.body)
        except OSError as error:
            reason = f"{folder}: {(error.strerror or str(error)).lower()}; choose another folder"
            return Receipt(message.key, "file", envelope.recipient, "deferred", reason)
        return Receipt(message.key, "file", envelope.recipient, "sent", ", ".join(path.name for path in paths))


def inside(folder: Path, name: str) -> Path:
    """Return the path of a file in a folder.  Raises OSError if its name or a link in the folder leads out of it."""
    path = folder / name
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise OSError(EXDEV, f"{name} leads out of it")
    return path


def write_whole(path: Path, body: bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all, also through a crash, with the rights `mode` or those of the umask.

    Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask() if mode is None else mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _umask() -> int:
    """Return the umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to disk: a power cut could lose the name of a file whose bytes are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
