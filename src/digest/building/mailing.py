"""Turn an edition into mail: the body once, and a head for each recipient."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from digest.building.make import PLAIN, Look
from digest.building.signing import SIGNATURE
from digest.mail.address import address_of
from digest.mail.dkim import Signer, seal_of
from digest.mail.message import List, body_of, head_of, message_id, signature_headers
from digest.mail.unsubscribe import token_for
from digest.model.delivery import Message, Rendering
from digest.model.edition import Edition
from digest.model.records import EditionRow, Mailing, RecipientCopy
from digest.renderers.view import brief_title
from digest.renderers.wording import languages, wording_for

# The formats in a folder; the page first, since people open the first file.
_FORMATS = ("html", "text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class UnsubscribeWays:
    """The ways to unsubscribe from a brief: by mail to an address, and by web if there is a secret for the tokens."""

    by_mail: str = ""
    by_web: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryPlan:
    """The destination of the editions of a brief: recipients of a mail channel, `folder`, or standard output.

    `channel` is "" for no delivery.  `sender` is the address in From; `signer` signs mail by DKIM; `look` is the form
    of the editions.
    `sign(hash)` returns the signature of an edition.
    `idempotency_header` is the name of the header by which the server drops a second copy, "" for none.
    """

    channel: str = ""
    recipients: tuple[str, ...] = ()
    folder: str = ""
    sender: str = ""
    leaving: UnsubscribeWays = field(default_factory=UnsubscribeWays)
    signer: Signer | None = None
    look: Look = PLAIN
    idempotency_header: str = ""
    sign: Callable[[str], bytes] | None = None


def mailings_of(edition: Edition, plan: DeliveryPlan, date: datetime, identity: str) -> tuple[Mailing, ...]:
    """All deliveries of an edition, final to the byte.

    `date` is the moment of storage, so that late mail is not mistaken for old; `identity` is that of the store.
    """
    key = mail_key(edition, identity)
    match plan.channel:
        case "":
            return ()
        case "file":
            parts = (*(plan.look(edition, name) for name in _FORMATS), *_signature(edition, plan))
            place = f"{plan.folder}/{edition.key.replace('/', '-').replace(':', '')}"
            return (Mailing("file", Message(edition.key, subject_of(edition), parts), (RecipientCopy(place),)),)
        case "stdout":
            message = Message(edition.key, subject_of(edition), (plan.look(edition, "text"),))
            return (Mailing("stdout", message, (RecipientCopy("-"),)),)
        case "maildir":
            mail = mailing(edition, plan, date, key, (plan.sender,))
            return (
                Mailing(
                    "maildir",
                    mail.message,
                    tuple(RecipientCopy(plan.folder, c.message_id, c.head) for c in mail.copies),
                ),
            )
    return (mailing(edition, plan, date, key, plan.recipients),) if plan.recipients else ()


def mail_key(edition: Edition | EditionRow, identity: str) -> str:
    """The key of the mail of an edition: the store, the slot and the hash.

    Two stores may have a brief with one name, hour and sender, and a new store builds a slot again: a server that drops
    doubles by their Message-ID must not take one mail for the other.
    """
    return f"{identity}/{edition.key}/{edition.hash}"


def mailing(edition: Edition, plan: DeliveryPlan, date: datetime, key: str, recipients: tuple[str, ...]) -> Mailing:
    """An edition as mail to many, under Message-IDs of `key`; the same arguments give the same bytes."""
    subject = subject_of(edition)
    leave = _leave(plan)
    text, page = (plan.look(edition, name, leave=leave).body for name in ("text", "mail"))
    body = body_of(key, text, page)
    seal = seal_of(body) if plan.signer else ""
    signature = next(iter(_signature(edition, plan)), None)
    more = signature_headers(edition.hash, signature.body) if signature else {}

    def copy_for(recipient: str) -> RecipientCopy:
        head = head_of(
            key=key,
            subject=subject,
            sender=plan.sender,
            recipient=recipient,
            date=date,
            listed=_listed(edition.brief, plan, recipient),
            idempotency_header=plan.idempotency_header,
            more=more,
        )
        if plan.signer:
            head = plan.signer(head, seal, date)
        return RecipientCopy(recipient, message_id(key, recipient, plan.sender), head + b"\r\n")

    message = Message(edition.key, subject, (Rendering("message/rfc822", body),))
    return Mailing(plan.channel, message, tuple(map(copy_for, recipients)))


def _signature(edition: Edition, plan: DeliveryPlan) -> tuple[Rendering, ...]:
    return (Rendering(SIGNATURE, plan.sign(edition.hash)),) if plan.sign else ()


def _leave(plan: DeliveryPlan) -> str:
    """Return the unsubscribe address in the body; "" for a folder, which has no subscribers."""
    return "" if plan.channel == "maildir" else address_of(plan.leaving.by_mail or plan.sender)


def _listed(brief: str, plan: DeliveryPlan, recipient: str) -> List:
    way = plan.leaving
    token = token_for(way.secret, brief, address_of(recipient)) if way.secret else ""
    return List(brief, way.by_mail or plan.sender, way.by_web, token)


def subject_of(edition: Edition) -> str:
    """Return the brief's title and the first headline: "Morning: Bridge closed after cracks found"."""
    first = edition.stories[0].headline if edition.stories else _nothing(edition)
    return f"{brief_title(edition)}: {first}"


def _nothing(edition: Edition) -> str:
    """Return the words for an edition without stories, in its language if that is a shipped one."""
    language = edition.inputs.plan.language
    say = wording_for(language if language in languages() else "en")
    return say("no_story" if edition.candidates else "nothing_came_in")
