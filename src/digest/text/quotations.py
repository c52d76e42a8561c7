"""Quotations and brackets of a line: where each opens and closes, by its marks and the blanks around them."""

# What closes after an opening mark.  » opens in German, where « closes it, and in Finnish, where » does.
_CLOSES = {
    "“": "”\"", "„": "“”\"", "”": "”", '"': '"”', "«": "»", "»": "«»", "「": "」", "『": "』",
    "‘": "’'", "‚": "‘’'", "'": "'’", "’": "’", "‹": "›", "›": "‹›",
    "(": ")", "[": "]", "（": "）", "【": "】",
}  # fmt: skip
# Double marks, single marks and brackets are looked at apart: one that is never closed hides none of another kind.
_KIND = dict.fromkeys("‘‚'’‹›", 1) | dict.fromkeys("()[]（）【】", 2)
# Letters that each may run over.  Beyond, its marks are thought to belong to two of them.  With these, 35 of 38,000
# sentences of English news are over 80 words long.
_LONGEST = (1000, 300, 600)
_IN_ASCII = '"()[]'
_OTHERS = "“”„«»「」『』‚‹›（）【】"
# Inside words these are no marks; in Hangul and Han they are.
_APOSTROPHES = "'‘’"
_BEFORE = frozenset(" \t\n([（—–-/“„«‘‚'\"¿¡:")

OPENING = "“„«»‘‚‹「『([（【"
CLOSING = frozenset("\"'”’“‘»«›‹」』)]）】")

# sentencex panics on some blanks outside ASCII.  One character for one, so that offsets stay; seen with 1.0.32.
_UNSAFE = (
    "\xa0\u3000\u202f\u2009\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u200a\u2028\u2029\u205f"
)


def plain(text: str) -> str:
    """The text, letter for letter, with blanks that a splitter can bear and with marks for ``typewriter quotes''."""
    text = text if text.isascii() else _blanked(text, _UNSAFE)
    return text.replace("``", "““").replace("''", "””") if "``" in text else text


def blinded(text: str) -> str:
    """The text, letter for letter, without what misleads a splitter: opening marks are blanks, straight ones curly."""
    before_opening = tuple(" \n" if text.isascii() else " \n—–")
    text = _blanked(text, "([" if text.isascii() else OPENING)
    for mark, curly in (('"', "”"), ("'", "’")):
        if mark in text:
            *pieces, rest = f"\n{text}".split(mark)
            parts = [piece + (" " if piece.endswith(before_opening) else curly) for piece in pieces]
            text = "".join((*parts, rest))[1:]
    return text


def _blanked(text: str, characters: str) -> str:
    for character in characters:
        text = text.replace(character, " ")
    return text


def enclosed(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], set[int]]:
    """The quotations and brackets in `text[start:end]`, marks included, and the places of all opening marks.

    In order, and what stands inside another or crosses it is one with it.  What is never closed is not among them.
    """
    found: list[tuple[int, int]] = []
    opening: set[int] = set()
    opened = [-1, -1, -1]
    for at in _marks(text, start, end):
        mark = text[at]
        kind = _KIND.get(mark, 0)
        since = opened[kind]
        opens = _opens(text, at, start, end)
        if since >= 0 and mark in _CLOSES[text[since]] and not (opens and mark == text[since]):
            if at - since < _LONGEST[kind]:
                found.append((since, at + 1))
            opened[kind] = -1
        elif opens or (mark == '"' and since < 0 and _stands_alone(text, at, end)):
            opening.add(at)
            if since < 0 or mark == text[since]:  # opened twice: the first was never closed
                opened[kind] = at
    return _joined(found), opening


def _marks(text: str, start: int, end: int) -> list[int]:
    """The places of all marks, in order."""
    plain = text.isascii()
    found = [at for mark in _IN_ASCII for at in _places(text, mark, start, end)]
    if not plain:
        found += [at for mark in _OTHERS for at in _places(text, mark, start, end)]
    for mark in "'" if plain else _APOSTROPHES:
        for at in _places(text, mark, start, end):
            if not (at and _are_letters(text[at - 1 : at + 2 : 2])):
                found.append(at)
    found.sort()
    return found


def _places(text: str, mark: str, start: int, end: int) -> list[int]:
    found = []
    at = text.find(mark, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + 1, end)
    return found


def _are_letters(neighbours: str) -> bool:
    """Whether two characters are letters or figures of Latin, Greek or Cyrillic."""
    if neighbours.isascii():
        return len(neighbours) == 2 and neighbours.isalnum()
    return len(neighbours) == 2 and all("À" <= one <= "ӿ" or (one.isascii() and one.isalnum()) for one in neighbours)


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(found) < 2:
        return found
    found.sort()
    joined = found[:1]
    for start, end in found[1:]:
        if start >= joined[-1][1]:
            joined.append((start, end))
        elif end > joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
    return joined


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark looks like an opening one: by itself, or by a blank before it and none behind."""
    mark = text[at]
    if mark in "([（【「『":
        return True
    if mark in ")]）】」』" or at + 1 >= end:
        return False
    after_blank = at == start or text[at - 1] in _BEFORE
    if mark == "«":
        return after_blank or text[at + 1] not in " \t.,;:!?)"
    if text[at + 1] in " \t":
        return False
    if mark in "“„‘‚‹":
        return after_blank or text[at + 1] not in ".,;:!?)"
    return after_blank and (mark not in "'’" or text[at + 1].isalpha())


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether a mark has a blank on both sides."""
    return at + 1 < end and text[at + 1] in " \t" and (at == 0 or text[at - 1] in " \t\n")
