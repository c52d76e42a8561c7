"""Values as columns, and back."""

import json
from datetime import date, datetime, time
from typing import Any

from digest.canonical import plain
from digest.model.article import Article
from digest.model.delivery import Delivery
from digest.model.edition import Slot
from digest.model.ledger import Filed, Row


def record_of(article: Article) -> str:
    """An article as text, the same for the same article."""
    return json.dumps(plain(article), ensure_ascii=False)


def parts_of(slot: Slot) -> tuple[str, str]:
    """A slot as two columns, "" for what it lacks."""
    return (slot.day.isoformat() if slot.day else "", slot.at.isoformat() if slot.at else "")


def slot_of(day: str, at: str) -> Slot:
    """A slot from its columns."""
    return Slot(date.fromisoformat(day) if day else None, time.fromisoformat(at) if at else None)


def text_of(moment: datetime | None) -> str | None:
    """A moment as a column."""
    return moment.isoformat() if moment else None


def moment_of(text: str | None) -> datetime | None:
    """A moment from its column."""
    return datetime.fromisoformat(text) if text else None


def columns_of(delivery: Delivery) -> dict[str, Any]:
    """A delivery as columns."""
    return {
        "state": delivery.state,
        "tries": delivery.tries,
        "next_try": text_of(delivery.next_try),
        "first_try": text_of(delivery.first_try),
        "unsure_since": text_of(delivery.unsure_since),
        "detail": delivery.detail,
    }


def row_of(row: Any) -> Row:  # noqa: ANN401 - a row of the database
    """A row of the ledger."""
    return Row(
        row.id,
        row.edition,
        row.channel,
        row.recipient,
        row.message_id,
        Delivery(
            state=row.state,
            tries=row.tries,
            next_try=moment_of(row.next_try),
            first_try=moment_of(row.first_try),
            unsure_since=moment_of(row.unsure_since),
            detail=row.detail,
        ),
    )


def filed_of(row: Any) -> Filed:  # noqa: ANN401 - a row of the database
    """An edition as the ledger lists it."""
    made = datetime.fromisoformat(row.made)
    return Filed(row.key, row.brief, slot_of(row.day, row.at), row.hash, row.version, row.stories, made, row.state)
