"""Check the kinds of values in the settings file; each error message shows the right form."""

import re
from collections.abc import Iterator
from datetime import time, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from digest.errors import UsageError
from digest.mail.address import address_of
from digest.text.characters import one_line
from digest.text.urls import is_web, without_secrets

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
# Names of languages, and their codes.
LANGUAGE_CODES = {
    "arabic": "ar", "german": "de", "deutsch": "de", "english": "en", "spanish": "es", "español": "es",
    "french": "fr", "français": "fr", "italian": "it", "italiano": "it", "japanese": "ja", "korean": "ko",
    "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl", "portuguese": "pt", "português": "pt",
    "chinese": "zh",
}  # fmt: skip
# A longer duration leads out of the calendar.
_LONGEST = timedelta(days=36_500)
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
# Maximum length of an unsubscribe address, in characters: with its token it must fit on a header line of at most 998.
_ADDRESS = 400


def web_address(text: str) -> str:
    """Return a web address.  Raises ValueError."""
    if not is_web(text):
        near = f"https://{text.rpartition('://')[2]}"
        hint = f'write "{near}"' if is_web(near) and "." in near else "it begins with http:// or https://"
        raise ValueError(f"{without_secrets(text)!r} is no web address; {without_secrets(hint)}")
    return text


def place(text: str) -> str:
    """Return the address of a page, feed or mailbox.  Raises ValueError."""
    if text.startswith(("imap://", "imaps://")):
        if not is_web(text.replace("imap", "http", 1)) or "@" not in text:
            raise ValueError(f"{without_secrets(text)!r} is no mailbox; write it as imaps://me@example.org/Folder")
        if ":" in text.partition("//")[2].rpartition("@")[0]:
            raise ValueError("no password may be in the settings; use password_command, password_file or password_env")
        return text
    return web_address(text)


def store_address(text: str) -> str:
    """Return the address of a database.  Raises ValueError."""
    if "://" in text:
        return text
    if "@" in text:  # a server; the text before the last @ may hold a password
        server = text.rpartition("@")[2]
        raise ValueError(f"'***@{server}' is no address of a database; write \"postgresql+psycopg://me@{server}\"")
    raise ValueError(f'{text!r} is no address of a database; write "sqlite:///{text.lstrip("/") or "digest.db"}"')


def file_path(value: object) -> object:
    """Return a path.  Raises ValueError for a web address."""
    if isinstance(value, str) and "://" in value:
        shown = without_secrets(value)
        raise ValueError(f'{shown!r} is a web address, not a path; for a source write url = "{shown}"')
    return value


def networks(value: object) -> object:
    """Return hosts and networks as a list; the environment separates them by commas.  Raises ValueError."""
    items = value.split(",") if isinstance(value, str) else value
    for item in items if isinstance(items, (list, tuple)) else ():
        if "/" in str(item):
            try:
                ip_network(str(item).strip())
            except ValueError as error:
                raise ValueError(f"{item!r} is no network; write it as 10.0.0.0/8") from error
    return items


def secure_address(text: str) -> str:
    """Return a web address for one-click unsubscribing, which must be https.  Raises ValueError."""
    if not text.startswith("https://") or not is_web(text) or not text.isascii() or len(text) > _ADDRESS:
        raise ValueError(
            f"{text!r} is no address that begins with https://, in ASCII and of {_ADDRESS} characters at most"
        )
    return text


def mailbox(text: str) -> str:
    """Return a mail address, with or without a name.  Raises ValueError."""
    try:
        address_of(text)
    except UsageError as error:
        parts = [part.strip() for part in re.split("[,;]", text)]
        listed = ", ".join(f'"{part}"' for part in parts)
        hint = (
            f"; write each in its own quotes: {listed}" if len(parts) > 1 and all("@" in part for part in parts) else ""
        )
        raise ValueError(f"{error}{hint}") from error
    return one_line(text)


def zone(name: str) -> str:
    """Return an IANA time zone.  Raises ValueError."""
    if name not in available_timezones():
        raise ValueError(f"there is no time zone {name!r}; give one such as Europe/Berlin")
    return name


def times(value: object) -> object:
    """Return "06:45" or ["06:45", "17:30"] as times.  Raises ValueError."""
    found: list[time] = []
    for text in value if isinstance(value, (list, tuple)) else [value]:
        match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?", str(text).strip())
        if not match:
            raise ValueError(f"{text!r} is no time of the day; write it as {_near_time(str(text))}")
        found.append(time(int(match[1]), int(match[2])))
    return tuple(sorted(set(found)))


def _near_time(text: str) -> str:
    """Return a time that is written in another way, as "7am", "6.45" or "24:00"; 06:45 if it is not understood."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:h ]*([0-5]\d))?\s*(?:([ap])\.?m\.?|h|uhr|o'clock)?", text.strip().lower())
    if not match or int(match[1]) > (12 if match[3] else 24):
        return "06:45"
    hour = int(match[1]) % 12 + 12 * (match[3] == "p") if match[3] else int(match[1]) % 24
    return f"{hour:02}:{match[2] or '00'}"


def weekdays(text: object) -> object:
    """Return "mon-fri", "sat,sun" or "daily" as numbers; Monday is 0.  Raises ValueError."""
    if isinstance(text, (list, tuple)) and text and all(isinstance(day, str) for day in text):
        text = ",".join(text)
    if isinstance(text, (int, float)):
        raise ValueError(f"{text!r} is no day; write mon-fri, or sat,sun, or daily")
    if not isinstance(text, str):
        return text
    parts = re.split(r"[,\s]+", text.lower().strip())
    return frozenset(day for part in parts for day in _days_of(part))


def _days_of(part: str) -> Iterator[int]:
    """Yield the days of "mon", "fri-mon" or "daily".  Raises ValueError."""
    if part in ("daily", "all"):
        yield from range(7)
        return
    first, _, last = part.partition("-")
    if first[:3] not in _DAYS or (last and last[:3] not in _DAYS):
        raise ValueError(f"{part!r} is no day; write mon-fri, or sat,sun, or daily")
    start, end = _DAYS.index(first[:3]), _DAYS.index((last or first)[:3])
    for step in range((end - start) % 7 + 1):
        yield (start + step) % 7


def span(value: object) -> object:
    """Return "24h", "90m" or "3d" as a duration.  Raises ValueError."""
    if isinstance(value, (bool, int, float)):
        raise ValueError(f'{value!r} is no duration; write it in quotes, as "24h"')
    match = re.fullmatch(r"(\d{1,6})\s*([mhd])", str(value).strip()) if isinstance(value, str) else None
    if isinstance(value, str) and not match and not value.startswith("P"):  # pydantic reads ISO 8601
        raise ValueError(f"{value!r} is no duration; write it as {_near_span(value)}")
    return lasting(timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else value)


def lasting(value: object) -> object:
    """Return a value that is no duration of more than a hundred years.  Raises ValueError."""
    if isinstance(value, timedelta) and abs(value) > _LONGEST:
        raise ValueError(f"{value.days} days are too long; write {_LONGEST.days}d at most")
    return value


def _near_span(text: str) -> str:
    """Return a duration that is written in another way, as "3 days" or "2 weeks"; else examples."""
    match = re.fullmatch(r"(\d{1,4})\s*(minute|min|hour|day|week|month)s?", text.strip().lower())
    if not match:
        return "90m, 24h or 3d"
    days = {"week": 7, "month": 30}.get(match[2], 1)
    return f"{int(match[1]) * days}{'d' if days > 1 else match[2][0]}"


def age(value: object) -> object:
    """Return "3d" as a duration, and "all" unchanged.  Raises ValueError."""
    if isinstance(value, str) and value.strip() == "all":
        return "all"
    try:
        return span(value)
    except ValueError as error:
        raise ValueError(f'{error}; "all" sets no limit') from error


def seconds(value: object) -> object:
    """Return "1s", "500ms" or "2m" as a number of seconds, and a number unchanged.  Raises ValueError."""
    if not isinstance(value, str) or re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", value):
        return value
    match = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)", value.strip())
    if not match:
        raise ValueError(f'{value!r} is no number of seconds; write it as 30, "30s" or "2m"')
    return float(match[1]) * _SECONDS[match[2]]


def span_of(text: str) -> timedelta:
    """Return "90d" as a duration.  Raises UsageError."""
    try:
        found = span(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if not isinstance(found, timedelta):
        raise UsageError(f"{text!r} is no duration; write it as 90m, 24h or 3d")
    return found


def named(field: str, value: object) -> object:
    """Return a bare name as a table with that key alone."""
    return {field: value} if isinstance(value, str) else value


def word(text: str) -> str:
    """Return a word or phrase.  Raises ValueError."""
    if not any(map(str.isalnum, text)):
        raise ValueError(f"{text!r} is no word")
    return one_line(text)


def language(text: str) -> str:
    """Return the code of a language.  Raises ValueError."""
    if not re.fullmatch("[a-z]{2,3}", text):
        near = LANGUAGE_CODES.get(text.casefold())
        raise ValueError(f"{text!r} is no code of a language; write {near or 'en, de or fr'}")
    return text


Language = Annotated[str, AfterValidator(language)]
Word = Annotated[str, AfterValidator(word)]
Line = Annotated[str, AfterValidator(one_line)]
FilePath = Annotated[Path, BeforeValidator(file_path)]
Mailbox = Annotated[str, AfterValidator(mailbox)]
Span = Annotated[timedelta, BeforeValidator(span), AfterValidator(lasting)]
Seconds = Annotated[float, BeforeValidator(seconds)]
# Defined outside `BriefSettings`, whose field `time` hides the type.
Hours = Annotated[tuple[time, ...], BeforeValidator(times), Field(min_length=1)]
SEVEN = (time(7),)


class Table(BaseModel):
    """A table of the settings file; an unknown key in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
