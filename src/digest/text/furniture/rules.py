"""Apply the rules that reject a line by itself, each with its reason.

A line that reads as prose can only be a caption, a notice, a date line or a dated byline; all other rules are for short
lines.  The rules use prefixes and sets of words and no regular expressions: compiling those took a tenth of the time of
a one-off summary.
"""

from functools import lru_cache

from digest.text.furniture.date_lines import is_date_word
from digest.text.furniture.furniture_phrases import (
    BYLINES,
    CONTRIBUTED,
    COUNTED,
    NOTICES,
    RELATED,
    REPORTERS,
    RIGHTS,
    SUPPORTED,
)
from digest.text.furniture.line_words import FURNITURE, GLUE, PHOTO, TRIM
from digest.text.furniture.prose import is_prose
from digest.text.scripts import is_wide

_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
# Consecutive digits of the number of an image; years, prices and results have fewer.
_IMAGE_DIGITS = 6
# Maximum letters of a caption before a credit, and of the credit.
_CAPTION, _CREDIT = 300, 80
# Letters at the start of a sentence in which a label such as "Photographs:" is looked for.
_LABEL = 24
# Maximum words of an agency whose name may be in lower case: "dpa", "afp via".
_AGENCY = 2
# Maximum words of a notice, a byline, a date line and a menu.
_NOTICE_WORDS, _BYLINE_WORDS, _DATE_WORDS, _MENU_WORDS = 60, 14, 14, 30


# Cached, because each round of cleaning checks the remaining lines again and pages repeat their menus.
@lru_cache(maxsize=2_000)
def reason_against(line: str) -> str:
    """Return the reason why a line by itself is furniture, "" for none.

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
    """Return whether a line is prose too long for any rule, as most paragraphs of some texts are."""
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
    """Return whether a line holds a credit: "Photo: Ann Lee", "... (Photo by Ann Lee)", "... © Ann Lee", ".../Wire"."""
    if len(line) > _CAPTION + _CREDIT:
        return False
    if ("©" in line or "ⓒ" in line) and not is_prose(line):
        return True
    if not PHOTO.isdisjoint(words) and _names_photo(line, words):
        return True
    return ("/" in line and _is_credited(line)) or ("NO-" in line and _is_wire_number(line))


def _names_photo(line: str, words: list[str]) -> bool:
    if words[0] in PHOTO and _opens_credit(line, words):
        return True
    if line.endswith((")", "]", ").", "].")):
        _, opened, inside = line.replace("[", "(").rpartition("(")
        credit = {word.strip(TRIM) for word in inside.lower().split()[:2]}
        return bool(opened) and len(inside) <= _CREDIT and not PHOTO.isdisjoint(credit)
    head, colon, who = line.rpartition(": ")
    return bool(colon) and len(who) <= _CREDIT and head.split()[-1].lower().strip(TRIM) in PHOTO and _may_be_name(who)


def _opens_credit(line: str, words: list[str]) -> bool:
    """Return whether the first word begins a credit: "Photo:", "Foto | ", "Photo by", "Foto von"."""
    label, second = line.lstrip("([").split(None, 1)[0], " ".join(line.split()[1:2])
    if label.endswith((":", "：")) or second in ("/", "|", ":", "="):
        return True
    return words[1:2] in (["by"], ["courtesy"]) or second.strip(TRIM) in ("von", "par", "de", "di")  # "Di" is a name


def _may_be_name(who: str) -> bool:
    """Return whether the text after a colon may be a name: no end of a sentence in it, and few words in lower case."""
    if any(mark in who.rstrip(".") for mark in (". ", "!", "?")):
        return False
    words = who.split()
    return len(words) <= _AGENCY or 2 * sum([word[0].islower() for word in words]) <= len(words)


def opens_with_credit(sentence: str) -> bool:
    """Return whether a sentence begins with a glued credit, so that the sentence before it is a caption.

    >>> opens_with_credit("Photo: Ann Lee The ferry sank."), opens_with_credit("The photo: a ferry.")
    (True, False)
    """
    head, colon, _ = sentence[:_LABEL].lstrip("([").replace("：", ":").partition(":")
    return bool(colon) and head.strip().lower() in PHOTO


def holds_credit(sentence: str) -> bool:
    """Return whether a sentence has a credit in brackets: a caption and the news are glued together.

    >>> holds_credit("The ferry (Photo: Ann Lee) The captain"), holds_credit("The ferry (with a photo of it) sank.")
    (True, False)
    """
    return any(opens_with_credit(inside) for inside in sentence.replace("[", "(").split("(")[1:])


def _is_wire_number(line: str) -> bool:
    """Return whether a line ends with the number of an agency's picture: "<WIRE NO-4718>"."""
    _, opened, inside = line.rpartition("<")
    return bool(opened) and inside.endswith(">") and inside.rpartition("NO-")[2][:-1].isdigit()


def _is_credited(line: str) -> bool:
    """Return whether a long enough line ends with a slash and a few capitalised words: "…/AP Yonhap News"."""
    head, _, who = line.rpartition("/")
    names = who.split()
    if "://" in line or len(head) < 12 or not 2 <= len(who.strip()) <= 40 or _signs_off(head):
        return False
    if not names or len(names) > 5 or any(mark in who for mark in ".!?,:;"):
        return False
    return all(name[0].isupper() or is_wide(name[0]) for name in names)


def _signs_off(head: str) -> bool:
    """Return whether `head` ends with the initials of an editor after a sentence: "... every day.ABC" of ".../DE"."""
    return len(initials := head.rpartition(".")[2]) >= 2 and initials.isupper() and initials.isalpha()


def _is_notice(low: str) -> bool:
    return low.startswith(NOTICES) or _is_credit(low) or any(phrase in low[:120] for phrase in SUPPORTED)


def _is_credit(low: str) -> bool:
    """Return whether a line names the writers or the holder of the rights."""
    return (
        (low.startswith("the post ") and " appeared first on " in low)
        or (low.startswith("reporting by ") and "editing by " in low and len(low) < 300)
        or (low.endswith(CONTRIBUTED) and len(low) < 150)
        or (low.startswith(RIGHTS[0]) and any(word in low[:120] for word in RIGHTS[1:]))
    )


def _is_counter(low: str) -> bool:
    """Return whether a line is a number or a counted thing: "+1", "12K", "Comments0", "12 comments"."""
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
    """Return whether a line is a byline: "By Ada Lee", "Von Frauke Janßen | 3 Min.", a Korean reporter.

    A mail address at the end makes a byline too.
    """
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
    """Return whether a text consists of names alone, up to its first comma, bar or dash."""
    for mark in (",", "|", " – ", " - ", "•", "·"):
        text = text.partition(mark)[0]
    names = text.split()
    joined = ("and", "und", "et", "y", "&", "e", "von", "van", "de", "del", "der", "da", "di")
    return bool(names) and names[0][0].isupper() and all(name[0].isupper() or name in joined for name in names)


def _is_dated_byline(line: str) -> bool:
    """Return whether a line is a byline with a date, prose only by its full stop: "By Ada Lee, Nov. 19, 2026 11:20
    a.m."
    """
    if len(line) > 120 or "," not in line:
        return False
    name, _, when = line.partition(",")
    return _is_byline(name, name.lower()) and is_date_line([word.strip(TRIM) for word in when.lower().split()])


def is_date_line(words: list[str]) -> bool:
    """Return whether words, in lower case and without marks around them, are a date and nothing else."""
    if not 0 < len(words) <= _DATE_WORDS or not any([word[:1].isdigit() for word in words]):  # noqa: C419 - quicker
        return False
    return max(map(len, words)) > 1 and all(word == "" or is_date_word(word) for word in words)


def _is_related(low: str) -> bool:
    """Return whether a line points to another article ("Read more: ..."), followed by a mark, a blank or nothing."""
    if low[0] in "▶►▷→" or low.startswith(">>"):
        return True
    if not low.startswith(RELATED):
        return False
    return any(low.startswith(start) and _is_pointed(start, low[len(start) :]) for start in RELATED)


def _is_pointed(start: str, rest: str) -> bool:
    """Return whether the text after a pointer confirms it; after a single word ("Watch") only a mark does."""
    mark = rest.lstrip()[:1] in tuple(":|–—-") or not rest
    return mark or (" " in start and rest[:1] == " ")


def _is_menu(words: list[str]) -> bool:
    """Return whether at least four fifths of a line's words are furniture or glue, and some are furniture."""
    if len(words) > _MENU_WORDS:
        return False
    words = [word for word in words if word and not word.isdigit()]
    furniture = sum([word in FURNITURE for word in words])
    if not furniture or (furniture == 1 and len(words) > 4):
        return False
    return furniture + sum([word in GLUE for word in words]) >= 0.8 * len(words)
