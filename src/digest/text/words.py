"""Words, their stems, and the stop words of a language."""

import re
from functools import cache
from itertools import groupby
from typing import Any

from digest.resources import package_folder
from digest.text.scripts import is_wide

# Letters and digits; an apostrophe parts ("Korea’s", "l’eau"), and what is left over of one letter says nothing.
_WORD = re.compile(r"[^\W_]+")
# Written without blanks: every pair of neighbouring characters stands for a word (as in TREC's CJK retrieval).
_UNSPACED = frozenset(("zh", "ja", "th"))

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_STOP_LISTS = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fr": "french",
    "he": "hebrew", "it": "italian", "ja": "japanese", "ko": "korean", "pl": "polish", "pt": "portuguese",
    "sk": "slovak", "sv": "swedish", "th": "thai", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
# Words remembered for each language before starting afresh: keeps a resident service flat.
_REMEMBERED = 500_000


def words(text: str, language: str = "en") -> list[str]:
    """The words of `text` in lower case; of a language without blanks, the pairs of its characters.

    >>> words("Korea’s 7th test"), words("港の安全", "ja")
    (['korea', '7th', 'test'], ['港の', 'の安', '安全'])
    """
    if language not in _UNSPACED:
        return [word for word in _WORD.findall(text.lower()) if _says_something(word)]
    return [pair for run in _runs(text.lower()) for pair in _pairs(run)]


def stems(text: str, language: str) -> list[str]:
    """The stems of `text` in order, without stop words.

    >>> stems("The bridges were closed", "en")
    ['bridg', 'close']
    """
    found = _WORD.findall(text.lower()) if language not in _UNSPACED else words(text, language)
    return list(filter(None, map(vocabulary(language).__getitem__, found)))


class Vocabulary(dict[str, str]):
    """Word → stem, "" for a stop word and for a letter that says nothing; filled as words are met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.stop = stop_words(language)
        self._stemmer = _stemmer(language)

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        mute = word in self.stop or not _says_something(word)
        stem = "" if mute else str(self._stemmer.stemWord(word)) if self._stemmer else word
        self[word] = stem
        return stem


@cache
def vocabulary(language: str) -> Vocabulary:
    """The one table of a language."""
    return Vocabulary(language)


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, cut as `words` cuts; none where no list is known.  The lists are sumy's."""
    name = _STOP_LISTS.get(language)
    if not name:
        return frozenset()
    path = package_folder("sumy") / "data" / "stopwords" / f"{name}.txt"
    return frozenset(words(path.read_text(encoding="utf-8-sig"), language))


def _says_something(word: str) -> bool:
    return len(word) > 1 or word.isdigit() or word > "\x7f"


def _stemmer(language: str) -> Any:  # noqa: ANN401 - PyStemmer has no types
    import Stemmer

    name = _STEMMERS.get(language)
    return Stemmer.Stemmer(name) if name else None


def _runs(text: str) -> list[str]:
    """Letters and digits side by side, those of a script without blanks apart from the others."""
    return ["".join(run) for word in _WORD.findall(text) for _, run in groupby(word, key=is_wide)]


def _pairs(run: str) -> list[str]:
    """The pairs of neighbouring characters of a run without blanks; a run in letters of its own is one word."""
    if not is_wide(run[0]) or len(run) == 1:
        return [run]
    return [run[i : i + 2] for i in range(len(run) - 1)]
