"""Write mail into a maildir, for mail programs: into `tmp`, synced, then renamed into `new`."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from digest.channels.file import sync_folder
from digest.mail.mbox import message_id
from digest.model.canonical import hash_bytes, hash_text
from digest.model.delivery import Envelope, Message, Receipt
from digest.private import make_file, make_folder


@dataclass(frozen=True, slots=True)
class Maildir:
    """Writes into the maildir of the envelope, which is made if it is missing.

    The name of a file comes from the Message-ID, so that a mail that is delivered again is found there, read or unread.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        folder = Path(envelope.recipient)
        try:
            detail = _deliver(folder, message.body)
        except OSError as error:
            reason = f"{folder}: {(error.strerror or str(error)).lower()}; choose another folder"
            return Receipt(message.key, "maildir", envelope.recipient, "deferred", reason)
        return Receipt(message.key, "maildir", envelope.recipient, "sent", detail)


def _deliver(folder: Path, body: bytes) -> str:
    for name in ("tmp", "new", "cur"):
        make_folder(folder / name)
    named = message_id(body)
    name = f"{(hash_text(f'<{named}>') if named else hash_bytes(body))[:32]}.digest"
    if (folder / "new" / name).exists() or any((folder / "cur").glob(f"{name}:*")):
        return f"{name}, there already"
    path = folder / "tmp" / name  # a file of a killed program is written anew
    make_file(path)
    with path.open("wb") as stream:
        stream.write(body.replace(b"\r\n", b"\n"))
        stream.flush()
        os.fsync(stream.fileno())
    path.replace(folder / "new" / name)
    sync_folder(folder / "new")
    return name
