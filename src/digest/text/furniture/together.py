"""Apply the rules that judge a line by its text: repeated lines, other scripts, the title again, text after the end."""

from collections import Counter
from collections.abc import Collection, Sequence

from digest.text.furniture.frame import end_of_article, mail_header
from digest.text.furniture.prose import is_prose
from digest.text.furniture.rules import reason_against
from digest.text.scripts import script_of
from digest.text.words import words

TITLE = "title"
# Number of first lines in which a known title may be repeated and the header of a mail is looked for.
HEAD_LINES = 8
# A text is a page if rules reject at least this number and this share of its lines.  This holds for 129 of 130 pages,
# and for one of 250 main texts that were taken out of their pages.
_PAGE_LINES, _PAGE_SHARE = 5, 0.03
# A line outside a page is removed as a copy only up to this number of times, and from this number of blanks on.  A
# shorter or more frequent line belongs to the form of the text: a question to several people, a speaker's name.
_SAID_AGAIN, _SAID_WORDS = 3, 7
# Characters that are sampled to find the script of a text.
_SAMPLE = 1_000


def is_page(lines: Sequence[str]) -> bool:
    """Return whether lines are a page with the text around its article, and not an article alone."""
    known = sum(map(bool, map(reason_against, lines)))
    return known >= _PAGE_LINES and known >= _PAGE_SHARE * len(lines)


def by_rule(lines: Sequence[str], title: str) -> list[str]:
    """Return for each line the reason of a rule that rejects it, "" for none; the classifier is not used."""
    script = _main_script(" ".join(lines))
    headers = frozenset(mail_header(lines[:HEAD_LINES]))
    end = end_of_article(lines)
    times, page = Counter(lines), is_page(lines)
    seen: set[str] = set()
    reasons = []
    for at, line in enumerate(lines):
        reason = reason_against(line)
        if not reason:
            again = line in seen and (page or _is_said_again(line, times[line]))
            reason = _reason_by_place(at, headers, end) or ("repeated line" if again else "")
        if not reason:
            may_be_title = at < HEAD_LINES and len(line) <= 2 * len(title)
            reason = _reason_by_words(line, title if may_be_title else "", script)
        seen.add(line)
        reasons.append(reason)
    return reasons


def _reason_by_place(at: int, headers: Collection[int], end: int) -> str:
    if at in headers:
        return "mail header"
    return "after the end" if at > end else ""


def _reason_by_words(line: str, title: str, script: str) -> str:
    if title and _same_words(line, title):
        return TITLE
    return "other script" if not is_prose(line) and _main_script(line) not in ("", script) else ""


def _is_said_again(line: str, times: int) -> bool:
    """Return whether a repeated line of a text that is no page is a copy: of a caption, or of a quoted sentence."""
    return times <= _SAID_AGAIN and (line.count(" ") >= _SAID_WORDS or is_prose(line))


def _main_script(text: str) -> str:
    """Return the script of a text, from a sample of its characters; Chinese and Japanese count as one script."""
    some = text if text.isascii() else text[:: len(text) // _SAMPLE + 1]
    if some.isascii() or max(some) < "\u0370":  # Latin, with all its accents
        return "latin" if any(map(str.isalpha, some)) else ""
    script = script_of(some)
    return "han" if script in ("zh", "ja") else script


def _same_words(a: str, b: str) -> bool:
    """Return whether two lines have the same words; marks are not compared."""
    return words(a) == words(b) != []
