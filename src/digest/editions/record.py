"""An edition as JSON and back: the file that `verify` and `explain` read."""

import json
import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from digest import __version__
from digest.errors import VerifyError
from digest.model.article import Failure
from digest.model.canonical import hash_of
from digest.model.edition import FORMAT, FORMATS, Edition
from digest.model.grouped_account import ungrouped

_GIVE = "give the edition.json of `digest brief -o`"
# Letters of a sentence that a message shows.
_SHOWN = 50
_SENTENCE = re.compile(r'"paragraph":[^"]{0,80}"text":\s*"((?:[^"\\]|\\.)*)')
_AHEAD = 1000
_NONE = object()


def load(body: bytes, source: str) -> tuple[Edition, list[Failure]]:
    """Read the edition in a file, and check its hash: [] for an unchanged file, else a failure.

    A file of this version must have all that the program writes and nothing else: an entry that we leave out might be
    read by another program.  Raises VerifyError for a file without an edition.
    """
    record = _record(body, source)
    content = _content(record)
    edition = _edition(_as_value(content, source) if record["format"] == FORMAT else content, source)
    if record.get("hash") != hash_of(content):
        return edition, [Failure("verify", source, "the file was changed: its hash does not hold")]
    if record["format"] == FORMAT and edition.inputs.version == __version__ and content != edition.content:
        place = _first_other(content, edition.content)
        return edition, [
            Failure("verify", source, f"the file was changed: its entry {place} is not as an edition has it")
        ]
    return edition, []


def hash_in(body: bytes, source: str) -> str:
    """Return the hash of the content of a file as it stands there, which is what is signed.  Raises VerifyError."""
    return hash_of(_content(_record(body, source)))


def _record(body: bytes, source: str) -> dict[str, Any]:
    text = body.decode("utf-8", "surrogateescape")
    try:
        record: Any = json.loads(text, strict=False, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        raise VerifyError(f"{source}: no JSON{_within(text, error.pos)} ({error}); {_GIVE}") from error
    except (ValueError, RecursionError) as error:
        raise VerifyError(f"{source}: no edition ({error}); {_GIVE}") from error
    if not isinstance(record, dict) or record.get("format") not in FORMATS:
        raise VerifyError(f"{source}: no {FORMAT} file; give the edition.json that `digest brief -o` wrote")
    return record


def _content(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("format", "hash")}


def _first_other(given: Any, written: Any) -> str:  # noqa: ANN401 - JSON
    """Return the place of the first entry that is missing, added or written in another way, as "sections.0.name"."""
    pairs: Iterable[tuple[object, object, object]] = ()
    if isinstance(given, dict) and isinstance(written, dict):
        pairs = ((name, given.get(name, _NONE), written.get(name, _NONE)) for name in {**given, **written})
    elif isinstance(given, list) and isinstance(written, list):
        pairs = ((at, *pair) for at, pair in enumerate(zip_longest(given, written, fillvalue=_NONE)))
    for name, value, other in pairs:
        if value != other:
            return ".".join(filter(None, (str(name), _first_other(value, other))))
    return ""


def _as_value(content: dict[str, Any], source: str) -> dict[str, Any]:
    """Return the content with the account as the value has it, an entry at a time."""
    try:
        return {**content, "account": ungrouped(content["account"])}
    except (KeyError, TypeError, ValueError) as error:
        raise VerifyError(f"{source}: damaged at account: groups of entries were expected") from error


def _edition(content: dict[str, Any], source: str) -> Edition:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Edition).validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        named = _sentence_at(content, first["loc"])
        raise VerifyError(f"{source}: {named}damaged at {where}: {first['msg'].lower()}") from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object with unique names: of two equal names, another reader might use the first, and we the last."""
    record = dict(pairs)
    if len(record) != len(pairs):
        double = next(name for name, _ in pairs if sum(name == other for other, _ in pairs) > 1)
        raise ValueError(f"{double!r} is twice in one object")
    return record


def _within(text: str, at: int) -> str:
    """Name the sentence around a broken place: its object has the paragraph, then the text."""
    found = _SENTENCE.search(text[text.rfind("{", 0, at) + 1 : at + _AHEAD])
    return f', in the sentence "{found[1][:_SHOWN]}…"' if found else ""


def _sentence_at(content: Any, where: tuple[int | str, ...]) -> str:  # noqa: ANN401 - JSON
    """Return the name of the sentence at a place of the record, "" for a place outside all sentences."""
    if not {"sentences", "places", "differences"} & set(where):
        return ""
    number = next((part for part in where[::-1] if isinstance(part, int)), 0)
    try:
        story = content["sections"][where[1]]["stories"][where[3]]
        sentences = [*story["summary"]["sentences"], *(item[side] for item in story["differences"] for side in "ab")]
        number += len(story["summary"]["sentences"]) if "differences" in where else 0
        text = str(sentences[number]["text"])
    except (LookupError, TypeError):
        return ""
    return f'story {where[3] + 1 if isinstance(where[3], int) else "?"}, sentence {number + 1}, "{text[:_SHOWN]}": '
