"""Walls, stubs and empty shells are told with their reason; articles about them, and articles under a banner, are read."""

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.html.page import Html
from digest.model.article import Document


def page(title: str, body: str, lang: str = "en") -> Document:
    markup = f"<!doctype html><html lang='{lang}'><head><title>{title}</title></head><body>{body}</body></html>"
    return Document("page.html", markup.encode())


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


CONSENT = {
    "en": (
        "Before you continue | Harbour Courier",
        "We and our 412 partners store and access information on your device, such as cookies and unique identifiers.",
        "With your permission we and our partners may use precise data to personalise advertising and content.",
        "You may withdraw your consent or change your preferences at any time in our privacy policy.",
        "Accept all",
    ),
    "de": (
        "Förde-Bote",
        "Wir und unsere 318 Partner speichern Informationen auf Ihrem Gerät, etwa Cookies, und verarbeiten Ihre Daten.",
        "Mit Ihrer Einwilligung nutzen wir diese Daten für personalisierte Werbung und zur Messung von Inhalten.",
        "Sie können Ihre Zustimmung jederzeit in unserer Datenschutzerklärung widerrufen.",
        "Alle akzeptieren",
    ),
    "fr": (
        "Le Courrier du Port",
        "Nous et nos 540 partenaires stockons des cookies sur votre appareil et traitons vos données personnelles.",
        "Avec votre consentement, nous utilisons ces données pour vous proposer une publicité adaptée.",
        "Vous pouvez retirer votre consentement à tout moment dans notre politique de confidentialité.",
        "Tout accepter",
    ),
    "es": (
        "El Faro del Puerto",
        "Nosotros y nuestros 203 socios almacenamos cookies en su dispositivo y tratamos sus datos personales.",
        "Con su consentimiento utilizamos estos datos para mostrarle publicidad y contenidos personalizados.",
        "Puede retirar su consentimiento cuando quiera en nuestra política de privacidad.",
        "Aceptar todo",
    ),
    "it": (
        "La Gazzetta del Molo",
        "Noi e i nostri 377 partner archiviamo cookie sul tuo dispositivo e trattiamo i tuoi dati personali.",
        "Con il tuo consenso utilizziamo questi dati per mostrarti annunci e contenuti personalizzati.",
        "Puoi revocare il consenso in qualsiasi momento nella nostra informativa sulla privacy.",
        "Accetta tutto",
    ),
    "pt": (
        "Jornal do Cais",
        "Nós e os nossos 150 parceiros guardamos cookies no seu dispositivo e tratamos os seus dados pessoais.",
        "Com o seu consentimento usamos estes dados para mostrar anúncios e conteúdos personalizados.",
        "Pode retirar o seu consentimento a qualquer momento na nossa política de privacidade.",
        "Aceitar tudo",
    ),
    "nl": (
        "De Havenbode",
        "Wij en onze 96 partners slaan cookies op je apparaat op en verwerken je persoonlijke gegevens.",
        "Met jouw toestemming gebruiken wij deze gegevens om advertenties en inhoud op je af te stemmen.",
        "Je kunt je toestemming op elk moment intrekken in onze privacyverklaring.",
        "Alles accepteren",
    ),
    "ko": (
        "항구신문",
        "저희와 파트너는 귀하의 기기에 쿠키를 저장하고 개인정보를 처리합니다.",
        "귀하의 동의를 받아 당사는 이 정보를 맞춤형 광고에 사용합니다.",
        "귀하는 언제든지 당사의 개인정보 처리방침에서 동의를 철회할 수 있습니다.",
        "모두 동의",
    ),
}


@pytest.mark.parametrize("lang", CONSENT)
def test_a_consent_wall_is_no_article(lang: str) -> None:
    title, *texts, button = CONSENT[lang]
    body = f"<div class='box'><h1>{title}</h1>{paragraphs(*texts)}<button>{button}</button></div>"
    with pytest.raises(NotAnArticleError, match="consent wall"):
        Html()(page(title, body, lang))


ROBOT = {
    "en": ("Just a moment...", "Checking your browser before you get to courier.example. This takes a few seconds."),
    "en2": (
        "Courier",
        "Please verify you are a human. Our systems have seen unusual traffic from your computer network.",
    ),
    "en3": ("Access denied", "You don't have permission to access this page on this server. Reference 18.2f3a."),
    "de": ("Einen Moment...", "Ihr Browser wird überprüft, bevor Sie weitergeleitet werden. Bitte warten Sie kurz."),
    "fr": ("Un instant...", "Vérification de votre navigateur en cours. Merci de patienter quelques secondes."),
    "es": ("Un momento...", "Estamos comprobando su navegador antes de entrar. Por favor, espere unos segundos."),
    "it": ("Accesso negato", "È in corso il controllo del browser. Conferma di non essere un robot per andare avanti."),
    "pt": ("Acesso negado", "Estamos verificando o seu navegador. Confirme que é humano para continuar."),
    "nl": ("Een moment geduld", "Je browser wordt gecontroleerd. Bevestig dat je geen robot bent om door te gaan."),
    "ko": ("잠시만 기다려 주세요", "브라우저를 확인하는 중입니다. 계속하려면 로봇이 아닙니다에 표시해 주세요."),
}


@pytest.mark.parametrize("case", ROBOT)
def test_a_page_that_asks_for_a_person_is_no_article(case: str) -> None:
    title, text = ROBOT[case]
    with pytest.raises(NotAnArticleError, match="whether a person reads it"):
        Html()(page(title, f"<main><h1>{title}</h1><p>{text}</p></main>", case[:2]))


MISSING = {
    "en": (
        "Page not found | Harbour Courier",
        "Sorry, the page you are looking for has moved or no longer exists. Try a search.",
    ),
    "en2": ("404", "We looked everywhere. The page you requested could not be found, so have a look at the home page."),
    "de": (
        "Seite nicht gefunden - Förde-Bote",
        "Die gesuchte Seite gibt es leider nicht mehr. Bitte nutzen Sie die Suche.",
    ),
    "fr": ("Page introuvable", "Désolé, la page que vous recherchez n'existe plus. Revenez à l'accueil du site."),
    "es": ("Página no encontrada", "Lo sentimos, la página que buscas no está aquí. Vuelve a la portada del diario."),
    "it": ("Pagina non trovata", "Ci dispiace, la pagina che stai cercando non c'è più. Torna alla prima pagina."),
    "pt": ("Página não encontrada", "Lamentamos, a página que procura já não está aqui. Volte à página inicial."),
    "nl": ("Pagina niet gevonden", "Sorry, de pagina die je zoekt is er niet meer. Ga terug naar de voorpagina."),
    "ko": (
        "페이지를 찾을 수 없습니다",
        "요청하신 페이지는 주소가 바뀌었거나 삭제되었습니다. 첫 화면으로 돌아가 주세요.",
    ),
}


@pytest.mark.parametrize("case", MISSING)
def test_a_page_that_was_not_found_is_no_article(case: str) -> None:
    title, text = MISSING[case]
    body = f"<main><h1>{title.split(' | ')[0]}</h1><p>{text}</p></main>"
    with pytest.raises(NotAnArticleError, match="not found"):
        Html()(page(title, body, case[:2]))


def test_a_page_that_was_not_found_is_none_with_the_latest_news_under_it() -> None:
    news = [f"The harbour trust put off its vote on pier {n} for the third time on Monday." for n in range(9)]
    body = f"<main><h1>Page not found</h1><p>It may have moved.</p>{paragraphs(*news)}</main>"
    with pytest.raises(NotAnArticleError, match="not found"):
        Html()(page("Page not found | Harbour Courier", body))


LOGIN = {
    "en": (
        "Log in | Harbour Courier",
        "Sign in to your account to go on. Forgot your password? You can set a new one here.",
    ),
    "de": ("Anmelden", "Bitte melden Sie sich mit Ihrer Adresse an. Passwort vergessen? Hier geht es weiter."),
    "fr": ("Connexion", "Connectez-vous avec votre adresse. Mot de passe oublié ? Demandez-en un nouveau."),
    "es": ("Iniciar sesión", "Entra con tu correo para seguir. ¿Has olvidado tu contraseña? Pide una nueva."),
    "it": ("Accedi", "Accedi al tuo account per continuare. Password dimenticata? Chiedine una nuova."),
    "pt": ("Iniciar sessão", "Entre com o seu correio para continuar. Esqueceu-se da palavra-passe? Peça outra."),
    "nl": ("Inloggen", "Log in om verder te gaan met je krant. Wachtwoord vergeten? Vraag een nieuw aan."),
    "ko": ("로그인", "계속하려면 로그인이 필요합니다. 비밀번호를 잊으셨나요? 새로 만드실 수 있습니다."),
}


@pytest.mark.parametrize("lang", LOGIN)
def test_a_login_page_is_no_article(lang: str) -> None:
    title, text = LOGIN[lang]
    form = "<form action='/in'><input name='user'><input type='password' name='word'><button>OK</button></form>"
    with pytest.raises(NotAnArticleError, match="login page"):
        Html()(page(title, f"<main><h1>{title}</h1><p>{text}</p>{form}</main>", lang))


PAYWALL = {
    "en": "To continue reading, subscribe now. Already a subscriber? Sign in to read the whole story.",
    "de": "Dieser Artikel ist nur für Abonnenten. Sie sind bereits Abonnent? Hier geht es zur Anmeldung.",
    "fr": "Cet article est réservé aux abonnés. Pour lire la suite, choisissez votre offre. Déjà abonné ?",
    "es": "Contenido exclusivo para suscriptores. Para seguir leyendo, elige tu oferta. ¿Ya eres suscriptor?",
    "it": "Contenuto riservato agli abbonati. Per continuare a leggere scegli la tua offerta. Sei già abbonato?",
    "pt": "Conteúdo exclusivo para assinantes. Para continuar a ler, escolha a sua oferta. Já é assinante?",
    "nl": "Dit artikel is exclusief voor abonnees. Om verder te lezen kies je een abonnement. Al abonnee?",
    "ko": "이 기사는 구독자 전용입니다. 전문을 보시려면 구독해 주세요.",
}
STUB = "The harbour trust will close the old pier."


@pytest.mark.parametrize("lang", PAYWALL)
def test_a_stub_before_a_paywall_is_no_article(lang: str) -> None:
    body = f"<article><h1>Old pier to close for good</h1><p>{STUB}</p><div class='box'><p>{PAYWALL[lang]}</p></div></article>"
    with pytest.raises(NotAnArticleError, match="for subscribers"):
        Html()(page("Old pier to close for good", body, lang))


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div><script>start()</script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id='app'></div>",
        "<div id='app'><p>You need to enable JavaScript to run this app.</p></div>",
        "<div class='spinner'>Loading</div>",
        "<p>Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite zu lesen.</p>",
        "<p>Veuillez activer JavaScript pour lire cette page.</p>",
        "<p>이 사이트를 보려면 자바스크립트를 활성화해 주세요.</p>",
    ],
)
def test_an_empty_shell_is_no_article(body: str) -> None:
    with pytest.raises(NotAnArticleError):
        Html()(page("Harbour Courier", body))


ABOUT = {
    "cookies": (
        "Regulator fines harbour shop over cookie banner",
        "The data regulator in Port Merrow fined a ship supplier on Monday for a banner that left no way to say no.",
        "Its wording, “we and our partners use cookies”, hid the button to refuse below a list of 300 names.",
        "Consent given that way is worth nothing, the regulator wrote, and the shop has a month to change its page.",
    ),
    "captcha": (
        "Are you a robot? Old test keeps blind readers out",
        "Puzzles that ask readers to verify you are human fail one blind reader in three, a study in Port Merrow found.",
        "The researchers watched 64 people use a library site, and the page asked most of them twice for a new picture.",
        "The town library said on Monday that it would drop the puzzle and count requests instead.",
    ),
    "missing": (
        "Page not found: town site lost half its archive",
        "Half of the pages on the town’s site have answered “page not found” since it moved to a new server in May.",
        "Volunteers counted 4,100 dead links, among them every minute of the council from before the flood.",
        "The clerk said the files are safe on a tape and will be back on the site before the end of the year.",
    ),
    "404": (
        "404 errors cost small shops a tenth of their orders",
        "Dead links cost small shops a tenth of their orders, the chamber of trade in Port Merrow said on Monday.",
        "It had asked 212 shops, and only nine of them look through the errors on their pages once a month.",
        "A free checker will be on the chamber’s site from next week, and a clerk will help those who ask.",
    ),
    "login": (
        "Library lets readers log in with a card number",
        "Readers of the town library can log in with the number on their card from Monday, without a password.",
        "One call in four to the desk had been about a forgotten password, the head of the library said.",
        "Those who want to keep their password can do so, and nobody has to create an account anew.",
    ),
    "paywall": (
        "Two in three papers on the coast now ask for money",
        "Two in three papers on the coast now ask readers to subscribe to read more than a few stories a month.",
        "The share was one in five ten years ago, a survey by the school of journalism in Port Merrow says.",
        "Most readers who hit the wall leave at once, and the small papers gain less than they had hoped for.",
    ),
    "javascript": (
        "Council site must work without scripts, court says",
        "A town may not tell its people to turn on JavaScript before they can pay a fine, a court said on Monday.",
        "The case was brought by a retired engineer in Port Merrow who reads the web in a window of text.",
        "The council has until March to give its forms in a way that needs no script at all.",
    ),
    "rage": (
        "Cookie-Banner: Gericht stärkt Leser",
        "Ein Gericht in Nordhafen hat am Montag einem Verlag verboten, seinen Lesern den Weg zum Nein zu verstecken.",
        "Der Satz „Wir und unsere Partner verwenden Cookies“ sage nicht, wer die Daten bekomme, hieß es im Urteil.",
        "Der Verlag hat nun sechs Wochen Zeit, sein Banner zu ändern, oder er zahlt für jeden Tag ein Bußgeld.",
    ),
    "robot": (
        "Le port confie le tri du poisson à un robot",
        "Le port de Saint-Merin a confié lundi le tri du poisson à une machine qui lit la taille et l'espèce.",
        "Les pêcheurs devaient jusqu'ici prouver l'origine de chaque caisse, une page après l'autre.",
        "La page du port affiche désormais les prises du jour, et les acheteurs s'y retrouvent mieux.",
    ),
    "pagina": (
        "Il Comune chiude la pagina degli avvisi",
        "Il Comune di Porto Merlo chiude da lunedì la pagina degli avvisi, che nessuno leggeva più da anni.",
        "Gli avvisi andranno per posta a chi li chiede, ha detto il sindaco in una nota al giornale.",
        "Chi cerca un vecchio avviso lo troverà nell'archivio, aperto al pubblico il giovedì mattina.",
    ),
    "ko": (
        "시청 누리집, 없는 쪽 4천 개 정리",
        "포구시는 월요일 누리집에서 열리지 않는 쪽 4천여 개를 찾아 모두 정리했다고 밝혔다.",
        "시민들은 요청한 문서가 사라졌다며 지난 다섯 달 동안 수백 번 전화를 걸었다.",
        "시는 옛 문서를 창고에서 찾아 올해 안에 다시 올리겠다고 약속했다.",
    ),
    "howto": (
        "How to clear out old cookies in five minutes",
        "You can clear the cookies in your browser in five minutes, and it is worth doing before the winter sales.",
        "Open the settings, look for your privacy page, and press the button that empties the list of your data.",
        "You will have to log in again on the pages that you use, so have your list of names and words at hand.",
    ),
}


@pytest.mark.parametrize("about", ABOUT)
def test_an_article_about_such_pages_is_read_whole(about: str) -> None:
    title, *texts = ABOUT[about]
    [article] = Html()(page(f"{title} | Harbour Courier", f"<article><h1>{title}</h1>{paragraphs(*texts)}</article>"))
    assert article.title == title
    assert article.text.split("\n\n") == texts


NEWS = (
    "The bridge over the Merrow was closed on Monday after an inspector found cracks in its main girder.",
    "Engineers will look at it again in the spring, the harbour trust that owns the bridge said in a statement.",
    "Until then a ferry will run every twenty minutes from the old pier, and it will cost nothing.",
)


@pytest.mark.parametrize("lang", CONSENT)
@pytest.mark.parametrize("marked", ["id='cookie-consent' role='dialog'", "class='x1'"])
def test_an_article_under_a_consent_banner_is_read_without_it(lang: str, marked: str) -> None:
    _, *texts, button = CONSENT[lang]
    banner = f"<div {marked}>{paragraphs(*texts[:2])}<button>{button}</button></div>"
    body = f"{banner}<article><h1>Bridge shut</h1>{paragraphs(*NEWS)}</article>"
    [article] = Html()(page("Bridge shut", body))
    assert article.text.split("\n\n") == list(NEWS)


@pytest.mark.parametrize("lang", PAYWALL)
def test_the_call_to_subscribe_below_an_article_is_not_quoted(lang: str) -> None:
    offers = paragraphs(PAYWALL[lang], "From 1 crown a week.", "See all offers")
    [article] = Html()(page("Bridge shut", f"<article><h1>Bridge shut</h1>{paragraphs(*NEWS)}{offers}</article>"))
    assert article.text.split("\n\n") == list(NEWS)


def test_an_article_beside_a_login_form_is_read() -> None:
    form = "<form><p>Forgot your password?</p><input type='password'></form>"
    [article] = Html()(page("Bridge shut", f"<header>{form}</header><article>{paragraphs(*NEWS)}</article>"))
    assert article.text.split("\n\n") == list(NEWS)


def test_a_short_news_of_two_sentences_is_an_article() -> None:
    text = "The bridge over the Merrow was closed on Monday. It will stay shut for weeks, the harbour trust said."
    assert Html()(page("Bridge shut", f"<article><p>{text}</p></article>"))[0].text == text
