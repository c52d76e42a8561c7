"""Find the text around a whole article: the header of a mail before it, a contact block after its end mark."""

from collections.abc import Sequence

from digest.text.furniture.furniture_phrases import ENDS, HEADERS, SUBJECTS

# Letters of a line that are compared; all the marks are shorter.
_LONGEST = 40


def mail_header(lines: Sequence[str]) -> list[int]:
    """Return the places of mail header lines among the first lines of a text, without the line of the subject.

    Empty when there are fewer than two header lines; the subject counts as one.

    >>> mail_header(["From: Ann Lee", "Subject: Storm", "To: Desk", "The ferry sank."])
    [0, 2]
    """
    heads = [line[:_LONGEST].lower() for line in lines]
    found = [at for at, head in enumerate(heads) if head.startswith(HEADERS)]
    subject = any(head.startswith(SUBJECTS) for head in heads)
    return found if len(found) + subject > 1 else []


def end_of_article(lines: Sequence[str]) -> int:
    """Return the place of the line that ends an article ("###", "ENDS"), in the second half of a text.

    Without such a line, return the number of lines.

    >>> end_of_article(["The ferry sank.", "Nobody was hurt.", "###", "Contact: Ann Lee"])
    2
    """
    half = len(lines) // 2
    return next((at for at in range(half, len(lines)) if lines[at][:_LONGEST].lower() in ENDS), len(lines))
