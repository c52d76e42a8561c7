"""Upgrade step: store the parts that the messages of an edition share once, and not once for each recipient.

The bytes of every message stay the same: a mail is split where its headers end, and joined again there.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, text

from digest.model.canonical import hash_bytes
from digest.stores import schema

_NEW = ("deliveries", "contents", "parts", "recipients", "refusals")
# As they were in versions 1 and 2.
_KEPT = (
    "id, edition, channel, recipient, message_id, state, tries, next_try, first_try, unsure_since, detail, owner, "
    "lease_until"
)
_HEAD_ENDS = b"\r\n\r\n"

_Part = tuple[str, bytes]


def share_bodies(connection: Connection) -> None:
    """Split messages into heads and shared contents, and add tables of recipients and refusals."""
    for index in ("ix_deliveries_edition", "ix_deliveries_state"):
        connection.execute(text(f"DROP INDEX {index}"))
    for table in ("deliveries", "parts"):
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {table}_1"))
    schema.tables.create_all(connection, [schema.tables.tables[name] for name in _NEW])
    known: dict[tuple[str, str, str], int] = {}
    for old in connection.execute(text(f"SELECT {_KEPT}, subject FROM deliveries_1 ORDER BY id")).mappings().all():
        head, parts = _cut(_parts(connection, old["id"]))
        name = (old["edition"], old["subject"], "".join(hash_bytes(body) for _, body in parts))
        if name not in known:
            known[name] = _add_content(connection, old["edition"], old["subject"], parts)
        values = {column: old[column] for column in _KEPT.split(", ")}
        if old["state"] == "claimed":  # not sent: each mark was on disk before its message left
            values |= {"state": "queued", "owner": None}
        connection.execute(insert(schema.deliveries).values(**values, content=known[name], head=head))
    for table in ("deliveries", "parts"):
        connection.execute(text(f"DROP TABLE {table}_1"))
    if connection.dialect.name == "postgresql":  # whose sequence does not count explicit numbers
        last = "SELECT setval(pg_get_serial_sequence('deliveries', 'id'), max(id)) FROM deliveries"
        connection.execute(text(last))


def _parts(connection: Connection, delivery: int) -> list[_Part]:
    query = text("SELECT media_type, body FROM parts_1 WHERE delivery = :delivery ORDER BY number")
    return [(row.media_type, row.body) for row in connection.execute(query, {"delivery": delivery})]


def _cut(parts: Sequence[_Part]) -> tuple[bytes, Sequence[_Part]]:
    """Return the head of a mail with the empty line, and its body; other messages have no head."""
    if [media_type for media_type, _ in parts] != ["message/rfc822"]:
        return b"", parts
    at = parts[0][1].find(_HEAD_ENDS) + len(_HEAD_ENDS)
    return parts[0][1][:at], [("message/rfc822", parts[0][1][at:])]


def _add_content(connection: Connection, edition: str, subject: str, parts: Sequence[_Part]) -> int:
    made = connection.execute(insert(schema.contents).values(edition=edition, subject=subject))
    assert made.inserted_primary_key is not None
    content: int = made.inserted_primary_key[0]
    for number, (media_type, body) in enumerate(parts):
        values = {"content": content, "number": number, "media_type": media_type, "body": body}
        connection.execute(insert(schema.parts).values(**values))
    return content
