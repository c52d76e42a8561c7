"""Words of a sentence on something to come, language by language, as patterns over small letters."""

# Verbs that place something ahead, also beside a weekday.
AHEAD: dict[str, str] = {
    "en": r"will|shall|would|(?:is|are) (?:now )?(?:to|due|set|expected|scheduled|planned|slated)|set for|scheduled for"
    r"|plans? to|intends? to|takes? place|runs? until|go(?:es)? to the polls",
    "de": r"wird|werden|soll|sollen|beginnt|beginnen|startet|starten|findet|finden|stimmt|stimmen|entscheidet"
    r"|entscheiden|berät|beraten|tagt|tagen|eröffnet|endet|enden|wählt|wählen|ist bis|ruft|rufen",
    "es": r"\w+(?:[aei]r|dr|br)(?:á|án)|va a|van a|está previst[oa]|está convocad[oa]",
    "fr": r"\w+(?:[eiauovd]r|rr)(?:a|ont)|doit|doivent|est prévue?|sont prévue?s",
    "it": r"\w+(?:[aeiovd]r|rr)(?:à|anno)|è previst[oa]|è attes[oa]",
    "nl": r"zal|zullen|gaat|gaan|wordt|worden|begint|beginnen|start|stemt|stemmen|beslist|opent|sluit|vindt|vinden"
    r"|kiest",
    "pt": r"\w+[aeio]r(?:á|ão)|vai|vão|está previst[oa]",
}
# Verbs of the present that do so beside a day of a month alone.
PRESENT: dict[str, str] = {
    "en": r"(?:begin|start|open|resume|return|close|end)s|(?:begin|start)ning|starting"
    r"|(?:begin|start|open|resume|return|close|end) (?:on|at|from)|effective",
    "de": r"trifft|treffen|öffnet|öffnen|läuft|bis zum",
}
# Words of possible, former and denied plans.
UNSURE: dict[str, str] = {
    "en": r"could|may|might|if|unless|whether|not|no longer|never|cannot|can't|won't|until further|originally|postponed"
    r"|cancelled|canceled|delayed|(?:was|were|had been) (?:due|to|expected|supposed|scheduled|planned|meant)",
    "de": r"könnte|könnten|dürfte|dürften|würde|würden|sollte|sollten|wollte|wollten|falls|wenn|ob|nicht|kein|keine"
    r"|verschoben|abgesagt|ursprünglich",
    "es": r"podría|podrían|debía|debían|iba a|iban a|si|no|aplazad[oa]|cancelad[oa]",
    "fr": r"pourrait|pourraient|devait|devaient|devrait|devraient|si|ne|n['’]\w+|reportée?|annulée?",
    "it": r"potrebbe|potrebbero|dovrebbe|dovrebbero|doveva|dovevano|se|non|rinviat[oa]|annullat[oa]",
    "nl": r"kan|kunnen|kon|zou|zouden|mocht|als|niet|geen|uitgesteld|afgelast",
    "pt": r"poderia|poderiam|deveria|deveriam|devia|deviam|se|não|adiad[oa]|cancelad[oa]",
}
# Words of the past: beside one of these a weekday is past too.
BEEN: dict[str, str] = {
    "en": r"\w+ed|said|says|told|began|met|died|came|went|held|fell|rose|won|lost|was|were|had|has|have|made|took|left"
    r"|broke|struck|shut|put|gave|found|ran|spoke|wrote|warns?",
    "de": r"wurde|wurden|war|waren|hat|haben|hatte|hatten|ist|sind|worden|sagte|sagten|teilte|erklärte|mitteilte|kam"
    r"|werde",
    "es": r"fue|fueron|ha|han|había|habían|dijo|anunció|informó|explicó|\w+ado el|\w+aron|pasado",
    "fr": r"été|était|étaient|avait|avaient|a|ont|dit|selon|dernier|dernière|passé",
    "it": r"è stat[oa]|sono stat[ie]|ha|hanno|aveva|avevano|detto|scors[oa]",
    "nl": r"werd|werden|was|waren|is|zijn|heeft|hebben|had|hadden|zei|zeiden|meldde|afgelopen",
    "pt": r"foi|foram|era|eram|tinha|disse|anunciou|passad[oa]",
}
# The day after the one on which a sentence was written.
TOMORROW: dict[str, str] = {
    "en": "tomorrow",
    "de": "morgen",
    "es": "mañana",
    "fr": "demain",
    "it": "domani",
    "nl": "morgen",
    "pt": "amanhã",
}
# Weekdays, Monday first, of the languages in which a name alone is a day of the week.
WEEKDAYS: dict[str, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
}
