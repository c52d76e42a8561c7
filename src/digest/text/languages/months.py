"""Names of the months, January first, by language: the one table of them."""

from collections.abc import Iterator

# Whole names in the forms that stand in dates, in lower case; the first of each is the name by itself.
NAMES: dict[str, tuple[str, ...]] = {
    "en": (
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    "de": (
        "januar jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre",
        "noviembre", "diciembre",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
        "novembro", "dezembro",
    ),
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ),
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ),
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
        "december",
    ),
    "fi": (
        "tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta", "huhtikuu huhtikuuta",
        "toukokuu toukokuuta", "kesäkuu kesäkuuta", "heinäkuu heinäkuuta", "elokuu elokuuta", "syyskuu syyskuuta",
        "lokakuu lokakuuta", "marraskuu marraskuuta", "joulukuu joulukuuta",
    ),
    "pl": (
        "styczeń stycznia", "luty lutego", "marzec marca", "kwiecień kwietnia", "maj maja", "czerwiec czerwca",
        "lipiec lipca", "sierpień sierpnia", "wrzesień września", "październik października", "listopad listopada",
        "grudzień grudnia",
    ),
    "cs": (
        "leden ledna", "únor února", "březen března", "duben dubna", "květen května", "červen června",
        "červenec července", "srpen srpna", "září", "říjen října", "listopad listopadu", "prosinec prosince",
    ),
    "ru": (
        "январь января", "февраль февраля", "март марта", "апрель апреля", "май мая", "июнь июня", "июль июля",
        "август августа", "сентябрь сентября", "октябрь октября", "ноябрь ноября", "декабрь декабря",
    ),
    "uk": (
        "січень січня", "лютий лютого", "березень березня", "квітень квітня", "травень травня", "червень червня",
        "липень липня", "серпень серпня", "вересень вересня", "жовтень жовтня", "листопад листопада",
        "грудень грудня",
    ),
    "el": (
        "ιανουάριος ιανουαρίου", "φεβρουάριος φεβρουαρίου", "μάρτιος μαρτίου", "απρίλιος απριλίου",
        "μάιος μαΐου μαίου", "ιούνιος ιουνίου", "ιούλιος ιουλίου", "αύγουστος αυγούστου", "σεπτέμβριος σεπτεμβρίου",
        "οκτώβριος οκτωβρίου", "νοέμβριος νοεμβρίου", "δεκέμβριος δεκεμβρίου",
    ),
    "tr": (
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
    ),
    "ro": (
        "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
        "noiembrie", "decembrie",
    ),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل ابريل", "مايو", "يونيو", "يوليو", "أغسطس اغسطس", "سبتمبر", "أكتوبر اكتوبر",
        "نوفمبر", "ديسمبر",
    ),
    "hi": (
        "जनवरी", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितम्बर सितंबर", "अक्टूबर अक्तूबर",
        "नवम्बर नवंबर", "दिसम्बर दिसंबर",
    ),
    "he": (
        "ינואר בינואר", "פברואר בפברואר", "מרץ במרץ", "אפריל באפריל", "מאי במאי", "יוני ביוני", "יולי ביולי",
        "אוגוסט באוגוסט", "ספטמבר בספטמבר", "אוקטובר באוקטובר", "נובמבר בנובמבר", "דצמבר בדצמבר",
    ),
    "th": (
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
        "พฤศจิกายน", "ธันวาคม",
    ),
}  # fmt: skip

# Names that are cut short before the number of a day, with a full stop or without.
SHORT = frozenset(
    """jan feb febr mar mär mrz apr jun jul aug sep sept oct okt nov dec dez dic déc janv févr avr juil genn
    янв фев февр мар апр авг сен сент окт ноя нояб дек""".split()
)

# Beginnings that are enough to know a month by, in every language above.  Where a short beginning stands for two
# months ("mar" of March and of "marraskuu"), the longer one is here as well, and the longest that fits decides.
_BEGINNINGS = (
    "jan jän ene gen led sty tam oca ian янв ян січ ιαν يناير जन ינו ביני בינו มกรา",
    "feb fév fev hel úno lut şub фев лют φεβ فبراير फर फ़र פבר בפבר กุมภา",
    "mar mär mrz maa bře мар бер берез μαρ μάρ مارس मार मार्च מרץ במרץ มีนา",
    "apr avr abr huh dub kwi kwie nis апр кві απρ أبريل ابريل अप्र אפר באפר เมษา",
    "mai may mei maj maja mag tou kvě мая май тра μαΐ μαι μαϊ μαί μάι مايو मई מאי במאי พฤษภา",
    "jun juin giu kes czerw cze červn červen iuni haz июн чер черв ιουν ιούν يونيو जून יוני ביוני มิถุนา",
    "jul juil lug hei lip červenec červenc iuli tem июл лип ιουλ ιούλ يوليو जुल יולי ביולי กรกฎา",
    "aug aoû ago elo srp sie sier ağu agu авг сер серп αυγ αύγ أغسطس اغسطس अग אוג באוג สิงหา",
    "sep set syy zář wrz wrze eyl сен вер σεπ سبتمبر सित ספט בספט กันยา",
    "oct okt ott out lok říj paź paźd eki окт жов οκτ أكتوبر اكتوبر अक्ट अक्त אוק באוק ตุลา",
    "nov noi marr lis list kas ноя лис лист νοε νοέ نوفمبر नव נוב בנוב พฤศจิกา",
    "dec déc dez dic jou joul pro pros gru grud ara дек гру груд δεκ ديسمبر दिस des דצמ בדצמ ธันวา",
)


def _beginnings() -> Iterator[tuple[str, int]]:
    for number, words in enumerate(_BEGINNINGS, start=1):
        yield from ((word, number) for word in words.split())


_NUMBERS = {
    **dict(_beginnings()),
    **{form: at for names in NAMES.values() for at, forms in enumerate(names, start=1) for form in forms.split()},
}
_LONGEST = max(map(len, _NUMBERS))


def month_number(word: str) -> int | None:
    """Return the number of the month, 1 to 12, whose name or the beginning of it `word` (in lower case) starts with.

    >>> month_number("nov"), month_number("marraskuuta"), month_number("března"), month_number("bridge")
    (11, 11, 3, None)
    """
    sizes = range(min(len(word), _LONGEST), 1, -1)
    return next((_NUMBERS[word[:size]] for size in sizes if word[:size] in _NUMBERS), None)


def month_words() -> frozenset[str]:
    """Return every form of every name, and the short ones."""
    return SHORT.union(form for names in NAMES.values() for forms in names for form in forms.split())
