"""Words by which a title points at news without reporting it: "Watch:", "Live", "Opinion", "What we know"."""

# Names of a form of article.  They label a title before or after a mark ("Opinion: ...", "... | Video"), or end the
# part before it ("Storm live: ...").  They are used in titles of any language, since outlets borrow them.
LABELS: dict[str, str] = {
    "ar": "مباشر|بالفيديو|فيديو|شاهد|بالصور|رأي|تحليل|مقال|بودكاست|تغطية مباشرة|استمع",
    "de": "liveticker|newsticker|newsblog|liveblog|ticker|im live|kommentar|meinung|gastbeitrag|kolumne|glosse|analyse"
    "|leitartikel|leserbriefe|video|bildergalerie|fotos|podcast|interview|im überblick|überblick|faktencheck|quiz"
    "|rätsel|erklärt|porträt|presseschau|newsletter|rezept|hintergrund|reportage",
    "en": "watch|live|live updates|live blog|liveblog|live coverage|listen|opinion|op-ed|comment|commentary|editorial"
    "|column|letters|letter|letters to the editor|analysis|explainer|explained|factbox|fact check|video|photos"
    "|pictures|gallery|in pictures|podcast|quiz|review|interview|q&a|timeline|newsletter|morning briefing"
    "|evening briefing|briefing|daily briefing|newswatch|obituary|perspective|viewpoint|cartoon|crossword|in brief"
    "|in depth|special report|recap|roundup|round-up|preview|profile|long read|must watch|must read|horoscope",
    "es": "en directo|directo|en vivo|última hora|minuto a minuto|vídeo|video|fotos|galería|opinión|editorial|análisis"
    "|tribuna|columna|entrevista|podcast|crónica|perfil|cartas|las claves|claves|boletín",
    "fr": "en direct|direct|vidéo|vidéos|photos|en images|images|tribune|édito|éditorial|opinion|chronique|analyse"
    "|décryptage|entretien|interview|podcast|reportage|récit|portrait|infographie|quiz|enquête",
    "it": "diretta|in diretta|live|video|foto|fotogallery|il commento|commento|opinione|editoriale|l'analisi|analisi"
    "|l'intervista|intervista|podcast|il punto|la scheda|lettere",
    "ja": "動画|速報中|ライブ|写真|写真特集|社説|コラム|論説|解説|インタビュー|中継|生中継|詳報|まとめ|映像",
    "ko": "영상|동영상|포토|사진|사설|칼럼|기고|인터뷰|생중계|라이브|속보중|분석|논평|시론|오피니언|카드뉴스|팩트체크",
    "nl": "liveblog|live|column|opinie|commentaar|analyse|video|kijk|beeld|in beeld|podcast|interview|profiel|quiz"
    "|uitleg|overzicht|ingezonden",
    "pl": "na żywo|relacja na żywo|relacja|wideo|film|zdjęcia|komentarz|opinia|felieton|analiza|wywiad|podcast"
    "|quiz|wyjaśniamy|galeria",
    "pt": "ao vivo|ao minuto|vídeo|vídeos|fotos|imagens|opinião|editorial|análise|artigo|coluna|entrevista|podcast"
    "|crónica|crônica|acompanhe|siga|assista|veja",
    "zh": "视频|直播|图集|组图|社论|评论|观点|分析|专访|播客|快评|解读|社評|評論|觀點|影片|直擊",
}
# Phrases that promise news, wherever they are in a title.
PHRASES: dict[str, str] = {
    "ar": "كل ما نعرفه|ما نعرفه|كل ما تريد معرفته|آخر التطورات",
    "de": "was wir wissen|das wissen wir|was bekannt ist|was man wissen muss|was sie wissen|wissen müssen"
    "|in bildern|alle infos|minute für minute|zum nachlesen|im liveticker|im livestream|das ist bekannt",
    "en": "what we know|what to know|what you need|need to know|what to expect|what to watch|what happened"
    "|things to|takeaways|key moments|minute by minute|as it happened|latest updates|live updates|live blog"
    "|in pictures|in photos|follow live|watch live|here's what|here’s what|this is what|how to watch|at a glance"
    "|by the numbers|all you need|where things stand|the moment|watch the",
    "es": "lo que se sabe|qué se sabe|que se sabe|todo lo que|minuto a minuto|así fue|así ha sido|en imágenes"
    "|última hora|las claves|sigue en directo",
    "fr": "ce que l'on sait|ce que l’on sait|ce qu'on sait|ce qu’on sait|ce qu'il faut|ce qu’il faut|suivez|en images"
    "|minute par minute|tout savoir|retour sur|à retenir|en direct",
    "it": "cosa sappiamo|che cosa sappiamo|quello che sappiamo|cosa sapere|tutto quello che|minuto per minuto"
    "|ecco cosa|le foto|in diretta",
    "ja": "最新情報|分かっていること|知っておくべき|まとめ",
    "ko": "알아야 할|총정리|최신 소식|지금까지 알려진",
    "nl": "wat we weten|dit weten we|wat je moet weten|alles wat je|in beeld|minuut tot minuut",
    "pl": "co wiemy|to wiemy|co warto wiedzieć|wszystko, co|minuta po minucie|na żywo",
    "pt": "o que se sabe|o que sabemos|tudo o que|tudo sobre|minuto a minuto|em imagens|ao vivo|última hora",
    "zh": "最新消息|你需要知道|一文看懂|我们所知",
}
# Words that begin a question, with or without a question mark: "Why the bridge is closed".
ASKING: dict[str, str] = {
    "ar": "لماذا|كيف|ماذا|هل|متى|أين",
    "de": "warum|wieso|weshalb|wie|was|wer|wann|wo|wem|wohin",
    "en": "why|how|what|what's|what’s|when|where|who|which",
    "es": "por qué|cómo|qué|quién|quiénes|cuándo|dónde|cuánto|cuál",
    "fr": "pourquoi|comment|que|quoi|qui|quand|combien|quel|quelle|quels|quelles",
    "it": "perché|come|cosa|che cosa|chi|quando|dove|quanto|quale|quali",
    "nl": "waarom|hoe|wat|wie|wanneer|waar|welke",
    "pl": "dlaczego|jak|co|kto|kiedy|gdzie|czy|ile",
    "pt": "por que|porquê|por quê|como|o que|quem|quando|onde|quanto|qual",
    "zh": "为什么|如何|怎么|為什麼",
    "ja": "なぜ|どう",
    "ko": "왜|어떻게",
}
