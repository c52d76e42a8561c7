"""Words by which the opening of a sentence points back: at a thing before it, or at an act that was reported before."""

# Prepositions, demonstratives behind them, and the nouns of time with which these point at no sentence: "this year".
POINTING: dict[str, tuple[str, str, str]] = {
    "cs": (
        r"po|s|se|v|ve|při|pro|pod|od|přes|na|kvůli|díky|navzdory|během|kromě",
        r"této|tohoto|tomto|těchto|těmito|tímto|touto|tuto|tento|těmto",
        r"roce|roku|týdnu|týden|týdne|měsíci|měsíce|sezon\w*|lét\w*|zim\w*|dnech|víkend\w*",
    ),
    "de": (
        (r"nach|mit|in|bei|auf|durch|unter|vor|seit|trotz|wegen|aus|von|zu|für|gegen|über|an|während|ohne|angesichts"
        r"|aufgrund|infolge|neben|hinter|als teil"),
        r"dies(?:er|em|en|es|e)|jene[rmns]?|solche[rmns]?|einem solchen|einer solchen",
        (r"jahr\w*|monat\w*|woche\w*|wochenende|sommer\w*|winter\w*|herbst\w*|frühjahr\w*|frühling\w*|\w+tag\w*|tage\w*"
        r"|morgen|abend|vormittag|nachmittag|nacht|saison|mittwoch\w*|land|lande|welt|jahrhundert\w*"),
    ),
    "en": (
        (r"as part of|because of|in light of|ahead of|in addition to|along with|thanks to|due to|in the wake of|after"
        r"|as a result of|with|under|by|before|despite|during|following|from|for|through|since|amid|on|in|at|beyond"
        r"|without|against|alongside|apart from|aside from|at the heart of|at the end of|as well as"),
        r"this|these|that(?! (?:the|a|an|he|she|it|they|we|i|there)\b)|such(?: an?)?",
        (r"year\w*|month\w*|week\w*|weekend|season\w*|summer\w*|winter\w*|spring\w*|autumn\w*|fall\w*|\w+day\w*|morning\w*"
        r"|afternoon\w*|evening\w*|night\w*|decade\w*|century\w*|time|quarter\w*|country|nation|world|day in \d\w*"),
    ),
    "es": (
        (r"tras|con|en|por|para|bajo|desde|ante|según|durante|después de|antes de|a pesar de|debido a|gracias a|pese a"
        r"|sin|contra|sobre|a raíz de|a partir de|como parte de"),
        r"est[eao]s?|es[eao]s?|aquell?[oae]?s?|dich[oa]s?",
        (r"año|semana|mes|verano|invierno|otoño|primavera|mañana|tarde|noche|fin de semana|temporada|día|lunes|martes"
        r"|miércoles|jueves|viernes|sábado|domingo|madrugada|mediodía|país|mundo|siglo"),
    ),
    "fr": (
        (r"après|avec|dans|pour|par|sous|depuis|malgré|sur|à|lors de|suite à|face à|grâce à|au cours de|devant|contre"
        r"|à la suite de|en raison de|sans|selon|outre|avant|durant|pendant"),
        r"ce(?! (?:qui|que|dont|à|n’|n'|sont)\b)|cet|cette|ces",
        (r"année|semaine|mois|été|hiver|automne|printemps|matin|soir|soirée|après-midi|week-end|jour|saison|nuit|lundi"
        r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matinée|trimestre|siècle|pays|monde"),
    ),
    "it": (
        (r"dopo|con|in|per|sotto|da|nonostante|durante|prima di|in seguito a|a causa di|grazie a|su|contro|senza"
        r"|secondo|oltre a|davanti a"),
        r"quest[oaie]|quest[’']|quel(?:lo|la|le|li)?|quei|quegli",
        (r"anno|settimana|mese|estate|inverno|autunno|primavera|mattina|sera|notte|pomeriggio|stagione|weekend|giorni"
        r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|paese|mondo|secolo"),
    ),
    "nl": (
        r"na|met|in|bij|op|door|onder|voor|sinds|ondanks|vanwege|tijdens|uit|van|tegen|zonder|wegens|naast|dankzij",
        r"deze|dit|dat|die|zulke|zo[’']?n",
        r"jaar|week|weekend|maand|zomer|winter|herfst|lente|voorjaar|najaar|ochtend|avond|middag|nacht|seizoen|\w+dag",
    ),
    "pl": (
        r"po|z|ze|w|we|przy|dla|pod|od|przez|na|mimo|podczas|wobec|oprócz",
        r"tego|tej|tych|tym|tę|tymi|takich|takiej|takim|takiego",
        r"roku|rok|tygodni\w*|tydzień|miesiąc\w*|sezon\w*|weekend\w*|lata|zimy|dni\w*",
    ),
    "pt": (
        (r"após|com|em|para|por|sob|desde|durante|segundo|devido a|apesar d|depois d|antes d|diante d|além d|n|d|sem"
        r"|contra|sobre|graças a|mediante"),
        r"est[ea]s?|ess[ea]s?|aquel[ea]s?",
        (r"ano|semana|mês|verão|inverno|outono|primavera|manhã|tarde|noite|madrugada|temporada|fim de semana|dia|sábado"
        r"|segunda\w*|terça\w*|quarta\w*|quinta\w*|sexta\w*|domingo"),
    ),
    "ru": (
        r"после|с|со|в|во|при|по|из-за|благодаря|несмотря на|на|под|для|до|кроме|из|от|о|об",
        r"этого|этой|этих|этим|этом|этому|эту|этот|этими|таких|такой|таком",
        r"год\w*|недел\w*|месяц\w*|сезон\w*|лет\w*|зим\w*|день|дни|утро|утром|выходны\w*|раз",
    ),
    "sv": (
        r"efter|med|i|på|för|under|trots|genom|vid|av|från|mot|utan|enligt|före",
        r"denna|detta|dessa|den här|det här|de här",
        r"veck\w*|år\w*|månad\w*|helg\w*|sommar\w*|vinter\w*|höst\w*|vår\w*|säsong\w*|\w+dag\w*|morgon|kväll",
    ),
}  # fmt: skip
# Articles, nouns of acts that a sentence before has reported, and verbs: with a verb right behind it, such a noun has
# nothing that says which act is meant.
ACTS: dict[str, tuple[str, str, str]] = {
    "de": (
        r"der|die|das",
        (r"schritt|entscheidung|entschluss|vorfall|ankündigung|angebot|äußerung(?:en)?|vorschlag|maßnahmen?|vorgang"
        r"|nachricht|vorwürfe|aussagen?|erklärung|einigung|beschluss"),
        (r"ist|sind|war|waren|wird|werden|wurden?|kommt|kam|folgt|folgte|hat|hatten?|haben|soll|sollte|gilt|bedeutet|löste"
        r"|ereignete|erfolgt|erfolgte|fiel|sorgte|stieß|trifft|könnte|dürfte"),
    ),
    "en": (
        r"the",
        (r"moves?|offer|decision|announcement|incidents?|remarks?|comments?|conversation|gesture|claims?|accusations?"
        r"|revelations?|developments?|statements?|proposal|ruling|change|changes|step|steps|measures?|news|request|warning"
        r"|criticisms?|complaints?|allegations?|article|newspaper|paper|letter|footage|effort|idea|findings?|charges"),
        (r"is|are|was|were|has|have|had|will|would|could|may|might|comes?|came|follow(?:s|ed)?|marks?|marked|means|meant"
        r"|drew|draws|sparked|prompted|took|takes|occurred|happened|began|puts?|makes?|made|raises?|raised|also|appears?"
        r"|says?|said|accus(?:es?|ed)|alleg(?:es?|ed)|argu(?:es?|ed)|reveal(?:s|ed)?|include[sd]?|shows?|showed|reported"
        r"|urg(?:es|ed)|calls?|called|result(?:s|ed)?|states?|stated|suggest(?:s|ed)?|claims?|claimed"),
    ),
    "es": (
        r"el|la|los|las",
        (r"medida|medidas|decisión|anuncio|incidente|oferta|declaraciones|propuesta|paso|noticia|acusaciones|hecho|hechos"
        r"|suceso|fallo|acuerdo"),
        (r"es|son|fue|fueron|era|se|llega|llegó|ha|han|había|ocurrió|ocurrieron|será|supone|supuso|tuvo|viene|marca"
        r"|permitirá|sigue|provocó"),
    ),
    "fr": (
        r"la|le|les|l[’']",
        (r"mesure|mesures|décision|annonce|incident|offre|déclarations|proposition|propos|nouvelle|accusations|initiative"
        r"|faits|verdict|accord"),
        (r"est|sont|était|étaient|a|ont|avait|avaient|intervient|fait|survient|sera|vient|marque|suit|doit|s’est|s'est|fut"
        r"|s’inscrit|s'inscrit|permettra|se sont|remontent"),
    ),
    "it": (
        r"la|il|lo|le|i|gli|l[’']",
        (r"mossa|decisione|annuncio|incidente|offerta|dichiarazioni|proposta|misura|misure|notizia|accuse|passo|episodio"
        r"|fatto|fatti|sentenza|accordo"),
        r"è|sono|era|erano|arriva|arrivano|ha|hanno|aveva|sarà|segue|segna|viene|si|fu|risale|potrebbe|prevede",
    ),
    "nl": (
        r"de|het",
        (r"stap|beslissing|besluit|aankondiging|incident|aanbod|uitspraken|voorstel|maatregel(?:en)?|nieuws|beschuldigingen"
        r"|verklaring|akkoord"),
        (r"is|zijn|was|waren|wordt|worden|werd|werden|komt|kwam|volgt|volgde|heeft|had|hebben|zal|betekent|vond|gebeurde"
        r"|leidde|zou"),
    ),
    "pt": (
        r"a|o|as|os",
        r"medidas?|decisão|anúncio|incidente|oferta|declarações|proposta|passo|notícia|acusações|fato|caso|acordo|episódio",
        r"é|são|foi|foram|era|ocorre|ocorreu|aconteceu|vem|veio|tem|tinha|será|marca|segue|chega|prevê|acontece|deve",
    ),
}  # fmt: skip
