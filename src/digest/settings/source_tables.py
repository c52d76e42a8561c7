"""Tables for sources and their reading: [[source]], [fetch], [reading]."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from digest.errors import UsageError
from digest.model.brief_rules import SourceRules
from digest.settings.masking import masked
from digest.settings.value_types import FilePath, Line, Seconds, Table, Word, networks, place

# Built-in kinds: with a url, and with a path.
OF_URL, OF_PATH = frozenset(("feed", "page", "imap")), frozenset(("files", "mbox", "maildir"))
# Arguments of a kind of the user's own, besides its options.
_GIVEN = frozenset(("url", "path", "publisher", "section", "password"))


class SourceSettings(Table):
    """[[source]]: a feed, a page, a mailbox, a file or a folder, and its settings.

    `title` is its name in lists, `folders` its place below the section in the list of another reader (OPML).
    """

    path: FilePath | None = None
    url: Annotated[str, AfterValidator(place)] | None = None
    kind: Line | None = None
    publisher: Line | None = None
    section: Line = ""
    mute: tuple[Word, ...] = ()
    allow: tuple[Word, ...] = ()
    drop_title: tuple[Word, ...] = ()
    title: Line = ""
    folders: tuple[Line, ...] = ()
    paused: bool = False
    full_text: Literal["auto", "always", "never"] = "auto"
    aggregator: bool = False
    follow: bool = False
    user_agent: Line | None = None
    password_env: Line | None = None
    password_file: FilePath | None = None
    password_command: tuple[str, ...] | None = None
    options: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.path is None) == (self.url is None):
            raise ValueError("a source has a path or a url, one of them")
        if self.kind in OF_URL | OF_PATH and (self.kind in OF_PATH) != (self.path is not None):
            raise ValueError(f'kind = "{self.kind}" needs a {"path" if self.path is None else "url"}')
        return self

    @model_validator(mode="after")
    def _keys_of_kind(self) -> Self:
        if self.aggregator and self.kind not in (None, "feed", "files"):
            raise ValueError("aggregator is for feeds")
        if self.follow and self.kind not in (None, "files"):
            raise ValueError("follow is for folders")
        if self.options and not self.is_own:
            raise ValueError("options are for a kind of your own")
        if self.is_own and (self.full_text != "auto" or self.user_agent):
            raise ValueError("full_text and user_agent are for the kinds of the program")
        if twice := sorted(self.options.keys() & _GIVEN):
            raise ValueError(f"{', '.join(twice)} belongs in the table itself, not in options")
        return self

    @model_validator(mode="after")
    def _one_password(self) -> Self:
        if sum(item is not None for item in (self.password_env, self.password_file, self.password_command)) > 1:
            raise ValueError("one of password_env, password_file and password_command")
        return self

    def rules(self, name: str) -> SourceRules:
        """Return the rules for the articles of this source, which has a name."""
        return SourceRules(name, self.mute, self.allow, self.drop_title)

    @property
    def is_own(self) -> bool:
        """Whether the reading part comes from outside the program; only such a part takes `options`."""
        return self.kind is not None and self.kind not in OF_URL | OF_PATH

    @property
    def has_password(self) -> bool:
        """Whether a password is set: by variable, file or command."""
        return any((self.password_env, self.password_file, self.password_command))

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Return a source with these settings.  Raises UsageError."""
        try:
            return cls.model_validate(dict(given))
        except ValidationError as error:
            from digest.settings.mistakes import fault_of  # imports this module

            faults = [fault_of({**problem, "loc": ("source", 0, *problem["loc"])}) for problem in error.errors()]
            raise UsageError(masked("; ".join(faults))) from error

    def kind_of(self, path: Path | None) -> str:
        """Return the name of the reading part: as set, else by the address, or by the file or folder at `path`."""
        if self.kind:
            return self.kind
        if path is None:
            return "imap" if (self.url or "").startswith("imap") else "feed"
        if (path / "cur").is_dir() and (path / "new").is_dir():
            return "maildir"
        return "mbox" if path.suffix == ".mbox" and path.is_file() else "files"


class FetchSettings(Table):
    """[fetch]: requests to the network."""

    allow: Annotated[tuple[Line, ...], BeforeValidator(networks)] = ()
    user_agent: Line | None = None
    pause: Annotated[Seconds, Field(ge=0, le=60)] = 1.0
    connections: Annotated[int, Field(ge=1, le=256)] = 16
    timeout: Annotated[Seconds, Field(gt=0, le=600)] = 60.0
    cafile: FilePath | None = None


class ReadingSettings(Table):
    """[reading]: how articles are split into sentences."""

    sentences: Literal["sentencex", "punkt"] = "sentencex"
