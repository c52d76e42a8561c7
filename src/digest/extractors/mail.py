"""Mail (.eml): the plain part, else the HTML part; subject, sender and date from the header."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from digest.errors import NotAnArticleError
from digest.extractors.decode import decode
from digest.extractors.facts import Facts, article_of
from digest.extractors.html import page_article
from digest.model.article import Article, Document
from digest.text.dates import parse_date

# A plain part shorter than this only says "see the HTML part".
_SHORTEST = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """One article a mail; attachments are not read."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        message = message_from_bytes(document.body, policy=policy.default)
        if not isinstance(message, EmailMessage):
            raise NotAnArticleError(f"{document.source}: no mail that can be read; nothing to quote")
        facts = Facts(
            title=_header(message, "Subject"),
            publisher=_sender(_header(message, "From")),
            published=parse_date(_header(message, "Date")),
            language=_header(message, "Content-Language"),
        )
        plain, page = (_body(message, kind, document.source) for kind in ("plain", "html"))
        if page and len(plain.strip()) < _SHORTEST:
            return (page_article(document, page, facts),)
        return (article_of(document, plain, facts),)


def _header(message: EmailMessage, name: str) -> str:
    """A header decoded, "" when it is missing or beyond repair."""
    try:
        return str(message.get(name, ""))
    except (MessageError, ValueError, IndexError, AttributeError):  # seen from damaged address and date headers
        return ""


def _sender(address: str) -> str | None:
    name, mailbox = parseaddr(address)
    return name or mailbox.partition("@")[2] or None


def _body(message: EmailMessage, kind: str, source: str) -> str:
    part = message.get_body((kind,))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    return decode(payload, source, part.get_content_charset())
