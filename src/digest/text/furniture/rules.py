"""Rules that are sure of a line by itself, each with its reason.

A line that reads as prose is only ever taken for a caption, a notice or a dated byline; all other rules look at short
lines.  Prefixes and sets of words, no patterns: compiling those took a tenth of the time of a one-off summary.
"""

from functools import lru_cache

from digest.text.furniture.date_lines import is_date_word
from digest.text.furniture.furniture_phrases import BYLINES, CONTRIBUTED, COUNTED, NOTICES, RELATED, REPORTERS, RIGHTS
from digest.text.furniture.line_words import FURNITURE, GLUE, PHOTO, TRIM
from digest.text.furniture.prose import is_prose
from digest.text.scripts import is_wide

_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
# Digits in a row that no year, price or result has.
_IMAGE_DIGITS = 6
# A credit may stand behind a caption of this many letters, and has at most so many itself.
_CAPTION, _CREDIT = 300, 80
# Letters in which a label such as "Photographs:" stands.
_LABEL = 24
# Words of an agency that may be written small: "dpa", "afp via".
_AGENCY = 2
_NOTICE_WORDS, _BYLINE_WORDS, _DATE_WORDS, _MENU_WORDS = 60, 14, 14, 30


# Lines whose reasons are kept: the rounds of cleaning ask again of those that are left, and menus stand twice.
@lru_cache(maxsize=2_000)
def reason_against(line: str) -> str:
    """Why a line, by itself, is furniture; "" when nothing speaks against it.

    >>> reason_against("Comments0"), reason_against("Photo: Odd Fairley"), reason_against("He paid 300.")
    ('counter', 'caption', '')
    """
    if _is_long(line):
        return ""
    low = line.lower()
    words = [word if word.isalpha() else word.strip(TRIM) for word in low.split()]
    if _is_caption(line, words):
        return "caption"
    if len(words) < _NOTICE_WORDS and _is_notice(low):
        return "notice"
    furniture = _is_menu(words)
    if not furniture and is_prose(line):
        if len(words) > 2 and is_date_line(words):  # "8.15 a.m." ends with a mark
            return "date line"
        return "byline" if _is_dated_byline(line) else ""
    return _reason_against_short(line, low, words, furniture)


def _is_long(line: str) -> bool:
    """Whether a line is prose of a length that no rule speaks of: most paragraphs of some texts."""
    return len(line) > _CAPTION + _CREDIT and line.count(" ") >= _NOTICE_WORDS and is_prose(line)


def _reason_against_short(line: str, low: str, words: list[str], furniture: bool) -> str:
    if not any(map(str.isalnum, line)):
        return "no words"
    if _is_counter(low):
        return "counter"
    if _is_image_number(line, low):
        return "image number"
    if _is_byline(line, low):
        return "byline"
    if is_date_line(words):
        return "date line"
    if _is_related(low):
        return "link to another article"
    return "menu" if furniture else ""


def _is_caption(line: str, words: list[str]) -> bool:
    """A credit: "Photo: Ann Lee", "... (Photo by Ann Lee)", "... © Ann Lee", ".../Wire"."""
    if len(line) > _CAPTION + _CREDIT:
        return False
    if ("©" in line or "ⓒ" in line) and not is_prose(line):
        return True
    if not PHOTO.isdisjoint(words) and _names_photo(line, words):
        return True
    return ("/" in line and _is_credited(line)) or ("NO-" in line and _is_wire_number(line))


def _names_photo(line: str, words: list[str]) -> bool:
    first = line.lstrip("([").split(None, 1)[0]
    if words[0] in PHOTO:
        second = words[1] if len(words) > 1 else ""
        if first.endswith((":", "：")) or line.split()[1:2] in (["/"], ["|"], [":"], ["="]):
            return True
        written = line.split()[1].strip(TRIM) if second else ""
        if second in ("by", "courtesy") or written in ("von", "par", "de", "di"):  # "Di" begins a name
            return True
    if line.endswith((")", "]", ").", "].")):
        _, opened, inside = line.replace("[", "(").rpartition("(")
        credit = [word.strip(TRIM) for word in inside.lower().split()[:2]]
        return bool(opened) and len(inside) <= _CREDIT and not PHOTO.isdisjoint(credit)
    head, colon, who = line.rpartition(": ")
    return bool(colon) and len(who) <= _CREDIT and head.split()[-1].lower().strip(TRIM) in PHOTO and _may_be_name(who)


def _may_be_name(who: str) -> bool:
    """Whether what follows a colon may be a name: in one breath, and most of its words do not begin small."""
    if any(mark in who.rstrip(".") for mark in (". ", "!", "?")):
        return False
    words = who.split()
    return len(words) <= _AGENCY or 2 * sum([word[0].islower() for word in words]) <= len(words)


def opens_with_credit(sentence: str) -> bool:
    """Whether a credit is glued before a sentence, so that the one before it is a caption.

    >>> opens_with_credit("Photo: Ann Lee The ferry sank."), opens_with_credit("The photo: a ferry.")
    (True, False)
    """
    head, colon, _ = sentence[:_LABEL].lstrip("([").replace("：", ":").partition(":")
    return bool(colon) and head.strip().lower() in PHOTO


def holds_credit(sentence: str) -> bool:
    """Whether a credit stands in brackets in a sentence: the caption and the news are glued together.

    >>> holds_credit("The ferry (Photo: Ann Lee) The captain"), holds_credit("The ferry (with a photo of it) sank.")
    (True, False)
    """
    return any(opens_with_credit(inside) for inside in sentence.replace("[", "(").split("(")[1:])


def _is_wire_number(line: str) -> bool:
    """ "<WIRE NO-4718>" at the end: the number under which an agency sent a picture."""
    _, opened, inside = line.rpartition("<")
    return bool(opened) and inside.endswith(">") and inside.rpartition("NO-")[2][:-1].isdigit()


def _is_credited(line: str) -> bool:
    """ "…/AP Yonhap News": a few capitalised words after a slash, at the end of a line of some length."""
    head, _, who = line.rpartition("/")
    names = who.split()
    if "://" in line or len(head) < 12 or not 2 <= len(who.strip()) <= 40 or _signs_off(head):
        return False
    if not names or len(names) > 5 or any(mark in who for mark in ".!?,:;"):
        return False
    return all(name[0].isupper() or is_wide(name[0]) for name in names)


def _signs_off(head: str) -> bool:
    """ "... every day.ABC/DE": the initials of two editors behind a sentence."""
    return len(initials := head.rpartition(".")[2]) >= 2 and initials.isupper() and initials.isalpha()


def _is_notice(low: str) -> bool:
    return (
        low.startswith(NOTICES)
        or (low.startswith("the post ") and " appeared first on " in low)
        or (low.endswith(CONTRIBUTED) and len(low) < 150)
        or (low.startswith(RIGHTS[0]) and any(word in low[:120] for word in RIGHTS[1:]))
    )


def _is_counter(low: str) -> bool:
    """ "+1", "12K", "Comments0", "12 comments": a number, or what is counted on pages with or without one."""
    if len(low) > 30:
        return False
    letters = "".join(filter(str.isalpha, low))
    if letters in COUNTED:
        return low.count(" ") <= 2
    parts = sum(map(low.count, ".:/")) + low.count("-", 1)
    return letters in ("", "k", "m") and low.count(" ") + parts <= 1 and any(map(str.isdigit, low))


def _is_image_number(line: str, low: str) -> bool:
    if " " in line:
        return False
    if low.endswith(_IMAGES):
        return True
    run = 0
    for character in line:
        run = run + 1 if character.isdigit() else 0
        if run == _IMAGE_DIGITS:
            return True
    return False


def _is_byline(line: str, low: str) -> bool:
    """ "By Ada Lee", "Von Frauke Janßen | 3 Min.", a mail address at the end, a Korean reporter."""
    words = line.split()
    if not 0 < len(words) <= _BYLINE_WORDS:
        return False
    if low.endswith("profile image") or ("@" in words[-1] and "." in words[-1].rpartition("@")[2]):
        return True
    if words[-1] in REPORTERS and len(words) <= 3:
        return True
    if not low.startswith(BYLINES):
        return False
    return _are_names(line[next(len(start) for start in BYLINES if low.startswith(start)) :])


def _are_names(text: str) -> bool:
    """Whether a text is names alone, up to a comma, a bar or a dash."""
    for mark in (",", "|", " – ", " - ", "•", "·"):
        text = text.partition(mark)[0]
    names = text.split()
    joined = ("and", "und", "et", "y", "&", "e", "von", "van", "de", "del", "der", "da", "di")
    return bool(names) and names[0][0].isupper() and all(name[0].isupper() or name in joined for name in names)


def _is_dated_byline(line: str) -> bool:
    """ "By Ada Lee, Nov. 19, 2026 11:20 a.m.": reads as prose by its last full stop alone."""
    if len(line) > 120 or "," not in line:
        return False
    name, _, when = line.partition(",")
    return _is_byline(name, name.lower()) and is_date_line([word.strip(TRIM) for word in when.lower().split()])


def is_date_line(words: list[str]) -> bool:
    """Whether words, in lower case and without marks around them, are a date and nothing else."""
    if not 0 < len(words) <= _DATE_WORDS or not any([word[:1].isdigit() for word in words]):  # noqa: C419 - quicker
        return False
    return max(map(len, words)) > 1 and all(word == "" or is_date_word(word) for word in words)


def _is_related(low: str) -> bool:
    """ "Read more: ...": what points to another article, followed by a mark, a blank or nothing."""
    if low[0] in "▶►▷→" or low.startswith(">>"):
        return True
    if not low.startswith(RELATED):
        return False
    return any(low.startswith(start) and _is_pointed(start, low[len(start) :]) for start in RELATED)


def _is_pointed(start: str, rest: str) -> bool:
    """Whether what follows a pointer shows that it is one: behind a single word ("Watch") that takes a mark."""
    mark = rest.lstrip()[:1] in tuple(":|–—-") or not rest
    return mark or (" " in start and rest[:1] == " ")


def _is_menu(words: list[str]) -> bool:
    """Whether at least four fifths of a line's words are furniture or glue, one of them furniture."""
    if len(words) > _MENU_WORDS:
        return False
    words = [word for word in words if word and not word.isdigit()]
    furniture = sum([word in FURNITURE for word in words])
    if not furniture or (furniture == 1 and len(words) > 4):
        return False
    return furniture + sum([word in GLUE for word in words]) >= 0.8 * len(words)
