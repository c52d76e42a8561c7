"""Render an edition as JSON, with the articles that it quotes, so that it can be verified without other data."""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any

from digest.model.canonical import hash_of
from digest.model.delivery import Rendering
from digest.model.edition import FORMAT, Edition

# Categories of characters that a terminal or an editor obeys instead of showing, or that UTF-8 cannot encode.  Cleaned
# text has no such characters; names and addresses may.
_OBEYED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_KEPT = frozenset("\n\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Json:
    """Render the whole edition and its hash; `digest verify` and `digest explain` read the file."""

    def __call__(self, edition: Edition) -> Rendering:
        content = edition.content
        record = {"format": FORMAT, "hash": hash_of(content), **content}
        return Rendering("application/json", visible(_indented(record, "\n") + "\n").encode())


def _indented(value: Any, start: str) -> str:  # noqa: ANN401 - JSON
    """Return JSON with one item per line, an object or list of plain values on one line; `start` begins other lines.

    An edition of a large day has thousands of articles: a line for each is half as long as a line for each field.
    """
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(item, (dict, list)) for item in items):
        return _line(value)
    deeper = start + " "
    if isinstance(value, dict):
        body = (f"{_line(name)}: {_indented(item, deeper)}" for name, item in value.items())
        return f"{{{deeper}{f',{deeper}'.join(body)}{start}}}"
    return f"[{deeper}{f',{deeper}'.join(_indented(item, deeper) for item in value)}{start}]"


_line = json.JSONEncoder(ensure_ascii=False).encode


def visible(text: str) -> str:
    """Return the same JSON with every character in the `_OBEYED` categories escaped, except `_KEPT`."""
    obeyed = (character for character in set(text) - _KEPT if unicodedata.category(character) in _OBEYED)
    return text.translate({ord(character): json.dumps(character)[1:-1] for character in obeyed})
