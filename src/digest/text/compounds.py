"""Split compounds of a batch of articles into parts that the batch has as words: "Hotelbrand", "Brand im Hotel".

No dictionary is needed: a compound matters for grouping only if another article has one of its parts.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from digest.text.words import vocabulary

# Languages that write compounds as one word, with the letters that may join their parts.
_LINKS = {
    "de": ("s", "es", "n", "en", "er"), "nl": ("s", "e", "en"), "sv": ("s",), "da": ("s", "e"), "no": ("s", "e"),
    "nb": ("s", "e"), "nn": ("s", "e"), "fi": ("n",), "hu": (),
}  # fmt: skip
# Minimum letters of a part and of its stem, and of a part beside a rest that is no word: shorter ones are endings.
_PART, _ALONE = 4, 5


def has_compounds(language: str) -> bool:
    """Return whether a language writes compounds as one word."""
    return language in _LINKS


def compounds(words: Collection[str], language: str) -> dict[str, tuple[str, ...]]:
    """Return the stems of the parts of each of `words` that consists of two others, or of another and a rest.

    A stop word has no parts.

    >>> compounds(["hotelbrand", "brand", "hotel", "verband"], "de")
    {'hotelbrand': ('hotel', 'brand')}
    """
    parts = _Parts.of(words, language)
    table = vocabulary(language)
    found = {word: next(parts.of_word(word), ()) for word in words if len(word) >= 2 * _PART and table[word]}
    return {word: stems for word, stems in found.items() if stems}


@dataclass(frozen=True, slots=True)
class _Parts:
    """Stems of words that may be parts, and their first letters, by which most places are excluded at once."""

    stems: frozenset[str]
    starts: frozenset[str]
    language: str

    @classmethod
    def of(cls, words: Collection[str], language: str) -> "_Parts":
        table = vocabulary(language)
        known = [word for word in words if len(word) >= _PART and len(table[word]) >= _PART and not word[0].isdigit()]
        return cls(
            frozenset(map(table.__getitem__, known)),
            frozenset(word[:_PART] for word in known),
            language,
        )

    def of_word(self, word: str) -> Iterator[tuple[str, ...]]:
        """Yield the stems of the parts for each place at which a word can be split; first those with two parts."""
        places = range(_PART, len(word) - _PART + 1)
        firsts = {at: self._first(word[:at]) for at in places}
        lasts = {at: self._last(word[at:]) for at in places}
        yield from ((firsts[at], lasts[at]) for at in places if firsts[at] and lasts[at])
        yield from ((lasts[at],) for at in places if lasts[at] and len(word) - at >= _ALONE)
        yield from ((firsts[at],) for at in reversed(places) if firsts[at] and at >= _ALONE)

    def _first(self, start: str) -> str:
        """Return the stem of the first part, without the letters that join it to the next; "" for no known word."""
        if start[:_PART] not in self.starts:
            return ""
        table = vocabulary(self.language)
        firsts = (start.removesuffix(link) for link in ("", *_LINKS[self.language]) if start.endswith(link))
        return next((table[first] for first in firsts if len(first) >= _PART and table[first] in self.stems), "")

    def _last(self, end: str) -> str:
        """Return the stem of the last part, in any of its forms; "" for no known word."""
        stem = vocabulary(self.language)[end] if end[:_PART] in self.starts else ""
        return stem if stem in self.stems else ""
