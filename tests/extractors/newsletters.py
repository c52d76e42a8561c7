"""Newsletters of invented houses, each with the stories that are in it and what must not be quoted from it."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True)
class Newsletter:
    """`stories` are (title, address) in order; `gone` are words of what is no story."""

    name: str
    subject: str
    sender: str
    stories: tuple[tuple[str, str | None], ...]
    gone: tuple[str, ...]
    html: str = ""
    plain: str = ""
    language: str = "en"
    publisher: str = ""

    @property
    def body(self) -> bytes:
        """The mail as it is sent."""
        message = EmailMessage(policy=SMTP)
        message["From"] = self.sender
        message["To"] = "reader@inbox.example"
        message["Subject"] = self.subject
        message["Date"] = "Fri, 20 Nov 2026 06:00:00 +0100"
        message["Message-ID"] = f"<{self.name}@mail.example>"
        if self.plain:
            message.set_content(self.plain, cte="quoted-printable")
        if self.html and self.plain:
            message.add_alternative(self.html, subtype="html", cte="base64")
        elif self.html:
            message.set_content(self.html, subtype="html", cte="quoted-printable")
        return message.as_bytes()


TABLES = Newsletter(
    "tables",
    "Morning tide: ferries stop, a library wins, and the price of salt",
    "Harbour Courier <news@courier.example>",
    (
        ("Ferries to Outer Skarne stop for the winter", "https://courier.example/2026/11/ferries?id=41"),
        ("Library of borrowed tools wins town prize", "https://courier.example/2026/11/tools"),
        ("Salt makers raise prices for the third time", "https://courier.example/2026/11/salt"),
    ),
    ("Your seven-minute read", "Rainwear", "Unsubscribe", "Quay Street", "in your browser", "Read more", "TOWN"),
    html="""<!doctype html><html lang="en"><head><title>x</title><style>
      .pre { display: none; max-height: 0 } @media (max-width: 600px) { .story { display: none } }</style></head><body>
      <div class="pre">Your seven-minute read of the harbour today &zwnj;&nbsp;&zwnj;&nbsp;&zwnj;</div>
      <table width="600"><tr><td style="font-size:11px"><a href="https://courier.example/mail/88">View in your browser</a></td></tr>
      <tr><td align="center" style="font-size:30px"><b>Harbour Courier</b></td></tr>
      <tr><td style="font-size:13px;color:#888">TOWN</td></tr>
      <tr><td class="story"><h2><a href="https://courier.example/2026/11/ferries?id=41&amp;utm_source=mail&amp;utm_campaign=tide">Ferries to Outer Skarne stop for the winter</a></h2>
      <p>The last ferry of the year left Outer Skarne on Thursday, a month earlier than planned. The company said that the
      number of passengers had halved since the school closed.</p>
      <p><a href="https://courier.example/2026/11/ferries?id=41&amp;utm_source=mail">Read more</a></p></td></tr>
      <tr><td><h2><a href="https://courier.example/2026/11/tools?mc_cid=9a8b">Library of borrowed tools wins town prize</a></h2>
      <p>A library that lends drills and ladders has won the town's yearly prize. It has 1,400 members after two years.
      <a href="https://courier.example/2026/11/tools?mc_cid=9a8b">Read more &raquo;</a></p></td></tr>
      <tr><td><p style="font-size:10px">ADVERTISEMENT</p><h2><a href="https://shop.example/coats">Rainwear for people who work outside</a></h2>
      <p>Rainwear that keeps its promise, now with a second pair of trousers free.</p></td></tr>
      <tr><td><h2><a href="https://courier.example/2026/11/salt">Salt makers raise prices for the third time</a></h2>
      <p>The three salt makers of the coast raised their prices by a tenth on Wednesday. Bakers said that bread would
      follow before Christmas.</p><p><a href="https://courier.example/2026/11/salt">Read the full story</a></p></td></tr>
      <tr><td style="font-size:11px"><p>You are receiving this because you signed up at courier.example.</p>
      <p>Harbour Courier Ltd, 12 Quay Street, Brackwater BW1 4AA</p><p><a href="https://courier.example/u/77">Unsubscribe</a></p>
      <img src="https://count.example/open.gif" width="1" height="1"></td></tr></table></body></html>""",
)

BOLD_LINES = Newsletter(
    "bold-lines",
    "The Ridge Report, 20 November",
    "The Ridge Report <hello@ridge.example>",
    (
        ("Two mines on the ridge will merge", "https://ridge.example/mines"),
        ("Snow closes the upper road early", "https://ridge.example/road"),
    ),
    ("Good morning", "Full story", "opt out", "Together with"),
    html="""<html><body style="font-family:Georgia;font-size:16px"><p>Good morning. Two stories today.</p><hr>
      <p><strong>Two mines on the ridge will merge</strong></p>
      <p>The owners of the Upper and the Long mine agreed on Thursday to merge. Together they employ 640 people.</p>
      <p>Unions asked for a promise that nobody will be dismissed before 2030.</p>
      <p><a href="https://track.example/c?m=7&amp;target=https%3A%2F%2Fridge.example%2Fmines%3Futm_medium%3Demail">Full story</a></p><hr>
      <p><b>TOGETHER WITH Lantern Bank</b></p><p>Lantern Bank gives you two percent on a savings account, for ever.</p><hr>
      <p><strong>Snow closes the upper road early</strong></p>
      <p>The upper road was closed on Wednesday night, five weeks earlier than last year. Drivers have to go round by the
      lake, which takes an hour longer.</p>
      <p><a href="https://ridge.example/road">Full story</a></p><hr>
      <p style="font-size:11px">You can opt out at any time. <a href="https://ridge.example/out">Unsubscribe here</a>.</p></body></html>""",
)

CAPITALS = Newsletter(
    "capitals",
    "Port notes no. 114",
    "Port Notes <notes@port.example>",
    (
        ("CRANES STAND STILL FOR A SECOND DAY", "https://port.example/n/cranes"),
        ("A RING IS FOUND IN THE NETS", "https://port.example/n/ring"),
        ("HARBOUR MASTER TO RETIRE IN SPRING", "https://port.example/n/master"),
    ),
    ("https://", "unsubscribe", "Postfach", "PORT NOTES"),
    plain="""PORT NOTES
View this mail online: https://port.example/m/114

----------------------------------------

CRANES STAND STILL FOR A SECOND DAY

The cranes of the container terminal stood still for a second day on
Thursday, as drivers asked for shorter shifts. Nine ships are waiting
outside the bar.

Read more: https://port.example/n/cranes?utm_source=notes

----------------------------------------

A RING IS FOUND IN THE NETS

A fisherman has found a ring of the fifteenth century in his nets. The
museum wants to show it from March on.

Read more: https://port.example/n/ring

----------------------------------------

HARBOUR MASTER TO RETIRE IN SPRING

Ilse Brandholm will retire in April after 31 years. Her successor is to
be named before the end of the year.

https://port.example/n/master

----------------------------------------

To unsubscribe, go to https://port.example/u?x=1
Port Notes, Am Kai 3, 24103 Brackwater
""",
)

UNDERLINED = Newsletter(
    "underlined",
    "Weekly letter from the valley",
    "Valley Letter <letter@valley.example>",
    (
        ("Dairy farmers win their case against the power company", None),
        ("The old mill will be turned into twelve flats", None),
        ("School buses run on rape seed oil from January", None),
    ),
    ("You get this letter", "===", "---"),
    plain="""Dairy farmers win their case against the power company
======================================================

The court in Merrin found on Monday that the company has to pay for the
loss of milk near its new line. The farmers had measured for two years.

The company said that it would appeal.

The old mill will be turned into twelve flats
=============================================

The council sold the mill for one crown to a builder from the valley,
who has to finish twelve flats within three years.

School buses run on rape seed oil from January
==============================================

All nine school buses will run on oil pressed in the valley. The drivers
were taught on Saturday how to filter it.

--
You get this letter because you live here.
""",
)

SINGLE_POST = Newsletter(
    "single-post",
    "What the tide gauge cannot tell us",
    "Mara Holloway from Low Water <lowwater@letters.example>",
    (("What the tide gauge cannot tell us", "https://lowwater.example/p/tide-gauge"),),
    ("Share", "Subscribe now", "unsubscribe", "Thanks for reading"),
    html="""<html><body><div style="display:none">Why a hundred years of figures are not enough</div>
      <h1><a href="https://lowwater.example/p/tide-gauge?token=1&amp;utm_source=email">What the tide gauge cannot tell us</a></h1>
      <h3>Why a hundred years of figures are not enough to build a wall</h3>
      <p>The gauge at the mouth of the river has been read every day since 1911. It shows that the sea has risen by a
      hand, and it shows nothing else.</p>
      <h2>A wall for whom</h2>
      <p>The town wants a wall of four metres. Three engineers told me that the wall would be too low before it is paid
      for, and two of them had been asked to draw it.</p>
      <h2>What is not measured</h2>
      <p>The land sinks as well. Nobody measured it until a student put a receiver on the roof of the church in 2019, and
      it has sunk by eleven millimetres since.</p>
      <p><a href="https://lowwater.example/share">Share</a></p>
      <p>Thanks for reading Low Water! <a href="https://lowwater.example/subscribe">Subscribe now</a></p>
      <p style="font-size:11px">&copy; 2026 Mara Holloway<br>548 Lantern Street, Brackwater<br>
      <a href="https://lowwater.example/u">Unsubscribe</a></p></body></html>""",
    publisher="Low Water",
)

LABELS_DE = Newsletter(
    "labels-de",
    "Der Morgen: Haushalt, Hafen, Handball",
    "Küstenbote Newsletter <morgen@kuestenbote.example>",
    (
        ("Landtag vertagt Entscheidung über den Haushalt", "https://kuestenbote.example/politik/haushalt-1201"),
        ("Hafen bekommt einen zweiten Schlepper", "https://kuestenbote.example/region/schlepper"),
        ("Handballerinnen gewinnen auch das siebte Spiel", "https://kuestenbote.example/sport/handball"),
    ),
    ("POLITIK", "REGION", "SPORT", "Weiterlesen", "abbestellen", "Uferstraße", "Anzeige", "Matratze"),
    language="de",
    html="""<html lang="de"><body><table><tr><td style="font:bold 13px Arial;color:#c00">POLITIK</td></tr>
      <tr><td style="font:bold 22px Georgia"><a href="https://kuestenbote.example/politik/haushalt-1201?utm_source=nl">Landtag vertagt Entscheidung über den Haushalt</a></td></tr>
      <tr><td style="font:16px Georgia">Der Landtag hat die Abstimmung über den Haushalt am Donnerstag um eine Woche vertagt. Der Koalition fehlten nach
      eigenen Angaben drei Stimmen. <a href="https://kuestenbote.example/politik/haushalt-1201?utm_source=nl">Weiterlesen</a></td></tr>
      <tr><td style="font:bold 13px Arial;color:#c00">REGION</td></tr>
      <tr><td style="font:bold 22px Georgia"><a href="https://kuestenbote.example/region/schlepper">Hafen bekommt einen zweiten Schlepper</a></td></tr>
      <tr><td style="font:16px Georgia">Von März an soll ein zweiter Schlepper im Hafen liegen. Er kostet nach Angaben der Reederei 4,2 Millionen Euro.
      <a href="https://kuestenbote.example/region/schlepper">Weiterlesen</a></td></tr>
      <tr><td style="font:11px Arial">Anzeige</td></tr><tr><td style="font:bold 22px Georgia">Die Matratze, die mitdenkt</td></tr>
      <tr><td style="font:16px Georgia">Jetzt hundert Nächte lang ohne Risiko probeschlafen und danach entscheiden.</td></tr>
      <tr><td style="font:bold 13px Arial;color:#c00">SPORT</td></tr>
      <tr><td style="font:bold 22px Georgia"><a href="https://kuestenbote.example/sport/handball">Handballerinnen gewinnen auch das siebte Spiel</a></td></tr>
      <tr><td style="font:16px Georgia">Die Handballerinnen des SV Nordhafen haben am Mittwoch auch das siebte Spiel der Saison gewonnen. Trainerin Wiebke
      Harms sprach von einem Arbeitssieg. <a href="https://kuestenbote.example/sport/handball">Weiterlesen</a></td></tr>
      <tr><td style="font:11px Arial">Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben.<br>Küstenbote Verlag, Uferstraße 7, 24103 Förde<br>
      <a href="https://kuestenbote.example/ab">Newsletter abbestellen</a></td></tr></table></body></html>""",
)

CARDS_FR = Newsletter(
    "cards-fr",
    "L’essentiel du matin",
    "La Gazette du Littoral <matin@gazette.example>",
    (
        ("Le pont tournant restera fermé jusqu’en janvier", "https://gazette.example/pont"),
        ("À Merrin, les vignerons craignent la grêle", "https://gazette.example/grele"),
        ("Un train de nuit reliera la côte à la capitale", "https://gazette.example/train"),
    ),
    ("Votre lecture", "Lire la suite", "désabonner", "rue des Quais", "navigateur", "Publicité", "canapé"),
    language="fr",
    html="""<html lang="fr"><head><style type="text/css">.preheader{display:none !important;font-size:1px} .titre{font-weight:700;font-size:20px}
      .texte{font-size:15px}</style></head><body><span class="preheader">Votre lecture de ce vendredi</span>
      <p><a href="https://gazette.example/v">Voir dans votre navigateur</a></p>
      <div><div class="titre">Le pont tournant restera fermé jusqu’en janvier</div><div class="texte">Le port a annoncé jeudi que le pont
      tournant resterait fermé jusqu’en janvier. « Les fissures sont plus longues que prévu », a dit l’ingénieure en chef.</div>
      <div><a href="https://gazette.example/pont?utm_source=lettre">Lire la suite</a></div></div>
      <div><div class="titre">À Merrin, les vignerons craignent la grêle</div><div class="texte">Les vignerons de Merrin demandent des filets. Une
      vigne sur trois a été touchée depuis le mois de mai.</div><div><a href="https://gazette.example/grele">Lire la suite</a></div></div>
      <div><div>Publicité</div><div class="titre">Le canapé qui change de couleur</div><div class="texte">Commandez avant dimanche et recevez deux
      coussins.</div></div><hr>
      <div><div class="titre">Un train de nuit reliera la côte à la capitale</div><div class="texte">Le premier train partira le 12 décembre à
      22 h 40. Les billets sont en vente depuis mercredi.</div><div><a href="https://gazette.example/train">Lire la suite</a></div></div>
      <p>La Gazette du Littoral, 14 rue des Quais, 29000 Port-Merle</p><p>Pour vous désabonner, <a href="https://gazette.example/d">cliquez ici</a>.</p></body></html>""",
)

KOREAN = Newsletter(
    "korean",
    "[한빛일보] 오늘의 뉴스레터",
    "한빛일보 <letter@hanbit.example>",
    (
        ("성도항 새 여객선터미널 20일 문 열어", "https://hanbit.example/news/1201"),
        ("해솔시 내년 버스 요금 동결하기로", "https://hanbit.example/news/1202"),
        ("푸른내 도서관 야간 개방 시간 늘린다", "https://hanbit.example/news/1203"),
    ),
    ("기사 보기", "수신거부", "광고", "정수기", "브라우저", "항만로"),
    language="ko",
    html="""<html lang="ko"><body><p><a href="https://hanbit.example/l/1">브라우저에서 보기</a></p>
      <h2>성도항 새 여객선터미널 20일 문 열어</h2><p>해솔시 성도항에 새 여객선터미널이 20일 문을 열었다. 시는 하루 승객이 4천 명으로 늘어날 것으로 내다봤다.</p>
      <p><a href="https://hanbit.example/news/1201?utm_source=letter">기사 보기</a></p>
      <h2>해솔시 내년 버스 요금 동결하기로</h2><p>해솔시는 내년 시내버스 요금을 올리지 않기로 했다고 19일 밝혔다. 시장은 “물가 부담을 고려했다”고 말했다.</p>
      <p><a href="https://hanbit.example/news/1202">기사 보기</a></p>
      <p>[광고]</p><h2>매일 마시는 물을 바꾸는 정수기 특가</h2><p>오늘까지만 정수기를 반값에 드립니다.</p><hr>
      <h2>푸른내 도서관 야간 개방 시간 늘린다</h2><p>푸른내 도서관이 다음 달부터 밤 11시까지 문을 연다. 주민들은 반겼다.</p>
      <p><a href="https://hanbit.example/news/1203">기사 보기</a></p>
      <p style="font-size:11px">한빛일보 | 해솔시 바다구 항만로 12</p><p style="font-size:11px">본 메일은 발신전용입니다. <a href="https://hanbit.example/x">수신거부</a></p></body></html>""",
)

LINK_LINES = Newsletter(
    "link-lines",
    "Five things: a vote, a vet and a very large cheese",
    "Orchard Weekly <five@orchard.example>",
    (
        ("Council votes to keep the night bus", "https://orchard.example/a/bus"),
        ("Vet who walked through the flood is honoured", "https://orchard.example/a/vet"),
        ("Cheese of 90 kilos rolls into a hedge", "https://orchard.example/a/cheese"),
    ),
    ("In this letter", "Facebook", "Forward to a friend", "More headlines", "Apple prices fall"),
    html="""<html><body><div>In this letter</div><ul><li><a href="#1">Council votes to keep the night bus</a></li>
      <li><a href="#2">Vet who walked through the flood is honoured</a></li></ul>
      <div><a href="https://orchard.example/a/bus?ref=mail">Council votes to keep the night bus</a><br>
      The council voted 14 to 9 on Tuesday to keep the night bus for another year. It carries 60 people on a good night.</div>
      <div><a href="https://orchard.example/a/vet">Vet who walked through the flood is honoured</a><br>
      Ludmila Karr walked four kilometres through water to reach a calving cow. The region gave her its medal on Friday.</div>
      <div><a href="https://orchard.example/a/cheese">Cheese of 90 kilos rolls into a hedge</a><br>
      The largest cheese of the fair left its cart on the hill and was found in a hedge. It is to be eaten all the same.</div>
      <div><b>More headlines</b></div><ul><li><a href="https://orchard.example/a/apples">Apple prices fall again</a></li>
      <li><a href="https://orchard.example/a/fair">Fair dates for next year</a></li></ul>
      <div><a href="https://social.example/orchard">Facebook</a> | <a href="https://orchard.example/fwd">Forward to a friend</a></div>
      <div>You received this email because you subscribed. <a href="https://orchard.example/u">Unsubscribe</a></div></body></html>""",
)

NO_HEADINGS = Newsletter(
    "no-headings",
    "Briefly",
    "Saltmarsh Review <briefly@saltmarsh.example>",
    (
        ("", "https://saltmarsh.example/cranes-return"),
        ("", "https://saltmarsh.example/poet"),
    ),
    ("Continue reading", "unsubscribe"),
    html="""<html><body>
      <p>The cranes have come back to the marsh nine days earlier than in any year since the counts began, the reserve said on Monday.
      <a href="https://saltmarsh.example/cranes-return?utm_source=b">Continue reading</a></p>
      <p>The poet Edda Lorne, whose verses every child on the coast knows by heart, has died in Port Merle at the age of 91.
      <a href="https://saltmarsh.example/poet">Continue reading</a></p>
      <p><a href="https://saltmarsh.example/u">Unsubscribe</a> from this list.</p></body></html>""",
)

EDITOR = Newsletter(
    "editor",
    "A letter from the night desk",
    "Tidewater Post <night@tidewater.example>",
    (
        ("A letter from the night desk", None),
        ("Lighthouse keeper’s diary goes to auction", "https://tidewater.example/diary"),
        ("Rail strike ends after eleven days", "https://tidewater.example/strike"),
    ),
    ("Manage your preferences", "Presented by"),
    html="""<html><body><p>Dear readers, for eleven nights I have walked home along the rails, because no train ran, and I have met
      more of you there than in the eleven years before. Some of you carried instruments and some carried children, and one of
      you carried a door. I asked about the door and was told that it was for a sister who lives at the end of the line.</p>
      <p>A strike shows what a railway is by taking it away. The shops at the stations sold nothing, and the shops in between sold
      twice as much as they do in December. The hospital put beds into its canteen for nurses. Nobody that I met wished the drivers
      ill, and nobody that I met wished to walk a twelfth time.</p>
      <h2><a href="https://tidewater.example/diary">Lighthouse keeper’s diary goes to auction</a></h2>
      <p>The diary of the last keeper will be sold in December. It describes the storm of 1953 hour by hour.</p>
      <h2><a href="https://tidewater.example/strike">Rail strike ends after eleven days</a></h2>
      <p>Train drivers went back to work on Thursday morning. They get 4 percent more and a free Sunday each month.</p>
      <p><a href="https://tidewater.example/prefs">Manage your preferences</a></p></body></html>""",
)

STARS_DE = Newsletter(
    "stars-de",
    "Fünf vor acht",
    "Redaktion Bergkurier <acht@bergkurier.example>",
    (
        ("Seilbahn fährt wieder bis zum Gipfel", "https://bergkurier.example/seilbahn"),
        ("Wolf in Oberleiten gesichtet", "https://bergkurier.example/wolf"),
    ),
    ("Mehr:", "Abmelden", "Guten Morgen"),
    language="de",
    plain="""Guten Morgen!

*Seilbahn fährt wieder bis zum Gipfel*

Nach vier Monaten fährt die Seilbahn seit Mittwoch wieder bis zum Gipfel. Ein Seil war im Juli bei einer Prüfung als
schadhaft aufgefallen.
Mehr: https://bergkurier.example/seilbahn?utm_source=acht

*Wolf in Oberleiten gesichtet*

Eine Kamera hat in der Nacht zum Dienstag einen Wolf bei Oberleiten aufgenommen. Die Behörde rät, Schafe nachts in den
Stall zu bringen.
Mehr: https://bergkurier.example/wolf

Abmelden: https://bergkurier.example/ab
""",
)

FULL_TEXTS_ES = Newsletter(
    "full-texts-es",
    "Boletín del viernes",
    "El Faro del Norte <boletin@elfaro.example>",
    (
        ("El puerto pesquero estrena una lonja sin papel", None),
        ("La sequía obliga a cerrar dos fuentes históricas", None),
    ),
    ("darse de baja", "Buenos días", "Calle del Muelle"),
    language="es",
    html="""<html lang="es"><body><h1>El Faro del Norte</h1><p>Buenos días a todos.</p>
      <h2>El puerto pesquero estrena una lonja sin papel</h2><p>La nueva lonja abrió el jueves con pantallas en lugar de pizarras. Los
      compradores pujan desde el teléfono.</p><p>La cofradía calcula que ahorrará tres horas al día.</p>
      <h2>La sequía obliga a cerrar dos fuentes históricas</h2><p>El ayuntamiento cerró el miércoles las fuentes de la plaza mayor y del
      mercado. El agua se guarda para los hospitales.</p>
      <p>El Faro del Norte, Calle del Muelle 8, Puerto Claro</p><p>Para darse de baja pulse <a href="https://elfaro.example/baja">aquí</a>.</p></body></html>""",
)

ONE_WITH_SUBHEADS = Newsletter(
    "one-with-subheads",
    "How the town lost its river",
    "Merrin Observer <long@merrin.example>",
    (("How the town lost its river", None),),
    ("Unsubscribe",),
    html="""<html><body><h1>How the town lost its river</h1>
      <p>For six hundred years the river Aune ran through the market of Merrin, and nobody could imagine the town without it.</p>
      <h2>The first dam was a promise of light</h2><p>In 1926 the council signed a paper that gave the water to a company. The company gave
      the town forty street lamps.</p>
      <h2>The second dam was a promise of fields</h2><p>Twenty years later the rest of the water went south. The farmers there still grow
      melons with it.</p>
      <h2>Nobody has promised anything since then</h2><p>Today the bed of the river is a car park. On wet days a thread of water runs between
      the cars.</p><p><a href="https://merrin.example/u">Unsubscribe</a></p></body></html>""",
)

SUBHEADS_FR = Newsletter(
    "one-plain-fr",
    "Pourquoi le phare ne s’éteindra pas",
    "Claire Vasseur, La Vigie <vigie@lavigie.example>",
    (("Pourquoi le phare ne s’éteindra pas", None),),
    ("désabonner",),
    language="fr",
    plain="""Le phare de Port-Merle devait s’éteindre à la fin de l’année. Il ne
s’éteindra pas, a annoncé jeudi la ministre de la mer.

UN VOTE SERRÉ

La commission a voté par onze voix contre dix. Trois députés avaient
changé d’avis pendant la nuit.

ET MAINTENANT

Une association d’habitants s’occupera de la lampe. Elle compte déjà
deux cents membres.

Vous désabonner : https://lavigie.example/d
""",
    publisher="La Vigie",
)

JAPANESE = Newsletter(
    "japanese",
    "朝のニュース便",
    "みなと新報 <asa@minato.example>",
    (
        ("新しい連絡船が来月から運航を始める", "https://minato.example/a/1"),
        ("港の倉庫で古い航海日誌が見つかる", "https://minato.example/a/2"),
    ),
    ("続きを読む", "配信停止"),
    language="ja",
    html="""<html lang="ja"><body><h3><a href="https://minato.example/a/1?utm_source=asa">新しい連絡船が来月から運航を始める</a></h3>
      <p>島と港を結ぶ新しい連絡船が来月から運航を始める。市によると、所要時間は二十分短くなる。</p><p><a href="https://minato.example/a/1">続きを読む</a></p>
      <h3><a href="https://minato.example/a/2">港の倉庫で古い航海日誌が見つかる</a></h3>
      <p>港の倉庫で百年前の航海日誌が見つかった。博物館が来年春に公開する予定だ。</p><p><a href="https://minato.example/a/2">続きを読む</a></p>
      <p><a href="https://minato.example/u">配信停止はこちら</a></p></body></html>""",
)

BOTH_PARTS = Newsletter(
    "both-parts",
    "Transit notes: trams, tolls, tunnels",
    "Transit Notes <notes@transit.example>",
    (
        ("Tram line 4 gets its last mile", "https://transit.example/tram4"),
        ("Tunnel toll falls by half at night", "https://transit.example/toll"),
    ),
    ("This mail is in HTML", "Unsubscribe"),
    plain="This mail is in HTML. Open it in your browser: https://transit.example/m/3\n",
    html="""<html><body><h2 style="font-size:20px">Tram line 4 gets its last mile</h2><p>Workers laid the last rail of line 4 on Thursday. Test runs begin in
      January.</p><a href="https://transit.example/tram4">Read more</a>
      <h2 style="font-size:20px">Tunnel toll falls by half at night</h2><p>Lorries pay half the toll between ten and five from Monday on. The town hopes for quieter
      evenings.</p><a href="https://transit.example/toll">Read more</a>
      <p><a href="https://transit.example/u">Unsubscribe</a></p></body></html>""",
)

SPONSORED = Newsletter(
    "sponsored",
    "The Long Shore: wind, wool and one whale",
    "The Long Shore <daily@longshore.example>",
    (
        ("Wind farm off the shore is switched on", "https://www.longshore.example/wind"),
        ("Wool fetches more than in thirty years", "https://www.longshore.example/wool"),
        ("Whale finds its way out of the bay", "https://www.longshore.example/whale"),
    ),
    ("Lantern Bank", "Sponsored", "Knitwear", "Advertisement"),
    html="""<html><body><h1>The Long Shore</h1><p>Presented by Lantern Bank</p>
      <h2><a href="https://www.longshore.example/wind">Wind farm off the shore is switched on</a></h2>
      <p>All 41 turbines turned for the first time on Thursday. They will feed 60,000 homes.</p>
      <p>Advertisement</p><p><a href="https://ads.example/1"><img src="https://ads.example/1.png"></a></p>
      <h2><a href="https://www.longshore.example/wool">Wool fetches more than in thirty years</a></h2>
      <p>A kilo of washed wool cost nine crowns at the auction. The farmers had burned it two years ago.</p>
      <h2><a href="https://shop.example/k">Sponsored: Knitwear that lasts for life</a></h2><p>Order today and pay in spring.</p>
      <h2><a href="https://www.longshore.example/whale">Whale finds its way out of the bay</a></h2>
      <p>The whale that had swum in the bay since Sunday left it at night. Fishermen had shown it the way with lamps.</p>
      <p><a href="https://www.longshore.example/u">Unsubscribe</a></p></body></html>""",
)

NUMBERED = Newsletter(
    "numbered",
    "Ridge AM: The big freeze",
    "Ridge AM <am@ridge.example>",
    (
        ("1 big thing: Snow stops the ridge railway", "https://ridge.example/rail"),
        ("A school without heating", None),
        ("Ski lifts open early this year", "https://ridge.example/ski"),
    ),
    ("Good morning", "Go deeper", "Ada Lee", "forwarded", "2."),
    html="""<html><body><table><tr><td><h1>Ridge AM</h1><p>By <a href="https://ridge.example/team/lee">Ada Lee</a> · Nov 20, 2026</p>
      <p>Good morning! Today's newsletter is 812 words, a 3-minute read.</p></td></tr>
      <tr><td><h2>1 big thing: Snow stops the ridge railway</h2><p>The ridge railway stopped on Thursday for the first time in nine years.</p>
      <p><b>Why it matters:</b> 4,000 people ride it to work each day.</p>
      <p><b>Go deeper:</b> <a href="https://ridge.example/rail">Read the whole story</a></p></td></tr>
      <tr><td><h2>2. A school without heating</h2><p>Pupils in Long wore coats in class on Thursday, since the boiler of the school broke.</p>
      <ul><li>The town will bring heaters today.</li><li>A new boiler costs 90,000 crowns.</li></ul></td></tr>
      <tr><td><h2>3. Ski lifts open early this year</h2><p>The first lift runs on Saturday, a week earlier than planned.
      <a href="https://ridge.example/ski">Read more</a></p></td></tr>
      <tr><td><p>Was this email forwarded to you? <a href="https://ridge.example/s">Sign up</a></p></td></tr></table></body></html>""",
)

UNMARKED = Newsletter(
    "unmarked",
    "The Friday Three",
    "Lake Gazette <three@lake.example>",
    (
        ("Old ferry finds a new home in the north", "https://lake.example/ferry"),
        ("Mayor says no to a second marina", "https://lake.example/marina"),
        ("Pike of 21 kilos caught by a nine-year-old", "https://lake.example/pike"),
    ),
    ("Hello", "liked best", "Unsubscribe"),
    plain="""Hello,

here are the three stories that our readers liked best this week.

Old ferry finds a new home in the north
The ferry Ludmila was sold to a museum in the north on Tuesday. It had carried cars over the lake for 58 years.
https://lake.example/ferry?utm_source=three

Mayor says no to a second marina
Mayor Tom Arnsen told the council on Wednesday that the lake is full. A builder had asked for 300 berths.
https://lake.example/marina

Pike of 21 kilos caught by a nine-year-old

The fish is the largest since records began. It was weighed, photographed and let go.

https://lake.example/pike

You are receiving this because you subscribed at lake.example.
Unsubscribe: https://lake.example/u
""",
)

NUMBERED_NL = Newsletter(
    "numbered-nl",
    "Dagbrief",
    "De Kustbode <brief@kustbode.example>",
    (
        ("Haven krijgt derde sleepboot", "https://kustbode.example/sleepboot"),
        ("Geen trein tussen Noord en Zuid", "https://kustbode.example/trein"),
    ),
    ("VRIJDAG", "Lees meer", "Uitschrijven", "1."),
    language="nl",
    plain="""DE KUSTBODE - DAGBRIEF VAN VRIJDAG

1. Haven krijgt derde sleepboot
De haven krijgt in maart een derde sleepboot, meldde de directie donderdag. Hij kost vier miljoen euro.
Lees meer: https://kustbode.example/sleepboot

2. Geen trein tussen Noord en Zuid
Door een kapotte bovenleiding rijden er tot zaterdag geen treinen. Reizigers moeten met de bus.
Lees meer: https://kustbode.example/trein

* * *
Uitschrijven: https://kustbode.example/uit
""",
)

COUNTED_LINKS = Newsletter(
    "counted-links",
    "Your daily digest",
    "Merrin Observer <d@merrin.example>",
    (
        ("Hail nets for every orchard by May", "https://links.mailer.example/c/1x9"),
        ("Cider makers find a use for bruised fruit", "https://links.mailer.example/c/2x9"),
    ),
    ("min read", "PO Box", "Privacy"),
    html="<html><body>"
    + "".join(
        f"""<table><tr><td width="120"><a href="{link}"><img src="{link}.png" alt="Photo"></a></td>
        <td><a href="{link}" style="font-size:18px;font-weight:bold">{title}</a><br><span style="font-size:14px">{text}</span><br>
        <span style="font-size:11px">Merrin Observer · 3 hours ago · 4 min read</span></td></tr></table>"""
        for title, link, text in (
            ("Hail nets for every orchard by May", "https://links.mailer.example/c/1x9",
             "The region will pay half of the nets that growers hang up before May. The other half is theirs."),
            ("Cider makers find a use for bruised fruit", "https://links.mailer.example/c/2x9",
             "Three cider makers bought what the hail had left. They pay eleven cents a kilo."),
        )
    )
    + """<p style="font-size:11px">Merrin Observer, PO Box 12, Merrin · <a href="https://links.mailer.example/u/1">Unsubscribe</a> ·
      <a href="https://links.mailer.example/p/1">Privacy policy</a></p></body></html>""",
)  # fmt: skip

WITH_RELATED = Newsletter(
    "one-with-related",
    "Why the lake is turning green",
    "Lake Gazette <long@lake.example>",
    (("Why the lake is turning green", None),),
    ("perch gone", "Related", "Unsubscribe"),
    html="""<html><body><h1>Why the lake is turning green</h1><p>By Ada Lee</p><p>For the third summer in a row the lake has turned green in
      August. Fishermen say that they have never seen it like this.</p><h3>Too much of everything</h3><p>Researchers at the institute of Long
      measured more phosphorus than in any year since 1974. It comes from fields, they say, and from a sewer that overflows when it rains.</p>
      <h3>What could help the lake now</h3><p>A wetland at the mouth of the brook would catch half of it, the institute says.</p>
      <p><b>Related stories</b></p><p><a href="https://lake.example/perch">Where have all the perch gone</a></p>
      <p><a href="https://lake.example/sewer">The sewer that nobody wanted to see</a></p>
      <p><a href="https://lake.example/u">Unsubscribe</a></p></body></html>""",
)

SEVERAL = (
    NUMBERED,
    UNMARKED,
    NUMBERED_NL,
    COUNTED_LINKS,
    SPONSORED,
    TABLES,
    BOLD_LINES,
    CAPITALS,
    UNDERLINED,
    LABELS_DE,
    CARDS_FR,
    KOREAN,
    LINK_LINES,
    NO_HEADINGS,
    EDITOR,
    STARS_DE,
    FULL_TEXTS_ES,
    JAPANESE,
    BOTH_PARTS,
)
SINGLE = (WITH_RELATED, SINGLE_POST, ONE_WITH_SUBHEADS, SUBHEADS_FR)
EVERY = (*SEVERAL, *SINGLE)
