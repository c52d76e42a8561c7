"""Rules that are sure of a line by the text around it: said before, another script, the title again, past the end."""

from collections import Counter
from collections.abc import Sequence

from digest.text.furniture.frame import end_of_article, mail_header
from digest.text.furniture.prose import is_prose
from digest.text.furniture.rules import reason_against
from digest.text.scripts import script_of
from digest.text.words import words

TITLE = "title"
# A title that is known is said again among the first lines, and there stands the header of a mail.
HEAD_LINES = 8
# So many lines that the rules are sure of, and so large a share of all, make a page of a text: 129 of 130 pages, and
# of 250 main texts that were taken out of their pages, one.
_PAGE_LINES, _PAGE_SHARE = 5, 0.03
# What is said more often, or in fewer words, belongs to the form of a text: a question to each of many, a speaker.
_SAID_AGAIN, _SAID_WORDS = 3, 7
# Characters that tell the script of a text.
_SAMPLE = 1_000


def is_page(lines: Sequence[str]) -> bool:
    """Whether lines are a page with all that stands around its article, and not a text alone."""
    known = sum(map(bool, map(reason_against, lines)))
    return known >= _PAGE_LINES and known >= _PAGE_SHARE * len(lines)


def by_rule(lines: Sequence[str], title: str) -> list[str]:
    """The reasons of all rules that are sure without the classifier, "" for none."""
    script = _main_script(" ".join(lines))
    headers = frozenset(mail_header(lines[:HEAD_LINES]))
    end = end_of_article(lines)
    times, page = Counter(lines), is_page(lines)
    seen: set[str] = set()
    reasons = []
    for at, line in enumerate(lines):
        reason = reason_against(line)
        if reason:
            pass
        elif at in headers:
            reason = "mail header"
        elif at > end:
            reason = "after the end"
        elif line in seen and (page or _is_said_again(line, times[line])):
            reason = "repeated line"
        elif at < HEAD_LINES and len(line) <= 2 * len(title) and _same_words(line, title):
            reason = TITLE
        elif not is_prose(line) and _main_script(line) not in ("", script):
            reason = "other script"
        seen.add(line)
        reasons.append(reason)
    return reasons


def _is_said_again(line: str, times: int) -> bool:
    """Whether a line outside a page is a second copy: of a caption, of a sentence pulled out."""
    return times <= _SAID_AGAIN and (line.count(" ") >= _SAID_WORDS or is_prose(line))


def _main_script(text: str) -> str:
    """The script that a text is written in, told from some of its characters; Chinese and Japanese count as one."""
    some = text if text.isascii() else text[:: len(text) // _SAMPLE + 1]
    if some.isascii() or max(some) < "\u0370":  # Latin, with all its accents
        return "latin" if any(map(str.isalpha, some)) else ""
    script = script_of(some)
    return "han" if script in ("zh", "ja") else script


def _same_words(a: str, b: str) -> bool:
    """Whether two lines say the same, letters and digits compared."""
    return words(a) == words(b) != []
