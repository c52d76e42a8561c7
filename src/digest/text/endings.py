"""Decide whether a sentence of news ends.  In doubt it goes on: a long sentence is better than a broken one."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from digest.text.abbreviated_ends import ends_before
from digest.text.languages.abbreviations import NUMBERED, loose, small_words, starters, titles
from digest.text.languages.months import NAMES
from digest.text.quotations import CLOSING, OPENING

# A number, letter or Roman numeral that heads an item of a list: "1.", "b.", "iv."
_ITEM = r"\W*(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])\."
# Characters that begin no sentence; French puts a blank before its marks.
_NO_OPENING = frozenset("!?.…,;:%！？。，；：")
# Marks that may precede the first letter.  A dash may precede the speaker: “Nie!” – wskazał.
_BEFORE_FIRST = frozenset(OPENING + " –—-")
_HOUR = frozenset(("a.m", "p.m", "A.M", "P.M", "am", "pm"))
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:E|C|M|P|AK|H)[SD]?T\b|GMT\b|UTC\b|BST\b|CES?T\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b|[Ll]ocal [Tt]ime\b)"
)
# A speaker after a quotation, which then is a part of its sentence: a name and a verb.
_SAID = (
    r"(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|added|adds|wrote|writes|told|tells|shouted|yelled|cried|replied"
    r"|replies|joked|quipped|wondered|tweeted|posted|continued|declared|exclaimed|recalled|recalls)\b"
)
_AFTER_QUOTATION = {
    "ja": "と|って|など",
    "ko": r"라[고며는]|이라|고 |고,|며 |며,|면서|하[고며]|는 |란 |했다|[은을를]\s",
    "zh": r"[^，。！？：；“”「」『』\s]{0,10}?(?:[说說道称稱问問]|[写寫]道|表示|指出|强调|強調|回答|补充|補充)",
}
# Ends of words for streets, as in "Hauptstr. 9".
_STREET = ("str", "Str")
_KOREAN_DATE = r"(?:^|\D)\d{4}\.(?:\s?\d{1,2}\.){0,2}$"
# Ends of web addresses: after a full stop without a blank they begin no sentence.
_DOMAINS = frozenset("com net org gov edu info biz io ai js net co uk de fr eu us tv me app news online".split())
_ADDRESS = "/@=&"
# Maximum letters of an address that are read: a run of letters without a blank may be as long as its text.
_LONGEST_ADDRESS = 2_000
# Languages that write nouns with capitals.  There a number of one or two digits may be an ordinal: "die 2. Bundesliga"
# goes on, "Er ist 45. Seine Frau" does not.
_NOUNS_IN_CAPITALS = frozenset(("de", "lb", "als"))
_MONTHS = frozenset(name for names in NAMES["de"] for name in names.split())
# Maximum letters of a word that a full stop may shorten before a letter in lower case.  A longer word ends its
# sentence, even in a text that begins sentences in lower case.
_SHORTENED = 5
_CLOSES_QUOTATION = frozenset("\"”’'»")
# Letters before an end in which the last word is looked for.
_WORD = 16

# Ends that sentencex does not find, by language.  A pattern is compiled only if a text contains the mark before it.
_ELLIPSIS = r"…(?<=\w…)[”\"’'»)\]]*\s+(?=[A-ZÀ-Þ¿¡])"
_QUOTED_ELLIPSIS = r"…[”\"’'»“)\]]+\s+(?=[A-ZÀ-Þ])"
_BEFORE_FIGURE = r"[.!?](?:(?<=[^\W\d_]{2}[.!?])|(?<=\d{4}\.))[”\"“’'»)\]]*\s+(?=\d)"
_WIDE_BEFORE_FIGURE = r"[。！？][”’」』）]*(?=\d)"
_RUSSIAN = r"\.(?:(?<=\d г\.)|(?<=т\.д\.)|(?<=т\. д\.)|(?<=\d гг\.))\s+(?=[А-ЯЁ])"
_KHMER = r"[។៕]\s*"
# A bar that is typed in place of a danda.
_BAR = r"\|(?<=\s\|)\s+"
_MISSED = {
    **dict.fromkeys(("en", "fr", "es", "it", "pt", "nl"), (("…", _ELLIPSIS),)),
    **dict.fromkeys(("da", "fi", "cs", "sk", "ca", "kk"), (("", _BEFORE_FIGURE),)),
    **dict.fromkeys(("de", "lb", "als"), (("", _BEFORE_FIGURE), ("…", _QUOTED_ELLIPSIS))),
    **dict.fromkeys(("zh", "ja"), (("", _WIDE_BEFORE_FIGURE),)),
    "ru": ((".", _RUSSIAN),),
    "km": (("", _KHMER),),
    **dict.fromkeys(("hi", "mr", "ne", "bn"), (("|", _BAR),)),
}

_MARKS = "()[]“”„«»\"'‘’–—/"
_NEVER_LAST = frozenset(("No", "Nos", "i.e", "e.g", "cf", "p.ex", "p.ej", "d.h", "z.B"))
# Marks that may occur between a full stop and the blank behind it, and between this and the next word.
_BEHIND_STOP, _BEFORE_WORD = "”\"’')]", "“\"‘'([«"


def plain_end(text: str, begin: int, first: int, opening: Collection[int], language: str) -> int:
    """Return the certain end of the sentence before the next one, which begins at `first`; 0 where `goes_on` decides.

    An end is certain at a word of letters, a full stop, perhaps a closing quotation mark, one blank, and a capital,
    perhaps after an opening quotation mark.  Most ends of most texts are like this; `goes_on` gives the same result in
    many steps.
    """
    if first - begin <= _SHORTENED:
        return 0
    stop = first - 1
    last = stop - 1 if text[stop - 1] in _CLOSES_QUOTATION and stop - 1 not in opening else stop
    capital = text[first + 1] if first in opening else text[first]
    if text[last - 1] != "." or text[stop] != " " or not capital.isupper() or last - begin <= _SHORTENED:
        return 0
    word = text[max(begin, last - 1 - _WORD) : last - 1].rpartition(" ")[2]
    return stop if len(word) > 1 and word.isalpha() and word not in _shortened(language) else 0


@cache
def _shortened(language: str) -> frozenset[str]:
    """Return the words without inner marks whose full stop needs a closer look."""
    return titles(language) | loose(language) | _HOUR


def goes_on(text: str, begin: int, stop: int, following: int, language: str) -> bool:
    """Return whether the sentence from `begin` goes on behind `stop`, where the next letter is at `following`."""
    last, first = _without_closing(text, begin, stop), _first_letter(text, following)
    quoted, mark = last < stop, text[last - 1]
    if quoted and _goes_on_after_quotation(text, following, language):
        return True
    if _cannot_end(text, begin, stop, following):
        return True
    if following == stop and mark in ".!?":
        return _is_one_word(text, begin, last, first)
    if text[first].islower():
        return quoted or mark not in "." or _is_shortened(text, begin, last, first)
    if quoted and mark in "!?":
        return _is_said_by(text, following, first, language)
    return mark == "." and _is_abbreviated(text, begin, last, first, language)


def _is_said_by(text: str, following: int, first: int, language: str) -> bool:
    """Return whether a speaker and a verb follow a quotation, in English: "Go!" Ann Lee said."""
    return language == "en" and _word_at(text, first) not in starters("en") and _matches(_SAID, text, following)


def _without_closing(text: str, begin: int, stop: int) -> int:
    """Return the end of a sentence without its closing quotes and brackets."""
    while stop > begin and text[stop - 1] in CLOSING:
        stop -= 1
    return stop


def _first_letter(text: str, following: int) -> int:
    """Return the place of the first letter behind opening marks."""
    while following < len(text) - 1 and text[following] in _BEFORE_FIRST:
        following += 1
    return following


def _goes_on_after_quotation(text: str, following: int, language: str) -> bool:
    return language in _AFTER_QUOTATION and _matches(_AFTER_QUOTATION[language], text, following)


def _cannot_end(text: str, begin: int, stop: int, following: int) -> bool:
    """Return whether no sentence can begin at `following`, or the piece before it has neither letter nor digit."""
    empty = stop - begin <= _SHORTENED and not any(map(str.isalnum, text[begin:stop]))
    return empty or text[following] in _NO_OPENING


def _is_shortened(text: str, begin: int, last: int, first: int) -> bool:
    """Return whether a full stop before a small letter shortens its word: "Mass. closed", not "... ended. eCart"."""
    word = _word_before(text, begin, last)
    if text[first + 1 : first + 2].isupper():
        return False
    return len(word) <= _SHORTENED or "." in word or not word.islower()


def _is_abbreviated(text: str, begin: int, last: int, first: int, language: str) -> bool:
    """Return whether a full stop before a capital or a figure shortens its word."""
    word = _word_before(text, begin, last)
    if _is_whole_word(word, language):
        return False
    if last - begin <= _SHORTENED and re.fullmatch(_ITEM, text[begin:last]):
        return True
    if word in titles(language):
        return len(word) > 1 or not text[max(begin, last - 4) : last - 2].strip().isdigit()
    if word in _HOUR:
        return _matches(_DAY, text, first)
    if text[first].isdigit():
        return _is_before_figure(text, begin, last, word, language)
    return _is_before_capital(text, begin, last, word, first, language)


def _is_whole_word(word: str, language: str) -> bool:
    """Return whether a word is too long for an abbreviation, and is none by its form or by the table."""
    return len(word) > _SHORTENED and word.isalpha() and not (word.endswith(_STREET) or word in titles(language))


def _is_before_capital(text: str, begin: int, last: int, word: str, first: int, language: str) -> bool:
    opener = _word_at(text, first)
    if len(word) == 1 and word.isalpha() and len(opener) == 1 and text[first + 1 : first + 2] == ".":
        return True
    if _is_loose(word, language):
        return opener not in starters(language) and not ends_before(text, begin, last, word, first, language)
    return word.isdigit() and _is_ordinal(text, begin, last, word, opener, language)


def _is_loose(word: str, language: str) -> bool:
    """Return whether a word is an abbreviation inside and at the end of sentences, or the initial of a name."""
    return word in loose(language) or (len(word) == 1 and word.isupper())


def _is_before_figure(text: str, begin: int, last: int, word: str, language: str) -> bool:
    if language == "ko" and re.search(_KOREAN_DATE, text[max(begin, last - 14) : last]):
        return True
    if _is_loose(word, language):
        return True
    return language != "en" and (word.lower() in NUMBERED or word.endswith(_STREET))


def _is_ordinal(text: str, begin: int, last: int, word: str, opener: str, language: str) -> bool:
    """Return whether a number is an ordinal: "Die 2. Liga", "Montag, 3. Mai"; not "Er ist 45. Sie", "Seite 3. Alle"."""
    if language == "ko":
        return bool(re.search(_KOREAN_DATE, text[max(begin, last - 14) : last]))
    if language not in _NOUNS_IN_CAPITALS or len(word) > 2 or not opener or opener in starters("de"):
        return False
    before = _word_before(text, begin, last - len(word))
    return opener.lower() in _MONTHS or not before[:1].isupper() or before in starters("de")


def _is_one_word(text: str, begin: int, last: int, first: int) -> bool:
    """Return whether a mark without a blank behind it is inside a word: an address, "U.S.", "3.4"; not "ended.The"."""
    if not (text[first].isupper() or text[first].islower()):
        return not text[first].isalpha() or _word_before(text, begin, last) in titles("he")
    begin = max(begin, last - _LONGEST_ADDRESS)
    word = text[max(begin, text.rfind(" ", begin, last) + 1) : last - 1]
    if not text[first].isupper() or _word_at(text, first).lower() in _DOMAINS or any(map(word.__contains__, _ADDRESS)):
        return True
    return not (word[-2:].isalpha() and word[-2:].islower()) and word[-1:] not in CLOSING


def missed_ends(text: str, start: int, end: int, language: str, known: Sequence[int]) -> Iterator[int]:
    """Yield ends in `text[start:end]` that sentencex does not find; `known` are the ends of its pieces."""
    for hint, pattern in _MISSED.get(language, ()):
        if not hint or text.find(hint, start, end) >= 0:
            for found in re.compile(pattern).finditer(text, start, end):
                yield found.end()
    opening, words = starters(language), small_words(language)
    if not opening and not words:
        return
    for begins, stop in _before_capitals(text, start, known):
        word = _word_before(text, start, stop + 1)
        is_end = _word_at(text, begins) in opening and _may_end(word, language)
        if word in words or is_end or ends_before(text, start, stop + 1, word, begins, language):
            yield begins


def _before_capitals(text: str, start: int, known: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (place of a capital, full stop before it) inside the pieces that end at `known`."""
    for first, last in pairwise((start, *known)):
        stop = text.find(".", first, last - 2)
        while stop >= 0:
            begins = _capital_behind(text, stop, last)
            if begins:
                yield begins, stop
            stop = text.find(".", stop + 1, last)


def _capital_behind(text: str, stop: int, end: int) -> int:
    """Return the place of the capital that follows a full stop and a blank; 0 without one."""
    if text[stop + 1 : stop + 2].isalnum():  # inside a number or an abbreviation
        return 0
    at = _behind(text, stop + 1, _BEHIND_STOP)
    blank = at
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1].islower():
        return 0
    begins = _behind(text, at, _BEFORE_WORD)
    is_capital = blank < at and begins < end and ("A" <= text[begins] <= "Z" or "À" <= text[begins] <= "Þ")
    return begins if is_capital else 0


def _behind(text: str, at: int, marks: str) -> int:
    """Return the place behind all `marks` from `at` on."""
    while text[at : at + 1] and text[at] in marks:
        at += 1
    return at


def _matches(pattern: str, text: str, at: int) -> bool:
    """Return whether a pattern matches at a place.  It is compiled on use: most texts need few of the patterns."""
    return bool(re.compile(pattern).match(text, at))


def _may_end(word: str, language: str) -> bool:
    """Return whether a sentence may end with an abbreviation before a word that begins sentences."""
    if language == "de":
        return word in loose("de") or (word.isupper() and word.strip("IVX") == "")
    if len(word) == 1:
        return word in loose(language)
    return word not in titles(language) and word not in _NEVER_LAST


def _word_before(text: str, begin: int, last: int) -> str:
    """Return the word that ends at `last`, without its full stop and without marks: "Sen" of "(Wire)Sen." """
    words = text[max(begin, last - _WORD) : last - 1].split()
    if not words or words[-1].isalpha():
        return words[-1] if words else ""
    word = words[-1]
    for mark in _MARKS:
        word = word.rpartition(mark)[2]
    return word


def _word_at(text: str, at: int) -> str:
    end = at
    while text[end : end + 1].isalpha():
        end += 1
    return text[at:end]
