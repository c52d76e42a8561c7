"""Convert values to columns, and back."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from pydantic import TypeAdapter

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.delivery import Delivery
from digest.model.edition import History, Quote, Slot, Thread
from digest.model.records import EditionRow, Row
from digest.model.story_parts import PastLine
from digest.stores.search_words import folded

_ARTICLE = TypeAdapter(Article)
_DAYS = ("first", "last", "told")  # days of an open story
# Rows or values of one statement: databases limit them.
AT_ONCE = 500
_Item = TypeVar("_Item")


def slices(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Yield items in order, as many as one statement may have."""
    ordered = list(items)
    return (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))


def record_of(article: Article) -> str:
    """Return an article as JSON, the same for the same article.  Raises UnicodeError for half of a surrogate pair.

    A `seen` of None is left out: articles of earlier versions have no such field, and are found by their JSON.
    """
    try:
        return _ARTICLE.dump_json(article, exclude={"seen"} if article.seen is None else None).decode()
    except ValueError as error:
        raise UnicodeError(str(error)) from error


# Of zlib: a page and its article take 106 µs, with the usual level 6 162 µs and 3.5 % fewer bytes.
_LEVEL = 4


def pack(text: str | bytes) -> bytes:
    """Compress text or bytes: an article to two fifths, a page to a fifth."""
    return zlib.compress(text.encode() if isinstance(text, str) else text, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """Return the bytes that were packed."""
    return zlib.decompress(packed)


def mark_of(text: str) -> int:
    """Return the first 64 bits of the SHA-256 of a text, as a signed integer."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], signed=True)


def gave_of(articles: Sequence[Article] | Sequence[dict[str, Any]]) -> str:
    """Return 16 digits for the titles and texts of articles: two readings with the same words are the same."""
    said = [item if isinstance(item, dict) else {"title": item.title, "text_hash": item.text_hash} for item in articles]
    return hash_text("\n".join(f"{item['title']}\t{item['text_hash']}" for item in said))[:16]


def words_of(article: Article) -> tuple[str, str]:
    """Return title and text as they are indexed for search."""
    return folded(article.title), folded(article.text)


def packed_words(packed: bytes) -> tuple[str, str]:
    """Return title and text of a packed article as they are indexed for search."""
    return words_of(_ARTICLE.validate_json(unpack(packed)))


def parts_of(slot: Slot) -> tuple[str, str]:
    """Return day and time of a slot as columns; "" for a missing one."""
    return (slot.day.isoformat() if slot.day else "", slot.at.isoformat() if slot.at else "")


def slot_of(day: str, at: str) -> Slot:
    """Return the slot of two columns."""
    return Slot(date.fromisoformat(day) if day else None, time.fromisoformat(at) if at else None)


def text_of(moment: datetime | None) -> str | None:
    """Return a moment as a column."""
    return moment.isoformat() if moment else None


def moment_of(text: str | None) -> datetime | None:
    """Return the moment of a column."""
    return datetime.fromisoformat(text) if text else None


def columns_of(delivery: Delivery) -> dict[str, Any]:
    """Return a delivery as columns."""
    return {
        "state": delivery.state,
        "tries": delivery.tries,
        "next_try": text_of(delivery.next_try),
        "first_try": text_of(delivery.first_try),
        "unsure_since": text_of(delivery.unsure_since),
        "detail": delivery.detail,
    }


def row_of(row: Any) -> Row:  # noqa: ANN401 - a row of the database
    """Return a delivery of the ledger from its columns."""
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


def edition_row_of(row: Any) -> EditionRow:  # noqa: ANN401 - a row of the database
    """Return an edition of the list of editions from its columns."""
    made = datetime.fromisoformat(row.made)
    return EditionRow(row.key, row.brief, slot_of(row.day, row.at), row.hash, row.version, row.stories, made, row.state)


def history_of(records: Mapping[str, Any]) -> History:
    """Return the history of editions from their records by key, the oldest first; older ones may lack threads."""
    stories = [
        (key, story) for key, record in records.items() for part in record["sections"] for story in part["stories"]
    ]
    quotes = tuple(quote for key, story in stories for quote in _quotes_of(key, story))
    titles = [title["text"] for _, story in stories for title in story.get("titles", ())]
    said = [*(quote.text for quote in quotes), *titles, *(story["headline"] for _, story in stories)]
    last = list(records.values())[-1].get("threads", []) if records else []
    return History(frozenset(map(hash_text, said)), tuple(records), tuple(map(_thread_of, last)), quotes)


def _quotes_of(key: str, story: Mapping[str, Any]) -> Iterator[Quote]:
    """Yield the sentences of a story: those of its summary, then the differing ones."""
    differing = (item[side] for item in story.get("differences", ()) for side in "ab")
    for sentence in (*story["summary"]["sentences"], *differing):
        yield Quote(key, sentence["article"], sentence["text"])


def _thread_of(record: Mapping[str, Any]) -> Thread:
    """Return an open story; in an older record it has no language, and so no article continues it."""
    first, last, told = (date.fromisoformat(day) if (day := record.get(of)) else None for of in _DAYS)
    terms = tuple((stem, weight) for stem, weight in record["terms"])
    language = record.get("language", "")
    past = tuple(map(_past_line_of, record.get("past", ())))
    return Thread(record["id"], first, last, terms, tuple(record["names"]), record["headline"], told, language, past)


def _past_line_of(record: Mapping[str, Any]) -> PastLine:
    day = date.fromisoformat(record["day"]) if record["day"] else None
    fields = (record["text"], record["publisher"], record["url"], record["language"])
    return PastLine(record["edition"], day, *fields)
