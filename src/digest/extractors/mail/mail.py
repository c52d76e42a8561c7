"""Mail (.eml): read the better of its plain and HTML texts, without notices and quotations, as one or more articles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.errors import NotAnArticleError
from digest.extractors.cut_teaser import without_cut_end
from digest.extractors.facts import Facts, headline_of
from digest.extractors.mail.blocks import Block, plain_blocks
from digest.extractors.mail.digests import letters_in
from digest.extractors.mail.forwarded import opened, unquoted
from digest.extractors.mail.headers import facts_of, home_of
from digest.extractors.mail.mail_markup import markup_blocks
from digest.extractors.mail.mime import MailText, letter_of
from digest.extractors.mail.newsletter import MailStory, stories_of
from digest.extractors.mail.notices import is_read_more, why_not
from digest.extractors.plain import MOST_LETTERS, text_article
from digest.model.article import Article, Document, RemovedText, article_id
from digest.text.furniture import is_prose

# The HTML text is preferred, since it shows headings and hidden text, unless it has less than this share of the plain
# text's prose: the HTML part of some mails contains only a note that they are HTML.
_AS_FULL = 0.6
# Maximum words of a mail that is only a note about the mail inside it.
_NOTE_WORDS = 80
# Maximum letters of both texts, with their mark-up: a newsletter of forty stories has 200,000.
_MOST = 2 * MOST_LETTERS


@dataclass(frozen=True, slots=True)
class Mail:
    """Read one article per mail, or per story of a newsletter; also from mails in it, not from other attachments."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        articles: list[Article] = []
        reasons: list[NotAnArticleError] = []
        for letter in _letters(letter_of(document.body, document.source)):
            try:
                articles.extend(_articles(document, letter))
            except NotAnArticleError as error:
                reasons.append(error)
        if not articles:
            raise reasons[0] if reasons else NotAnArticleError(f"{document.source}: no text in this mail")
        return apart(articles)


def _letters(letter: MailText) -> Iterator[MailText]:
    """Yield the mail and the mails in it; the outer mail only if it is more than a short note, and no digest."""
    if messages := letters_in(letter):
        yield from messages
        return
    own = " ".join(letter.plain or letter.html).count(" ")
    if not letter.inner or own > _NOTE_WORDS:
        yield letter
    for inner in letter.inner:
        yield from _letters(inner)


def _articles(document: Document, letter: MailText) -> Iterator[Article]:
    if letter.is_report:
        raise NotAnArticleError(f"{document.source}: a report of a mail server on a delivery, not an article")
    if not letter.plain and not letter.html:
        raise NotAnArticleError(f"{document.source}: no text in this mail; nothing to quote")
    blocks, removed, language = _blocks(document.source, letter)
    inner = opened(blocks)
    facts = inner.facts.or_else(facts_of(letter.head)).or_else(Facts(language=language))
    stories = stories_of(inner.blocks, facts.title or "", facts.publisher or "", home_of(letter.head))
    left_out = removed + inner.removed
    found = 0
    for story in stories:
        try:
            yield _article(document, story, facts, left_out)
        except NotAnArticleError:
            if len(stories) == 1:
                raise
            continue  # a story of only a headline and a link is skipped
        left_out = ()
        found += 1
    if not found:
        raise NotAnArticleError(f"{document.source}: no article text found in this mail; nothing to quote")


def _article(document: Document, story: MailStory, facts: Facts, left_out: tuple[RemovedText, ...]) -> Article:
    known = replace(facts, title=story.title or None, url=story.url)
    if not story.text:
        raise NotAnArticleError(f"{document.source}: no article text found in this mail; nothing to quote")
    if not story.url:
        return text_article(document, story.text, known, left_out + story.removed)
    text, cut = without_cut_end(story.text)
    removed = left_out + story.removed + cut
    if cut and story.title and not any(map(is_prose, text.split("\n\n"))):
        return headline_of(document, known, removed)
    return text_article(document, text, known, removed)


def _blocks(source: str, letter: MailText) -> tuple[list[Block], tuple[RemovedText, ...], str | None]:
    """Return the blocks of the better text, its lines hidden or quoted from an older mail, and its language."""
    if sum(map(len, letter.plain + letter.html)) > _MOST:
        raise NotAnArticleError(
            f"{source}: a mail of more than {_MOST:,} letters; no article or newsletter has so many"
        )
    plain, quoted = unquoted("\n\n".join(letter.plain))
    blocks = plain_blocks(plain, source)
    for page in letter.html[:1]:
        markup = markup_blocks("\n".join(letter.html) if len(letter.html) > 1 else page, source)
        if _prose(markup.blocks) >= _AS_FULL * _prose(blocks):
            hidden = tuple(RemovedText(line, "hidden text") for line in dict.fromkeys(markup.hidden))
            return markup.blocks, hidden, markup.language
    return blocks, quoted, None


def _prose(blocks: list[Block]) -> int:
    """Count the letters of running text."""
    seen = (b for b in blocks if is_prose(b.text) and not is_read_more(b.text) and not why_not(b))
    return sum(len(block.text) for block in seen)


def apart(articles: list[Article]) -> tuple[Article, ...]:
    """Return the articles with unique ids: after the first of an address, the id is taken from title and text."""
    seen: set[str] = set()
    found = []
    for article in articles:
        if article.id in seen:
            article = replace(article, id=article_id(None, f"{article.title}\n{article.text}"))
        if article.id not in seen:
            found.append(article)
        seen.add(article.id)
    return tuple(found)
