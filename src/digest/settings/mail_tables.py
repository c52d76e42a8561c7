"""Tables for sending mail: [smtp], [sendmail], [unsubscribe], [dkim]."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

from digest.settings.value_types import FilePath, Line, Mailbox, Seconds, Table, secure_address

# The name of a header that no standard gives a meaning: "X-..." or "...-Key", as mail services call theirs.
_HEADER = re.compile(r"X-[A-Za-z0-9-]{1,60}|[A-Za-z0-9-]{1,60}-(?:Key|Id)", re.IGNORECASE)
# Headers of the message itself that match.
_TAKEN = frozenset(("message-id", "content-id", "list-id", "resent-message-id"))


def _own_header(name: str) -> str:
    if not _HEADER.fullmatch(name) or name.lower() in _TAKEN:
        raise ValueError('the name of a header, such as "X-Idempotency-Key", as your mail service calls it')
    return name


class SmtpSettings(Table):
    """[smtp]: the server that accepts the mail."""

    sender: Mailbox
    host: Line
    port: Annotated[int, Field(gt=0, lt=65536)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: Line | None = None
    password: SecretStr | None = None
    password_file: FilePath | None = None
    password_command: tuple[str, ...] | None = None
    cafile: FilePath | None = None
    timeout: Annotated[Seconds, Field(gt=0, le=600)] = 30.0
    patience: Annotated[Seconds, Field(gt=0, le=3600)] = 600.0
    connections: Annotated[int, Field(ge=1, le=50)] = 1
    idempotency_header: Annotated[str, AfterValidator(_own_header)] | None = None

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        given = [self.password, self.password_file, self.password_command]
        if sum(item is not None for item in given) > 1:
            raise ValueError("one of password (from the environment), password_file and password_command")
        if self.security == "none" and self.host not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError('security = "none" is for a server on this machine alone; use "starttls" or "tls"')
        return self


class SendmailSettings(Table):
    """[sendmail]: a program on this machine that accepts mail on its standard input."""

    sender: Mailbox
    command: Annotated[tuple[str, ...], Field(min_length=1)] = ("/usr/sbin/sendmail",)
    timeout: Annotated[Seconds, Field(gt=0, le=3600)] = 60.0


class UnsubscribeSettings(Table):
    """[unsubscribe]: the ways to unsubscribe, which mail programs show to recipients."""

    mail: Mailbox | None = None
    url: Annotated[str, AfterValidator(secure_address)] | None = None
    secret: SecretStr | None = None
    secret_file: FilePath | None = None

    @model_validator(mode="after")
    def _one_secret(self) -> Self:
        if self.secret is not None and self.secret_file is not None:
            raise ValueError("one of secret (from the environment) and secret_file")
        if self.url is not None and self.secret is None and self.secret_file is None:
            raise ValueError("a url needs a secret, to know who leaves; set secret_file or DIGEST_UNSUBSCRIBE__SECRET")
        return self


class SignSettings(Table):
    """[sign]: a command that gets the hash of an edition as a line, and prints a signature."""

    command: Annotated[tuple[str, ...], Field(min_length=1)]


class DkimSettings(Table):
    """[dkim]: the key that signs the mail."""

    selector: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,63}$")]
    key_file: FilePath
    domain: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{1,253}$")] | None = None
