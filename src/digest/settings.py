"""What can be set: one class a table of the settings file."""

import os
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from digest.addresses import address_of
from digest.errors import SettingsError, UsageError
from digest.model.edition import Mute, Plan, Weight
from digest.passwords import password_of, secret_in
from digest.text.characters import one_line
from digest.text.urls import is_web, without_secrets

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
# Of a secret that seals tokens: as many as the seal has bytes.
_SECRET = 16
# With a token behind it, it has to stand on one line of a header, and a line ends at 998.
_ADDRESS = 400


def _address(text: str) -> str:
    """A web address.  Raises ValueError."""
    if not is_web(text):
        raise ValueError(f"{text!r} is no web address; it begins with http:// or https://")
    return text


def _place(text: str) -> str:
    """A web address, or that of a mailbox.  Raises ValueError."""
    if text.startswith(("imap://", "imaps://")):
        if not is_web(text.replace("imap", "http", 1)) or "@" not in text:
            raise ValueError(f"{without_secrets(text)!r} is no mailbox; write it as imaps://me@example.org/Folder")
        if ":" in text.partition("//")[2].rpartition("@")[0]:
            raise ValueError("a password does not stand in the settings; use password_command, _file or _env")
        return text
    return _address(text)


def _networks(value: object) -> object:
    """Hosts and networks as a list; with commas between, from the environment.  Raises ValueError."""
    items = value.split(",") if isinstance(value, str) else value
    for item in items if isinstance(items, (list, tuple)) else ():
        if "/" in str(item):
            ip_network(str(item).strip())  # its complaint names what is wrong
    return items


def _secure_address(text: str) -> str:
    """A web address for leaving with one click, which has to be https.  Raises ValueError."""
    if not text.startswith("https://") or not is_web(text) or not text.isascii() or len(text) > _ADDRESS:
        raise ValueError(
            f"{text!r} is no address that begins with https://, in ASCII and of {_ADDRESS} characters at most"
        )
    return text


def _mailbox(text: str) -> str:
    """A mail address, with or without a name.  Raises ValueError."""
    try:
        address_of(text)
    except UsageError as error:
        raise ValueError(str(error)) from error
    return one_line(text)


def _zone(name: str) -> str:
    """An IANA time zone.  Raises ValueError."""
    if name not in available_timezones():
        raise ValueError(f"there is no time zone {name!r}; give one such as Europe/Berlin")
    return name


def _times(value: object) -> object:
    """ "06:45" or ["06:45", "17:30"] as times.  Raises ValueError."""
    found: list[time] = []
    for text in value if isinstance(value, (list, tuple)) else [value]:
        match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?", str(text).strip())
        if not match:
            raise ValueError(f"{text!r} is no time of the day; write it as 06:45")
        found.append(time(int(match[1]), int(match[2])))
    return tuple(sorted(set(found)))


def _weekdays(text: object) -> object:
    """ "mon-fri", "sat,sun", "daily" as numbers, Monday 0.  Raises ValueError."""
    if not isinstance(text, str):
        return text
    chosen: set[int] = set()
    for part in re.split(r"[,\s]+", text.lower().strip()):
        if part in ("daily", "all"):
            chosen.update(range(7))
            continue
        first, _, last = part.partition("-")
        if first[:3] not in _DAYS or (last and last[:3] not in _DAYS):
            raise ValueError(f"{part!r} is no day; write mon-fri, or sat,sun, or daily")
        start, end = _DAYS.index(first[:3]), _DAYS.index((last or first)[:3])
        chosen.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(chosen)


def _span(value: object) -> object:
    """ "24h", "90m", "3d" as a duration.  Raises ValueError."""
    match = re.fullmatch(r"(\d{1,6})\s*([mhd])", str(value).strip()) if isinstance(value, str) else None
    if isinstance(value, str) and not match and not value.startswith("P"):  # else ISO 8601, as pydantic reads it
        raise ValueError(f"{value!r} is no duration; write it as 90m, 24h or 3d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else value


def span_of(text: str) -> timedelta:
    """ "90d" as a duration.  Raises UsageError."""
    try:
        found = _span(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if not isinstance(found, timedelta):
        raise UsageError(f"{text!r} is no duration; write it as 90m, 24h or 3d")
    return found


def _named(field: str, value: object) -> object:
    """A name alone, as the table that has nothing else."""
    return {field: value} if isinstance(value, str) else value


def _word(text: str) -> str:
    """A word or phrase.  Raises ValueError."""
    if not any(map(str.isalnum, text)):
        raise ValueError(f"{text!r} is no word")
    return one_line(text)


Word = Annotated[str, AfterValidator(_word)]
Line = Annotated[str, AfterValidator(one_line)]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
Span = Annotated[timedelta, BeforeValidator(_span)]
# Outside the class, where `time` is the field's own name.
Hours = Annotated[tuple[time, ...], BeforeValidator(_times), Field(min_length=1)]
SEVEN = (time(7),)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceSettings(_Table):
    """[[source]]: a feed, a page, a mailbox, a file or a folder, and what is known of it."""

    path: Path | None = None
    url: Annotated[str, AfterValidator(_place)] | None = None
    kind: Literal["feed", "page", "imap", "files", "mbox", "maildir"] | None = None
    publisher: Line | None = None
    section: Line = ""
    full_text: Literal["auto", "always", "never"] = "auto"
    user_agent: Line | None = None
    password_env: Line | None = None
    password_file: Path | None = None
    password_command: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.path is None) == (self.url is None):
            raise ValueError("a source has a path or a url, one of them")
        if self.kind and (self.kind in ("files", "mbox", "maildir")) != (self.path is not None):
            raise ValueError(f'kind = "{self.kind}" needs a {"path" if self.path is None else "url"}')
        if sum(item is not None for item in (self.password_env, self.password_file, self.password_command)) > 1:
            raise ValueError("one of password_env, password_file and password_command")
        return self

    @property
    def has_password(self) -> bool:
        """Whether one is set, wherever it is kept."""
        return any((self.password_env, self.password_file, self.password_command))

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """The source of these settings.  Raises UsageError."""
        try:
            return cls.model_validate(dict(given))
        except ValidationError as error:
            told = [str(problem.get("ctx", {}).get("error", problem["msg"])) for problem in error.errors()]
            raise UsageError("; ".join(told)) from error

    def kind_of(self, path: Path | None) -> str:
        """The name of the part that reads it: as set, else by its address, or by what stands at `path`."""
        if self.kind:
            return self.kind
        if path is None:
            return "imap" if (self.url or "").startswith("imap") else "feed"
        if (path / "cur").is_dir() and (path / "new").is_dir():
            return "maildir"
        return "mbox" if path.suffix == ".mbox" and path.is_file() else "files"


class MuteSettings(_Table):
    """{ word = "season finale", until = 2026-12-24 }, or the word alone."""

    word: Word
    until: date | None = None


class SectionSettings(_Table):
    """{ name = "Sport", weight = -0.5 }, or the name alone."""

    name: Line
    weight: Annotated[float, Field(ge=-100, le=100)] = 0.0


class BriefSettings(_Table):
    """[[brief]]: how an edition is made, when, and for whom."""

    name: Annotated[str, Field(pattern=r"^[\w-]{1,64}$")] = "brief"
    time: Hours = SEVEN
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    days: Annotated[frozenset[int], BeforeValidator(_weekdays), Field(min_length=1)] = frozenset(range(7))
    minutes: Annotated[float, Field(gt=0, le=600)] = 5.0
    sentences: Annotated[int, Field(ge=1, le=100)] = 3
    story_sentences: Annotated[int, Field(ge=1, le=100)] = 4
    summarizer: str = "ranked"
    story_summarizer: str = "coverage"
    clusterer: str = "events"
    mute: tuple[Annotated[MuteSettings, BeforeValidator(partial(_named, "word"))], ...] = ()
    want: tuple[Word, ...] = ()
    max_age: Span | None = None
    per_source: Annotated[int, Field(ge=1)] | None = None
    per_section: Annotated[int, Field(ge=1)] | None = None
    sections: tuple[Annotated[SectionSettings, BeforeValidator(partial(_named, "name"))], ...] = ()
    to: tuple[Mailbox, ...] = ()
    to_file: Path | None = None
    channel: Literal["smtp", "sendmail", "maildir", "file", "stdout"] | None = None
    folder: Path | None = None
    quiet_day: Literal["skip", "line"] = "skip"
    catch_up: Span = timedelta(hours=24)
    unsure: Literal["resend", "hold"] = "resend"

    @field_validator("to")
    @classmethod
    def _each_once(cls, to: tuple[str, ...]) -> tuple[str, ...]:
        """Each address once, however often and under whatever name it is given."""
        return tuple({address_of(mailbox).lower(): mailbox for mailbox in reversed(to)}.values())[::-1]

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.channel in ("file", "maildir") and self.folder is None:
            raise ValueError(f'channel = "{self.channel}" needs a folder')
        return self

    def plan(self) -> Plan:
        """What the core is told of these settings."""
        return Plan(
            name=self.name,
            minutes=self.minutes,
            summarizer=self.summarizer,
            story_summarizer=self.story_summarizer,
            clusterer=self.clusterer,
            sentences=self.sentences,
            story_sentences=self.story_sentences,
            mute=tuple(Mute(item.word, item.until) for item in self.mute),
            want=self.want,
            max_age=None if self.max_age is None else self.max_age / timedelta(days=1),
            per_source=self.per_source,
            per_section=self.per_section,
            sections=tuple(Weight(item.name, item.weight) for item in self.sections),
        )


class SmtpSettings(_Table):
    """[smtp]: the server that takes the mail."""

    sender: Mailbox
    host: Line
    port: Annotated[int, Field(gt=0, lt=65536)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: Line | None = None
    password: SecretStr | None = None
    password_file: Path | None = None
    password_command: tuple[str, ...] | None = None
    cafile: Path | None = None
    timeout: Annotated[float, Field(gt=0, le=600)] = 30.0
    patience: Annotated[float, Field(gt=0, le=3600)] = 600.0
    connections: Annotated[int, Field(ge=1, le=50)] = 1

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        given = [self.password, self.password_file, self.password_command]
        if sum(item is not None for item in given) > 1:
            raise ValueError("one of password (from the environment), password_file and password_command")
        if self.security == "none" and self.host not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError('security = "none" is for a server on this machine alone; use "starttls" or "tls"')
        return self


class FetchSettings(_Table):
    """[fetch]: how the network is asked."""

    allow: Annotated[tuple[Line, ...], BeforeValidator(_networks)] = ()
    user_agent: Line | None = None
    pause: Annotated[float, Field(ge=0, le=60)] = 1.0
    connections: Annotated[int, Field(ge=1, le=256)] = 16
    timeout: Annotated[float, Field(gt=0, le=600)] = 60.0
    cafile: Path | None = None


class ReadingSettings(_Table):
    """[reading]: how articles are cut into sentences."""

    sentences: Literal["sentencex", "punkt"] = "sentencex"


class SendmailSettings(_Table):
    """[sendmail]: a program of this machine that takes mail on its standard input."""

    sender: Mailbox
    command: Annotated[tuple[str, ...], Field(min_length=1)] = ("/usr/sbin/sendmail",)
    timeout: Annotated[float, Field(gt=0, le=3600)] = 60.0


class UnsubscribeSettings(_Table):
    """[unsubscribe]: how readers leave, as their mail programs show it."""

    mail: Mailbox | None = None
    url: Annotated[str, AfterValidator(_secure_address)] | None = None
    secret: SecretStr | None = None
    secret_file: Path | None = None

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        if self.secret is not None and self.secret_file is not None:
            raise ValueError("one of secret (from the environment) and secret_file")
        if self.url is not None and self.secret is None and self.secret_file is None:
            raise ValueError("a url needs a secret, to know who leaves; set secret_file or DIGEST_UNSUBSCRIBE__SECRET")
        return self


class DkimSettings(_Table):
    """[dkim]: the key that mail is signed with."""

    selector: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,63}$")]
    key_file: Path
    domain: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{1,253}$")] | None = None


class StoreSettings(_Table):
    """[store]: where everything is remembered."""

    url: str = "sqlite:///digest.db"


class Settings(_Table):
    """The whole file, `file`; relative paths in it are relative to `folder`, where it stands."""

    source: tuple[SourceSettings, ...] = ()
    brief: tuple[BriefSettings, ...] = ()
    smtp: SmtpSettings | None = None
    fetch: FetchSettings = FetchSettings()
    reading: ReadingSettings = ReadingSettings()
    sendmail: SendmailSettings | None = None
    unsubscribe: UnsubscribeSettings | None = None
    dkim: DkimSettings | None = None
    store: StoreSettings = StoreSettings()
    folder: Path = Path()
    file: Path | None = None

    def at(self, path: Path) -> Path:
        """A path of the settings, from the folder of their file."""
        return self.folder / path.expanduser()

    def brief_named(self, name: str | None) -> BriefSettings:
        """The brief of a name, else the first, else one with the defaults.  Raises UsageError."""
        if name is None:
            return self.brief[0] if self.brief else BriefSettings()
        for brief in self.brief:
            if brief.name == name:
                return brief
        known = ", ".join(brief.name for brief in self.brief) or "none"
        raise UsageError(f"there is no brief {name!r} in the settings; known are: {known}")

    def password(self) -> str | None:
        """The password of [smtp]: from the environment, a file that others may not read, or a command.

        Raises SettingsError when it cannot be had.
        """
        smtp = self.smtp
        if smtp is None:
            return None
        if smtp.password_file is not None:
            return secret_in(self.at(smtp.password_file), "smtp.password_file").strip("\r\n")
        if smtp.password_command is not None:
            return password_of(smtp.password_command, self.folder, "smtp")
        return smtp.password.get_secret_value() if smtp.password else None

    def source_password(self, source: SourceSettings) -> str:
        """The password of a source, "" when none is set.  Raises SettingsError when it cannot be had."""
        if source.password_file is not None:
            return secret_in(self.at(source.password_file), "source.password_file").strip("\r\n")
        if source.password_command is not None:
            return password_of(source.password_command, self.folder, "source")
        if source.password_env is not None and source.password_env not in os.environ:
            raise SettingsError(f"source.password_env: {source.password_env} is not set in the environment")
        return os.environ[source.password_env] if source.password_env else ""

    def unsubscribe_secret(self) -> str:
        """What tokens for leaving are sealed with; "" without one.  Raises SettingsError."""
        table = self.unsubscribe
        if table is None or (table.secret is None and table.secret_file is None):
            return ""
        if table.secret_file is not None:
            secret = secret_in(self.at(table.secret_file), "unsubscribe.secret_file").strip()
        else:
            secret = table.secret.get_secret_value() if table.secret else ""
        if len(secret) < _SECRET:
            raise SettingsError(
                f"unsubscribe.secret: fewer than {_SECRET} characters; `openssl rand -hex 32` makes one"
            )
        return secret

    def dkim_key(self) -> bytes:
        """The private key in PEM.  Raises SettingsError."""
        return secret_in(self.at(self.dkim.key_file), "dkim.key_file").encode() if self.dkim else b""


TABLES: dict[str, type[_Table]] = {
    "source": SourceSettings,
    "brief": BriefSettings,
    "smtp": SmtpSettings,
    "fetch": FetchSettings,
    "reading": ReadingSettings,
    "sendmail": SendmailSettings,
    "unsubscribe": UnsubscribeSettings,
    "dkim": DkimSettings,
    "store": StoreSettings,
}
