"""Which words make up a date or a time line."""

_WORDS = frozenset(
    """jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
    nov november dec december januar februar märz mär mai juni juli okt oktober dez dezember janvier février mars avril
    juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    ledna února března dubna května června července srpna září října listopadu prosince
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi
    dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato
    domenica
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل ابريل مايو يونيو يوليو
    أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου μαίου ιουνίου
    ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
    सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर सितंबर
    अक्टूबर नवम्बर नवंबर दिसम्बर दिसंबर
    ראשון שני שלישי רביעי חמישי שישי שבת בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר
    בדצמבר
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


# What may follow the number of a date without a blank.
_TAILS = frozenset(("", "st", "nd", "rd", "th", "h", "am", "pm", "월", "일", "년", "t", "z"))


def is_date_word(word: str) -> bool:
    """Whether a word in lower case, without marks around it, stands in dates: a month, a day, a number of a date.

    >>> is_date_word("monday"), is_date_word("19th"), is_date_word("11:20"), is_date_word("bridge")
    (True, True, True, False)
    """
    if word in _WORDS:
        return True
    if not word[:1].isdigit() or len(word) > 11:
        return False
    return word.strip("0123456789.:/-,年月日时分時") in _TAILS
