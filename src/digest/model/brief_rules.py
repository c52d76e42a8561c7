"""The rules of a brief: muted words, weights of sections, and the rules of single sources."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mute:
    """A word or phrase that the brief leaves out, for ever or up to and with a day."""

    word: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """A section in the order of the brief, and the weight that it adds to the scores of its stories."""

    section: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class SourceRules:
    """Rules that leave out articles of one source: on a subject of `mute`, on none of the subjects of `allow` (empty
    for any subject), or with a word of `drop_title` in the title."""

    source: str
    mute: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    drop_title: tuple[str, ...] = ()
