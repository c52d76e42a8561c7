"""What stands round an article as a whole: the header of a mail before it, a contact block after its end mark."""

from collections.abc import Sequence

from digest.text.furniture.furniture_phrases import ENDS, HEADERS, SUBJECTS

# No mark of these has as many letters.
_LONGEST = 40


def mail_header(lines: Sequence[str]) -> list[int]:
    """The places of the lines of a mail's header among the first lines of a text; its subject is no part of them.

    >>> mail_header(["From: Ann Lee", "Subject: Storm", "To: Desk", "The ferry sank."])
    [0, 2]
    """
    heads = [line[:_LONGEST].lower() for line in lines]
    found = [at for at, head in enumerate(heads) if head.startswith(HEADERS)]
    subject = any(head.startswith(SUBJECTS) for head in heads)
    return found if len(found) + subject > 1 else []


def end_of_article(lines: Sequence[str]) -> int:
    """The place of the line that ends an article ("###", "ENDS"), in the second half of a text; else that of the last.

    >>> end_of_article(["The ferry sank.", "Nobody was hurt.", "###", "Contact: Ann Lee"])
    2
    """
    half = len(lines) // 2
    return next((at for at in range(half, len(lines)) if lines[at][:_LONGEST].lower() in ENDS), len(lines))
