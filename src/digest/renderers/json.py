"""JSON: the edition with the articles that it quotes, so that it can be proved without anything else."""

import json
import unicodedata
from dataclasses import dataclass
from typing import Any

from digest.model.canonical import hash_of
from digest.model.delivery import Rendering
from digest.model.edition import FORMAT, Edition

# Characters that a terminal or an editor obeys instead of showing them, and what UTF-8 cannot hold.  Cleaned text has
# none of them; names and addresses may.
_OBEYED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_KEPT = frozenset("\n\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Json:
    """Everything in the edition, and its hash; `digest verify` and `digest explain` read it."""

    def __call__(self, edition: Edition) -> Rendering:
        content = edition.content
        record = {"format": FORMAT, "hash": hash_of(content), **content}
        return Rendering("application/json", _visible(_indented(record, "\n") + "\n").encode())


def _indented(value: Any, start: str) -> str:  # noqa: ANN401 - JSON
    """Return JSON with an item a line; an object or a list of plain values is one line, `start` begins each other.

    An edition of a large day names thousands of articles: a line for each is half as long as a line for each field.
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


def _visible(text: str) -> str:
    """The same JSON, with every such character written as an escape."""
    obeyed = (character for character in set(text) - _KEPT if unicodedata.category(character) in _OBEYED)
    return text.translate({ord(character): json.dumps(character)[1:-1] for character in obeyed})
