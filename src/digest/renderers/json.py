"""JSON: the edition and all its articles, so that it can be proved without anything else."""

import json
from dataclasses import dataclass

from digest.canonical import hash_of, plain
from digest.model.delivery import Rendering
from digest.model.edition import FORMAT, Edition


@dataclass(frozen=True, slots=True)
class Json:
    """Everything in the edition, and its hash; `digest verify` and `digest explain` read it."""

    def __call__(self, edition: Edition) -> Rendering:
        content = plain(edition)
        record = {"format": FORMAT, "hash": hash_of(content), **content}
        return Rendering("application/json", (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
