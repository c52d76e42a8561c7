"""A mailbox (mbox): the articles of its mails, one after the other."""

from dataclasses import dataclass, replace

from digest.errors import NotAnArticleError
from digest.extractors.mail.mail import Mail, apart
from digest.mail.mbox import mails, name_of
from digest.model.article import Article, Document


@dataclass(frozen=True, slots=True)
class Mbox:
    """Read the articles of all mails; skip a mail without an article.

    The source of an article is the source of the mailbox, "#" and the name of its mail.
    """

    def __call__(self, document: Document) -> tuple[Article, ...]:
        articles: list[Article] = []
        reasons: list[NotAnArticleError] = []
        read = Mail()
        for mail in mails(document.body.splitlines(keepends=True), len(document.body)):
            assert mail is not None  # none is larger than the whole
            try:
                articles += read(replace(document, source=f"{document.source}#{name_of(mail)}", body=mail))
            except NotAnArticleError as error:
                reasons.append(error)
        if not articles:
            raise reasons[0] if reasons else NotAnArticleError(f"{document.source}: no mail in this mailbox")
        return apart(articles)
