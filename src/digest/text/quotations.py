"""Find the quotations and brackets of a line, by the marks and the blanks around them."""

from digest.text.scripts import count_wide

# Closing marks by opening mark.  » opens in German, where « closes, and in Finnish, where » closes.
_CLOSES = {
    "“": "”\"", "„": "“”\"", "”": "”", '"': '"”', "«": "»", "»": "«»", "「": "」", "『": "』",
    "‘": "’'", "‚": "‘’'", "'": "'’", "’": "’", "‹": "›", "›": "‹›",
    "(": ")", "[": "]", "（": "）", "【": "】",
}  # fmt: skip
# Kinds of marks: double marks (0), single marks and brackets.  Each kind is paired by itself, so that a mark that is
# never closed hides no mark of another kind.
_KIND = dict.fromkeys("‘‚'’‹›", 1) | dict.fromkeys("()[]（）【】", 2)
# Maximum letters between two marks of each kind.  Marks farther apart are taken for parts of two quotations.  With
# these, 35 of 38,000 sentences of English news have over 80 words.
_LONGEST = (1000, 300, 600)
# Words of a quotation that is read in sentences, and not as a part of one.
_LONG_WORDS = 45
_IN_ASCII = '"()[]'
_OTHERS = "“”„«»「」『』‚‹›（）【】"
# Inside words of Latin, Greek and Cyrillic letters these are apostrophes; in Hangul and Han they are quotation marks.
_APOSTROPHES = "'‘’"
_BEFORE = frozenset(" \t\n([（—–-/“„«‘‚'\"¿¡:")

OPENING = "“„«»‘‚‹「『([（【"
CLOSING = frozenset("\"'”’“‘»«›‹」』)]）】")

# sentencex panics on some blanks outside ASCII, seen with 1.0.32.  Each becomes one plain space, so that offsets do not
# change.
_UNSAFE = (
    "\xa0\u3000\u202f\u2009\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u200a\u2028\u2029\u205f"
)


def plain(text: str) -> str:
    """Return the text, letter for letter, with blanks that a splitter can read and marks for ``typewriter quotes''."""
    text = text if text.isascii() else _blanked(text, _UNSAFE)
    return text.replace("``", "““").replace("''", "””") if "``" in text else text


def blinded(text: str) -> str:
    """Return the text, letter for letter, without the marks that mislead a splitter.

    Opening marks become blanks, and straight marks become curly.
    """
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
    """Return the quotations and brackets in `text[start:end]`, marks included, and the places of all opening marks.

    They are in order.  Quotations inside each other or crossing each other are joined, and those never closed are left
    out.
    """
    found: list[tuple[int, int]] = []
    opening: set[int] = set()
    opened = [-1, -1, -1]
    for at in _marks(text, start, end):
        kind = _KIND.get(text[at], 0)
        since = opened[kind]
        opens = _opens(text, at, start, end)
        if since >= 0 and _closes(text[at], text[since], opens=opens):
            if at - since < _LONGEST[kind]:
                found.append((since, at + 1))
            opened[kind] = -1
        elif opens or (since < 0 and _is_lone_quote(text, at, end)):
            opening.add(at)
            if since < 0 or text[at] == text[since]:  # opened twice: the first was never closed
                opened[kind] = at
    return _joined(found), opening


def is_long(text: str, start: int, end: int) -> bool:
    """Return whether a quotation has more words than a sentence may have: its sentences are then apart.

    >>> is_long("“It rained.”", 0, 12), is_long("“" + "It rained. " * 30 + "”", 0, 332)
    (False, True)
    """
    if end - start <= _LONG_WORDS or text[start] in "([（【":
        return False
    inside = text[start:end]
    return inside.count(" ") + count_wide(inside) // 2 >= _LONG_WORDS


def _closes(mark: str, opened: str, *, opens: bool) -> bool:
    """Return whether a mark closes what `opened` opened; the same mark does only if it does not open by its blanks."""
    return mark in _CLOSES[opened] and not (opens and mark == opened)


def _marks(text: str, start: int, end: int) -> list[int]:
    """Return the places of all marks, in order."""
    line = text[start:end]
    marks = _IN_ASCII if line.isascii() else _IN_ASCII + _OTHERS
    found = [at for mark in marks if mark in line for at in _places(text, mark, start, end)]
    for mark in _APOSTROPHES:
        if mark in line:
            found += [at for at in _places(text, mark, start, end) if not _is_apostrophe(text, at)]
    found.sort()
    return found


def _is_apostrophe(text: str, at: int) -> bool:
    return at > 0 and _are_letters(text[at - 1 : at + 2 : 2])


def _places(text: str, mark: str, start: int, end: int) -> list[int]:
    found = []
    at = text.find(mark, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(mark, at + 1, end)
    return found


def _are_letters(neighbours: str) -> bool:
    """Return whether two characters are letters or figures of Latin, Greek or Cyrillic."""
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
    """Return whether a mark looks like an opening one: by its form, or by a blank before it and no blank behind it."""
    mark = text[at]
    if mark in "([（【「『":
        return True
    if mark in ")]）】」』" or at + 1 >= end:
        return False
    after_blank = at == start or text[at - 1] in _BEFORE
    if mark == "«":
        return after_blank or _opens_inside(text, at)
    if text[at + 1] in " \t":
        return False
    if mark in "“„‘‚‹":
        return after_blank or text[at + 1] not in ".,;:!?)"
    return after_blank and (mark not in "'’" or text[at + 1].isalpha())


def _opens_inside(text: str, at: int) -> bool:
    """Return whether « opens without a blank before it: behind an elided word (d’« un jour »), or before a word."""
    return text[at + 1] not in " \t.,;:!?)" or (text[at - 1] in "’'" and text[at - 2 : at - 1].isalpha())


def _is_lone_quote(text: str, at: int, end: int) -> bool:
    """Return whether a mark is a straight quotation mark with a blank on both sides."""
    return text[at] == '"' and at + 1 < end and text[at + 1] in " \t" and (at == 0 or text[at - 1] in " \t\n")
