"""Newsletters in the forms of the services that send most of them, of invented houses."""

from extractors.newsletters import Newsletter

_BRIDGE = "The bridge over the Merrow was closed on Monday, because an inspector had found cracks in its main girder."
_BUS = "The council voted on Tuesday to raise the price of a bus ticket by ten pence from January on."
_GOATS = "A herd of goats walked through the library on Wednesday evening. Nobody was hurt, and one book was eaten."
_MILL = "The old mill at Olm turned again on Thursday, after forty years. It grinds rye for two bakers."
_HEADED = (("Bridge shut till spring", _BRIDGE), ("Tickets dearer", _BUS), ("Goats in the library", _GOATS))
_STORIES = tuple((title, None) for title, _ in _HEADED)


def _sections(tag: str = "h2", headed: tuple[tuple[str, str], ...] = _HEADED) -> str:
    return "".join(f"<tr><td><{tag}>{title}</{tag}><p>{text}</p></td></tr>" for title, text in headed)


def _page(body: str, language: str = "en") -> str:
    return f"<html lang='{language}'><body><table>{body}</table></body></html>"


BEEHIIV = Newsletter(
    "beehiiv",
    "Goats, girders and ten pence",
    "Morning Merrow <merrow@mail.beehiiv.example>",
    _STORIES,
    ("Read online", "beehiiv", "Unsubscribe", "Good morning"),
    html=_page(
        f"<tr><td><a href='https://merrow.example/p/goats'>Read online</a></td></tr><tr><td><h1>Morning Merrow</h1></td></tr>"
        f"<tr><td><p>Good morning. Here are three things from the valley for your first cup.</p></td></tr>{_sections()}"
        "<tr><td>Update your email preferences or unsubscribe <a href='https://merrow.example/u'>here</a></td></tr>"
        "<tr><td>Powered by beehiiv</td></tr>"
    ),
)
BEEHIIV_PICTURES = Newsletter(
    "beehiiv-pictures",
    "🌉 Shut till spring",
    "Morning Merrow <merrow@mail.beehiiv.example>",
    (("🌉 Bridge shut", None), ("🚌 Dearer buses", None), ("🐐 Goats at large", None), ("🌾 The mill turns", None)),
    ("Powered by", "Unsubscribe", "Presented by", "boots"),
    html=_page(
        _sections("h3", (("🌉 Bridge shut", _BRIDGE), ("🚌 Dearer buses", _BUS)))
        + "<tr><td>Presented by Fenn Boots</td></tr><tr><td><p>Dry boots for wet valleys, now at half the price.</p></td></tr><hr>"
        + _sections("h3", (("🐐 Goats at large", _GOATS), ("🌾 The mill turns", _MILL)))
        + "<tr><td>Powered by beehiiv</td></tr><tr><td><a href='https://merrow.example/u'>Unsubscribe</a></td></tr>"
    ),
)
BEEHIIV_DE = Newsletter(
    "beehiiv-de",
    "Drei Dinge aus dem Tal",
    "Talpost <post@talpost.example>",
    (("Brücke gesperrt", None), ("Busfahren wird teurer", None), ("Ziegen in der Bücherei", None)),
    ("Abmelden", "Online lesen"),
    html=_page(
        "<tr><td><a href='https://talpost.example/p/1'>Online lesen</a></td></tr>"
        + _sections(
            "h2",
            (
                ("Brücke gesperrt", "Die Brücke über die Merr ist seit Montag gesperrt, weil ein Träger Risse hat."),
                (
                    "Busfahren wird teurer",
                    "Der Rat hat am Dienstag beschlossen, die Fahrkarten ab Januar zu verteuern.",
                ),
                ("Ziegen in der Bücherei", "Eine Herde Ziegen lief am Mittwoch durch die Bücherei und fraß ein Buch."),
            ),
        )
        + "<tr><td><a href='https://talpost.example/u'>Newsletter abmelden</a></td></tr>",
        "de",
    ),
    language="de",
)
STARRED = Newsletter(
    "starred",
    "Harbour letter, 20 November",
    "Harbour Letter <letter@harbour.example>",
    _STORIES,
    ("Unsubscribe", "HARBOUR", "*"),
    plain="HARBOUR LETTER\nFriday, 20 November\n\n"
    + "\n\n".join(f"* {title}\n\n{text}" for title, text in _HEADED)
    + "\n\n--\nUnsubscribe: https://harbour.example/u\n",
)
STARRED_LINES = Newsletter(
    "starred-lines",
    "Harbour letter",
    "Harbour Letter <letter@harbour.example>",
    tuple((title, f"https://harbour.example/{at}") for at, (title, _) in enumerate(_HEADED)),
    ("signed up", "*", "Good morning"),
    plain="Good morning.\n\n"
    + "\n\n".join(f"* {title}\n{text}\nhttps://harbour.example/{at}" for at, (title, text) in enumerate(_HEADED))
    + "\n\nYou get this mail because you signed up. Unsubscribe: https://harbour.example/u\n",
)
BETWEEN_STARS = Newsletter(
    "between-stars",
    "Harbour letter",
    "Harbour Letter <letter@harbour.example>",
    _STORIES,
    ("*", "Unsubscribe"),
    plain="\n\n".join(f"*{title}*\n{text}" for title, text in _HEADED) + "\n\nUnsubscribe: https://harbour.example/u\n",
)
DASHED = Newsletter(
    "dashed",
    "What the valley talks about",
    "Valley Wire <wire@valley.example>",
    _STORIES,
    ("Unsubscribe", "- "),
    plain="\n\n".join(f"- {title}\n\n{text}" for title, text in _HEADED)
    + "\n\nUnsubscribe: https://valley.example/u\n",
)
ALERT = Newsletter(
    "alert",
    "Google Alert - Merrow",
    "Google Alerts <googlealerts-noreply@google.example>",
    (
        ("Bridge over the Merrow shut", "https://courier.example/bridge"),
        ("Goats visit library", "https://ledger.example/goats"),
    ),
    ("Flag as", "Facebook", "As-it-happens", "Courier", "See more", "Edit this", "View all", "Its keeper"),
    html=_page(
        "<tr><td>Google Alerts</td></tr><tr><td>Merrow</td></tr><tr><td>As-it-happens update ⋅ November 20, 2026</td></tr>"
        "<tr><td>NEWS</td></tr>"
        + "".join(
            f"<tr><td><a href='https://www.google.com/url?rct=j&amp;sa=t&amp;url={url}&amp;ct=ga'>{title}</a><br><a>{name}</a>"
            f"<div>{text}</div><div><a href='https://www.google.com/alerts/share?s=1'>Facebook</a> "
            "<a href='https://www.google.com/alerts/share?s=2'>X</a> <a href='https://www.google.com/alerts/feedback'>"
            "Flag as irrelevant</a></div></td></tr>"
            for url, title, name, text in (
                ("https://courier.example/bridge", "Bridge over the <b>Merrow</b> shut", "Courier", _BRIDGE),
                (
                    "https://ledger.example/goats",
                    "Goats visit library",
                    "Ledger",
                    f"{_GOATS} Its keeper, who saw the ...",
                ),
            )
        )
        + "<tr><td><a href='https://www.google.com/alerts/more'>See more results</a> | <a href='https://www.google.com/alerts/edit'>"
        "Edit this alert</a></td></tr><tr><td>You have received this email because you have subscribed to Google Alerts.</td></tr>"
        "<tr><td><a href='https://www.google.com/alerts/remove'>Unsubscribe</a> | <a href='https://www.google.com/alerts'>"
        "View all your alerts</a></td></tr>"
    ),
)
BIG_THING = Newsletter(
    "big-thing",
    "🌉 Shut till spring",
    "Valley AM <am@valley.example>",
    (
        ("1 big thing: Bridge shut till spring", "https://valley.example/bridge"),
        ("Tickets dearer", None),
        ("1 fun thing: Goats in the library", None),
    ),
    ("minute read", "Go deeper", "Share this", "Thanks for reading", "sign up"),
    html=_page(
        "<div>Valley AM</div><p>By Ann Lee · Nov 20, 2026</p><p>Good morning. Today's letter is 480 words, a 2-minute read.</p>"
        f"<h4>1 big thing: Bridge shut till spring</h4><p>{_BRIDGE}</p><p><b>Why it matters:</b> The only other crossing is ten "
        "miles away, and the ferry stops at dusk.</p><p><a href='https://valley.example/bridge'>Go deeper</a></p>"
        f"<h4>2. Tickets dearer</h4><p>{_BUS}</p><p><b>Zoom in:</b> Children go free, as before.</p>"
        "<p><a href='https://valley.example/share'>Share this story</a></p>"
        f"<h4>1 fun thing: Goats in the library</h4><p>{_GOATS}</p><p>Thanks for reading. Tell your friends to sign up.</p>"
    ),
)
CAMPAIGN = Newsletter(
    "campaign",
    "Valley news",
    "Valley Campaign <news@campaign.example>",
    tuple((title, f"https://campaign.example/{at}") for at, (title, _) in enumerate(_HEADED)),
    ("browser", "Copyright", "opted in", "preferences", "Valley news", "Read more"),
    html=_page(
        "<tr><td><a href='https://campaign.example/view'>View this email in your browser</a></td></tr><tr><td><h1>Valley news</h1></td></tr>"
        + "".join(
            f"<tr><td><strong>{title}</strong><br><br>{text}<br><br><a href='https://campaign.example/{at}'>Read more</a></td></tr>"
            for at, (title, text) in enumerate(_HEADED)
        )
        + "<tr><td><em>Copyright © 2026 Valley Campaign, All rights reserved.</em><br>You are receiving this email because you "
        "opted in via our website.<br>Want to change how you receive these emails? You can update your preferences or "
        "unsubscribe from this list.</td></tr>"
    ),
)
POST = Newsletter(
    "post",
    "Bridge shut till spring",
    "Ann Lee from The Merrow Letter <annlee@letters.example>",
    (("Bridge shut till spring", "https://letters.example/p/bridge"),),
    ("Subscribe", "reader-supported", "Thanks for reading", "free subscriber", "Upgrade", "Restack", "READ IN APP", "Market Street",
     "public so", "Pledge", "To receive"),
    html=_page(
        "<p>Forwarded this email? <a href='https://letters.example/subscribe'>Subscribe here</a> for more</p>"
        "<h1><a href='https://letters.example/p/bridge'>Bridge shut till spring</a></h1><h3>And nobody will pay for it</h3>"
        f"<p>Ann Lee</p><p>Nov 20</p><p>READ IN APP</p><p>{_BRIDGE} {_BUS}</p>"
        "<p>The Merrow Letter is a reader-supported publication. To receive new posts and support my work, consider becoming a "
        "free or paid subscriber.</p><p><a href='https://letters.example/subscribe'>Subscribe now</a></p>"
        f"<p>{_MILL} {_GOATS}</p><p>Thanks for reading The Merrow Letter! Subscribe for free to receive new posts and support my work.</p>"
        "<p>Thanks for reading The Merrow Letter! This post is public so feel free to share it.</p><p><a href='x'>Share</a></p>"
        "<p>You're currently a free subscriber to The Merrow Letter. For the full experience, upgrade your subscription.</p>"
        "<p><a href='https://letters.example/up'>Upgrade to paid</a></p><p>Pledge your support</p><p>Like</p><p>Comment</p><p>Restack</p>"
        "<p>© 2026 Ann Lee<br>548 Market Street, Brackwater<br><a href='https://letters.example/u'>Unsubscribe</a></p>"
    ),
    publisher="The Merrow Letter",
)  # fmt: skip

SEVERAL = (
    BEEHIIV, BEEHIIV_PICTURES, BEEHIIV_DE, STARRED, STARRED_LINES, BETWEEN_STARS, DASHED, ALERT, BIG_THING, CAMPAIGN,
)  # fmt: skip
SINGLE = (POST,)
EVERY = (*SEVERAL, *SINGLE)
