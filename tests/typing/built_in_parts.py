"""Each built-in part assigned to the port of its room: `make types` fails when a part and its port differ.

Nothing here is run.  `test_typed_doors.py` checks that no built-in part is left out.
"""

from digest import ports
from digest.building.epub import Epub
from digest.channels.file import File
from digest.channels.maildir import Maildir
from digest.channels.sendmail import Sendmail
from digest.channels.smtp import Smtp
from digest.channels.stdout import Stdout
from digest.clusterers.events import Events
from digest.clusterers.single import Single
from digest.extractors.entry import Entry
from digest.extractors.html.page import Html
from digest.extractors.json import Json
from digest.extractors.mail.mail import Mail
from digest.extractors.mail.mbox import Mbox
from digest.extractors.markdown import Markdown
from digest.extractors.office.rich_text import Rtf
from digest.extractors.plain import Plain
from digest.reading.office_files import docx, epub, odt
from digest.reading.pdf_worker import Pdf
from digest.renderers import annotations, atom, html, json, mail, markdown, text
from digest.sources.feeds import Feed
from digest.sources.files import Files
from digest.sources.imap import Imap
from digest.sources.mails import MaildirSource, MboxSource
from digest.sources.named_address import NamedAddress
from digest.sources.pages import PageSource
from digest.sources.stdin import Stdin
from digest.stores.deliveries import Deliveries
from digest.stores.documents import Documents
from digest.stores.editions import Editions
from digest.stores.runs import Runs
from digest.stores.sources import Sources
from digest.stores.sql import Sql, memory
from digest.summarizers.coverage import Coverage, coverage_2004
from digest.summarizers.lead import Lead
from digest.summarizers.ranked import Ranked
from digest.summarizers.sumy import Sumy


def sources(
    feed: Feed,
    files: Files,
    imap: Imap,
    maildir: MaildirSource,
    mbox: MboxSource,
    page: PageSource,
    address: NamedAddress,
    stdin: Stdin,
) -> tuple[ports.Source, ...]:
    return feed, files, imap, maildir, mbox, page, address, stdin


def extractors() -> tuple[ports.Extractor, ...]:
    return Entry(), Html(), Json(), Mail(), Markdown(), Mbox(), Pdf(), Plain(), Rtf(), docx(), epub(), odt()


def summarizers(sumy: Sumy) -> tuple[ports.Summarizer, ...]:
    return Coverage(), coverage_2004(), Lead(), Ranked(), sumy


def batch_summarizers() -> tuple[ports.BatchSummarizer, ...]:
    return (Ranked(),)


def lengths_summarizers() -> tuple[ports.LengthsSummarizer, ...]:
    return (Coverage(),)


def clusterers() -> tuple[ports.Clusterer, ...]:
    return Events(), Single()


def renderers() -> tuple[ports.Renderer, ...]:
    return (
        annotations.Annotations(),
        atom.Atom(),
        Epub(),
        html.Html(),
        json.Json(),
        mail.Mail(),
        markdown.Markdown(),
        text.Text(),
    )


def channels(sendmail: Sendmail, smtp: Smtp) -> tuple[ports.Channel, ...]:
    return File(), Maildir(), sendmail, smtp, Stdout()


def stores() -> tuple[ports.Store, ...]:
    return Sql(), memory()


def parts_of_the_store(
    documents: Documents, sources: Sources, editions: Editions, deliveries: Deliveries, runs: Runs
) -> tuple[ports.DocumentStore, ports.SourceStore, ports.EditionStore, ports.DeliveryStore, ports.RunStore]:
    # Each by itself: mypy's cache does not see that `Sql` depends on them.
    return documents, sources, editions, deliveries, runs
