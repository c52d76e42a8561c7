"""Words that give a number its meaning, by language.  Patterns are written for text in lower case."""

from digest.text.languages.months import NAMES

# Words of speaking, and the common words of news: two sentences that share them may be on two things.
SPEAKERS = frozenset(
    """said say says according officials official police ministry ministers minister government authorities authority
    spokesman spokeswoman spokesperson mayor governor doctors firefighters rescuers coast guard union operator company
    court agency office reported told announced put number percent per cent monday tuesday wednesday thursday friday
    saturday sunday laut angaben polizei sprecher sprecherin teilte mitteilte behörden ministerium minister feuerwehr
    bürgermeister uhr montag dienstag mittwoch donnerstag freitag samstag sonntag prozent selon préfecture
    police pompiers
    ministère autorités annoncé syndicats lundi mardi mercredi jeudi vendredi samedi dimanche según policía bomberos
    gobierno autoridades tribunal dijo informó ministerio lunes martes miércoles jueves viernes sábado domingo
    밝혔다 말했다 전했다 경찰 소방 당국이 당국은 따르면""".split()
)
# Things that have a number for a name.
NAMED_BY_NUMBER = frozenset(
    """flight route article section room gate line chapter page no number bus train highway interstate boeing airbus
    channel class type model unit platform pier district ward covid formula vol artikel paragraf nummer nr linie gleis
    zimmer seite flug artículo número vuelo vol numéro ligne chambre""".split()
)
BADLY = (
    r"(?:in )?intensive care|critical|fighting for|lebensgefahr|urgence absolue|badly|seriously|critically|severely"
    r"|schwer|grave|gravement|gravemente|graves|zwaar|leicht|slightly|lightly"
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag""".split()
)
# An age has three digits at most: from each place of a number without end no other number is read to its end.
AGED = {
    "en": r"(?<!\d)(\d{1,3})-year-old|\baged? (?:of )?(\d{1,3})(?!\d)|\b(\d{1,3}) years old|, (\d{1,2}),",
    "de": r"(?<!\d)(\d{1,3})-jährige\w*|\bim alter von (\d{1,3})(?!\d)|\b(\d{1,3}) jahre alt|\((\d{1,2})\)",
    "fr": r"âgée?s? de (\d{1,3}) ans|, (\d{1,3}) ans,|à l['’]âge de (\d{1,3})(?!\d)",
    "es": r"de (\d{1,3}) años|a los (\d{1,3}) años",
    "ko": r"(?<!\d)(\d{1,3})세|\((\d{1,2})\)",
}
# The languages in which a date is compared.
MONTHS = {language: NAMES[language] for language in ("en", "de", "fr", "es", "it", "pt", "nl")}
