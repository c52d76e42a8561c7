"""The tables of the newest version; `migrations` upgrades older ones."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

tables = MetaData()

version = Table("schema_version", tables, Column("number", Integer, nullable=False))
# The random name of this store, made once: it is part of the Message-IDs of its mail.
identity = Table("identity", tables, Column("id", String(32), nullable=False))

# A row for each time that a document came in; its bytes are in `bodies`, until they are purged.
documents = Table(
    "documents",
    tables,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("item", Integer, index=True),
    Column("source", Text, nullable=False),  # its place: address or path
    Column("body_hash", String(64), nullable=False),  # "" for a failure without bytes
    Column("fetched", String(32), nullable=False, index=True),
    Column("stage", String(16)),  # of its failure; NULL for a document with articles
    Column("reason", Text),
    Column("media_type", Text),
    Column("url", Text),
    Column("filename", Text),
    sqlite_autoincrement=True,
)
bodies = Table(
    "bodies",
    tables,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("packed", LargeBinary, nullable=False),
)
# A document through its revisions.  Items and marks are never purged: a listed entry must not come in again.
items = Table(
    "items",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("origin", Text, nullable=False),  # the name of its source
    Column("stamp", String(64), nullable=False),
    Column("gave", String(64), nullable=False),  # digits for its last articles; "" before there were any
    Column("fullness", String(8), nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("next_try", String(32)),
    Column("wanted", LargeBinary),  # the document, packed, while its page is pending
    sqlite_autoincrement=True,
)
# The other sources that list an item, which came in from its `origin`.
listings = Table(
    "listings",
    tables,
    Column("item", Integer, primary_key=True, autoincrement=False),
    Column("source", String(512), primary_key=True),  # the name of the source
    sqlite_with_rowid=False,
)
# The first 64 bits of the SHA-256 of each mark: of three million, two are the same by chance with p < 1e-6.
marks = Table(
    "marks",
    tables,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("item", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
articles = Table(
    "articles",
    tables,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", Integer, nullable=False, index=True),
    Column("place", Text, nullable=False),  # the document's source
    Column("mark", BigInteger, nullable=False, index=True),  # of the record, like those of `marks`
    Column("packed", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
sources = Table(
    "sources",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(512), nullable=False, unique=True),
    Column("settings", Text, nullable=False),  # JSON
    Column("added", String(32), nullable=False),
)
health = Table(
    "health",
    tables,
    Column("name", String(512), primary_key=True),
    Column("record", Text, nullable=False),  # JSON
    Column("told", Boolean, nullable=False, default=False),
)
hosts = Table(
    "hosts",
    tables,
    Column("origin", String(512), primary_key=True),
    Column("read", String(32), nullable=False),
    Column("robots", Text, nullable=False),
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
    Column("head", LargeBinary, nullable=False),  # the headers of this recipient, before the first part
    Column("state", String(8), nullable=False),
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
# Indexes over the queued rows and the claimed rows, few among the rows of years.  An index over every state would be
# written at each mark and each result, at twice the cost.
_waits = deliveries.c.state == literal_column("'queued'")
_is_held = deliveries.c.owner.is_not(None)
waiting = Index(
    "ix_deliveries_waiting", deliveries.c.channel, deliveries.c.id, sqlite_where=_waits, postgresql_where=_waits
)
held = Index("ix_deliveries_held", deliveries.c.owner, sqlite_where=_is_held, postgresql_where=_is_held)
# The parts that all messages of an edition share, stored once.
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
    Column("standing", String(8), nullable=False),  # "added" or "left", also for an address of the settings
    Column("since", String(32), nullable=False),
)
# Permanent refusals in a row of an address; an address that takes mail again has no row.
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
