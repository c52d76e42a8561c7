"""Check before each message whether its recipient still gets the brief; recipients leave during a run."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from digest.app.watched_file import WatchedFile
from digest.errors import UsageError
from digest.model.records import Row, Standing
from digest.ports import Store
from digest.sending import outbox
from digest.sending.recipients import key_of
from digest.settings import Settings, settings_file
from digest.settings.brief_tables import BriefSettings
from digest.settings.recipients_file import read_recipients

# Channels with a mail address for each recipient; the others write to one place.
MAIL = ("smtp", "sendmail")

# Each brief by its name, with the addresses in `to`.
_Briefs = Mapping[str, tuple[BriefSettings, frozenset[str]]]


@dataclass(slots=True)
class Readership:
    """Find recipients who have left, from the store, and from the settings and files as they are now.

    `look` reads the standings of the recipients of some rows, in one query for each brief.  A command that removes a
    recipient later closes their rows in the same transaction, so that these rows can no longer be claimed for sending.
    A program that runs for weeks may have read `settings` before a recipient was added: it reads a changed file again.
    """

    settings: Settings
    store: Store
    known: dict[tuple[str, str], Standing] = field(default_factory=dict)
    files: dict[Path, WatchedFile[frozenset[str]]] = field(default_factory=dict)
    given: _Briefs = field(init=False)
    present: WatchedFile[_Briefs] | None = field(init=False)

    def __post_init__(self) -> None:
        self.given = _briefs_of(self.settings)
        self.present = WatchedFile(self.settings.file, _briefs_in) if self.settings.file else None

    def look(self, rows: Sequence[Row]) -> None:
        """Read the standings of the recipients of rows from the store."""
        asked: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            if address := _reader(row):
                asked[row.brief].add(address)
        for brief, addresses in asked.items():
            found = self.store.deliveries.standings(brief, addresses)
            self.known = {key: value for key, value in self.known.items() if key[0] != brief or key[1] not in addresses}
            self.known |= {(brief, address): standing for address, standing in found.items()}

    def event(self, row: Row) -> outbox.Event | None:
        """Return the event for a row that must not be sent: its recipient has left, or may have; otherwise None."""
        address = _reader(row)
        if not address:
            return None
        standing = self.known.get((row.brief, address))
        if standing == "left":
            return outbox.Event("left", "the reader has left")
        briefs, doubt = self._briefs()
        known = briefs.get(row.brief) or self.given.get(row.brief)  # this program still serves a brief taken out since
        if known is None:
            return outbox.Event("stopped", f"brief {row.brief!r} is not in the settings")
        brief, given = known
        if standing == "added" or address in given:
            return None
        return self._absent(brief, address, doubt)

    def _absent(self, brief: BriefSettings, address: str, doubt: str) -> outbox.Event | None:
        """Return the event for an address that is not in `to`; with a `doubt` about the settings nobody has left."""
        if brief.to_file is not None:
            filed, is_complete = self._filed(self.settings.at(brief.to_file))
            if address in filed:
                return None
            doubt = doubt or ("" if filed and is_complete else f"{brief.to_file} is missing, empty or being written")
        if doubt:
            return outbox.Event("stopped", f"{doubt}, so that nobody can know who has left")
        return outbox.Event("left", "the reader is no longer in the settings")

    def _briefs(self) -> tuple[_Briefs, str]:
        """Return the briefs of the settings as they are now, and why they may not be right ("" if they are)."""
        if self.present is None:
            return self.given, ""
        found, is_complete = self.present()
        doubt = "" if is_complete else f"{self.present.path.name} is missing, not valid or being written"
        return (self.given if found is None else found), doubt

    def _filed(self, path: Path) -> tuple[frozenset[str], bool]:
        """Return the addresses in a file, and whether the file is completely written."""
        watched = self.files.setdefault(path, WatchedFile(path, _addresses))
        found, is_complete = watched()
        return found or frozenset(), is_complete


def _briefs_of(settings: Settings) -> _Briefs:
    return {brief.name: (brief, frozenset(map(key_of, brief.to))) for brief in settings.brief}


def _briefs_in(path: Path) -> _Briefs:
    return _briefs_of(settings_file.load(path))


def _addresses(path: Path) -> frozenset[str]:
    return frozenset(map(key_of, read_recipients(path)[0]))


def _reader(row: Row) -> str:
    """Return the address of a row's recipient; "" for a folder or standard output."""
    with suppress(UsageError):
        return key_of(row.recipient) if row.channel in MAIL else ""
    return ""
