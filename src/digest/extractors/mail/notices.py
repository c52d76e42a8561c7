"""Recognise by their words the lines of a mail without news: "read more" links, notices, addresses, advertisements.

English, German, French, Spanish, Italian, Dutch and Korean, and the commonest words of Japanese, Chinese and Russian.
"""

import re

from digest.extractors.mail.blocks import Block
from digest.text.furniture import is_prose

_ARROWS = " \t\u00a0.…:→➔➜»›>▶►▸-–—[]()|"
_READ_MORE = re.compile(
    r"read (more|on|it( here)?|now|(the |this )?(full |whole |entire )?(story|article|piece|post|report|interview))"
    r"|(read )?(the )?full (story|article|report)|continue( reading)?|keep reading|see more|learn more|find out more"
    r"|go deeper|dig deeper|dive in|(the )?(full )?story here|more( here| on this)?|go to (the )?(article|story)"
    r"|weiterlesen|mehr( lesen| erfahren| dazu)?|weiter( lesen)?|zum (ganzen )?(artikel|beitrag|bericht)"
    r"|(den )?(ganzen )?(artikel|beitrag) lesen|hier (geht es )?weiter(lesen)?"
    r"|lire (la suite|l['’]article( complet| entier)?|plus)|la suite|en savoir plus|continuer la lecture"
    r"|leer (más|el artículo( completo)?|la noticia)|seguir leyendo|continuar leyendo|ver más"
    r"|leggi (tutto|di più|l['’]articolo)|continua a leggere|lees (meer|verder|het hele artikel)|läs mer"
    r"|les mer|læs mere"
    r"|czytaj (dalej|więcej)|leia mais|читать (далее|дальше|полностью)|подробнее"
    r"|(기사 )?(더 ?보기|더 ?읽기|자세히 ?보기|전문 ?보기|원문 ?보기|계속 ?읽기|이어서 ?보기|바로 ?가기)|기사 ?보기"
    r"|続きを読む|もっと読む|詳しく(読む|はこちら)|阅读(全文|更多)|查看(全文|更多)|閱讀(全文|更多)",
    re.I,
)
_BROWSER = re.compile(
    r"^(view|read|open|see|having trouble|trouble|problems?|can['’]?t|is this|not displaying|if (this|you|the))\b"
    r".{0,80}\b(brows|online|web ?page|web version|displa|on the web)"
    r"|\bplain[- ]text version\b|(copy and )?paste this (link|address|url) in(to)? your\b"
    r"|^(web ?version|browser version|online version|view (online|as (a )?web ?page))$"
    r"|\b(im browser|webversion|online[- ]ansicht|online ansehen|nicht (richtig|korrekt) (an|dar)gezeigt)"
    r"|(dans (votre|le|un) navigateur|version en ligne|s['’]affiche pas)"
    r"|(en (su|tu|el|un) navegador|versión (web|en línea))|(nel (tuo )?browser|in (je|uw) browser)"
    r"|(브라우저|웹)에서 ?(보기|열기|확인)|(메일이|이메일이).{0,30}(보이지 않|깨져)"
    r"|ブラウザ(で|ー)|在浏览器中",
    re.I,
)
# Phrases that do not occur in news: they remove a line even if it is prose (but see `_is_news`).
_FOOTER = re.compile(
    r"\b(unsubscribe|(manage|update|change|edit) (your |my )?(e-?mail |newsletter |mail )?"
    r"(preferences|subscriptions?)|you( are|['’]re)( currently)? (receiving|getting|subscribed)"
    r"|you (have )?received? this (e-?mail|mail|message|newsletter)"
    r"|this (e-?mail|mail|message|newsletter) (was|is|has been) (sent|intended)|was sent to \S+@"
    r"|because you (signed up|subscribed|opted in|registered|are on)|add us to your address book"
    r"|(no longer|don['’]t|do not) (wish|want) to (receive|get) (this|these|our|such)"
    r"|^powered by (beehiiv|mailchimp|substack|ghost|buttondown)\b"
    r"|forward(ed)? (this (e-?mail|mail|newsletter)|to a friend)|was this (e-?mail|newsletter) forwarded)"
    r"|transféré (cet|cette|ce) (e-?mail|mail|courriel|lettre)|reenviado este (correo|boletín)"
    r"|(diese e-?mail|diesen newsletter|diese mail) weitergeleitet"
    r"|(abbestellen|newsletter (abmelden|abbestell)|vom newsletter ab|(dieser|diesen|diese) (newsletter"
    r"|e-?mail|mail) "
    r"(wurde|wird|erhalten|ging|geht|bekommen)|(sie (erhalten|bekommen)|du (erhältst|bekommst)) "
    r"(diesen|diese|den) (newsletter|e-?mail|mail|brief)"
    r"|newsletter[- ]?einstellungen)"
    r"|(se désabonn|désabonne[rz]|se désinscri|désinscription|vous recevez (ce|cette|cet) (mail|e-?mail"
    r"|courriel|message|lettre|newsletter)"
    r"|gérer (vos|mes) (préférences|abonnements))"
    r"|(darse de baja|darme de baja|cancelar (la |tu |su )?suscripción|recibes? este (correo|boletín|mensaje))"
    r"|(cancella(re)? (l['’])?iscrizione|disiscriv|ricevi questa (e-?mail|newsletter)|uitschrijven"
    r"|u ontvangt deze|je ontvangt deze)"
    r"|(수신 ?거부|구독 ?(취소|해지|해제)|수신을? ?(원치|원하지)|발신 ?전용)"
    r"|(配信停止|購読解除|退订|取消订阅|отписаться|вы получили это письмо)",
    re.I,
)
# Calls of the writer to the readers, anywhere in a letter.
_CALL = re.compile(
    r"(thank you|thanks) for reading\b|.{0,80}\breply to this (e-?mail|mail|message|letter)\b"
    r"|.{0,80}\bantworte(n sie)? (einfach )?auf diese (e-?mail|mail|nachricht)\b"
    r"|.{0,80}\brépond(s|ez) à (ce|cet|cette) (mail|e-?mail|message|lettre)\b"
    r"|.{0,80}\b(responde|responda) a este (correo|mensaje|boletín)\b"
    r"|(log ?in|sign in) or (subscribe|sign up|register) to\b|this post is public"
    r"|.{2,80} is a reader-supported (publication|newsletter)"
    r"|(upgrade to paid|pledge your support|give a gift subscription|refer a friend|leave a comment|read in app)\b",
    re.I,
)
# Phrases that occur in news as well: they remove a line only if it is mostly a link or no running text.
_SMALL_PRINT = re.compile(
    r"\b(privacy (policy|notice|statement)|terms (of (use|service)|and conditions|& conditions)"
    r"|all rights reserved|opt[ -]out|contact us|about us|your (account|profile|settings)"
    r"|impressum|datenschutz(erklärung|hinweise?)?|alle rechte vorbehalten|abmelden|austragen|profil (ändern"
    r"|bearbeiten)"
    r"|mentions légales|tous droits réservés|politique de confidentialité|todos los derechos|aviso legal)\b"
    r"|(무단 ?전재|저작권자|개인정보 ?처리방침)|^(copyright\b|©|\(c\) ?\d{4}|ⓒ)",
    re.I,
)
_STREETS = (
    r"\d{1,5}[a-z]?,? (?:[\w.'’-]+ ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|square|sq|quay"
    r"|way|court|place|row|terrace|suite|floor|parade|wharf)\b"
    r"|\w+(?:straße|strasse|str\.|platz|weg|allee|gasse|ufer|damm|kai|markt) ?\d{1,4}|\b(?:am|an der|an den"
    r"|im) \w+ \d{1,4}[a-z]?,"
    r"|\d{1,5}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|bd|place|quai|chemin|impasse|allée|cours|via|calle"
    r"|piazza|plaza)\b"
    r"|\b(?:calle|avenida|via|piazza|plaza|paseo) [\w .'’-]{2,40},? ?\d{1,5}"
    r"|[가-힣]+(?:시|도) (?:[가-힣]+(?:시|군|구) ){1,2}[가-힣\d]+(?:로|길|동) ?\d|\bp\.? ?o\.? box \d|\bpostfach \d"
)
_ADDRESS = re.compile(_STREETS, re.I)
_SPONSOR = re.compile(
    r"(sponsored|presented|brought to you|supported) by\b.{0,60}|(together|in partnership) with .{2,60}"
    r"|präsentiert von .{2,60}|présenté par .{2,60}|patrocinado por .{2,60}",
    re.I,
)
_AD = re.compile(
    r"(advertisement|advertorial|advert|ad|sponsored( (content|post))?|sponsor|paid (post|content|partnership)"
    r"|partner content|promoted|(a )?(message|word) from (our|today['’]s) (sponsors?|partners?)"
    r"|(from )?our (sponsors?|partners?)|anzeige|werbung|gesponsert|sponsor des tages"
    r"|publicité|annonce|contenu (sponsorisé|partenaire)|sponsorisé|publireportage|publicidad|patrocinado"
    r"|contenido patrocinado|pubblicità|sponsorizzato|advertentie|reclame|gesponsord"
    r"|광고|협찬|제휴 ?콘텐츠|후원|스폰서|(유료 ?)?광고 ?포함|広告|スポンサー|PR|推广|广告|реклама)"
    r"(\s*[:：|–—-]\s+.{3,120})?",
    re.I,
)
# "Merrin Observer · 3 hours ago · 4 min read"
_META = re.compile(
    r"[^.!?]{0,80}\b(\d+ ?(min(ute)?s?|hours?|days?) (read|ago)|\d+[- ]minute read|lesezeit:? .{0,12}"
    r"|vor \d+ (stunden|minuten|tagen)"
    r"|(il y a )?\d+ (min|heures?|jours?)( de lecture)?|\d+ ?분 (분량|전))",
    re.I,
)
# A card or logo that only links to a network or an app.
_SHARE = re.compile(
    r"(share|tweet|post|forward|like|follow|facebook|twitter|x|linkedin|instagram|youtube|whatsapp|mastodon"
    r"|bluesky|threads"
    r"|telegram|e-?mail|pinterest|tiktok|teilen|weiterleiten|partager|compartir|공유|공유하기|카카오톡)"
    r"([ ,|/·•]+(on|us|this|via|to|a|friend|share|tweet|post|forward|like|follow|facebook|twitter|x|linkedin|instagram"
    r"|youtube|whatsapp|e-?mail|and|with))*",
    re.I,
)


def is_read_more(text: str) -> bool:
    """Return whether a line is only a request to continue reading elsewhere.

    >>> is_read_more("Read the full story →"), is_read_more("More ferries were sent.")
    (True, False)
    """
    return bool(_READ_MORE.fullmatch(text.strip(_ARROWS)))


def is_ad_label(text: str) -> bool:
    """Return whether a line announces an advertisement: "Sponsored", "Anzeige: …", "Presented by …"."""
    return bool(_AD.fullmatch(text.strip(_ARROWS + "*#=_~"))) or names_sponsor(text)


def names_sponsor(text: str) -> bool:
    """Return whether a line names a sponsor: "Presented by Lantern Bank"."""
    return bool(_SPONSOR.fullmatch(text.strip(_ARROWS + "*#=_~")))


def why_not(block: Block) -> str:
    """Return the reason to remove a block of a mail; "" to keep it."""
    text = block.text
    if len(text) > _LONGEST:
        return ""
    notice = _notice(block)
    if notice:
        return notice
    if _ADDRESS.search(text) and not is_prose(text):
        return "postal address"
    if _META.fullmatch(text):
        return "date line"
    if _SHARE.fullmatch(text.strip(_ARROWS)):
        return "share link"
    return "" if any(map(str.isalnum, text)) else "no words"


def _notice(block: Block) -> str:
    """Return the reason to remove a block that has a phrase of notices; "" without one, and for news."""
    head = block.text[:_HEAD]
    if _CALL.match(head) and not _is_news(block):
        return "call to readers"
    if _BROWSER.search(head) and not (_is_news(block) and not block.text.endswith(":")):
        return "view in browser"
    if _FOOTER.search(head) and not _is_news(block):
        return "mail footer"
    if _SMALL_PRINT.search(head) and (block.linked > _MOSTLY_LINK or not is_prose(block.text)):
        return "mail footer"
    return ""


# Maximum letters of a notice; a longer block is a text about newsletters.
_LONGEST = 400
# A notice has its phrase within this many first letters.
_HEAD = 240
_NOTICE_WORDS = 25
_MOSTLY_LINK = 0.3


def _is_news(block: Block) -> bool:
    """Return whether a block is a marked headline, or long prose without a link: "She asked members to unsubscribe"."""
    words = block.text.count(" ") + 1
    return (block.rank <= 6 and words > 3) or (is_prose(block.text) and not block.href and words > _NOTICE_WORDS)
