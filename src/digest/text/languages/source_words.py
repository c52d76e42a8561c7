"""Openings that name a source by a pronoun, or a report by "this": "according to him", "das sagte", "про це".

Each is a pattern in lower case at the start of a sentence.  The pronoun or the missing subject is in the sentence
before, so such a sentence depends on it.
"""

_AR_SAID = (
    r"و?(?:أشار(?:ت)? إلى|أكد(?:ت)?|ذكر(?:ت)?|قال(?:ت)?|أوضح(?:ت)?|أضاف(?:ت)?|لفت(?:ت)? إلى|تابع(?:ت)?|أعلن(?:ت)?"
    r"|كشف(?:ت)?|شدد(?:ت)? على|بيّ?ن(?:ت)?|اعتبر(?:ت)?) [أإ]ن(?:ه|ها|هم|هما)?(?!\w)"
)
_DE_SAID = (
    r"sagte?n?|teilten?|teilt|erklärt(?:e|en)?|berichtet(?:e|en)?|meldet(?:e|en)?|bestätigt(?:e|en)?|gab(?:en)?|gaben|geht"
    r"|ging|ist|war(?:en)?|sei|wäre|hat(?:te|ten)?|habe|haben|wird|wurde|würde|soll(?:te)?|kann|könnte|muss|müsste|gilt"
    r"|bedeutet(?:e)?|heißt|hieß|zeigt(?:e|en)?|ergab|ergibt|entspricht|führt(?:e)?|macht(?:e)?|liegt|lag|reicht(?:e)?|gelang"
    r"|kündigt(?:e|en)?|beschloss(?:en)?|forderte[n]?|sorgt(?:e)?|betrifft|schrieb|entschied|ermöglicht|verlangt(?:e)?"
)
_IT_SAID = (
    r"ha|hanno|aveva|avevano|riferisc\w+|rend\w+ noto|annuncia\w*|conferma\w*|dice|dicono|scriv\w+|riport\w+|rivel\w+"
    r"|spieg\w+|sottoline\w+|comunic\w+|afferm\w+|sostien\w+"
)
_VI_SAID = (
    r"cho biết|cho hay|cho rằng|nói|khẳng định|chia sẻ|kể|thêm|giải thích|nhấn mạnh|cũng|đã|sẽ|đang|bị|được|còn|từng"
    r"|không|muốn|nhận|tin|hy vọng|là|có thể|đề nghị|yêu cầu|thừa nhận"
)
_VI_PERSON = r"(?:ông|bà|anh|chị|cô|họ)(?: ấy| này)?"

SOURCES: dict[str, str] = {
    "ar": (
        rf"{_AR_SAID}|و?(?:بحسب|حسب|وفق|على حد) (?:قول|تعبير|تصريح\w*|ذلك)(?:ه|ها|هم)?(?!\w)"
        r"|و?(?:بحسبه|بحسبها|وفقا? له(?:ا|م)?|وفقًا له(?:ا|م)?)(?!\w)"
    ),
    "cs": (
        r"(?:podle|dle) (?:něj|něho|ní|nich|toho|svých)(?!\w)|jak (?:dále|doda\w+)(?!\w)"
        r"|\w{3,}l[aioy]? (?:to|o tom)(?!\w)"
    ),
    "da": r"ifølge (?:ham|hende|dem|denne|dette)(?!\w)|sådan (?:lyder|siger|sagde|skriver)(?!\w)",
    "de": (
        rf"(?:das|dem) (?:{_DE_SAID})(?!\w)|laut (?:ihm|ihr|ihnen|diese[rmn]|dessen|deren)(?!\w)"
        r"|wie (?:er|sie|es) (?:\w+te|sag\w+|gab|gibt|schrieb|schreibt|weiter|hinzu\w*)(?!\w)"
        r"|nach (?:dessen|deren|seiner|seinen|ihrer|ihren|eigenen|eigener) (?:angaben?|worten|ansicht|meinung|aussagen?"
        r"|darstellung|überzeugung|einschätzung)(?!\w)"
    ),
    "el": (
        r"(?:σύμφωνα με|κατά) (?:τον ίδιο|την ίδια|τους ίδιους|τις ίδιες|αυτόν|αυτήν|αυτό|αυτά|εκείνον|εκείνη)(?!\w)"
        r"|όπως \w+,|ο ίδιος(?!\w)|η ίδια (?:\w+σε|δήλωσε|είπε|σημείωσε|υποστηρίζει|λέει|πρόσθεσε)(?!\w)"
    ),
    "en": (
        r"according to (?:him|her|them|it|this|that|these|those)(?!\w)|so (?:said|says)(?!\w)"
        r"|in (?:his|her|their) (?:words|view|opinion)(?!\w)|for (?:him|her|them),"
        r"|as (?:he|she|they) (?:put|puts|said|says|say|noted|added|explained|described)(?!\w)"
    ),
    "es": (
        r"(?:según|para|de acuerdo con|a juicio de|en palabras de|en opinión de) (?:él|ella|ellos|ellas|éste|ésta)"
        r"(?!\w)|así (?:lo|la|se lo|consta)(?!\w)|a su (?:juicio|entender|parecer)(?!\w)"
        r"|(?:la|el) (?:misma|mismo) (?:\w+ó)(?!\w)"
    ),
    "fr": (
        r"(?:selon|d[’'] ?après|pour|à en croire) (?:lui|elle|eux|elles|celui|celle|ceux|ce dernier|cette dernière)"
        r"(?!\w)|l[’']intéressée?(?!\w)|à (?:ses|leurs) yeux(?!\w)|(?:un|une) (?:avis|opinion) (?:que )?partagée?(?!\w)"
    ),
    "he": (
        r"(?:ל|כ)(?:דברי|טענת|דעת)(?:ו|ה|ם|ן|יו|יה|יהם|יהן)(?!\w)|לפי(?:ו|ה)(?!\w)"
        r"|על פי דברי(?:ו|ה)(?!\w)"
    ),
    "it": (
        r"(?:secondo|per|stando a|a detta di|a giudizio di) (?:lui|lei|loro)(?!\w)"
        r"|a (?:suo|loro) (?:dire|avviso|parere|giudizio)(?!\w)"
        rf"|l[oa] (?:{_IT_SAID})(?!\w)|l[’'](?:ha|hanno) (?:\w+to)(?!\w)"
        r"|a (?:dir|riferir|annunciar|confermar|render)lo(?!\w)"
    ),
    "ja": (
        r"彼[はがのにをもらと、女]|同(?:館|社|氏|市|県|町|村|区|党|省|局|紙|校|署|庁|国|誌|州|院|所|会|日|月|容疑者|被告)"
    ),
    "ko": r"(?:그녀|그|이|그들)(?:에|의 말에) (?:따르면|의하면)",
    "nl": (
        r"volgens (?:hem|haar|hen|hun|deze|dit|die)(?!\w)|naar (?:eigen|zijn|haar|hun) (?:zeggen|mening|oordeel)"
        r"(?!\w)|zo (?:liet|laat|zei|zegt|meldt|meldde|verklaart\w*|bericht\w*|luidt|blijkt|bleek)(?!\w)|aldus(?!\w)"
    ),
    "no": r"ifølge (?:ham|henne|dem|denne|dette)(?!\w)",
    "pl": (
        r"(?:według|zdaniem) (?:niego|niej|nich|tego|tej|tych)(?!\w)|jak (?:doda\w+|dodaje)(?!\w)"
        r"|o (?:tym|tej sprawie|nim|niej|nich)(?!\w)|\w{3,}(?:ł|ła|ło|li|ły) o (?:tym|nim|niej|nich)(?!\w)"
    ),
    "pt": (
        r"(?:segundo|para|conforme|de acordo com|na opinião d) ?"
        r"(?:ele|ela|eles|elas|o mesmo|a mesma|este|esta|esse|essa)(?!\w)"
        r"|(?:foi|é|era) o que(?!\w)|a seu ver(?!\w)|como (?:ele|ela|eles|elas)(?!\w)"
    ),
    "ru": (
        r"(?:об|о) (?:этом|том|н[её]м|ней|них)(?!\w)|по (?:его|е[её]|их) \w+(?!\w)|как (?:он|она|они) \w+(?!\w)"
        r"|(?:согласно|благодаря) (?:ему|ей|им|этому|этим)(?!\w)"
    ),
    "sv": r"enligt (?:honom|henne|dem|denna|detta)(?!\w)|så (?:säger|sade|skriver)(?!\w)",
    "tr": r"(?:ona|onlara|buna|kendisine) göre(?!\w)",
    "uk": (
        r"(?:про|за|через|для|після|попри) (?:це|те|нього|неї|них|цим|цього)(?!\w)|за (?:його|її|їхніми|їх) \w+(?!\w)"
        r"|на (?:його|її|їхню|їх) думку(?!\w)|як (?:він|вона|вони) \w+(?!\w)"
    ),
    "vi": rf"(?:cũng )?theo {_VI_PERSON},|{_VI_PERSON} (?:{_VI_SAID})(?!\w)|cũng theo(?!\w)",
    "zh": r"[据據](?:他|她|其|此|介[绍紹])|与此同时|與此同時|与此|與此|[对對]此|[为為]此|由此|如此",
}
