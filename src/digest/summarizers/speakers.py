"""Find sentences whose speaker is a surname that no line before them has introduced: "Marlo also said ..."."""

import re
from collections.abc import Iterable

from digest.summarizers.candidates import Candidate

# A surname that opens an English sentence, with a verb of speaking behind it.
_SPEAKER = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?([A-ZÀ-Þ][\w’'-]{2,}) (?:also |then |later |later also |has |had )?"
    r"(?:said|says|added|adds|told|wrote|argued|noted|explained|claimed|insisted|recalled|acknowledged)\b"
)


def is_unknown_speaker(candidate: Candidate, known: Iterable[str]) -> bool:
    """Return whether a speaker is named in full earlier in the article, and not in the `known` texts, in English.

    Somebody who is named without a first name throughout ("Trump said") is taken to be known.
    """
    found = _SPEAKER.match(candidate.text) if candidate.position and candidate.language == "en" else None
    if not found or any(found[1] in text for text in known):
        return False
    before = candidate.source.text[: candidate.source.spans[candidate.position][0]]
    is_name = re.search(rf"\b{re.escape(found[1].lower())}\b", before) is None  # "police" is none
    return is_name and re.search(rf"[A-ZÀ-Þ][\w.’'-]{{1,30}} {re.escape(found[1])}\b", before) is not None
