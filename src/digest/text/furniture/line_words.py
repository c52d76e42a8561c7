"""Words by which furniture is recognised, in many languages.  Plain lists in lower case; a word has to be equal."""

# Marks that are stripped from both ends of a word.
TRIM = ".,:;!?…\"'“”„‘’«»‹›()[]{}<>|-–—•·*/+。、，：！？「」『』（）"
# Words of menus, share rows, comment boxes and sign-up boxes.  A short line made of these alone is furniture.
FURNITURE = frozenset(
    """access account accept advertisement ad ads all app apps archive article articles audio back bluesky bookmark
    bottom browse browser button click close comment commented comments contact content contents continue cookie
    cookies
    copy dark direct discover download edition email e-mail epaper e-paper facebook faq favourite favorite feed
    feedback
    follow font footer gallery help home homepage icon image images imprint instagram jobs jump latest like link
    linkedin
    listen live load loading log login logout mail main menu messenger mode more most navigation newest newsletter
    newsletters next open page pinterest podcast podcasts popular preferences premium previous print privacy profile
    quick quiz read reading recommended reddit register registration related reply report rss save search section
    sections see settings share shares shop shopping show sign signup sitemap size skip sponsored stories story
    subscribe
    subscriber subscribers subscription subscriptions tags telegram terms text threads tiktok toggle top topics
    trending
    tweet twitter unsubscribe video videos view viewed watch weather whatsapp x xing youtube your

    abmelden abo abos abonnement abonnieren abonnenten anmelden anmeldung anzeige anzeigen artikel auch
    barrierefreiheit
    benachrichtigungen datenschutz datenschutzerklärung drucken einloggen einstellungen folgen galerie gewinnspiele
    impressum interessant kommentar kommentare kommentieren kontakt konto lesen mediadaten mehr meistgelesen menü
    merken
    merkliste neueste newsticker nutzungsbedingungen registrieren seite schließen startseite stellenmarkt suche suchen
    teilen thema themen übersicht vorlesen weiterlesen werbung wetter zum zur

    abonnez-vous abonner abonnés abonné abonnement accueil actualités connexion connecter contactez-nous
    confidentialité
    imprimer inscription mentions légales partager publicité commenter commentaire commentaires recherche rechercher
    rubriques sommaire suivre météo jeux

    anuncio anuncios boletín boletines buscar comentar comentario comentarios compartir contacto contenido cuenta
    iniciar sesión imprimir inicio menú noticias portada privacidad publicidad regístrate secciones seguir síguenos
    suscribirse suscríbete suscriptores suscripción últimas vídeo vídeos

    abbonati accedi commenta commenti condividi cerca contatti iscriviti leggi pubblicità registrati stampa
    assine assinar comentários compartilhar entrar iniciar pesquisar publicidade
    abonneer abonneren delen inloggen lees meer reacties zoeken advertentie
    annons annonse annonce dela del delen kommentarer kontakt logga logg inn les mer läs mere prenumerera sök søk søg
    tips
    meny personvern nyheter nyhetsbrev
    hledat přihlásit přihlášení sdílet reklama diskuse předplatné inzerce kontakty
    czytaj komentarze polityka prywatności prenumerata reklama szukaj udostępnij więcej zaloguj
    abone ara giriş haberler künye paylaş reklam üye yorum yorumlar iletişim gizlilik
    войти главная комментарии подписаться подписка поделиться поиск реклама регистрация рубрики читайте также
    نشر شارك تابعنا اشترك الرئيسية
    공유 공유하기 광고 구독 구독하기 글자크기 기사 뉴스 댓글 로그인 많이 목록 메뉴 본 본문 바로가기 주메뉴 하단 상단
    페이지 인쇄 전체 좋아요 추천 홈 회원가입 더보기 제보 고객센터 이용약관 개인정보처리방침 검색
    ログイン 会員登録 検索 メニュー ニュース トップ 一覧 もっと見る 記事 シェア 広告 購読 お問い合わせ 利用規約
    登录 注册 首页 分享 评论 广告 更多 搜索 订阅""".split()
)
# Short words that occur among the words above in menus.
GLUE = frozenset(
    """a an and at by for from in it me my now of on or our out the this to up us via with & um und""".split()
)
# Words of picture credits.
PHOTO = frozenset(
    """photo photos photograph photographer photographs image images picture pictures credit illustration foto fotos
    fotograf
    bild bilder bildnachweis bildquelle symbolbild archivbild symbolfoto archivfoto crédit imagen fotografía
    fotografie
    사진 자료사진 写真 фото ảnh zdjęcie fotoğraf""".split()
)
# Words that address the reader of the page.
CALLS = frozenset(
    """you your you’re you're yours we our us ihre ihren ihrem ihnen vous votre vos nous nos usted tus tu te nuestro
    nuestra twoje waszych ваш ваши вам jouw je uw din ditt dine sizin 당신 여러분
    javascript cookies cookie newsletter abo app agb account login password passwort e-mail email inbox browser
    subscribe abonnieren abonnement subscription kostenlos gratis free registrieren datenschutzerklärung datenschutz
    rechte vorbehalten rights reserved copyright impressum nutzungsbedingungen terms privacy policy""".split()
)
# Function words: the most frequent words of many languages, which only connect the others.
FUNCTION = frozenset(
    """the of and to in a is that for it was on are as with his they at be this from have or by had not but what were
    we
    when their an which she he will has been who more also would its after said about into than her him there could

    der die das und ist von zu den mit sich des auf für im dem nicht ein eine als auch es an werden aus er hat dass
    sie
    nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man
    sein wurde sei habe wenn kann doch schon ihre seine dieser diese gegen vom

    le la les de des du et en un une est que qui dans pour au il ne ce pas sur se par plus avec sont son sa ses aux
    été
    cette mais ou ont elle leur nous être comme avait deux

    el los las del y se por con no una su para es al lo como más pero sus ha o este ya entre cuando muy sin sobre ser
    también fue hasta hay donde han quien desde todo durante

    il di che e per una in non con del della si sono da come dei nel alla le ma gli anche più lo ha al delle è dal
    o a os que do da em um para é com não uma na se por dos como mas foi ao ele das tem à seu sua ou ser quando muito
    há

    de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door over naar heeft
    och att det i som en på är av för med den till inte om ett han men var jag de från vi så kan när
    og det er at på som en til av for med ikke den har de et om fra var han men seg jeg vi så kan ble
    ja on ei se että hän oli mutta ovat kun joka sen myös tai olla mukaan
    í á og að er sem til við um ekki hann
    w i na z się do nie że to jest o jak po ale za od przez dla są był co tym oraz jego
    a v se na je že s z do o to i ve pro jako by za po od byl ale k si podle který jsou bylo však
    sa je na v že s do z o ako aby by pre od bol ale
    a az és hogy nem is egy ez meg de volt csak van el már
    și de în la cu a că nu pe din să este o mai pentru care ce
    ve bir bu da de için ile olarak olan daha çok ne gibi kadar en var sonra ise o ancak
    dan yang di itu dengan untuk tidak ini dari dalam akan pada juga ke karena oleh telah tersebut bahwa ada
    và của là có cho không được các một trong người những với đã khi đến này về từ ra để như tại cũng sẽ
    ir kad yra į iš su tai bet kaip dėl ar jis buvo po už apie taip pat
    un ir ka no par ar uz arī tika bet lai ja ja ta et ei oma ka kui mis see aga oli
    i u je na da se za su od s ne a koji što kao nije bi o iz in je da se v na za ki so tudi pa ne z po
    na ya wa kwa ni za katika la hiyo huo yake hilo cha kuwa baada
    die van en het in is dat nie te vir met op wat aan sy
    dhe të në për me që nga një është i e
    kai να και το της η του ότι με για από την είναι στο ο οι θα τα δεν που στην των μια σε τον

    и в не на что с по из к у за от как это но для его же он был до она так которые также о при их было или
    і в не на що з до та у за як це але для його він від про й також
    и в на се да за не от с е по като че са
    и у је да на се за су од не са који као што

    من في على إلى أن عن التي الذي هذا هذه كان مع ما بعد لا قد بين كما أو ذلك و قال
    و در به از که این را با است برای آن یک تا می بود شد هم کرد شده
    کے کی میں ہے کا سے اور کو نے پر یہ کہ اس ہیں بھی
    של את על לא עם זה הוא גם כי או כל היא אל בין אבל היה אם יותר רק הם
    के में है की से को का और पर ने कि यह ने एक हैं भी था नहीं लिए कर ही तो हो इस
    এবং এই করে থেকে জন্য তার একটি না হয় ও করা
    და რომ არ ეს იყო մեջ և է որ են""".split()
)
# Endings of Korean words (particles and verbs), and function words of scripts without blanks.
KOREAN_ENDINGS = tuple("은는이가을를의에로고다며와과도서")
UNSPACED_FUNCTION = (
    *"のはをがにでとてたしれるいなも的了在是和有不这為这與于於中將将也",
    *"ที่ และ ของ ใน เป็น ว่า ได้ การ ให้ จะ มี".split(),
)
