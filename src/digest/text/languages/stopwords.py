"""List the function words of languages for which sumy has no list: closed classes of grammar.

Articles, pronouns, prepositions, conjunctions, particles, auxiliary verbs, and the most frequent adverbs; split as by
`digest.text.words`, at apostrophes.
"""

FUNCTION_WORDS = {
    "bg": """а ако ала без би бил била били било бъде бъдат в вас ваш все всеки всички всичко във вие ги го да
        дали до докато дори е един една едно за заради защо и из или им има имат й как като каква какво който
        която което които към ли между ме ми много може могат му на над най напр не него нея ни ние никой нито
        но някои някой няма обаче от още по под после поне пред преди през при с са само се след си сме става
        сте съм със също та така такава такива такъв там те тези ти то това този той тогава толкова точно трябва
        тук тя тях у че ще щом я""",
    "ca": """a al als amb això aquell aquella aquells aquest aquesta aquestes aquests així abans cap cada com
        contra d de del dels des després doncs durant e el ella ells elles els em en encara entre era eren es
        està estan estava et fa fins ha han havia haver hi ho i ja jo l la les li llur lo m més mentre meu molt
        molts n ni no nosaltres on o per perquè però poc pot poden qual quals quan què que qui s se sense ser
        seu seva seus seves si sobre són sota també tant te tot tota tots totes tu un una unes uns va van
        vosaltres""",
    "da": """ad af aldrig alle alt altid anden andet andre at blev bliver blive både da de dem den denne der
        deres det dette dig din disse dog du efter eller en end endnu er et fem fik for fordi fra få får før
        først gennem gjorde gør ham han hans har havde have hende hendes her hos hun hvad hver hvem hvilken hvis
        hvor hvordan hvorfor hvornår i ifølge igen ikke ind ingen intet ja jeg jer jo kan kom kommer kun kunne
        lige man mange med meget mellem men mens mere mest mig min mod må måtte ned nej noget nogen nogle nu når
        nær og også om omkring op os over på samme selv siden sig sin sine sit skal skulle som stadig så sådan
        sammen til ud uden under var ved vi vil ville være været""",
    "et": """aga alates all alla antud asemel eest ega ehk ei ela end enam enda enne et ette ge ga hakkas iga
        ikka ilma ise ja järel järgi just ju juures juba ka kaks kas keda kelle kes kellele kogu kohta koos kui
        kuid kuidas kuigi kuna kus kuni kõik küll läbi ma me meie mida mille millal millest miks mina mind mis
        mitte mu muu nad nagu need neid nende neile ning nii ole oled olen oleks oli olid olla olnud oma on peab
        peale pole pärast saab sai samuti seda see seega selle selles sellest seni sest siin siis sina sinu
        sisse ta tal tema te teie teise tuleb tulnud vahel vaid vastu veel veidi võib välja üle üks""",
    "fa": """آن آنان آنچه آنها از است اگر اما او ای این اینکه با بار باید بر برای بعد بلکه بود بودند به بی بین
        تا تر ترین تنها تو چرا چند چه چون چیزی حتی خواهد خود خیلی داد دارد دارند داشت داشته در درباره دو دیگر را
        روی زیر سپس شد شده شما شود شوند طی علیه قبل کرد کردن کرده کردند کس کسی کنار کند کنند که گفت گفته ما
        مانند می من نباید نه نیز نیست و ولی وی هر هم همان همچنین همه همین هنوز هیچ ها های هایی یا یک""",
    "fi": """ei eivät eikä emme en ennen entä että ehkä he heidän heitä hän häntä hänen ilman ja jo joka
        jokainen joiden joita joista joissa jonka jos joskus josta jossa jota jotka jotta juuri jälkeen kaikki
        kanssa kautta keskellä kuin kuinka kuitenkin kun kyllä luo lähes me meidän meitä mihin mikä mikään miksi
        minkä minun minä missä mistä mitä mitään mukaan mukana mutta muun muut myös myöskin ne niiden niin niitä
        no noin nuo nyt näin nämä näiden näitä ole olen oli olisi olivat olla olleet ollut on oma onko ovat
        pitkin poikki se sekä sen siellä sielä siinä siitä siis sillä silti sinä sitten sitä tai tulee tuo tässä
        tästä tämä tämän tätä vaan vaikka vai vain vasta vielä voi voivat vuoksi yli ylös""",
    "hi": """अगर अपना अपनी अपने अब अभी आदि आप इन इनका इनकी इनके इस इसका इसकी इसके इसमें इसलिए इसी इसे उन उनका
        उनकी उनके उन्हें उन्होंने उस उसका उसकी उसके उसमें उसी उसे एक एवं और कई कर करता करते करना करने करें करके
        कहा कहते का काफी कि किया किसी की कुछ के को कोई कौन क्या क्यों गई गए गया गयी चाहिए जब जा जाता जाती जाते
        जाना जाने जिन जिस जिसका जिसकी जिसके जिसमें जिसे जैसा जैसे जो तक तथा तब तरह तो था थी थे थीं दिया दी दे
        देने दो दोनों द्वारा न नहीं ना ने पर पहले फिर बहुत बाद बारे बीच भी मगर में मैं यदि यह यहाँ यहां यही या
        ये रहा रही रहे लिए लिया ले लेकर लेकिन व वह वहाँ वहां वही वाला वाली वाले वे वो सकता सकती सकते सब सबसे सभी
        साथ से सो हम हर ही हुआ हुई हुए हूँ है हैं हो होता होती होते होना होने""",
    "hr": """a ako ali baš bez bi bih bila bilo bili bio biti budu čak da do dok drugi duž eto ga gdje god i ih
        ili im iz iza između ja je jedan jedna jedno jer jesam jesmo jest još ju k kad kada kako kao koja koje
        kojem koji kojih kojim kojima kojoj koju kroz li me među mene meni mi mnogo mogu moj može mu na nad
        nakon nam nas naš ne neka neki neko nego nema ni nije nikad nisam nisu ništa njega njegov njemu njih
        njihov njim njima njoj no o od odmah on ona oni ono onda ova ovaj ove ovo pa po pod poslije prema pred
        pri prije protiv sa sam samo se sebe si smo ste su s svaki sve svi svih svoj svoje svoju ta tada taj
        tako također te ti to toga toj tom tome tu u uz va vam vas vaš već vi više za zašto zbog što šta će ćemo""",
    "hu": """a abban ahhoz aki akik akkor alatt által általában amely amelyek amelyet ami amit amikor annak arra
        arról az azok azon azonban azt azzal azután be bár belül benne csak de e ebben eddig egy egyes egyik
        egyéb egész ehhez el elég ellen elő először előtt emilyen ennek erre ez ezek ezen ezért ezt ezzel fel
        felé hanem hiszen hogy hogyan igen így illetve ilyen is ismét itt jó jól kell kellett keresztül ki kívül
        között közül le legalább legyen lehet lenne lesz lett ma maga magát majd már más másik még meg mellett
        mert mely mi miért mikor mind minden mindig mint mintha mit mivel most nagy nagyon ne néha nem nincs
        olyan ott össze ő ők őket pedig persze rá s saját sem semmi sok sokkal számára szemben szerint szinte
        talán tehát teljes tovább továbbá több úgy ugyanis újra után utána vagy vagyis valaki valami való van
        vannak vele vissza volt voltak volna""",
    "id": """ada adalah agar akan akibat akhirnya amat anda antara apa apabila apakah atas atau bagaimana bagi
        bahkan bahwa banyak baru bawah beberapa begitu belum benar berada berapa bersama betapa bila bisa boleh
        bukan cukup dahulu dalam dan dapat dari daripada dengan demikian di dia diri dua guna hal hanya harus
        hingga ia ialah ini itu jangan jika juga kalau kami kamu karena kata katanya ke kembali kemudian kepada
        ketika kita kurang lagi lah lain lalu lebih maka makin malah mana manakala masih masing maupun melalui
        mengapa menjadi menurut mereka merupakan meski meskipun mungkin namun nanti nya oleh pada para pernah
        pula pun saat saja saling sama sambil sampai sana sang sangat saya se sebab sebagai sebelum sebuah
        secara sedang sedangkan segera sehingga sejak sekarang sekitar selain selalu selama seluruh semua
        sementara seorang seperti sering serta sesuai sesudah setelah setiap siapa sini suatu sudah supaya tak
        tapi telah tentang tentu terhadap terjadi tersebut tetap tetapi tiap tidak untuk walau yaitu yakni yang""",
    "lt": """aš apie ar arba be bei bet būtų būti buvo čia dar dėl dėka ir iš iki in į ja jai jau jie jiems jis
        jo jog joms jos jų jūs juos kad kada kai kaip kas kiek kita kiti kito kitų kol kur kuri kurie kuris
        kurio kurių kurį link man mano mes mums mūsų nebe negu nei nes net nors nuo nėra o pagal pas pat per po
        prie prieš savo save si su ta tačiau tad tai taip taipogi tam tarp tas tau te ten tie tik tiek to todėl
        toks tos tu tuo turi tų už va vėl vien vienas viso visi visų virš yra šalia ši šie šio šis šią šių""",
    "lv": """aiz ap ar apakš ārpus arī augšpus bet bez bija biju būs būt būtu caur dēļ diemžēl diezin droši dz
        es esam esat esmu gan gar iekam iekams iekš iekšpus ir it itin iz ja jau jeb jebšu jel jo jūs ka kā kad
        kamēr kas katrs kāds kāpēc kļūt kopš kur kura kuras kuri kuru kurš labad lai līdz līdzko man mans mēs
        mūsu ne nebūt nedz nekā nevis nezin no nu o otrpus pa par pār pat pie pēc pirms pret priekš savs savu
        sen starp šajā šī šie šis šo tā tad taču tai tajā tam tapt tas tāds te tie tiek tika tikai tiks tikt to
        tomēr top tur tu un uz vai vairāk var varēja vēl vien viens viņa viņai viņam viņi viņš virs visi visu
        zem""",
    "nl": """aan al alle alleen als ander andere anders behalve bij bijna binnen boven bovendien buiten daar
        daarna daarom dan dat de deze die dit doch doen door dus echter een eens en enkele er ergens erg even
        evenals geen gehad geweest had hadden hans hare heb hebben heeft hem hen het hier hij hoe hun iemand
        iets ik in indien is ja je jou jouw jullie kan kon konden kunnen maar me meer men met mij mijn moest
        moet moeten na naar naast nadat niemand niet niets nog nooit nu of om omdat onder ons ook op over per
        reeds samen sinds sommige steeds te tegen tenzij terwijl toch toen tot tussen u uit uw vaak van vanaf
        vanwege veel via volgens voor vooral waar waarom waarop wanneer want waren was wat we wel welke werd
        werden wezen wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zoals zonder zou zouden zulke""",
    "no": """alle alt andre annen annet at av bare ble blei bli blir blitt både da de deg dem den denne der dere
        deres det dette di din disse ditt dog du eg ei eller en enn er et etter ett fikk for fordi foran fra før
        først få får gikk gjennom gjør gjorde går ha hadde han hans har henne hennes her hos hun hva hvem hver
        hvilken hvis hvor hvordan hvorfor i ifølge igjen ikke ikkje imot ingen inn ja jeg kan kom kommer kun
        kunne man mange med meg meget mellom men mens mer mest min mitt mot mye må måtte ned nei noe noen nok nå
        når og også om opp oss over på samme seg selv si siden sin sine sitt skal skulle slik som så sånn til
        tilbake under ut uten vår var ved vi vil ville vært være""",
    "ro": """a abia acea aceasta această aceea aceeași acei aceia acel acela acele acelea acest acesta aceste
        acestea acestei acestor acestui acolo acum ai aici al ale alt alta altă alte alți am an anumit apoi ar
        are aș asta astfel asupra atât atunci au avea avem avut aveți azi când câți că care căreia cărora către
        ce cea cei cel cele cu cum căruia da dacă dar dat de deci deja deoarece departe deși despre din dintr
        dintre doar după e ea ei el ele era este eu face fără fel fi fie fiecare fiind foarte fost iar îi îl îmi
        împotriva în înainte încă încât însă între întru îți la le li lor lui mai mare mea mei mele mereu mi mie
        mine mult multe mulți ne nici niciun niște noastră noi nostru nou nu numai o or ori orice pe pentru
        peste pînă până poate pot prea prima prin printre sa să săi sale sau se sub sunt și ți te toate tot toți
        totuși tu un una unde unei unele uneori unii unor unui unul va vă voi vor vreo""",
    "ru": """а бы без более больше будет будто будут был была были было быть в вам вас ваш весь во вот впрочем
        все всего всегда всей всем всех всю вы где да даже два для до другой его ее ей ему если есть еще ещё её
        ж же за зачем здесь и из из-за изо или им иметь ими имя их к каждый как какая какой когда ко кого
        которая которого которой котором которую которые который которых кто куда ли либо лишь между меня мне
        много может можно мой моя мы на над надо наш не него нее неё ней нельзя нем нём несколько нет ни нибудь
        никогда ним них ничего но ну о об однако один он она они оно от откуда перед по под пока после потом
        потому почти при про раз разве с сам сама сами само свое своего своей свои своих свою сегодня себе себя
        сейчас со также так такой такая такие там тебя тем теперь то тогда того тоже той только том тот три тут
        ты у уж уже хотя чего чей чем через что чтоб чтобы чуть эта эти этих это этого этой этом этот эту я""",
    "sl": """a ali ampak bi bil bila bile bili bilo biti bo bodo bolj bom da do dokler drugi dva eden ena eno ga
        glede gre hkrati ima imajo in iz jaz je jih jim jo k kadar kaj kako kakor kar kateri katera katere kdo
        kdor kdaj ker ki kje ko kot le lahko lani ma me med mi mora morajo mu na nad naj nam nas naš ne nekaj
        nekateri neki ni nič nihče niso njega njegov njej njem njen njih njihov njim nje no ob od oni ona ono
        oziroma pa pač po pod pred predvsem pri proti prav prek preko s sam samo se seveda si skozi sicer smo so
        spet sta ste sva sem še ta tak tako takrat tam te tega tej tem temu ter ti tisti to toda tokrat torej tu
        tudi tukaj v vam vas vaš vendar ves več vedno vsaj vsak vse vseh vsi vso z za zakaj zaradi zato zdaj že""",
    "tr": """acaba ama ancak aslında az bana bazı belki ben benim beri bile bir biraz birçok biri birkaç
        birlikte biz bizim böyle böylece bu buna bunda bundan bunlar bunları bunların bunu bunun burada bütün
        çok çoğu çünkü da daha dahi de değil diğer diye dolayı eden eder edilen ediyor en etti ettiği fakat gibi
        göre halen hangi hatta hem henüz hep hepsi her herhangi herkes hiç hiçbir için iki ile ilgili ise işte
        kadar karşı kendi kendine kendisi kez ki kim kimse mı mi mu mü nasıl ne neden nedenle nerede niçin niye
        o olan olarak oldu olduğu olduğunu olması olmak olmadı olsa olup olur on ona ondan onlar onların onu
        onun orada oysa önce öyle pek rağmen sadece sanki sen siz sonra şekilde şey şöyle şu şunu tarafından tüm
        üzere üzerinde var ve veya ya yani yapan yapılan yapmak yaptı yer yerine yine
        yok yoksa zaten""",
    "vi": """bị bởi cho còn cũng của các cùng do hay hoặc không là lại mà mỗi một nhưng như những này nên nếu rằng rất
        sẽ thì trong từ tại và vào vì với ở đang đã đó để được""",
}
# Languages that are similar enough to share a list.
FUNCTION_WORDS |= {"ms": FUNCTION_WORDS["id"], "bs": FUNCTION_WORDS["hr"], "sr": FUNCTION_WORDS["hr"]}
# Characters that are in no content word: a pair with one of them joins two words or belongs to grammar.
FUNCTION_CHARACTERS = {
    "zh": frozenset("的了是在和與与於于及也都而被把從从對对為为之其他她它們们這这那個个不就說说吗嗎呢吧啊着著過过"),
    "ja": frozenset(map(chr, range(0x3041, 0x30A0))),
}

# Function words that sumy's lists lack, however frequent: its Spanish list has no "de", its French one no "à".
MISSING_WORDS = {
    "cs": """bych jste mě mu nás nikdy no se si u v vás velmi více všechno všechny z že""",
    "de": """ab alle allem allen aller alles also andere anderen anderer beim bereits bevor damit dann darf denn dich
        dies diese diesem diesen dieser dieses dir doch dort dürfen etwa etwas euch ganz gegen haben hat hatte hatten
        hier ihm ihn ihnen ihre ihrem ihren ihrer immer jedoch jetzt kann kein keine keinem keinen keiner konnte
        konnten können laut man mehr mich mir muss mussten müssen nachdem nichts noch nur ob obwohl ohne rund schon
        sehr seine seinem seinen seiner seit selbst so soll sollen sollte sollten sondern sowie trotz um uns viel
        viele vielen war waren weil welche welcher welches wer werden will wird wo wollen wollte worden wurde wurden
        während wäre wegen würde würden zwar zwischen""",
    "es": """además ahora al algo alguna algunas alguno algunos allí antes aquel aquella aquellas aquellos aquí así aún
        aunque cada contra cual cuales cuyo cómo de del desde después donde durante él ella ellas ellos entre era eran
        esa esas ese eso esos esta estaba estaban estar estas este esto estos está están fue fueron ha haber había
        habían hacia han hasta hay he la las le les lo los mas más me menos mi mis misma mismo mucha muchas mucho
        muchos muy nada ni no nos nosotros nunca otra otras otro otros poco pocos porque que qué quién se según ser
        será serán si sí sido siempre sin sino sobre solo sólo son su sus también tampoco tan tanto te toda todas todo
        todos tras tu tus un una unas uno unos usted ustedes vez veces ya yo""",
    "fr": """à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avaient avait avant avoir beaucoup
        bien car ce ces cet cette chez contre de depuis des dont durant dès déjà elle elles encore entre es est et eu
        eux faire fait faut il ils jamais je la le les leur leurs lors lui malgré me moi moins ne non nos nous on ont
        ou oui où par parmi pas pendant peu plus pour qu quelque quelques rien se selon sera serait seront si soi soit
        sommes son sont sous suis sur ta te toi toujours tous tout toute toutes trop très tu un une vers vos votre
        vous étaient était été être""",
    "hu": """azért ha hát is itt le már még nekem neki ott s te tehát túl vagyok valamint és én így úgy""",
    "nl": """af al alle alles altijd ben daar dan echter geen haar had hadden hebben heeft heel hen hier hun ik jij
        jullie kan kon kunnen maar mee meer mij moet moeten nog nu omdat ons onze ook terwijl tijdens toen tussen veel
        volgens was waren weer wel werd werden wil worden wordt zal zeer zich zijn zodat zonder zou zouden zullen""",
    "pl": """ale i ich jej jest już mnie nie o po są się tego też to tym u w z za że""",
    "pt": """agora ainda ali antes apenas após aquele aquilo aqui assim até cada contra de desde durante é ela elas ele
        eles então entre essa esse esses esta estar estava estavam este estes está estão eu foi foram há isso isto já
        lá mais menos mesmo meu meus mim minha muito muita muitas muitos nada não nas nos num numa nunca nós onde ou
        outra outras outro outros pela pelas pelo pelos porque pouco qual qualquer quando quem são será serão seu seus
        sempre ser sido sob sobre sou sua suas só também tem ter tinha tinham toda todas todo todos têm você à às""",
    "ro": """ca că cât din in într la mă mai nu pe prin se si sunt și în""",
    "sv": """all alla allt alltid aldrig bara bli blir blev dock efter enligt före genom hade har inga ingen inget ju
        just kan kunde medan mellan mer mest mot mycket måste något någon några också redan sedan själv själva ska
        skulle under utan var vara varit vill än är åt över""",
    "uk": """а або але без би бо був була було були буде будь більше в вам вас вже ви від він вона вони воно все всі
        до дуже ж же з за зараз зі і із й його йому її їй їх їм лише між мене мені ми може можна на над нам нас не ні
        ну нього них о один перед по під після при про просто себе свій своє свою своя та так також там те тепер ти
        тільки то тоді того тому треба тут у хто ці цього цьому це цей ця через чому що щоб щодо ще я як яка яке якій
        яких якого який які якими яку якщо""",
}  # fmt: skip
