"""Digests of mailing lists in plain text: each message stands below a rule and header lines of its own.

The form is that of RFC 1153, which Mailman sends, and of groups that head the messages on a topic with its name.
"""

import re
from collections.abc import Iterator
from email.message import Message
from itertools import takewhile

from digest.extractors.mail.headers import header
from digest.extractors.mail.mime import MailText
from digest.text.dates import parse_date

# A rule between two messages; groups count in it: "---------- 1 of 3 ----------".
_RULE = re.compile(r"[-=]{8,80}(?: \d{1,4} \w{1,12} \d{1,4} [-=]{4,80})?")
_FIELD = re.compile(
    r"(from|date|subject|topic|to|cc|url|message|message-id|content-type|reply-to|in-reply-to): *(.*)", re.I
)
# Maximum header lines of a message that are read.
_MOST_FIELDS = 20


def letters_in(letter: MailText) -> list[MailText]:
    """Return the messages of a digest in plain text; [] for another mail."""
    if letter.html or len(letter.plain) != 1:
        return []
    parts = [_opened(chunk) for chunk in _chunks(letter.plain[0])]
    found = _messages(letter.head, parts)
    return (
        found if len(found) > 1 or (found and any("topic" in fields and "url" in fields for fields, _ in parts)) else []
    )


def _messages(outer: Message, parts: list[tuple[dict[str, str], str]]) -> list[MailText]:
    """Return the messages; a rule without header lines below it was in the text of one, or ends the digest.

    A message has a subject, or the topic above it: "From: Arva, To: Tamsin" is a journey.
    """
    found: list[MailText] = []
    topic = ""
    for at, (fields, body) in enumerate(parts, 1):
        topic = fields.get("topic", topic)
        if "from" in fields and body and (topic or fields.get("subject")):
            found.append(_message(outer, fields, topic, body))
        elif found and body and not fields and at < len(parts):
            found[-1].plain.append(body)
    return found


def _chunks(text: str) -> Iterator[list[str]]:
    """Yield the lines between two rules, without empty lines above them."""
    chunk: list[str] = []
    for line in text.splitlines():
        if _RULE.fullmatch(line.strip()):
            yield chunk
            chunk = []
        elif chunk or line.strip():
            chunk.append(line)
    yield chunk


def _opened(lines: list[str]) -> tuple[dict[str, str], str]:
    """Return the header fields at the head of some lines, by their names in small letters, and the lines below."""
    head = list(takewhile(str.strip, lines[:_MOST_FIELDS]))
    found = [_FIELD.fullmatch(line) for line in head]
    fields = {field[1].lower(): field[2].strip() for field in found if field}
    is_head = bool(found) and found[0] is not None
    return (fields, "\n".join(lines[len(head) :]).strip()) if is_head else ({}, "\n".join(lines).strip())


def _message(outer: Message, fields: dict[str, str], topic: str, body: str) -> MailText:
    head = Message()
    date = fields.get("date", "")
    head["From"], head["Subject"] = fields["from"], fields.get("subject") or topic
    head["Date"] = date if parse_date(date) else header(outer, "Date")  # some are written without their year
    return MailText(head, [body])
