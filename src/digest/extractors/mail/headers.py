"""Headers of a mail as text: decode encoded words (RFC 2047), well-formed or not, and read publisher and author.

The standard library's parser of headers takes a time that grows with the square of a long value, and drops text that
touches an encoded word.
"""

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from itertools import groupby

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.decode import decode

# Maximum characters of a header that are read: no subject or name is longer, but a bomb is.
_LONGEST = 2_000
_WORD = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_ADDRESS = re.compile(r"<([^<>]*)>\s*$")
# "Re: Fwd: [Harbour list] Bridge shut"
_PREFIX = re.compile(
    r"\s*(?:(?:re|fwd?|aw|wg|antw|tr|rv|rif|vs|sv|odp|전달|회신|答复|转发)\s*(?:\[\d+\])?[:：]\s*)+", re.I
)
_LIST = re.compile(r"\s*\[[\w .&'’-]{2,40}\]\s+(?=\S)")
# "Ann Lee at Harbour Courier", "Ann Lee from …", "Ann Lee | …", "Anna Meier, Küstenbote", "Ann Lee via …"
_AND_HOUSE = re.compile(r"\s+(?:at|from|of|via|von|vom|bei|de|du|chez)\s+|\s*[|·•/]\s*|\s+[–—-]\s+|,\s+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+(?:(?:de|del|der|den|di|du|la|le|van|von|zu|y)\s+)*[^\W\d_][\w.'’-]*){1,3}")
# Words in the names of publishers and newsletters, hardly ever in the names of people.
_HOUSE = frozenset(
    """agency agence agentur alert alerts anzeiger bericht blog bote briefing brief bulletin chronicle club courier
    daily desk digest dispatch editor editors feed gazette group guardian herald heute info journal kurier lab ledger
    letter lettre magazin magazine mail media merkur monitor morgen morning nachrichten network news newsletter
    newsroom notes observer online outlet podcast politics post press presse radio record redaktion report reporter
    rundbrief review staff standard studio sun süd team telegraph the thema times today tribune tv update updates
    weekly wire world zeitung""".split()
)


def header(head: Message, name: str) -> str:
    """Return a header on one line, decoded; "" when it is missing.

    >>> from email import message_from_string
    >>> header(message_from_string("Subject: =?utf-8?q?Br=C3=BCcke?=dicht =?utf-8?b?w7Zk?= =?utf-8?b?ZQ?="), "subject")
    'Brückedicht öde'
    """
    value = next((text for key, text in head.raw_items() if key.lower() == name.lower()), "")
    return decoded(str(value)[:_LONGEST])


def decoded(value: str) -> str:
    """Decode a header's raw value.  Adjacent words of one encoding are joined before they are decoded, since a letter
    may be cut in two between them; a word that cannot be decoded is kept as written.
    """
    raw = value.encode("utf-8", "surrogateescape")
    plain = value if raw.isascii() else _text(raw, None)
    return one_line("".join(text for _, text in _pieces(re.sub(r"[\r\n]+[ \t]*", " ", plain))))


def facts_of(head: Message) -> Facts:
    """Return title, date, publisher, author and language from a mail's header."""
    publisher, authors = who(header(head, "From"), header(head, "List-Id"))
    return Facts(
        title=subject(header(head, "Subject")) or None,
        publisher=publisher,
        published=_date(head),
        language=header(head, "Content-Language").partition(",")[0] or None,
        authors=authors,
    )


def home_of(head: Message) -> str:
    """Return the domain of the sender of a mail; "" without one."""
    return display_name(header(head, "From"))[1].rpartition("@")[2].strip("<> ").lower()


def subject(text: str) -> str:
    """Return a subject without "Re:", "Fwd:" and the name of a list.

    >>> subject("Fwd: [Port list] Re: Bridge shut")
    'Bridge shut'
    """
    for pattern in (_PREFIX, _LIST, _PREFIX):
        found = pattern.match(text)
        text = text[found.end() :] if found else text
    return text.strip()


def who(sender: str, list_id: str = "") -> tuple[str | None, tuple[str, ...]]:
    """Return (publisher, authors) of a From line; a display name with a person and a publisher is split.

    >>> who("Ann Lee at Harbour Courier <a@courier.example>")
    ('Harbour Courier', ('Ann Lee',))
    >>> who("Ann Lee <a@courier.example>", "Harbour Courier Daily <daily.courier.example>")
    ('Harbour Courier Daily', ('Ann Lee',))
    """
    name, mailbox = display_name(sender)
    house = _list_name(list_id)
    first, *rest = _AND_HOUSE.split(name, maxsplit=1)
    if rest and rest[0].strip() and is_person(first):
        return rest[0].strip(), (first.strip(),)
    if house and is_person(name):
        return house, (name,)
    return name or house or mailbox.rpartition("@")[2].strip() or None, ()


def display_name(sender: str) -> tuple[str, str]:
    """Return (name, mailbox) of an address, the name without quotes; "" for a name that is itself an address."""
    found = _ADDRESS.search(sender)
    name = sender[: found.start()] if found else "" if "@" in sender else sender
    name = name.replace('\\"', '"').strip(" \t\"'")
    return ("" if "@" in name and " " not in name else name), (found[1] if found else sender).strip()


def is_person(name: str) -> bool:
    """Return whether a name may be a person's: two to four words, capitals first and last, no word of a publisher."""
    parts = name.split()
    return (
        bool(_NAME.fullmatch(name.strip()))
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and not any(part.lower().strip(".,") in _HOUSE for part in parts)
    )


def _list_name(list_id: str) -> str:
    """Return the phrase of a List-Id; "" for a phrase with digits, which a machine made, or with an address."""
    name = _ADDRESS.sub("", list_id).strip(" \t\"'")
    return "" if any(map(str.isdigit, name)) or "@" in name or "." in name else name


def _date(head: Message) -> datetime | None:
    for name in ("Date", "Resent-Date"):
        if found := parse_date(header(head, name)):
            return found
    # The lowest Received line is the oldest; its date follows the last semicolon.
    lines = [str(value)[:_LONGEST] for key, value in head.raw_items() if key.lower() == "received"]
    return parse_date(decoded(lines[-1]).rpartition(";")[2]) if lines else None


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("", plain text) and (charset, decoded text) in order; blanks between two encoded words are dropped."""
    tokens: list[tuple[str, str, bytes]] = []  # charset, the word as written, its bytes
    at = 0
    for found in _WORD.finditer(text):
        between = text[at : found.start()]
        if between and not (tokens and tokens[-1][0] and between.isspace()):
            tokens.append(("", between, b""))
        raw = _bytes(found[2], found[3])
        tokens.append((found[1].lower(), found[0], raw) if raw is not None else ("", found[0], b""))
        at = found.end()
    tokens.append(("", text[at:], b""))
    for charset, run in groupby(tokens, key=lambda token: token[0]):
        words = list(run)
        written = "".join(word for _, word, _ in words)
        yield charset, _text(b"".join(raw for *_, raw in words), charset, written) if charset else written


def _bytes(encoding: str, payload: str) -> bytes | None:
    try:
        if encoding in "qQ":
            return a2b_qp(payload.replace(" ", "_").encode("utf-8"), header=True)
        letters = re.sub(r"[^A-Za-z0-9+/]", "", payload)
        return a2b_base64(letters + "=" * (-len(letters) % 4))
    except (BinasciiError, ValueError):
        return None


def _text(raw: bytes, charset: str | None, otherwise: str = "") -> str:
    try:
        return decode(raw, "header", charset)
    except NotAnArticleError:
        return otherwise
