"""Load parts by name: built-ins from a table, others by entry point or as "module:attr".

The table is searched first, since one look-up of entry points takes as long as five starts of Python.
"""

from collections.abc import Mapping
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING, Any, Literal, overload

from digest.errors import UsageError
from digest.text.urls import without_secrets

if TYPE_CHECKING:  # the ports import every class of the model, and a one-off summary needs few
    from digest.ports import Channel, Clusterer, Extractor, Renderer, Source, Store, Summarizer

_SUMY = ("edmundson", "kl", "lex-rank", "lsa", "luhn", "random", "reduction", "sum-basic", "text-rank")

BUILT_IN: dict[str, dict[str, str]] = {
    "sources": {
        "feed": "digest.sources.feeds:Feed",
        "files": "digest.sources.files:Files",
        "imap": "digest.sources.imap:Imap",
        "maildir": "digest.sources.mails:MaildirSource",
        "mbox": "digest.sources.mails:MboxSource",
        "page": "digest.sources.pages:PageSource",
        "address": "digest.sources.named_address:NamedAddress",
        "stdin": "digest.sources.stdin:Stdin",
    },
    "extractors": {
        "docx": "digest.reading.office_files:docx",
        "entry": "digest.extractors.entry:Entry",
        "epub": "digest.reading.office_files:epub",
        "html": "digest.extractors.html.page:Html",
        "json": "digest.extractors.json:Json",
        "mail": "digest.extractors.mail.mail:Mail",
        "markdown": "digest.extractors.markdown:Markdown",
        "mbox": "digest.extractors.mail.mbox:Mbox",
        "odt": "digest.reading.office_files:odt",
        "pdf": "digest.reading.pdf_worker:Pdf",
        "plain": "digest.extractors.plain:Plain",
        "rtf": "digest.extractors.office.rich_text:Rtf",
    },
    "summarizers": {
        "coverage": "digest.summarizers.coverage:Coverage",
        "coverage-2004": "digest.summarizers.coverage:coverage_2004",
        "lead": "digest.summarizers.lead:Lead",
        "ranked": "digest.summarizers.ranked:Ranked",
        **{name: f"digest.summarizers.sumy:{name.replace('-', '_')}" for name in _SUMY},
    },
    "clusterers": {
        "events": "digest.clusterers.events:Events",
        "single": "digest.clusterers.single:Single",
    },
    "renderers": {
        "annotations": "digest.renderers.annotations:Annotations",
        "atom": "digest.renderers.atom:Atom",
        "epub": "digest.building.epub:Epub",
        "html": "digest.renderers.html:Html",
        "json": "digest.renderers.json:Json",
        "mail": "digest.renderers.mail:Mail",
        "markdown": "digest.renderers.markdown:Markdown",
        "text": "digest.renderers.text:Text",
    },
    "channels": {
        "file": "digest.channels.file:File",
        "maildir": "digest.channels.maildir:Maildir",
        "sendmail": "digest.channels.sendmail:Sendmail",
        "smtp": "digest.channels.smtp:Smtp",
        "stdout": "digest.channels.stdout:Stdout",
    },
    "stores": {
        "memory": "digest.stores.sql:memory",
        "sql": "digest.stores.sql:Sql",
    },
}


@overload
def load(room: Literal["sources"], name: str, /, **settings: object) -> "Source": ...
@overload
def load(room: Literal["extractors"], name: str, /, **settings: object) -> "Extractor": ...
@overload
def load(room: Literal["summarizers"], name: str, /, **settings: object) -> "Summarizer": ...
@overload
def load(room: Literal["clusterers"], name: str, /, **settings: object) -> "Clusterer": ...
@overload
def load(room: Literal["renderers"], name: str, /, **settings: object) -> "Renderer": ...
@overload
def load(room: Literal["channels"], name: str, /, **settings: object) -> "Channel": ...
@overload
def load(room: Literal["stores"], name: str, /, **settings: object) -> "Store": ...
@overload
def load(room: str, name: str, /, **settings: Any) -> Any: ...  # noqa: ANN401 - a room known only at run time
def load(room: str, name: str, /, **settings: Any) -> Any:
    """Build the part `name` of a room ("summarizers", ...) with its settings.

    A function that needs more than the settings is the part itself: one that takes articles and a budget summarizes.
    Raises UsageError for an unknown name, or a "module:attr" that cannot be loaded.
    """
    target = BUILT_IN[room].get(name) or (name if ":" in name and "://" not in name else _entry_points(room).get(name))
    if target is None:
        raise UsageError(_unknown(room, without_secrets(name)))
    try:
        part = _attribute(target)
        made = part if _is_made(part, settings) else part(**settings)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise UsageError(f"{room[:-1]} {name!r} could not be loaded from {target}: {error}") from error
    except Exception as error:
        reason = f"it raises {type(error).__name__}"
        raise UsageError(f"{room[:-1]} {name!r} could not be loaded from {target}: {reason}") from error
    return made


def names(room: str) -> dict[str, str]:
    """Return every registered name of a room with its import path: built-ins first, both groups in alphabetic order."""
    outside = {name: target for name, target in sorted(_entry_points(room).items()) if name not in BUILT_IN[room]}
    return {**BUILT_IN[room], **outside}


def _attribute(target: str) -> Any:  # noqa: ANN401 - any object
    module, _, attribute = target.partition(":")
    value: Any = import_module(module)
    for part in attribute.split("."):
        value = getattr(value, part)
    return value


def _is_made(part: Any, settings: Mapping[str, object]) -> bool:  # noqa: ANN401 - any object
    """Return whether an object is a function with a parameter that the settings do not give."""
    if not isinstance(part, FunctionType):
        return False
    from inspect import Parameter, signature

    positional = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    return any(
        one.kind in positional and one.default is one.empty and name not in settings
        for name, one in signature(part).parameters.items()
    )


def _entry_points(room: str) -> dict[str, str]:
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=f"digest.{room}")}


def _unknown(room: str, name: str) -> str:
    known = list(names(room))
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
    return f"there is no {room[:-1]} {name!r}; {hint} (see `digest plugins`)"
