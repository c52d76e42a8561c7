"""Phrases of walls to the reader, and titles of such pages, in the languages in which we have seen them.

Plain words in lower case, separated by bars.  An article about such pages has these words too; it seldom addresses
them to its reader, and never with as few other words (`walls`).
"""

MISSING = """
    page not found | page cannot be found | page can't be found | page could not be found | page you requested |
    page you are looking for | page you're looking for | page you were looking for | page doesn't exist |
    page does not exist | page no longer exists | article is no longer available | article you are looking for |
    seite nicht gefunden | seite wurde nicht gefunden | seite konnte nicht gefunden | seite existiert nicht |
    seite ist nicht mehr verfügbar | artikel ist nicht mehr verfügbar | die gesuchte seite |
    die angeforderte seite | die von ihnen gesuchte seite | page introuvable | page non trouvée |
    page est introuvable | page n'existe pas | page n'existe plus | page que vous recherchez |
    page que vous cherchez | page que vous demandez | page demandée | página no encontrada | página no existe |
    página que buscas | página que busca | página que estás buscando | página que está buscando |
    página solicitada | pagina non trovata | pagina non esiste | pagina che cerchi | pagina che stai cercando |
    pagina che hai richiesto | pagina richiesta non | página não encontrada | página não existe |
    página não foi encontrada | página que procura | página que você procura | página que está procurando |
    página solicitada | pagina niet gevonden | pagina bestaat niet | pagina is niet gevonden |
    pagina die je zoekt | pagina die u zoekt | pagina die je probeert | opgevraagde pagina |
    페이지를 찾을 수 없 | 존재하지 않는 페이지 | 없는 페이지입니다 | 요청하신 페이지 | ページが見つかりません |
    お探しのページ | 页面不存在 | 找不到页面 | nie znaleziono strony | strona nie istnieje |
    strona nie została znaleziona | sidan kunde inte hittas | siden blev ikke fundet | siden finnes ikke |
    страница не найдена
"""

ROBOT = """
    checking your browser | checking if the site connection is secure | verify you are human |
    verify that you are human | verifying you are human | verify you are not a robot |
    verify that you are not a robot | confirm you are human | confirm that you are human |
    confirm you are not a robot | prove you are not a robot | prove that you are not a robot |
    needs to review the security of your connection | unusual traffic from your computer |
    unusual traffic from your network | unusual activity from your computer |
    enable javascript and cookies to continue | enable cookies and javascript to continue |
    you have been blocked | your access to this site has been limited | you don't have permission to access |
    you do not have permission to access | complete the captcha | solve the captcha |
    complete the security check | pardon our interruption | browser wird überprüft | browser wird geprüft |
    überprüfen ihren browser | prüfen ihren browser | bestätigen sie, dass sie ein mensch |
    bestätigen sie, dass sie kein roboter | dass sie kein roboter sind | ungewöhnlichen datenverkehr |
    vérification de votre navigateur | vérifions votre navigateur | vérifier que vous êtes un être humain |
    vérifiez que vous êtes humain | que vous n'êtes pas un robot | trafic inhabituel |
    comprobando su navegador | comprobando tu navegador | verificando tu navegador | verifique que es humano |
    verifica que eres humano | que no eres un robot | que no es un robot | tráfico inusual |
    verifica del browser | controllo del browser | verifica di essere umano |
    verifica di essere un essere umano | che non sei un robot | di non essere un robot | traffico insolito |
    verificando o seu navegador | verificando seu navegador | confirme que é humano |
    confirme que você é humano | que não é um robô | que você não é um robô | tráfego incomum |
    je browser wordt gecontroleerd | uw browser wordt gecontroleerd | controleren van je browser |
    controleren je browser | bevestig dat je een mens bent | bevestig dat u een mens bent |
    dat je geen robot bent | dat u geen robot bent | ongebruikelijk verkeer | 브라우저를 확인하는 중 |
    브라우저를 확인하고 있 | 사람인지 확인 | 로봇이 아닙니다 | 로봇이 아님을 | 비정상적인 트래픽 |
    자동입력 방지 | ロボットではありません | ブラウザを確認しています
"""

SHELL = """
    enable javascript to run this app | enable javascript to view | enable javascript to continue |
    enable javascript to use | javascript is disabled in your browser | javascript is required |
    this site requires javascript | this page requires javascript | requires javascript to be enabled |
    turn on javascript | your browser is not supported | your browser is out of date |
    aktivieren sie javascript | javascript aktivieren | bitte javascript | activer javascript |
    activez javascript | habilita javascript | habilite javascript | active javascript | activa javascript |
    abilita javascript | abilitare javascript | ative o javascript | ativar o javascript |
    schakel javascript in | javascript inschakelen | 자바스크립트를 활성화 | 자바스크립트를 사용할 수 있도록 |
    javascriptを有効
"""

LOGIN = """
    log in to continue | login to continue | log in to your account | sign in to continue |
    sign in to your account | forgot your password | forgot password | forgotten your password |
    create an account | don't have an account | keep me signed in | keep me logged in | remember me |
    melden sie sich an | bitte melden sie sich | passwort vergessen | noch kein konto | angemeldet bleiben |
    connectez-vous | mot de passe oublié | pas encore de compte | créer un compte | rester connecté |
    inicia sesión | iniciar sesión | olvidó su contraseña | has olvidado tu contraseña |
    olvidaste tu contraseña | crear una cuenta | accedi al tuo account | password dimenticata |
    hai dimenticato la password | crea un account | inicie sessão | faça login | esqueceu a senha |
    esqueceu-se da palavra-passe | esqueceu a palavra-passe | criar uma conta | log in om verder | inloggen om |
    wachtwoord vergeten | nog geen account | maak een account | 비밀번호 찾기 | 비밀번호를 잊으 | 아이디 찾기 |
    로그인이 필요 | 로그인 후 이용 | 로그인해 주세요 | パスワードをお忘れ | ログインしてください
"""

PAYWALL = """
    subscribe to continue | subscribe to read | subscribe to keep reading | subscribe now to read |
    subscribe to unlock | subscribe for full access | to continue reading | to keep reading | to read the full |
    to read this article | to read the rest | to access this article | to unlock this article |
    for subscribers only | only available to subscribers | is exclusive to subscribers | is for subscribers |
    is for members only | exclusively for subscribers | reserved for subscribers | already a subscriber |
    already a member | already have a subscription | reached your limit of free articles |
    reached your article limit | free articles remaining | register to continue | register for free to |
    start your free trial | nur für abonnenten | exklusiv für abonnenten | nur mit abo |
    mit einem abo weiterlesen | mit abo weiterlesen | um weiterzulesen | weiterlesen mit | jetzt weiterlesen |
    artikel freischalten | diesen artikel weiterlesen | den ganzen artikel lesen | den vollständigen artikel |
    sie sind bereits abonnent | bereits abonnent | haben sie bereits ein abo | réservé aux abonnés |
    réservée aux abonnés | pour lire la suite | pour continuer la lecture | pour continuer à lire |
    abonnez-vous pour | déjà abonné | exclusivo para suscriptores | solo para suscriptores |
    sólo para suscriptores | para seguir leyendo | para continuar leyendo | suscríbete para | suscríbase para |
    ya eres suscriptor | ya es suscriptor | ya soy suscriptor | riservato agli abbonati |
    solo per gli abbonati | per continuare a leggere | per continuare la lettura | abbonati per |
    sei già abbonato | hai già un abbonamento | exclusivo para assinantes | só para assinantes |
    apenas para assinantes | para continuar a ler | para continuar lendo | assine para | já é assinante |
    alleen voor abonnees | exclusief voor abonnees | om verder te lezen | om dit artikel te lezen |
    lees verder met een abonnement | al abonnee | bent u al abonnee | 구독자 전용 | 유료 회원 전용 |
    유료회원 전용 | 전문을 보시려면 | 계속 읽으시려면 | 이 기사는 유료 | 会員限定です | 会員限定記事 |
    有料会員 | 続きを読むには | 続きをお読み | tylko dla subskrybentów | zostało jeszcze |
    endast för prenumeranter | kun for abonnenter
"""

# Whole titles, or whole parts of a title beside the outlet's name.
TITLES = {
    "robot": """just a moment | just a moment... | attention required! | attention required | access denied
      | access to this page has been denied | are you a robot? | are you a robot | robot check | security check
      | bot verification | captcha | human verification | one more step | ddos protection | please wait
      | please wait... | 403 forbidden | forbidden | zugriff verweigert | sicherheitsüberprüfung | einen moment
      | einen moment... | accès refusé | un instant | un instant... | acceso denegado | un momento | un momento...
      | accesso negato | acesso negado | um momento... | toegang geweigerd | een moment geduld | 접근 거부 | 보안 확인
      | 잠시만 기다려 주세요 | 접근이 거부되었습니다""",
    "missing": """404 | error 404 | 404 error | 404 not found | not found | page not found | page not found (404)
      | seite nicht gefunden | fehler 404 | 404 fehler | nicht gefunden | page introuvable | erreur 404
      | page non trouvée | página no encontrada | error 404 | no encontrado | pagina non trovata | errore 404
      | página não encontrada | erro 404 | pagina niet gevonden | niet gevonden | fout 404 | oops!
      | 페이지를 찾을 수 없습니다 | 404 오류 | 페이지 없음 | ページが見つかりません""",
    "login": """log in | login | sign in | log in or sign up | sign in or register | sign up | member login | anmelden
      | anmeldung | einloggen | connexion | se connecter | iniciar sesión | inicia sesión
      | accedi | login utente | iniciar sessão | entrar | inloggen | aanmelden | 로그인 | 회원 로그인
      | ログイン""",
    "consent": """before you continue | bevor sie fortfahren | avant d'accéder à | avant de continuer
      | antes de continuar | prima di continuare | voordat je verdergaat | voordat u verdergaat | cookie consent
      | privacy settings | your privacy choices | cookie-einstellungen | datenschutzeinstellungen
      | we value your privacy
      | ihre privatsphäre | gestion des cookies | configuración de cookies | impostazioni cookie
      | definições de cookies | cookie-instellingen | privacy-instellingen | 쿠키 설정""",
}

# Words in a consent wall's sentences: their topic, their speaker (the owner of the site) and the reader addressed.
CONSENT = frozenset(
    """cookie cookies consent consents partners vendors personalised personalized advertising ads preferences privacy
    data tracking identifiers einwilligung einwilligungen zustimmung datenschutz datenschutzerklärung partner partnern
    daten werbung verarbeitung kennungen tracking consentement partenaires données publicité confidentialité traceurs
    consentimiento socios datos publicidad privacidad consenso fornitori dati pubblicità annunci consentimento parceiros
    dados publicidade privacidade anúncios toestemming partners gegevens advertenties privacy zgoda zgody dane
    partnerzy samtykke samtycke""".split()
)
CONSENT_UNSPACED = ("쿠키", "동의", "개인정보", "파트너", "광고", "クッキー", "同意", "パートナー")
OWNER = frozenset(
    """we our us wir unsere unserer unseren unserem uns nous notre nos nosotros nuestro nuestra nuestros nuestras
    utilizamos usamos almacenamos tratamos noi nostro nostra nostri utilizziamo usiamo archiviamo conserviamo trattiamo
    nós nosso nossa nossos nossas wij we ons onze my nasi nasze używamy vi våra vores våre""".split()
)
OWNER_UNSPACED = ("당사", "저희", "우리", "当社", "弊社", "私たち")
READER = frozenset(
    """you your sie ihre ihrer ihren ihrem ihr du deine vous votre vos usted tú tu tus su sus tuo tua tuoi tue você seu
    sua seus suas je jouw uw u jij ty twoje twoich du din dina dine""".split()
)
READER_UNSPACED = ("귀하", "회원님", "이용자", "お客様", "あなた", "ユーザー")
