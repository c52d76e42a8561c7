"""Which lines of a page or mail are furniture and not the article: one rule after another, each with its reason.

A line that reads as prose is only ever taken for a caption or for a notice; all other rules look at short lines.
"""

import re

from digest.text.scripts import count_wide, is_wide, script_of
from digest.text.words import words

# What ends a sentence, in any script that we have met, with the quotes and brackets that may close after it.
_ENDS = re.compile(r"[.!?…。！？।॥۔؟։።။។][\"'”’»“«›‹」』)\]]*$|[:;,]$")

# A line as long as this is prose even without an end mark: Thai has none, and scrapes lose them.
_LONG_WORDS, _LONG_CJK = 25, 60

_COUNTER = re.compile(
    r"[+\-#]?\d[\d.,]*\s?[kKmM%]?"
    r"|(comments?|likes?|shares?|views?|repl(y|ies)|reactions?|kommentare?|commentaires?|comentarios?"
    r"|댓글|공유|추천|조회)"
    r"\s*[:(]?\s*\d*\s*\)?"
    r"|\d+\s*(comments?|likes?|shares?|views?|replies|reactions?|kommentare?|commentaires?|comentarios?|개의 댓글)",
    re.I,
)
_IMAGE_NUMBER = re.compile(r"\S*\d{6,}\S*|\S+\.(jpe?g|png|gif|webp|svg)", re.I)
_PHOTO = r"(photo(graph)?|image|picture|credit|illustration|foto|bild(nachweis|quelle)?|crédit|imagen|사진|자료사진)s?"
_CAPTION = re.compile(
    rf"^[(\[]?{_PHOTO}\s*[:：=|/]"
    rf"|^{_PHOTO}\s+(by|courtesy|von|par|de)\b"
    rf"|^.{{0,300}}[(\[]\s*(\w+\s+)?{_PHOTO}\b[^()]{{0,80}}[)\]]\.?$"
    rf"|^.{{0,300}}\b{_PHOTO}\s*[:：=]\s*[^.!?]{{2,60}}\.?$"
    r"|<[^<>]*\bNO-\d+[^<>]*>$"
    r"|^[^.!?]{0,80}[©ⓒ]\s*\S.{0,60}$",
    re.I,
)
# "… on the afternoon of the 16th./Yonhap News": a credit after a slash, in place of an end mark.
_CREDIT = re.compile(r"(?<!\s)\s?/\s?(?P<who>[^/.!?,:;]{2,40})$")
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_BYLINE = re.compile(
    rf"^(?i:by|von|par|por|door|di|written by|reported by|edited by|story by|text:?)\s+"
    rf"{_NAME}(\s+(and|und|et|y|&|von|van|de|del|der|di|da|{_NAME}))*(\s*[,|–-].{{0,60}})?$"
    r"|(?i:profile image)$|\S+@[\w-]+(\.[\w-]+)+\s*$"
    r"|^\S{1,8}(\s\S{1,8})?\s?(기자|특파원)$"
)
_DATE_WORD = re.compile(
    r"\d{1,4}(st|nd|rd|th)?|\d{1,2}h\d{0,2}|(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
    r"|mär[a-z]*|mai"
    r"|okt[a-z]*|dez[a-z]*|(mon|tues|wednes|thurs|fri|satur|sun)day|(mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|[apm]|am|pm|uhr|utc|gmt|[ce]e?s?t|at|on|um|updated?|published|posted|last|modified|veröffentlicht"
    r"|aktualisiert|stand"
    r"|le|publié|mis|jour|à|el|de|publicado|입력|수정|등록|오전|오후|\d+(년|월|일)|der|den|vom|time|date"
    r"|datum|minutes?|hours?|ago"
)
_RELATED = re.compile(
    r"^(read (more|also|next|now)|also read|see also|related( (stories|articles|topics|links|news))?"
    r"|more (on this|from|stories)"
    r"|recommended|watch|listen|mehr (zum thema|dazu)|lesen sie auch|auch interessant|lire aussi|à lire( aussi)?"
    r"|le[ae] también|관련\s?기사|▶|►|▷|>>)(\s*[:|–—-]\s*|\s+\w|$)",
    re.I,
)
_NOTICE = re.compile(
    r"^(sign up (for|to)|subscribe (to|now|today|for)|unsubscribe|to unsubscribe|click here|tap here"
    r"|follow us|like us on|the post .{3,200} appeared first on|(to )?continue reading|already a (subscriber|member)"
    r"|we value your privacy|.{3,100} contributed to this (report|story|article)\.?$"
    r"|download (our|the) app|get (our|the|all the) .{0,40}(newsletter|inbox|app)\b|support (our"
    r"|independent) journalism"
    r"|you(’re|'re| are) receiving this|you (have )?received this|if you no longer|no longer wish"
    r"|view (this|it) .{0,20}in (your|a) browser"
    r"|manage (your )?(preferences|subscription)|we (and our partners )?use cookies|this (web)?site uses cookies"
    r"|by (continuing|clicking|using)\b.{0,80}(cookies|terms|policy)|accept (all )?cookies"
    r"|all rights reserved|copyright\b|©|\(c\) \d{4}"
    r"|this (article|story) (was |is )?(first |originally )*(published|appeared)|have a (news )?tip"
    r"|got a tip|join our"
    r"|diese (web)?seite (nutzt|verwendet) cookies|wir (nutzen|verwenden|setzen) .{0,30}cookies"
    r"|jetzt (abonnieren|anmelden|newsletter)"
    r"|melden sie sich .{0,40}newsletter|alle rechte vorbehalten|nous utilisons des cookies|tous droits réservés"
    r"|utilizamos cookies|todos los derechos reservados|저작권자|무단\s?전재|ⓒ|<\s?저작권)",
    re.I,
)
# Words of menus, share rows, comment boxes and sign-up boxes.  A short line made of these alone is furniture.
_FURNITURE_WORDS = frozenset(
    """access account accept advertisement ad ads all app archive article articles audio back bluesky bookmark bottom
    browse browser button click close comment commented comments contact content contents continue cookie
    cookies copy dark direct discover download edition email e-mail facebook favourite favorite feed follow font
    footer gallery help home icon image images instagram jump latest like link linkedin listen live load loading
    log login logout mail main menu messenger mode more most navigation newest newsletter newsletters next open
    page pinterest podcast podcasts popular preferences previous print privacy profile quick read reading
    recommended reddit register related reply report rss save search section sections see settings share shares
    show sign sitemap size skip sponsored stories story subscribe subscriber subscription tags telegram text
    threads tiktok toggle top topics trending tweet twitter unsubscribe video videos view viewed watch whatsapp
    x youtube your abmelden abo abonnieren anmelden anzeige artikel auch datenschutz drucken facebook folgen
    impressum interessant kommentare kommentieren lesen mehr meistgelesen menü merken newsletter
    nutzungsbedingungen registrieren seite startseite suche teilen thema themen vorlesen weiterlesen werbung zum
    zur abonner accueil connexion imprimer partager publicité commentaires recherche suivre anuncio buscar
    compartir imprimir inicio publicidad suscribirse 공유 공유하기 광고 구독 구독하기 글자크기 기사 뉴스 댓글
    로그인 많이 목록 메뉴 본 본문 바로가기 주메뉴
    하단 상단 페이지 인쇄 전체 좋아요 추천 홈 회원가입""".split()
)
_GLUE = frozenset(
    """a an and at by for from in it me my now of on or our out the this to up us via with & um und""".split()
)


def is_prose(line: str) -> bool:
    """Whether a line reads as running text: it ends as a sentence does, or is too long for anything else."""
    if _ENDS.search(line):
        return " " in line.strip() or count_wide(line) >= 4
    return line.count(" ") >= _LONG_WORDS or count_wide(line) >= _LONG_CJK


def ends_as_sentence(text: str) -> bool:
    """Whether `text` closes with an end mark: a subhead or a list item does not."""
    return bool(_ENDS.search(text))


def reason_against(line: str) -> str:
    """Why a line, by itself, is furniture; "" when nothing speaks against it."""
    if _CAPTION.search(line) or _is_credited(line):
        return "caption"
    if _NOTICE.match(line) and line.count(" ") < 60:
        return "notice"
    if is_prose(line) and not _is_all_furniture(line):
        return "byline" if _is_dated_byline(line) else ""
    return _reason_against_short(line)


def main_script(text: str) -> str:
    """The script that a text is written in; Chinese and Japanese count as one."""
    script = script_of(text)
    return "han" if script in ("zh", "ja") else script


def _reason_against_short(line: str) -> str:
    if _COUNTER.fullmatch(line):
        return "counter"
    if _IMAGE_NUMBER.fullmatch(line):
        return "image number"
    if _BYLINE.search(line) and line.count(" ") < 14:
        return "byline"
    if _is_date(line):
        return "date line"
    if _RELATED.match(line):
        return "link to another article"
    if _is_all_furniture(line):
        return "menu"
    return "" if any(map(str.isalnum, line)) else "no words"


def _is_credited(line: str) -> bool:
    """ "…/AP Yonhap News": a few capitalised words after a slash, at the end of a line of some length."""
    found = _CREDIT.search(line)
    if not found or "://" in line or len(line) - len(found[0]) < 12:
        return False
    who = found["who"].split()
    return len(who) <= 5 and all(word[0].isupper() or is_wide(word[0]) for word in who)


def _is_dated_byline(line: str) -> bool:
    """ "By Ada Lee, Nov. 19, 2026 11:20 a.m.": reads as prose by its last full stop alone."""
    name, _, when = line.partition(",")
    return bool(_BYLINE.match(name)) and _is_date(when)


def _is_date(line: str) -> bool:
    parts = re.findall(r"[^\W_]+", line.lower())
    return (
        len(parts) <= 14
        and any(part[0].isdigit() for part in parts)
        and any(len(part) > 1 for part in parts)
        and all(_DATE_WORD.fullmatch(part) for part in parts)
    )


def _is_all_furniture(line: str) -> bool:
    """Whether at least four fifths of a line's words are furniture or glue, one of them furniture."""
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.lower())
    if not parts or len(parts) > 30:
        return False
    furniture = sum(part in _FURNITURE_WORDS for part in parts)
    glue = sum(part in _GLUE for part in parts)
    return furniture > 0 and furniture + glue >= 0.8 * len(parts) and (furniture >= 2 or len(parts) <= 4)


def same_words(a: str, b: str) -> bool:
    """Whether two lines say the same, letters and digits compared."""
    return words(a) == words(b) != []
