"""JSON: the edition and all its articles, so that it can be proved without anything else."""

import json
import unicodedata
from dataclasses import dataclass

from digest.model.canonical import hash_of, plain
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
        content = plain(edition)
        record = {"format": FORMAT, "hash": hash_of(content), **content}
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        return Rendering("application/json", _visible(text).encode())


def _visible(text: str) -> str:
    """The same JSON, with every such character written as an escape."""
    obeyed = (character for character in set(text) - _KEPT if unicodedata.category(character) in _OBEYED)
    return text.translate({ord(character): json.dumps(character)[1:-1] for character in obeyed})
