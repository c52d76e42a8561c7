"""Marks of numbers that differ from another one by what they are, not by who reports them.

A number of votes that are needed is no number of votes; a toll with those who killed is greater than one without them;
an initial figure is an earlier one; four officials who told an outlet are its sources.
"""

import re
from itertools import takewhile

from digest.stories.quantities.patterns import words_after
from digest.text.numbers import Number
from digest.text.words import stems, vocabulary

# Words right before a number, or behind the thing that it counts, by which so many are needed: "the 60 votes needed".
_NEEDED_BEFORE = {
    "en": r"need(?:s|ed)?|requires?|required",
    "de": r"brauch(?:t|te|ten|en)|benötig(?:t|te|ten|en)|nötigen?|erforderlichen?|notwendigen?",
    "fr": r"faut|fallait|exigeait|exige",
    "es": r"necesita(?:n|ba|ban)?|requiere",
    "it": r"servono|servivano|richiede",
    "pt": r"precisa(?:va|m|vam)?|exige",
    "nl": r"vereist|vereiste",
}
_NEEDED = {
    "en": r"(?:needed|required|necessary)(?=\s(?:to|for|by|in|at|under)\b|\W*$|[,.;])",
    "de": r"(?:nötig|erforderlich|notwendig)(?!\w)",
    "fr": r"(?:nécessaires?|requis(?:es)?)(?!\w)",
    "es": r"(?:necesari[oa]s?|requerid[oa]s?)(?!\w)",
    "it": r"(?:necessari[oe]?|richiest[ie])(?!\w)",
    "pt": r"(?:necessári[oa]s?|exigid[oa]s?)(?!\w)",
    "nl": r"(?:nodig|vereist)(?!\w)",
    "ko": r"\S*필요",
}
# Words right before a number that is an earlier one.
_INITIAL = {
    "en": r"(?:initial|original|earlier|previous)",
    "de": r"(?:anfänglich|ursprünglich|früher|vorherig)e[nrs]?",
    "fr": r"(?:initiale?s?|premier|première)",
    "es": r"(?:inicial(?:es)?|original(?:es)?)",
    "it": r"(?:inizial[ei]|original[ei])",
    "pt": r"(?:inicia(?:l|is)|origina(?:l|is))",
    "nl": r"(?:oorspronkelijke|eerdere)",
}
# Behind a toll: those who killed are in it.
_WITH_KILLERS = {
    "en": r"(?:includ(?:ing|es?)|among them|counting) (?:the |their |his )?(?:suspected |alleged |lone |two |three )?"
    r"(?:gun|attack|assail|shoot|bomb|kill|terror|suspect|perpetrator|hijack)",
    "de": r"(?:einschließlich|darunter|inklusive|mit) (?:de[rsmn] |die )?(?:\w+ )?"
    r"(?:täter|schütze|angreifer|attentäter)",
    "fr": r"(?:dont|y compris|parmi eux) (?:l['’]|le |les )(?:\w+ )?(?:tireur|assaillant|agresseur|auteur|kamikaze)",
    "es": r"(?:incluid[oa]s?|entre ellos) (?:el |los )?(?:\w+ )?(?:atacante|tirador|agresor|autor|pistolero)",
    "it": r"(?:compres[oi]|inclus[oi]) (?:l['’]|il |lo |gli )?(?:\w+ )?(?:attentator|aggressor|assalitor|killer)",
    "pt": r"(?:inclu(?:indo|sive)|entre eles) (?:o |os )?(?:\w+ )?(?:atirador|agressor|autor|terrorista)",
    "nl": r"(?:onder wie|inclusief|waaronder|met) (?:de )?(?:\w+ )?(?:dader|schutter|aanvaller)",
    "ko": r"(?:범인|용의자|총격범|공격범)\S*\s?(?:포함|비롯)",
}
# Behind a number: people who told the outlet what it reports.
_SOURCES = {
    "en": r"(?:\s[\w.'’-]+){0,3}?\s(?:officials|sources|people|persons|aides|diplomats|insiders|executives)"
    r"(?:\s(?:familiar|close|briefed|with|who)\b[^.;,]{0,60})?\s(?:said|told|say)\b",
    "de": r"(?:\s[\w-]+){0,2}?\s(?:vertreter|beamte|quellen|insider|diplomaten|personen)[^.;,]{0,40}"
    r"\ssag(?:t|te|ten)\b",
    "fr": r"(?:\s[\w-]+){0,2}?\s(?:sources|responsables|diplomates|personnes)[^.;,]{0,40}\sont"
    r"\s(?:dit|déclaré|indiqué)\b",
    "es": r"(?:\s[\w-]+){0,2}?\s(?:fuentes|funcionarios|diplomáticos|personas)[^.;,]{0,40}\sdijeron\b",
    "it": r"(?:\s[\w-]+){0,2}?\s(?:fonti|funzionari|diplomatici|persone)[^.;,]{0,40}\shanno\s(?:detto|riferito)\b",
    "pt": r"(?:\s[\w-]+){0,2}?\s(?:fontes|funcionários|diplomatas|pessoas)[^.;,]{0,40}\sdisseram\b",
    "nl": r"(?:\s[\w-]+){0,2}?\s(?:bronnen|functionarissen|diplomaten|personen)[^.;,]{0,40}\szeiden\b",
}
# Before an English day that names a thing: "the Jan. 5 runoff", "Arva's November 3 election"; and words of its name.
_DETERMINED = re.compile(r"(?<!\w)(?:the|its|their|his|her|this|that|an?|\w+['’]s|\w+s['’])\s$")
_NAME_WORDS = 3
# Letters behind a number in which its mark stands: a noun phrase, or a short clause.
_PHRASE, _CLAUSE = 40, 100


def own_marks(low: str, start: int, end: int, language: str) -> set[str]:
    """Return "needed", "initial" and "with killers", as far as they hold for the number at a place in a sentence."""
    before, behind = low[:start].rstrip("$€£ ") + " ", low[end:]
    found = set()
    if _ends(before, _NEEDED_BEFORE, language) or _has(behind[:_PHRASE], _NEEDED, language, words=2):
        found.add("needed")
    if _ends(before, _INITIAL, language):
        found.add("initial")
    killers = _WITH_KILLERS.get(language)
    if killers and re.search(rf"(?<!\w)(?:{killers})", behind[:_CLAUSE]):
        found.add("with killers")
    return found


def are_sources(low: str, end: int, language: str) -> bool:
    """Return whether the number that ends there counts people who told the outlet what it reports."""
    sources = _SOURCES.get(language)
    return bool(sources and re.match(sources, low[end:]))


def thing_of_day(low: str, day: Number, language: str) -> frozenset[str]:
    """Return the stems of the thing that a day names: "the November 3 general election"."""
    if language != "en" or not _DETERMINED.search(low[: day.start]):
        return frozenset()
    stop = vocabulary("en").stop
    name = takewhile(lambda word: word not in stop, words_after(low, day)[:_NAME_WORDS])
    return frozenset(stem for word in name for stem in stems(word, "en"))


def _ends(before: str, table: dict[str, str], language: str) -> bool:
    pattern = table.get(language)
    return bool(pattern and re.search(rf"(?<!\w)(?:{pattern})\s$", before))


def _has(behind: str, table: dict[str, str], language: str, words: int) -> bool:
    """Return whether a word of a table follows, with so many others before it at most."""
    pattern = table.get(language)
    return bool(pattern and re.match(rf"(?:\s[^\s.,;:\d]+){{0,{words}}}\s(?:{pattern})", behind))
