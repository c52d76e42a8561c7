"""The tables of the newest version; `steps` has the ways to it."""

from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

tables = MetaData()

version = Table("schema_version", tables, Column("number", Integer, nullable=False))

documents = Table(
    "documents",
    tables,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("body_hash", String(64), nullable=False),  # "" for one that could not be had
    Column("fetched", String(32), nullable=False),
    Column("stage", String(16)),  # of its failure; NULL for one that gave articles
    Column("reason", Text),
    UniqueConstraint("source", "body_hash"),
    sqlite_autoincrement=True,
)
articles = Table(
    "articles",
    tables,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", Integer, nullable=False),
    Column("place", Text, nullable=False),  # the document's source
    Column("record_hash", String(64), nullable=False, index=True),
    Column("record", Text, nullable=False),
    sqlite_autoincrement=True,
)
editions = Table(
    "editions",
    tables,
    Column("key", String(128), primary_key=True),
    Column("brief", String(64), nullable=False, index=True),
    Column("day", String(10), nullable=False),
    Column("at", String(8), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("stories", Integer, nullable=False),
    Column("start_articles", Integer, nullable=False),
    Column("start_documents", Integer, nullable=False),
    Column("cut_articles", Integer, nullable=False),
    Column("cut_documents", Integer, nullable=False),
    Column("record", Text, nullable=False),  # without its articles
    Column("article_seqs", Text, nullable=False),  # JSON, in the edition's order
    Column("made", String(32), nullable=False),
    Column("state", String(8), nullable=False),
)
slots = Table(
    "slots",
    tables,
    Column("brief", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("at", String(8), primary_key=True),
    Column("outcome", String(8), nullable=False),
    Column("reason", Text, nullable=False),
)
deliveries = Table(
    "deliveries",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", String(128), nullable=False, index=True),
    Column("channel", String(32), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("content", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),  # what of the message is this recipient's alone; before its first part
    Column("state", String(8), nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("next_try", String(32)),
    Column("first_try", String(32)),
    Column("unsure_since", String(32)),
    Column("detail", Text, nullable=False),
    Column("owner", String(128)),
    Column("lease_until", String(32)),
    UniqueConstraint("edition", "channel", "recipient"),
    sqlite_autoincrement=True,
)
# What all the messages of an edition share, kept once.
contents = Table(
    "contents",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", String(128), nullable=False, index=True),
    Column("subject", Text, nullable=False),
    sqlite_autoincrement=True,
)
parts = Table(
    "parts",
    tables,
    Column("content", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("media_type", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
recipients = Table(
    "recipients",
    tables,
    Column("brief", String(64), primary_key=True),
    Column("address", String(320), primary_key=True),
    Column("mailbox", Text, nullable=False),
    Column("standing", String(8), nullable=False),  # added, or left: also one that the settings name
    Column("since", String(32), nullable=False),
)
# How often in a row an address was refused for good; one that takes mail again is not here.
refusals = Table(
    "refusals",
    tables,
    Column("address", String(320), primary_key=True),
    Column("times", Integer, nullable=False),
    Column("detail", Text, nullable=False),
)
runs = Table(
    "runs",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("command", String(32), nullable=False),
    Column("started", String(32), nullable=False),
    Column("ended", String(32), nullable=False),
    Column("counts", Text, nullable=False),
    Column("notes", Text, nullable=False),
    sqlite_autoincrement=True,
)
