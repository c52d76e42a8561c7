"""Documents, and the articles read from them."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Self

from digest.model.canonical import hash_text
from digest.text.clean import clean_text
from digest.text.language import detect
from digest.text.sentences import Span, spans_of

# Digits of an article's id: 64 bits, so that two of a million articles share one by chance with p < 1e-7.
ID_LENGTH = 16
# Bytes of a document, unpacked as well.  No article is near it; a video, a disk image or an endless pipe is over it.
LARGEST = 15 * 1024 * 1024
# The type of a document that is a feed entry.  No name of a file leads to it, and no server's answer is read by it.
ENTRY = "application/vnd.digest.entry+json"
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Document:
    """A raw item of a source: a file, a page, a feed entry, a mail.

    `source` is its place: a path relative to the path of the settings, or an address.
    `publisher` and `section` come from the settings of the source.  Two documents that share one of their `marks`
    are the same document; without marks the `source` identifies it.  It has changed when its `stamp` has; without one,
    when its bytes have.  `teaser` means that its page may have a longer text.
    """

    source: str
    body: bytes
    media_type: str | None = None
    url: str | None = None
    filename: str | None = None
    publisher: str | None = None
    section: str = ""
    marks: tuple[str, ...] = ()
    stamp: str = ""
    teaser: bool = False


# The stage of the failure that an edition is made after its hour: a notice for the reader, about no document.
LATE = "late"


@dataclass(frozen=True, slots=True)
class Failure:
    """One bad item, which did not stop the rest: the stage, the subject, and the reason."""

    stage: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class RemovedText:
    """One line of a document that is not part of the article, and the rule that removed it."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its place: the `position`-th (from 0) of its article, `start:end` in the article's text."""

    article: str
    text_hash: str
    start: int
    end: int
    position: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One clean article, cut into sentences once.  `spans` holds (start, end, paragraph) of each sentence.

    `id` comes from the normalised address, else from the text; `text_hash` names the revision.  `notes` list
    defects: "teaser: ..." where the page could not be fetched, "for subscribers" where the page calls itself closed,
    "undated".  `seen` is the day (UTC) on which a feed or page first had an undated article; None for a dated
    article, and for one that arrived in a folder or mailbox.
    """

    id: str
    title: str
    text: str
    spans: tuple[Span, ...]
    text_hash: str
    language: str = "und"
    url: str | None = None
    source: str = ""
    publisher: str | None = None
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    removed: tuple[RemovedText, ...] = ()
    notes: tuple[str, ...] = ()
    seen: date | None = None

    @classmethod
    def from_text(
        cls,
        text: str,
        title: str | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the name of the field
        url: str | None = None,
        source: str | None = None,
        publisher: str | None = None,
        published: datetime | None = None,
        language: str | None = None,
        authors: tuple[str, ...] = (),
        section: str = "",
        clean: bool = True,
        structured: Collection[str] = (),
    ) -> Self:
        """Clean `text`, cut it into sentences and derive its id.  "" is valid and gives an article without sentences.

        With `clean`, page furniture is moved to `removed`, and without a `title` a first line that reads like one
        becomes the title.  Without `clean` only characters and blanks are normalised.  `language` is the language that
        the page or feed declares (an ISO 639-1 code); the script of the text overrules it.
        """
        if published and published.tzinfo is None:
            published = published.replace(tzinfo=UTC)
        cleaned = clean_text(text, title=title, furniture=clean, structured=structured)
        body = cleaned.text
        spoken = detect(body or cleaned.title, hint=language)
        return cls(
            id=id or article_id(url, body or cleaned.title),
            title=cleaned.title,
            text=body,
            spans=spans_of(body, spoken),
            text_hash=hash_text(body),
            language=spoken,
            url=url,
            source=source if source is not None else url or "",
            publisher=publisher,
            published=published,
            authors=authors,
            section=section,
            removed=tuple(RemovedText(line.text, line.reason) for line in cleaned.removed),
        )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order, made on demand; `article.text[s.start:s.end] == s.text` for each."""
        return tuple(map(self.sentence, range(len(self.spans))))

    def sentence(self, position: int) -> Sentence:
        """The `position`-th sentence, from 0.  Raises IndexError."""
        start, end, paragraph = self.spans[position]
        return Sentence(self.id, self.text_hash, start, end, position, paragraph, self.text[start:end])

    @property
    def age(self) -> tuple[bool, datetime, str, str, str, str]:
        """The sorting key of articles: older first, undated last; of the same time, by id.  Ties are copies."""
        undated = self.published is None
        return (undated, self.published or _NEVER, self.id, self.source, self.title, self.text_hash)

    @property
    def place(self) -> str:
        """The place for a reader to find it: its address, else its source."""
        return self.url or self.source


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """An article without its text: a source of a story that an edition lists and does not quote."""

    id: str
    title: str
    source: str
    language: str = "und"
    url: str | None = None
    publisher: str | None = None
    published: datetime | None = None

    @classmethod
    def of(cls, article: Article) -> Self:
        """Refer to an article."""
        return cls(**{field.name: getattr(article, field.name) for field in fields(cls)})

    @property
    def place(self) -> str:
        """Its place for a reader: its address, else its source."""
        return self.url or self.source


def article_id(url: str | None, text: str) -> str:
    """The id of an article: from its normalised address, else from its text."""
    if not url:
        return hash_text(text)[:ID_LENGTH]
    from digest.text.urls import normalise_url  # addresses cost more to load than to name

    return hash_text(normalise_url(url))[:ID_LENGTH]
