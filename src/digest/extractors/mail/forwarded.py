"""Mails in mails as programs write them: forwarded below a marker line, quoted with ">", signed below "--"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.extractors.facts import Facts
from digest.extractors.mail.blocks import Block, line_of
from digest.extractors.mail.headers import subject, who
from digest.model.article import RemovedText
from digest.text.characters import one_line
from digest.text.dates import parse_date

_MARK = re.compile(
    r"\W{2,}\s*(forwarded message|original message|begin forwarded message|weitergeleitete nachricht"
    r"|ursprüngliche nachricht"
    r"|original-nachricht|anfang der weitergeleiteten nachricht|message transféré|message d['’]origine"
    r"|mensaje reenviado"
    r"|messaggio inoltrato|doorgestuurd bericht|전달된 메시지|원본 메시지)\b.{0,40}|begin forwarded message:?"
    r"|anfang der weitergeleiteten (nachricht|e-mail):?|début du message (transféré|réexpédié) ?:?|전달된 메시지:?",
    re.I,
)
_FIELDS = {
    "from": r"from|von|de|da|van|van:|보낸 ?사람|보낸사람|발신|差出人|发件人",
    "date": r"date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|날짜|보낸 ?날짜|日付|日期|发送时间",
    "subject": r"subject|betreff|objet|asunto|oggetto|onderwerp|제목|件名|主题",
    "to": r"to|an|à|para|a|aan|cc|kopie|받는 ?사람|참조|宛先|收件人|reply-to|antwort an",
}
_FIELD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items()), re.I)
_LINE = re.compile(r"\**([^\s*:：][^:：*]{0,20}?)\s?\**\s?[:：]\**\s*(.*)", re.S)
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.M)
_WROTE = re.compile(
    r"^(on|am|le|el|il|op|在)\b.{6,120}(wrote|schrieb( .{1,60})?|a écrit|escribió|ha scritto|schreef)\s?:$"
    r"|.{4,80}(님이 작성|작성):$",
    re.I | re.S,
)
# If more than this share of the lines begins with ">", the whole mail is quoted, and only the mark is removed.
_WHOLLY = 0.7
# Maximum blocks of a forwarded header.
_LINES = 12
# Maximum blocks of a signature with the small print below it; a longer text is no signature.
_SIGNATURE_BLOCKS = 15


_NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class ForwardedMail:
    """The remaining blocks of a mail, the facts of a forwarded header in it, and the removed lines."""

    blocks: list[Block]
    facts: Facts = _NOTHING
    removed: tuple[RemovedText, ...] = ()


def unquoted(text: str) -> tuple[str, tuple[RemovedText, ...]]:
    """Remove the lines that quote an older mail; from a text that is quoted as a whole, remove only the marks."""
    lines = text.splitlines()
    filled = [line for line in lines if line.strip()]
    quoted = [line for line in filled if line.startswith(">")]
    if not quoted:
        return text, ()
    if len(quoted) > _WHOLLY * len(filled):
        return _QUOTED.sub("", text), ()
    kept = "\n".join(line for line in lines if not line.startswith(">"))
    return kept, tuple(RemovedText(one_line(line), "quoted mail") for line in quoted)


def opened(blocks: Sequence[Block]) -> ForwardedMail:
    """Return the mail below the last "forwarded" line, else the mail itself; without its signature."""
    blocks, signature = _unsigned(list(blocks))
    fields, start, end = _forwarded(blocks)
    if not fields:
        wrote = [block for block in blocks if _WROTE.match(block.text)]
        kept = [block for block in blocks if block not in wrote]
        return ForwardedMail(kept, _NOTHING, signature + _as(wrote, "quoted mail"))
    publisher, authors = who(fields.get("from", ""))
    facts = Facts(
        title=subject(fields.get("subject", "")) or None,
        publisher=publisher,
        published=parse_date(fields.get("date", "")),
        authors=authors,
    )
    note = _as(blocks[:start], "note of who forwarded it") + _as(blocks[start:end], "forwarded header")
    return ForwardedMail(blocks[end:], facts, note + signature)


def _forwarded(blocks: list[Block]) -> tuple[dict[str, str], int, int]:
    """Return the fields of the last forwarded header, the index of its mark, and the index where its mail begins."""
    marks = [at for at, block in enumerate(blocks) if _MARK.match(block.text) and at + 1 < len(blocks)]
    for mark in reversed(marks):
        # A paragraph may hold the mark, all the fields, or each of them.
        rest = blocks[mark].text.split("\n")[1:]
        fields, end = _fields(blocks, mark + 1, _field_lines(rest))
        if len(fields) > 1:
            return fields, mark, end
    return {}, 0, 0


def _fields(blocks: list[Block], start: int, known: dict[str, str]) -> tuple[dict[str, str], int]:
    fields, end = dict(known), start
    for at in range(start, min(start + _LINES, len(blocks))):
        found = _field_lines(blocks[at].text.split("\n"))
        if not found and blocks[at].text:
            break
        fields.update({name: value for name, value in found.items() if name not in fields})
        end = at + 1
    return fields, end


def _field_lines(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields in some lines, {} if the lines are something else; a line without a name continues the last."""
    fields: dict[str, str] = {}
    last = ""
    for line in lines:
        found = _LINE.fullmatch(line)
        named = _FIELD.fullmatch(found[1]) if found else None
        if found and named:
            last = next(name for name, value in named.groupdict().items() if value)
            fields.setdefault(last, found[2].strip())
        elif not last:
            return {}
        elif last != "to" and len(line) < 80:
            fields[last] = f"{fields[last]} {line.strip()}".strip()
    return fields


def _unsigned(blocks: list[Block]) -> tuple[list[Block], tuple[RemovedText, ...]]:
    """Split the blocks at a line of two dashes near the end: the mail above, the signature below."""
    for at in range(max(0, len(blocks) - _SIGNATURE_BLOCKS), len(blocks)):
        text = blocks[at].text
        if text == "--" or text.startswith("--\n"):
            return blocks[:at], _as(blocks[at:], "signature")
        if "\n--\n" in text:
            above, _, below = text.partition("\n--\n")
            head = Block(above, blocks[at].rank, blocks[at].href, blocks[at].linked)
            return [*blocks[:at], head], _as([Block(below), *blocks[at + 1 :]], "signature")
    return blocks, ()


def _as(blocks: Sequence[Block], reason: str) -> tuple[RemovedText, ...]:
    return tuple(RemovedText(line_of(block), reason) for block in blocks if block.text)
