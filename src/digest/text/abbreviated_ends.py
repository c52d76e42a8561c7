"""Decide whether a sentence ends at an abbreviation or a unit: "was sold to Tarrow Inc. Shareholders agreed."

A name goes on with several capitals ("Tarrow Inc. Chief Executive Ann Lee"), a sentence with one capital and a word in
lower case behind it.
"""

import re

from digest.text.languages.months import NAMES

# Short names of months, as a sentence ends with them.
_MONTHS = frozenset(name.capitalize() for names in NAMES["en"] for name in names.split()[1:])
# Abbreviations behind the name of a firm or a person, behind a street, or at the end of a list.
_BEHIND_NAMES = frozenset("Inc Corp Ltd Co Cie Ltda Jr Sr M.D Ph.D B.A M.A Ave Blvd Rd etc".split())
# Abbreviations of states stand behind a city and a comma.
_STATES = frozenset(
    """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Va Vt Wash Wis Wyo""".split()
)
# Words before a month without a day: "in Dec."; behind other words, the month belongs to a noun: "the Dec. Issue".
_BEFORE_MONTH = frozenset("in since until till by from of through last this next early late mid before after".split())
# Words with a capital that go on with a name: ranks in a firm, and things named after a person.
_PARTS_OF_NAMES = frozenset(
    """Chairman Chairwoman Chair Chief President Executive Vice Director Analyst Analysts Economist Founder Partner
    Spokesman Spokeswoman Spokesperson Treasurer Manager Senior Managing Day Drive Way Street Avenue Boulevard School
    High Library Memorial Center Centre Park Bridge Airport Hospital Foundation Field Hall House Square
    Stadium""".split()
)
# Words that go on with a name.
_JOINERS = frozenset("and of for in at on de der van von et und y e et al".split())
# Letters before an abbreviation in which its name is looked for.
_NEAR = 40
# A measure in figures: the sign of its unit has no full stop of its own, "300 km/h. The driver".  One capital alone may
# be a point of the compass: "12 W. Main Street".
_UNIT = re.compile(r"\d[ \u00a0]?(?:[mslgth]|[kcm]?m|[km]?g|ml|ft|lb|mph|kph|[^\W\d_]{1,4}/[^\W\d_]{1,4})\Z")
# Letters before a full stop in which a measure is looked for.
_MEASURE = 14
_OPENING = re.compile(r"([^\W\d_])([^\W\d_]+) ([^\W\d_]+)")


def ends_before(text: str, begin: int, last: int, word: str, first: int, language: str) -> bool:
    """Return whether `word`, whose full stop is before `last`, ends the sentence before the capital at `first`.

    So does a measure in figures; in German, which writes nouns with capitals, nothing else does.
    """
    if _ends_with_unit(text, begin, last - 1):
        return True
    if language == "de":
        return False
    before = text[max(begin, last - _NEAR) : last - 1 - len(word)].rstrip()
    if word in _MONTHS:
        return language == "en" and _has_no_day(before)
    if word in _STATES:
        return before.endswith(",") and _opens_sentence(text, first)
    return word in _BEHIND_NAMES and _follows_name(before, word) and _opens_sentence(text, first)


def _ends_with_unit(text: str, begin: int, stop: int) -> bool:
    """Return whether a measure in figures is before a full stop: "300 km/h."."""
    return bool(_UNIT.search(text[max(begin, stop - _MEASURE) : stop]))


def _has_no_day(before: str) -> bool:
    """Return whether the words before a month make it the end of its phrase: "in Dec.", "on 12 Dec."."""
    word = before.rpartition(" ")[2]
    return word.lower() in _BEFORE_MONTH or word.isdigit()


def _follows_name(before: str, word: str) -> bool:
    """Return whether a name is before an abbreviation; "in Co. Kerry" has none."""
    if word == "etc":
        return True
    name = before.rstrip(",").rpartition(" ")[2]
    return (name[:1].isupper() or name == "&") and not (word == "Co" and before.endswith(","))


def _opens_sentence(text: str, first: int) -> bool:
    """Return whether one word with a capital, which goes on with no name, is before a word in lower case."""
    found = _OPENING.match(text, first)
    if not found:
        return False
    opener = found[1] + found[2]
    follows = found[3]
    return found[2].islower() and follows.islower() and opener not in _PARTS_OF_NAMES and follows not in _JOINERS
