"""The settings: one class for each table of the settings file."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from digest.errors import SettingsError, UsageError
from digest.settings.brief_tables import BriefSettings
from digest.settings.mail_tables import DkimSettings, SendmailSettings, SignSettings, SmtpSettings, UnsubscribeSettings
from digest.settings.secrets import password_of, secret_in
from digest.settings.source_tables import FetchSettings, ReadingSettings, SourceSettings
from digest.settings.value_types import FilePath, Line, Table, store_address

# Minimum length of the secret for unsubscribe tokens, in characters: the number of bytes of the seal.
_SECRET = 16


class StoreSettings(Table):
    """[store]: the address of the database."""

    url: Annotated[str, AfterValidator(store_address)] = "sqlite:///digest.db"


class ServiceSettings(Table):
    """[service]: files about the state of `digest run`."""

    health_file: FilePath | None = None
    metrics_file: FilePath | None = None


class SiteSettings(Table):
    """[site]: the folder of the site of all editions, which `digest run` writes anew after each edition."""

    folder: FilePath | None = None


class ComputeSettings(Table):
    """[compute]: the processes that read documents and compute parts of large editions: this one, some of this machine,
    or those of a Dask scheduler."""

    executor: Literal["serial", "processes", "dask"] = "serial"
    workers: Annotated[int, Field(ge=1, le=1024)] | None = None
    address: Line = ""

    @model_validator(mode="after")
    def _address_of_dask(self) -> Self:
        if (self.executor == "dask") != bool(self.address):
            raise ValueError('executor = "dask" needs the address of a scheduler, and the others have none')
        return self


class Settings(Table):
    """All settings of the file `file`; relative paths start at `folder`, the folder of the file."""

    source: tuple[SourceSettings, ...] = ()
    brief: tuple[BriefSettings, ...] = ()
    smtp: SmtpSettings | None = None
    fetch: FetchSettings = FetchSettings()
    reading: ReadingSettings = ReadingSettings()
    sendmail: SendmailSettings | None = None
    unsubscribe: UnsubscribeSettings | None = None
    dkim: DkimSettings | None = None
    sign: SignSettings | None = None
    store: StoreSettings = StoreSettings()
    service: ServiceSettings = ServiceSettings()
    site: SiteSettings = SiteSettings()
    compute: ComputeSettings = ComputeSettings()
    folder: Path = Path()
    file: Path | None = None

    def at(self, path: Path) -> Path:
        """Return a path of the settings, relative to the folder of their file."""
        return self.folder / path.expanduser()

    def brief_named(self, name: str | None) -> BriefSettings:
        """Return the brief `name`; without a name the first brief, or one with the defaults.  Raises UsageError."""
        if name is None:
            return self.brief[0] if self.brief else BriefSettings()
        for brief in self.brief:
            if brief.name == name:
                return brief
        known = ", ".join(brief.name for brief in self.brief) or "none"
        raise UsageError(f"there is no brief {name!r} in the settings; known are: {known}")

    def covered_by(self, brief: BriefSettings) -> BriefSettings:
        """Return the brief whose editions `brief` sums up: `of`, else the first without `covers`.

        Raises SettingsError.
        """
        daily = [one for one in self.brief if not one.covers]
        for one in daily:
            if brief.of in ("", one.name):
                return one
        known = f"known are {', '.join(repr(one.name) for one in daily)}" if daily else "add a [[brief]] without covers"
        missing = f"there is no brief {brief.of!r} to sum up" if brief.of else "there is no brief to sum up"
        raise SettingsError(f"brief {brief.name!r}, {'of' if brief.of else 'covers'}: {missing}; {known}")

    def password(self) -> str | None:
        """Return the password of [smtp]: from the environment, a file that others may not read, or a command.

        Raises SettingsError if the file or command fails.
        """
        smtp = self.smtp
        if smtp is None:
            return None
        if smtp.password_file is not None:
            return secret_in(self.at(smtp.password_file), "smtp.password_file").strip("\r\n")
        if smtp.password_command is not None:
            return password_of(smtp.password_command, self.folder, "smtp")
        return smtp.password.get_secret_value() if smtp.password else None

    def given_to(self, source: SourceSettings) -> dict[str, Any]:
        """Return the arguments for a source class of the user's own; the password is passed as a function."""
        place = {"url": source.url} if source.path is None else {"path": self.at(source.path)}
        password = {"password": partial(self.source_password, source)} if source.has_password else {}
        return {**place, "publisher": source.publisher, "section": source.section, **password, **source.options}

    def source_password(self, source: SourceSettings) -> str:
        """Return the password of a source, or "".  Raises SettingsError if its file, command or variable fails."""
        if source.password_file is not None:
            return secret_in(self.at(source.password_file), "source.password_file").strip("\r\n")
        if source.password_command is not None:
            return password_of(source.password_command, self.folder, "source")
        if source.password_env is not None and source.password_env not in os.environ:
            raise SettingsError(f"source.password_env: {source.password_env} is not set in the environment")
        return os.environ[source.password_env] if source.password_env else ""

    def unsubscribe_secret(self) -> str:
        """Return the secret that seals unsubscribe tokens, or "".  Raises SettingsError."""
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
        """Return the private key in PEM.  Raises SettingsError."""
        return secret_in(self.at(self.dkim.key_file), "dkim.key_file").encode() if self.dkim else b""


TABLES: dict[str, type[Table]] = {
    "source": SourceSettings,
    "brief": BriefSettings,
    "smtp": SmtpSettings,
    "fetch": FetchSettings,
    "reading": ReadingSettings,
    "sendmail": SendmailSettings,
    "unsubscribe": UnsubscribeSettings,
    "dkim": DkimSettings,
    "sign": SignSettings,
    "store": StoreSettings,
    "service": ServiceSettings,
    "site": SiteSettings,
    "compute": ComputeSettings,
}
