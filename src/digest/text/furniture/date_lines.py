"""Recognise the words of dates and times."""

from digest.text.languages.months import month_words

_WORDS = month_words().union(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi
    dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato
    domenica
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
    ראשון שני שלישי רביעי חמישי שישי שבת
    ngày tháng năm thứ
    понедельник вторник среда четверг пятница суббота воскресенье
    poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek sobota neděle
    pazartesi salı çarşamba perşembe cuma cumartesi pazar maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag
    am pm a.m p.m uhr utc gmt est edt pst pdt cst cdt mst mdt bst cet cest et pt ist jst kst
    at on um updated update published posted last modified veröffentlicht aktualisiert stand erstellt publié mis jour
    à el de publicado actualizado actualizada le der den vom time date datum minutes minute min hours hour hrs ago vor
    stunden minuten tagen hace horas minutos il heures oggi aggiornato pubblicato
    입력 수정 등록 오전 오후""".split()
)


# Endings that may follow the number of a date without a blank.
_TAILS = frozenset(("", "st", "nd", "rd", "th", "h", "am", "pm", "월", "일", "년", "t", "z"))


def is_date_word(word: str) -> bool:
    """Return whether a word belongs to dates: a month, a day, a number of a date.

    The word has to be in lower case and without marks around it.

    >>> is_date_word("monday"), is_date_word("19th"), is_date_word("11:20"), is_date_word("bridge")
    (True, True, True, False)
    """
    if word in _WORDS:
        return True
    if not word[:1].isdigit() or len(word) > 11:
        return False
    return word.strip("0123456789.:/-,年月日时分時") in _TAILS
