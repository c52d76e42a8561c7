"""Ranks that are medals: gold is the first place, silver the second, bronze the third."""

import re
from collections.abc import Iterator

from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.text.numbers import Number

# A metal beside the word for a medal, or behind a verb of winning; the groups are the places.
_MEDALS = {
    "en": r"(?:(?:won|wins?|took|takes?|claim\w*|earn\w*|secured?|got|with|to|collected)(?: \w+){0,2} )"
    r"(?:(gold)|(silver)|(bronze))(?! (?:coin|bar|watch|statue|ring|jewel)\w*)"
    r"|(?:(gold)|(silver)|(bronze))[ -]medal\w*",
    "de": r"(?:(gold)|(silber)|(bronze))medaille"
    r"|(?:gewann|gewinnt|holte?|holt|errang|mit)(?: \w+)? (?:(gold)|(silber)|(bronze))",
    "fr": r"médaill\w+ (?:d['’](or)|d['’](argent)|de (bronze))"
    r"|(?:décroch\w+|remport\w+|obtenu) (?:l['’](or)|l['’](argent)|le (bronze))",
    "es": r"medallas? de (?:(oro)|(plata)|(bronce))"
    r"|(?:ganó|logró|obtuvo|consiguió|se colgó) (?:el |la )?(?:(oro)|(plata)|(bronce))",
    "it": r"medaglia d['’](?:(oro)|(argento))|medaglia di (bronzo)"
    r"|(?:vinto|vince) (?:l['’](oro)|l['’](argento)|il (bronzo))",
    "pt": r"medalha de (?:(ouro)|(prata)|(bronze))|(?:ganhou|conquistou)(?: [ao])? (?:(ouro)|(prata)|(bronze))",
    "nl": r"(?:(gouden)|(zilveren)|(bronzen)) medaille|(?:won|pakte|veroverde) (?:(goud)|(zilver)|(brons))",
    "ko": r"(금)메달|(은)메달|(동)메달",
}
_SECOND = {
    "en": r"runners?-up", "de": r"vize(?:welt|europa)?meister(?:in)?", "fr": r"vice-champion(?:ne)?",
    "es": r"subcampe[oó]na?",
}  # fmt: skip
_PLACES = {
    1: frozenset("gold or oro ouro gouden goud 금".split()),
    2: frozenset("silver silber argent plata argento prata zilveren zilver 은".split()),
}


def medals(read: NumberedSentence) -> Iterator[Quantity]:
    """Yield the places that a sentence gives by a metal."""
    pattern = _MEDALS.get(read.language)
    for match in re.finditer(pattern, read.low) if pattern else ():
        metal = next(filter(None, match.groups()), "")
        place = next((place for place, words in _PLACES.items() if metal in words), 3)
        yield _rank(read, match.start(), match.end(), place)
    second = _SECOND.get(read.language)
    for match in re.finditer(rf"(?<!\w)(?:{second})(?!\w)", read.low) if second else ():
        yield _rank(read, match.start(), match.end(), 2)


def _rank(read: NumberedSentence, start: int, end: int, value: float) -> Quantity:
    number = Number(start, end, value, value, value)
    return Quantity("rank", number, read.sentence, read.context, near=read.near(start, end))
