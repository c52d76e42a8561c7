"""Read the recipients file that `to_file` of a brief names: text with one recipient on each line, or CSV."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from digest.errors import SettingsError, UsageError
from digest.mail.address import split

# Names of the columns of a CSV file, in upper or lower case.
_ADDRESS = ("email", "e-mail", "address", "mail", "recipient", "to")
_NAME = ("name", "full name", "fullname")


def read_recipients(path: Path) -> tuple[list[str], list[str]]:
    """Return the mailboxes in a file, and the faults of its lines: a bad line never stops the rest.

    The file is text with one mailbox on each line and "#" before comments; or CSV with a column for the address and
    an optional column for the name.  Raises SettingsError if the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"to_file: {path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"to_file: {path}: it is not in UTF-8") from error
    mailboxes, problems = [], []
    for number, mailbox in _rows(text) if path.suffix.lower() == ".csv" else _lines(text):
        try:
            split(mailbox)
            mailboxes.append(mailbox)
        except UsageError as error:
            problems.append(f"{path.name}, line {number}: {error}")
    return mailboxes, problems


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def _rows(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line number and mailbox of each row; without a header, the first cell with an "@" is the address."""
    separator = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(text.splitlines(), delimiter=separator)
    columns: tuple[int, int | None] | None = None
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if columns is None:
            columns, is_head = _columns(cells)
            if is_head:
                continue
        yield rows.line_num, _mailbox(cells, *columns)


def _columns(cells: Sequence[str]) -> tuple[tuple[int, int | None], bool]:
    """Return the columns of the address and the name, and whether `cells` is the header."""
    names = [cell.lower() for cell in cells]
    if not any("@" in cell for cell in cells):
        address = next((at for at, name in enumerate(names) if name in _ADDRESS), 0)
        return (address, next((at for at, name in enumerate(names) if name in _NAME), None)), True
    address = next(at for at, cell in enumerate(cells) if "@" in cell)
    return (address, next((at for at in range(len(cells)) if at != address), None)), False


def _mailbox(cells: Sequence[str], address: int, name: int | None) -> str:
    at = cells[address] if address < len(cells) else ""
    called = cells[name] if name is not None and name < len(cells) else ""
    if not called or "<" in at:
        return at
    quoted = called.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{at}>'
