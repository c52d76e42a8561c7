"""Feeds that are not well formed, with the letters an entry has to have; written before the parser was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IllFormed:
    """A feed as a server sends it, with the title, text, author and address of its first entry."""

    name: str
    body: bytes
    title: str
    text: str
    author: str = ""
    link: str = "https://courier.example/ferry"
    content_type: str = "application/rss+xml"


RSS = '<rss version="2.0"><channel><title>Courier</title>{item}</channel></rss>'
ITEM = "<item><title>{title}</title><link>https://courier.example/ferry</link><description>{text}</description></item>"
DECLARED = '<?xml version="1.0" encoding="{charset}"?>\n'
TITLE = "Ferry stops at noon"
TEXT = "The ferry to Tern Island stops at noon on Friday, the harbour office said."


def rss(title: str = TITLE, text: str = TEXT, declared: str = "utf-8", charset: str = "utf-8") -> bytes:
    """Return a feed of one entry, declared as one charset and written in another."""
    head = DECLARED.format(charset=declared) if declared else ""
    return (head + RSS.format(item=ITEM.format(title=title, text=text))).encode(charset)


def items(markup: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    """Return a feed with the given items."""
    return (head + RSS.format(item=markup)).encode()


LINK = "<link>https://courier.example/ferry</link>"

FEEDS = (
    IllFormed(
        "a bare ampersand in a title", rss("Marsh & Daughters sell the mill"), "Marsh & Daughters sell the mill", TEXT
    ),
    IllFormed(
        "an ampersand between letters, and one before a semicolon",
        rss("Q&A; with the B&O crew", "The crew of the B&O line answers; R&D; and M&S; are no entities, it said."),
        "Q&A; with the B&O crew",
        "The crew of the B&O line answers; R&D; and M&S; are no entities, it said.",
    ),
    IllFormed(
        "bare ampersands in an address",
        items(
            f"<item><title>{TITLE}</title><link>https://courier.example/s?id=7&copy=2&page=3</link>"
            f"<description>{TEXT}</description></item>"
        ),
        TITLE,
        TEXT,
        link="https://courier.example/s?id=7&copy=2&page=3",
    ),
    IllFormed(
        "a less-than sign before a number",
        rss("Turnout < 40 % in the valley", "Turnout was < 40 % in the valley & > 60 % on the coast, the office said."),
        "Turnout < 40 % in the valley",
        "Turnout was < 40 % in the valley & > 60 % on the coast, the office said.",
    ),
    IllFormed(
        "a heart of two signs in a title",
        rss("Harbour <3 its new bridge"),
        "Harbour <3 its new bridge",
        TEXT,
    ),
    IllFormed(
        "references to windows-1252 by number",
        rss(
            "The mayor&#146;s plan &#150; again",
            "&#147;We wait,&#148; the mayor said on Friday&#133; and left the hall.",
        ),
        "The mayor’s plan – again",
        "“We wait,” the mayor said on Friday… and left the hall.",
    ),
    IllFormed(
        "references to windows-1252 in hexadecimal",
        rss("Bread costs &#x80;3 now", "A loaf costs &#x80;3 now, the baker&#x92;s guild said on Friday."),
        "Bread costs €3 now",
        "A loaf costs €3 now, the baker’s guild said on Friday.",
    ),
    IllFormed(
        "names of HTML entities without a document type",
        rss(
            "Caf&eacute; by the quay &ndash; open",
            "The caf&eacute; by the quay opens at 9&nbsp;a.m. &mdash; the owner said so on Friday.",
        ),
        "Café by the quay – open",
        "The café by the quay opens at 9\xa0a.m. — the owner said so on Friday.",
    ),
    IllFormed(
        "declared utf-8, written in windows-1252",
        rss(
            "Fähre „Möwe“ fährt nicht",
            "Die Fähre „Möwe“ fährt am Freitag nicht, sagte das Hafenamt in Süderhöft.",
            "utf-8",
            "windows-1252",
        ),
        "Fähre „Möwe“ fährt nicht",
        "Die Fähre „Möwe“ fährt am Freitag nicht, sagte das Hafenamt in Süderhöft.",
    ),
    IllFormed(
        "declared iso-8859-1, written in utf-8",
        rss(
            "Fähre „Möwe“ fährt nicht",
            "Die Fähre „Möwe“ fährt am Freitag nicht, sagte das Hafenamt in Süderhöft.",
            "iso-8859-1",
            "utf-8",
        ),
        "Fähre „Möwe“ fährt nicht",
        "Die Fähre „Möwe“ fährt am Freitag nicht, sagte das Hafenamt in Süderhöft.",
    ),
    IllFormed(
        "declared iso-8859-1, with quotation marks of windows-1252",
        rss(
            "Le bac « Mouette » à l’arrêt",
            "Le bac « Mouette » est à l’arrêt vendredi – le port l’a dit à midi.",
            "iso-8859-1",
            "windows-1252",
        ),
        "Le bac « Mouette » à l’arrêt",
        "Le bac « Mouette » est à l’arrêt vendredi – le port l’a dit à midi.",
    ),
    IllFormed(
        "no declaration, the charset in the header alone",
        rss("Паром не ходит", "Паром на остров не ходит в пятницу, сообщило управление порта.", "", "windows-1251"),
        "Паром не ходит",
        "Паром на остров не ходит в пятницу, сообщило управление порта.",
        content_type="application/rss+xml; charset=windows-1251",
    ),
    IllFormed(
        "the header says iso-8859-1, the declaration and the bytes utf-8",
        rss("Fährt die Fähre?", "Die Fähre fährt am Freitag nicht, sagte das Hafenamt in Süderhöft."),
        "Fährt die Fähre?",
        "Die Fähre fährt am Freitag nicht, sagte das Hafenamt in Süderhöft.",
        content_type="text/xml; charset=ISO-8859-1",
    ),
    IllFormed(
        "the header says utf-8, the declaration and the bytes windows-1250",
        rss(
            "Prom na wyspę nie pływa",
            "Prom na wyspę nie popłynie w piątek, ogłosił zarząd portu w Gdyńsku.",
            "windows-1250",
            "windows-1250",
        ),
        "Prom na wyspę nie pływa",
        "Prom na wyspę nie popłynie w piątek, ogłosił zarząd portu w Gdyńsku.",
        content_type="application/rss+xml; charset=utf-8",
    ),
    IllFormed(
        "declared utf-16, written in utf-8",
        rss("Fährt die Fähre?", "Die Fähre fährt am Freitag nicht, sagte das Hafenamt.", "utf-16"),
        "Fährt die Fähre?",
        "Die Fähre fährt am Freitag nicht, sagte das Hafenamt.",
    ),
    IllFormed(
        "utf-16 with a mark, declared utf-8",
        b"\xff\xfe"
        + rss("Fährt die Fähre?", "Die Fähre fährt am Freitag nicht, sagte das Hafenamt.").decode().encode("utf-16-le"),
        "Fährt die Fähre?",
        "Die Fähre fährt am Freitag nicht, sagte das Hafenamt.",
    ),
    IllFormed(
        "a mark of utf-8 before a declaration of iso-8859-1",
        b"\xef\xbb\xbf"
        + rss("Fährt die Fähre?", "Die Fähre fährt am Freitag nicht, sagte das Hafenamt.", "iso-8859-1"),
        "Fährt die Fähre?",
        "Die Fähre fährt am Freitag nicht, sagte das Hafenamt.",
    ),
    IllFormed(
        "two byte-order marks and an empty line before the declaration",
        b"\xef\xbb\xbf\xef\xbb\xbf\r\n" + rss(),
        TITLE,
        TEXT,
    ),
    IllFormed("empty lines before the declaration", b"\n\n  \n" + rss(), TITLE, TEXT),
    IllFormed(
        "a warning of the server before the declaration",
        b"<br />\n<b>Warning</b>: Undefined variable in feed.php on line 7<br />\n" + rss(),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "a section within a section",
        items(
            f"<item><title><![CDATA[{TITLE}]]></title>{LINK}"
            f"<description><![CDATA[<![CDATA[<p>{TEXT}</p>]]]]><![CDATA[>]]></description></item>"
        ),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "a section that ends twice",
        items(f"<item><title>{TITLE}</title>{LINK}<description><![CDATA[<p>{TEXT}</p>]]>]]></description></item>"),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "a section that does not end before its element",
        items(f"<item><title>{TITLE}</title>{LINK}<description><![CDATA[<p>{TEXT}</p></description></item>"),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "markup that is not escaped in a description",
        rss(text="The ferry to <b>Tern Island</b> stops at noon.<br>The office said so on <i>Friday</i>."),
        TITLE,
        "The ferry to Tern Island stops at noon. The office said so on Friday.",
    ),
    IllFormed(
        "a paragraph that does not end",
        rss(text="<p>The ferry to Tern Island stops at noon on Friday.<p>The harbour office gave no reason for it."),
        TITLE,
        "The ferry to Tern Island stops at noon on Friday. The harbour office gave no reason for it.",
    ),
    IllFormed(
        "an item that does not end",
        items(f"<item><title>{TITLE}</title>{LINK}<description>{TEXT}</description><item><title>Second</title></item>"),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "a feed that is cut off after its first entry",
        rss()[: -len("</channel></rss>")] + b"<item><title>Second th",
        TITLE,
        TEXT,
    ),
    IllFormed(
        "a feed that is cut off in the text of its first entry",
        rss().partition(b" Friday")[0],
        TITLE,
        "The ferry to Tern Island stops at noon on",
    ),
    IllFormed(
        "an end tag of another case",
        items(f"<item><title>{TITLE}</Title>{LINK}<Description>{TEXT}</description></item>"),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "end tags in the wrong order",
        rss(text="<b><i>The ferry to Tern Island</b></i> stops at noon on Friday, the harbour office said."),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "names of namespaces that are not declared",
        items(
            f"<item><title>{TITLE}</title>{LINK}<dc:creator>Ann Lee</dc:creator>"
            f"<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>"
        ),
        TITLE,
        TEXT,
        "Ann Lee",
    ),
    IllFormed(
        "an enclosure and a media file before the link",
        items(
            '<item><enclosure url="https://courier.example/a.mp3" type="audio/mpeg" length="9"/>'
            '<media:content url="https://courier.example/a.jpg"><media:title>Photo of the pier</media:title></media:content>'
            f"<title>{TITLE}</title>{LINK}<description>{TEXT}</description></item>"
        ),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "Atom with its enclosure first and no name of its space",
        (
            '<feed><title>Courier</title><entry><link rel="enclosure" href="https://courier.example/a.mp3"/>'
            '<link rel="self" href="https://courier.example/ferry.atom"/><link href="https://courier.example/ferry"/>'
            f"<title>{TITLE}</title><author><name>Ann Lee</name></author><summary>{TEXT}</summary></entry></feed>"
        ).encode(),
        TITLE,
        TEXT,
        "Ann Lee",
        content_type="application/atom+xml",
    ),
    IllFormed(
        "content that is escaped twice",
        rss(
            "Salt &amp;amp; Sons reopen",
            "&amp;lt;p&amp;gt;Salt &amp;amp;amp; Sons reopen the quay on Friday, the harbour office said.&amp;lt;/p&amp;gt;",
        ),
        "Salt & Sons reopen",
        "<p>Salt &amp; Sons reopen the quay on Friday, the harbour office said.</p>",
    ),
    IllFormed(
        "a tag shown as text in a section",
        items(
            f"<item><title><![CDATA[How to use &lt;b&gt; & co.]]></title>{LINK}"
            "<description><![CDATA[<p>Write &lt;b&gt; before a word &amp; &lt;/b&gt; behind it, the guide says.</p>]]></description></item>"
        ),
        "How to use <b> & co.",
        "Write <b> before a word & </b> behind it, the guide says.",
    ),
    IllFormed(
        "characters that XML forbids",
        rss(
            "Ferry\x0b stops\x1f at noon",
            "The ferry\x00 to Tern Island\x08 stops at noon on Friday, the harbour office said.",
        ),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "references to characters that XML forbids",
        rss(
            "Ferry stops&#x1F; at noon",
            "The ferry to Tern Island&#8; stops at noon on Friday, the harbour&#0; office said.",
        ),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "attributes without quotation marks",
        items(
            f"<item><title type=text>{TITLE}</title><guid isPermaLink=false>7</guid>{LINK}"
            f"<description>{TEXT}</description></item>"
        ),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "an address with blanks and line breaks around it",
        items(
            f"<item><title>\n  {TITLE}\n</title><link>\n   https://courier.example/ferry news.html\n  </link>"
            f"<description>{TEXT}</description></item>"
        ),
        TITLE,
        TEXT,
        link="https://courier.example/ferry%20news.html",
    ),
    IllFormed(
        "a stray byte in text of utf-8",
        rss("Fährt die Fähre?", "Die Fähre fährt am Freitag nicht§ sagte das Hafenamt in Süderhöft.").replace(
            "§".encode(), b"\x96"
        ),
        "Fährt die Fähre?",
        "Die Fähre fährt am Freitag nicht– sagte das Hafenamt in Süderhöft.",
    ),
    IllFormed(
        "markup of HTML with a declaration of XML 1.1 and a comment with two dashes",
        items(
            f"<!-- harbour -- news --><item><title>{TITLE}</title>{LINK}<description>{TEXT}</description></item>",
            '<?xml version="1.1" encoding="utf-8"?>',
        ),
        TITLE,
        TEXT,
    ),
    IllFormed(
        "a bare ampersand behind a section",
        items(
            "<item><title><![CDATA[Fish & chips]]> & more</title>"
            f"{LINK}<author>ann@courier.example (Ann Lee & Bo Dahl)</author><description>{TEXT}</description></item>"
        ),
        "Fish & chips & more",
        TEXT,
        "Ann Lee & Bo Dahl",
    ),
)
