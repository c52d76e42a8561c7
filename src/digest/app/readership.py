"""Check before each message whether its recipient still gets the brief; recipients leave during a run."""

import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import SettingsError, UsageError
from digest.model.records import Row, Standing
from digest.ports import Store
from digest.sending import outbox
from digest.sending.recipients import key_of
from digest.settings import Settings
from digest.settings.brief_tables import BriefSettings
from digest.settings.recipients_file import read_recipients

# Channels with a mail address for each recipient; the others write to one place.
MAIL = ("smtp", "sendmail")
# Seconds after a change during which a recipients file may be half written: a missing address has not left yet.
_SETTLED = 10.0

# Modification time, size and inode of a file, and the addresses in it.
_Seen = tuple[tuple[int, int, int], frozenset[str]]


@dataclass(slots=True)
class Readership:
    """Find recipients who have left, from the store and the present settings and files.

    `look` reads the standings of the recipients of some rows, in one query for each brief.  A command that removes a
    recipient later closes their rows in the same transaction, so that these rows can no longer be claimed for sending.
    """

    settings: Settings
    store: Store
    known: dict[tuple[str, str], Standing] = field(default_factory=dict)
    files: dict[Path, _Seen] = field(default_factory=dict)
    briefs: dict[str, tuple[BriefSettings, frozenset[str]]] = field(init=False)  # with the addresses in `to`

    def __post_init__(self) -> None:
        self.briefs = {brief.name: (brief, frozenset(map(key_of, brief.to))) for brief in self.settings.brief}

    def look(self, rows: Sequence[Row]) -> None:
        """Read the standings of the recipients of rows from the store."""
        asked: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            if address := _reader(row):
                asked[_brief(row)].add(address)
        for brief, addresses in asked.items():
            found = self.store.deliveries.standings(brief, addresses)
            self.known = {key: value for key, value in self.known.items() if key[0] != brief or key[1] not in addresses}
            self.known |= {(brief, address): standing for address, standing in found.items()}

    def event(self, row: Row) -> outbox.Event | None:
        """Return the event for a row that must not be sent: its recipient has left, or may have; otherwise None."""
        address = _reader(row)
        if not address:
            return None
        standing = self.known.get((_brief(row), address))
        if standing == "left":
            return outbox.Event("left", "the reader has left")
        if _brief(row) not in self.briefs:
            return outbox.Event("left", "its brief is no longer in the settings")
        brief, given = self.briefs[_brief(row)]
        if standing == "added" or address in given:
            return None
        return self._by_file(brief, address)

    def _by_file(self, brief: BriefSettings, address: str) -> outbox.Event | None:
        left = outbox.Event("left", "the reader is no longer in the settings")
        if brief.to_file is None:
            return left
        filed, is_settled = self._filed(self.settings.at(brief.to_file))
        if address in filed:
            return None
        unknown = f"{brief.to_file} is missing, empty or being written, so that nobody can know who has left"
        return left if filed and is_settled else outbox.Event("stopped", unknown)

    def _filed(self, path: Path) -> tuple[frozenset[str], bool]:
        """Return the addresses in a file (empty if it is unreadable), and whether the file is completely written."""
        try:
            found = path.stat()
        except OSError:
            return frozenset(), False
        mark = (found.st_mtime_ns, found.st_size, found.st_ino)
        if path not in self.files or self.files[path][0] != mark:
            self.files[path] = (mark, _addresses(path))
        return self.files[path][1], abs(time.time() - found.st_mtime) >= _SETTLED


def _addresses(path: Path) -> frozenset[str]:
    try:
        return frozenset(map(key_of, read_recipients(path)[0]))
    except SettingsError:
        return frozenset()


def _brief(row: Row) -> str:
    return row.edition.partition("/")[0]


def _reader(row: Row) -> str:
    """Return the address of a row's recipient; "" for a folder or standard output."""
    with suppress(UsageError):
        return key_of(row.recipient) if row.channel in MAIL else ""
    return ""
