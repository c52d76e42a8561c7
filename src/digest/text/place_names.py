"""Find countries and large cities in a text, by their names in each language (Unicode's data, by Babel)."""

import re
from collections.abc import Iterator
from functools import cache

from digest.text.words import UNSPACED

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = 3  # of the longest name that is looked for
# Codes of no one country: the European Union, the euro area, the United Nations, outlying islands, unknown.
_NO_COUNTRY = frozenset(("EU", "EZ", "UN", "QO", "ZZ"))

# Short names of the press that Unicode's data has not.
_SHORT = {
    "en": {"us": "US", "usa": "US", "uk": "GB", "britain": "GB", "england": "GB"},
    "de": {"usa": "US", "großbritannien": "GB", "england": "GB"},
    "fr": {"grande-bretagne": "GB", "royaume-uni": "GB", "angleterre": "GB"},
    "es": {"ee uu": "US", "eeuu": "US", "gran bretaña": "GB", "inglaterra": "GB"},
    "ko": {"한국": "KR", "미국": "US", "영국": "GB"},
}


def places_in(text: str, language: str) -> frozenset[str]:
    """Return the codes of the countries, and of the cities that time zones are called by.

    >>> sorted(places_in("From Paris to Chile", "en")), sorted(places_in("파리에서 칠레", "ko"))
    (['CL', 'Europe/Paris'], ['CL', 'Europe/Paris'])
    """
    known = _names(language)
    if language == "ko" or language in UNSPACED:
        return frozenset(code for name, code in known.items() if len(name) > 1 and name in text)
    return frozenset(known[name] for name in _runs(text) if name in known)


def _runs(text: str) -> Iterator[str]:
    """Yield up to three words side by side, the first with a capital, in small letters."""
    found = _WORD.findall(text)
    for at, word in enumerate(found):
        if word[0].isupper():
            yield from (" ".join(found[at : at + size]).lower() for size in range(1, _WORDS + 1))


@cache
def _names(language: str) -> dict[str, str]:
    """Return the code of each name in small letters; a language costs some 20 ms."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    # a language that calls a city as its time zone is called has no entry for it
    cities = {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in get_global("zone_territories")}
    cities |= {names["city"].lower(): zone for zone, names in locale.time_zones.items() if "city" in names}
    names = locale.territories.items()
    countries = {name.lower(): code for code, name in names if code.isalpha() and code not in _NO_COUNTRY}
    return {**cities, **countries, **_SHORT.get(language, {})}
