"""The errors raised on purpose.

    DigestError                    exit code
    ├── UsageError                 2   an option, method or language that does not exist
    ├── SettingsError              3   settings that are not valid
    │   └── TemplateError          3   a template or a file of words with a fault
    ├── DeliveryError              5   a message that was not accepted, and is kept
    ├── VerifyError                7   an edition that cannot be proved
    ├── StoreError                 1   a store that cannot be read or written
    ├── ServiceError               1   a service manager that did not do its part
    ├── LockedError                8   another run holds the lock
    └── UnreadableError            9   a document that gives no article
        ├── SourceError            9   it could not be read: missing, a folder, too large
        └── NotAnArticleError      9   it was read, and there is no article in it
            └── OverrunError       9   reading it took more time or memory than a document may

Each message says what failed, why, and what to do.  Mistakes of a programmer stay TypeError and ValueError.
"""

from typing import Literal

# Whether another try may succeed as things are.
DeliveryFault = Literal["deferred", "stopped"]


class DigestError(Exception):
    """Base of every error raised on purpose; `exit_code` is the exit code of the command line."""

    exit_code = 1


class UsageError(DigestError):
    """A name or value that does not exist: an option, a method, a language, a format."""

    exit_code = 2


class SettingsError(DigestError):
    """Settings that are not valid; the message lists every problem, one a line."""

    exit_code = 3


class TemplateError(SettingsError):
    """A template, or a file of words, that cannot be rendered; the message names the file and the line."""


class DeliveryError(DigestError):
    """A server that takes no message now ("deferred") or only with other settings ("stopped")."""

    exit_code = 5

    def __init__(self, message: str, state: DeliveryFault = "deferred") -> None:
        super().__init__(message)
        self.state = state


class StoreError(DigestError):
    """The store cannot be read or written: a full disk, no permission, a damaged file."""


class ServiceError(DigestError):
    """systemd, cron or launchd is missing, or did not accept the service."""


class LockedError(DigestError):
    """Another run is fetching or building."""

    exit_code = 8


class VerifyError(DigestError):
    """An edition that cannot be proved, or a file that is not an edition."""

    exit_code = 7


class UnreadableError(DigestError):
    """A document that gives no article."""

    exit_code = 9


class SourceError(UnreadableError):
    """A document that could not be read: missing, a folder, too large, or not permitted."""


class NotAnArticleError(UnreadableError):
    """A document without an article: binary, empty, or page furniture alone."""


class OverrunError(NotAnArticleError):
    """A document that takes more time or memory to read than one may."""
