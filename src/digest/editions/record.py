"""An edition as JSON and back: the file that `verify` and `explain` read."""

import json
from typing import Any

from digest.canonical import hash_of
from digest.errors import VerifyError
from digest.model.article import Failure
from digest.model.edition import FORMAT, Edition


def load(body: bytes, source: str) -> tuple[Edition, list[Failure]]:
    """The edition in a file, and whether the file is the one that was written: [] when its hash holds.

    Raises VerifyError for what is no edition.
    """
    try:
        record: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise VerifyError(f"{source}: no JSON ({error}); give the edition.json of `digest brief -o`") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise VerifyError(f"{source}: no {FORMAT} file; give the edition.json that `digest brief -o` wrote")
    content = {name: value for name, value in record.items() if name not in ("format", "hash")}
    edition = _edition(content, source)
    whole = record.get("hash") == hash_of(content)
    changed = Failure("verify", source, "the file is not the one that was written: its hash does not hold")
    return edition, [] if whole else [changed]


def _edition(content: dict[str, Any], source: str) -> Edition:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Edition).validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise VerifyError(f"{source}: damaged at {where}: {first['msg'].lower()}") from error
