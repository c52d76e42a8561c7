"""Starts of furniture, in lower case: of calls and notices, of bylines, of links to other articles."""

# Starts of notices to the reader.
NOTICES = (
    "sign up for", "sign up to", "subscribe to", "subscribe now", "subscribe today", "subscribe for", "unsubscribe",
    "to unsubscribe", "click here", "tap here", "follow us", "like us on", "continue reading", "to continue reading",
    "already a subscriber", "already a member", "we value your privacy", "download our app", "download the app",
    "support our journalism", "support independent journalism", "you're receiving this", "you’re receiving this",
    "you are receiving this", "you received this", "you have received this", "if you no longer", "no longer wish",
    "manage your preferences", "manage preferences", "manage your subscription", "we use cookies",
    "we and our partners use cookies", "this site uses cookies", "this website uses cookies", "accept all cookies",
    "accept cookies", "all rights reserved", "copyright ©", "copyright (c)", "copyright 19", "copyright 20", "©",
    "(c) 19", "(c) 20", "a version of this article appear", "a version of this story appear", "our standards:",
    "this article has been updated", "this story has been updated", "this article was updated",
    "this story was updated", "additional reporting by ",
    "this article originally appeared", "this story originally appeared",
    "this article was originally published", "this story was originally published", "this article first appeared",
    "this story first appeared", "this article was first published", "have a tip", "have a news tip", "got a tip",
    "join our", "get our newsletter", "get the newsletter", "get our app", "view this email in", "view it in your",
    "view in browser", "story continues below", "article continues below", "scroll down for", "advertisement",
    "enable javascript", "please enable", "please turn on javascript",
    "media requires javascript", "for immediate release", "media contact", "press contact", "media enquiries",
    "media inquiries", "press enquiries", "notes to editors", "note to editors", "pressekontakt",
    "your browser does not support", "thank you for reading",
    "thanks for reading", "this post is public", "upgrade to paid", "pledge your support",
    "for more information, visit our",
    "you're currently a free", "you’re currently a free", "forwarded this email", "to receive new posts",
    "diese seite nutzt cookies", "diese seite verwendet cookies", "diese website nutzt cookies",
    "diese website verwendet cookies", "wir nutzen cookies", "wir verwenden cookies", "wir setzen cookies",
    "jetzt abonnieren", "jetzt anmelden", "jetzt newsletter", "zum newsletter", "newsletter abonnieren",
    "alle rechte vorbehalten", "klicken sie hier", "hier klicken", "folgen sie uns", "folgt uns",
    "melden sie sich für",
    "abonnieren sie", "lesen sie auch", "lesen sie hier", "lesen sie mehr", "mehr zum thema", "scrollen sie",
    "nous utilisons des cookies", "tous droits réservés", "cliquez ici", "suivez-nous", "suivez nous",
    "inscrivez-vous à", "abonnez-vous", "la suite après cette publicité", "cet article est réservé",
    "utilizamos cookies", "usamos cookies", "todos los derechos reservados", "haz clic aquí", "haga clic aquí",
    "síguenos en", "suscríbete a", "suscríbase a", "regístrate para", "pincha aquí",
    "tutti i diritti riservati", "clicca qui", "seguici su", "iscriviti alla", "todos os direitos reservados",
    "clique aqui", "siga-nos", "assine a", "assine nossa", "alle rechten voorbehouden", "klik hier", "volg ons",
    "meld je aan voor", "schrijf je in voor", "wszelkie prawa zastrzeżone", "kliknij tutaj", "все права защищены",
    "подписывайтесь на", "подпишитесь на", "tüm hakları saklıdır", "bizi takip edin", "所有权利保留", "版权所有",
    "無断転載を禁じます", "저작권자", "무단전재", "무단 전재", "ⓒ", "<저작권", "< 저작권", "جميع الحقوق محفوظة",
    "כל הזכויות שמורות",
)  # fmt: skip
# Ends of lines that name contributors.
CONTRIBUTED = (
    "contributed to this report.", "contributed to this story.", "contributed to this article.",
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting.", "contributed reporting",
)  # fmt: skip
# Words by which a publication asks for subscribers.
SUPPORTED = ("is a reader-supported publication", "is a reader-supported newsletter", "substack is reader-supported")
# The line begins with the first of these and contains one of the others: "By continuing you accept our terms."
RIGHTS = ("by ", "cookie", "terms of", "privacy policy", "you agree to", "you accept")
BYLINES = (
    "by ", "von ", "par ", "por ", "door ", "di ", "written by ", "reported by ", "reporting by ", "edited by ",
    "editing by ", "story by ", "text: ", "words by ", "af ", "av ", "text ",
)  # fmt: skip
REPORTERS = ("기자", "특파원", "記者")
RELATED = (
    "read more", "read also", "read next", "read now", "also read", "see also", "related stories", "related articles",
    "related topics", "related links", "related news", "related content", "related", "more on this", "more from",
    "more stories", "recommended", "watch", "listen", "you may also like", "you might also like", "don't miss",
    "don’t miss", "mehr zum thema", "mehr dazu", "lesen sie auch", "auch interessant", "passend dazu", "siehe auch",
    "lire aussi", "à lire", "à lire aussi", "voir aussi", "lee también", "lea también", "le puede interesar",
    "te puede interesar", "leggi anche", "leia também", "lees ook", "les også", "läs också", "læs også",
    "czytaj także",
    "czytaj też", "zobacz też", "čtěte také", "читайте также", "ilgili haber", "관련기사", "관련 기사",
    "相关阅读", "関連記事",
    "اقرأ أيضا", "קראו גם",
)  # fmt: skip
# Things that pages count, such as comments.  They are compared without their number.
COUNTED = frozenset(
    """comment comments like likes share shares view views reply replies reaction reactions vote votes kommentar
    kommentare commentaire commentaires comentario comentarios comentários commenti reacties kommentarer komentarze
    yorum комментариев 댓글 공유 추천 조회 개의댓글 コメント 评论""".split()
)
# Labels of the paragraphs of a report, with their colon: "the latest" alone is the beginning of a sentence.
LABELS = (
    "driving the news:", "why it matters:", "the big picture:", "between the lines:", "state of play:", "zoom in:",
    "zoom out:", "by the numbers:", "what they're saying:", "what they’re saying:", "what's next:", "what’s next:",
    "what to watch:", "what we're watching:", "what we’re watching:", "what's happening:", "what’s happening:",
    "go deeper:", "catch up quick:", "the intrigue:", "the bottom line:", "the latest:", "the other side:",
    "reality check:", "worth noting:", "yes, but:", "of note:", "flashback:", "threat level:", "the backdrop:",
    "how it works:", "where it stands:", "be smart:", "updated:",
)  # fmt: skip
# Texts of buttons and advertisements that are glued to the first word of a paragraph.
GLUED = (
    "share this article", "share this story", "share this with", "share this", "share on facebook",
    "share on twitter",
    "share on x", "advertisement", "story continues below", "article continues below", "skip to content",
    "skip to main content", "artikel teilen", "anzeige", "werbung", "publicité", "publicidad", "compartir",
    "partager", "pubblicità", "publicidade",
    *LABELS,
)  # fmt: skip
# Starts of the header lines of a mail; two such lines make a header.
HEADERS = (
    "from: ", "to: ", "cc: ", "bcc: ", "sent: ", "date: ", "reply-to: ", "von: ", "an: ", "gesendet: ", "datum: ",
    "de : ", "de: ", "para: ", "enviado: ", "envoyé : ", "à : ", "date : ",
)  # fmt: skip
SUBJECTS = ("subject: ", "betreff: ", "objet : ", "objet: ", "asunto: ", "oggetto: ", "onderwerp: ")
# Lines that end an article: the text after them is not part of it.
ENDS = frozenset(
    ("###", "# # #", "-30-", "- 30 -", "–30–", "ends", "-ends-", "- ends -", "(ends)", "(end)", "--", "end")
)
# Starts of sentences inside prose that are not news in any article.
CALLS = (
    "click here to", "click here for", "click here if", "click here and", "click on the link", "click the link",
    "tap here to", "sign up to our", "sign up for our", "sign up here", "sign up for free", "sign up now",
    "sign up to receive", "sign up to get", "subscribe to our", "subscribe now", "subscribe here", "subscribe today",
    "follow us on", "follow us at", "like us on", "scroll down for", "scroll down to", "read more:", "read more here",
    "read more about", "read also:", "also read:", "see also:", "related:", "all rights reserved", "(c) 19", "(c) 20",
    "© 19", "© 20", "©19", "©20", "copyright 19", "copyright 20", "copyright (c)", "copyright ©",
    "story continues below", "article continues below", "this article originally appeared",
    "this story originally appeared", "this article was originally published", "this story was originally published",
    "contact info:", "contact information:", "contact us at", "contact us on", "try it now at", "try it now:",
    "for more information, visit", "for more information visit", "for more details, visit", "to learn more, visit",
    "weitere informationen finden sie", "weitere informationen unter", "kontaktieren sie uns",
    "pour plus d'informations, ", "pour plus d’informations, ", "contactez-nous", "para más información, visit",
    "para más información, consult", "contáctenos", "per maggiori informazioni, ", "contattaci", "contattateci",
    "para mais informações, acess", "para mais informações, visit", "voor meer informatie, ", "neem contact met ons op",
    "download our app", "download our free", "join our newsletter", "join our whatsapp", "join our telegram",
    "get our newsletter", "get the latest news delivered", "watch the video above", "watch the video below",
    "watch the full video", "scroll through", "share this article", "share this story", "this material may not be",
    "to receive new posts", "thanks for reading", "this post is public", "subscribe for free to receive",
    "to subscribe to our", "to sign up for our", "for more news like this", "want more stories like this",
    "klicken sie hier", "hier klicken", "hier geht es zum", "hier geht’s zum", "hier geht's zum", "lesen sie auch:",
    "lesen sie auch hier", "lesen sie hier", "mehr zum thema:", "mehr dazu lesen sie", "abonnieren sie unseren",
    "abonnieren sie den", "folgen sie uns auf", "folgt uns auf", "melden sie sich für unseren",
    "melden sie sich jetzt", "alle rechte vorbehalten", "scrollen sie",
    "cliquez ici", "lire aussi :", "lire aussi:", "à lire aussi :", "à lire aussi:", "inscrivez-vous à notre",
    "abonnez-vous à notre", "abonnez-vous à la", "suivez-nous sur", "tous droits réservés",
    "haz clic aquí", "haga clic aquí", "pincha aquí", "lee también:", "lea también:", "lea además:",
    "suscríbete a nuestr", "suscríbase a nuestr", "síguenos en", "síganos en", "todos los derechos reservados",
    "clicca qui", "leggi anche:", "iscriviti alla nostra", "seguici su", "tutti i diritti riservati",
    "clique aqui", "leia também:", "leia mais:", "assine nossa newsletter", "siga-nos n",
    "todos os direitos reservados",
    "klik hier", "lees ook:", "volg ons op", "meld je aan voor onze", "schrijf je in voor onze",
    "alle rechten voorbehouden", "les også:", "läs också:", "læs også:", "klikk her", "klicka här", "klik her",
    "kliknij tutaj", "czytaj także:", "czytaj też:", "zobacz też:", "klikněte zde", "čtěte také:",
    "нажмите здесь", "читайте также:", "подписывайтесь на наш", "подпишитесь на наш", "все права защищены",
    "buraya tıklayın", "bizi takip edin", "tüm hakları saklıdır", "nhấn vào đây", "klik di sini", "baca juga:",
    "اضغط هنا", "اقرأ أيضا", "تابعونا على", "जुड़ने के लिए यहां क्लिक", "यहां क्लिक करें", "यह भी पढ़ें",
    "点击这里", "点击此处", "版权所有", "无断转载", "無断転載", "本紙記事の無断", "무단전재", "무단 전재", "저작권자",
    "<저작권자", "ⓒ", "คลิกที่นี่",
)  # fmt: skip
