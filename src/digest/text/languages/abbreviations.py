"""List abbreviations that end no sentence of news, in addition to those of sentencex.

`titles` precede a name and never end a sentence; `NUMBERED` precede a number.  `loose` abbreviations may end a
sentence, but only before one of the `starters`: words of closed classes that open sentences and are no names.  All are
written without their full stop, and their case counts; `NUMBERED` are in lower case.
"""

from functools import cache

from digest.text.languages.months import SHORT

_TITLES = {
    "en": """Mr Mrs Ms Mx Dr Drs Prof Profs Ste Gen Gens Lt Col Cols Capt Cpt Cmdr Cdr Comdr Maj Sgt Cpl Pvt Pfc
        Spc Pte Adm Brig Ens Det Insp Supt Const Sen Sens Rep Reps Gov Govs Pres Hon Rev Revs Fr Msgr Mgr Amb Atty
        Asst Assoc Dep Dir Treas Chm Messrs Ald Cllr Div Rt Ven Flt Wm Geo Chas Jas Thos Robt Jos approx Approx vs
        esp Est est""",
    "de": """Dr.-Ing Dipl.-Ing Hr Hrn Fr Frl Dr Prof Dipl St Gen Lt Oberst Hptm Maj Kard Hl Frhr Gf Stv stv Präs
        Dir Abg Bgm Min Bez ehem gebt Vors Mag Ing Rev bspw inkl exkl zzgl abzgl engl franz griech ital lat russ
        röm span südl nördl östl westl österr schweiz sächs zw einschl urspr bes allg wiss techn gem betr vgl vs
        max mind bzw ca evtl ggf sog geb""",
    "fr": """M MM Mr Mme Mmes Mlle Mlles Dr Me Mgr Pr Prof St Ste Sté av bd gén cdt lt adj sgt ch cf env fig
        c.-à-d p.ex vs""",
    "es": """Sr Sra Srta Sres Sras Dr Dra Dres Prof Profa Lic Ing Arq Abg D Dña Da Gral Cnel Tte Cap Sgto Cmdte
        Alm Mons Fr Sto Sta Ud Uds Avda Gob Pdte Hno Hnos Excmo Ilmo Mtro Mtra aprox ca vs""",
    "it": """dott Dott dr Dr dott.ssa Dott.ssa sig Sig sigg sig.ra Sig.ra prof Prof prof.ssa Prof.ssa avv Avv ing
        Ing arch geom on On l'on L'on l’on L’on sen Sen mons Mons gen Gen col Col cap Cap ten Ten magg mar brig
        card Card rag cav comm S SS ca vs""",
    "pt": """Sr Sra Srta Srs Sras Dr Dra Drs Dras Prof Profa Profª Eng Arq Gen Cel Cap Ten Maj Sgt Alm Brig Dep
        Des Exmo Exma Ilmo D Dom Pe Fr Sto Sta Av Dna Del Me aprox vs""",
    "nl": """dhr mevr Mevr mw mr Mr dr Dr drs Drs prof Prof ir Ir ing Ing jhr ds gen kol lt kap maj sgt St d.w.z
        bijv bv ca incl excl vs resp zgn m.n""",
    "pl": """prof Prof dr hab mgr inż lek gen płk mjr kpt por ppłk ppor sierż kpr ks bp abp kard św im ul al pl os
        np tj tzn tzw m.in red woj pow gm sp ang niem zob""",
    "ru": """г ул пл пр просп д стр им проф акад доц ген полк подп кап лейт майор серж оз пос дер см т.е т.к т.н
        ср англ нем фр напр""",
    "uk": "м вул просп пл ім проф акад доц ген полк смт с див напр т.зв",
    "sv": "t.ex bl.a s.k dvs prof dr kap ev resp jfr inkl exkl ca f.d",
    "da": "f.eks bl.a prof dr kap evt hhv ca iht ift fx",
    "no": "f.eks bl.a prof dr kap evt ca pga mht jf",
    "tr": "Dr Prof Doç Yrd Av Alb Gen Org Yzb Bşk Sn Hz Öğr Uz Cad Sok Mah bkz örn",
    "ro": "dl dna dr prof ing gen col lt cpt av ex cca",
    "ar": "د أ م أ.د د.م",
    "fa": "دکتر د",
    "hi": "डॉ डा प्रो पं श्री सुश्री मो कु रु इं जस्टिस",
    "mr": "डॉ प्रा पं श्री सौ कु रु",
    "ne": "डा प्रा पं श्री इ रु",
    "bn": "ডা ড মো মোঃ অধ্যা",
    "th": "ดร ศ รศ ผศ พล.อ พล.ต พ.ต.ท พ.ต.อ น.ส",
    "vi": "TS ThS PGS GS BS KS LS PGS.TS GS.TS Th.S NSƯT NSND TP Tp TX TT Q P CN ĐD",
    "id": "Dr dr Drs Ir Prof H Hj Tn Ny Jend Letjen Mayjen Brigjen Kombes Kompol Jl No Kab Kec",
    "ms": "Dr Prof Ir Tn Pn Cik Jln No",
    # The names of Latin letters, of which foreign abbreviations are made.
    "he": "אי איי אייץ אל אם אן אס אף אר או בי די וי וואי טי יו י סי פי קיי קיו הבי האם האף ד",
    "cs": "mil mld tis Ing pplk Pplk např tzv resp prof doc dr ing mgr judr mudr gen plk kpt mjr sv ul tř",
}  # fmt: skip
# Before a number in every language; words that also end sentences ("no", "art", "Sec") are left to those of a language.
_NUMBERED = """nr núm nº n° nn № bl pp pág págs pag pagg стр рис табл vol bd kap cap abs abb tab ziff art fig tel tlf ca
    godz str poz pt ust rzęd cca kl rdnr az"""
_LOOSE = {
    "en": """vol Vol vols pp fig Fig St Mt Ft Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul
        Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss
        Mo Mont Neb Nev Okla Ont Que Ore Pa Tenn Tex Va Vt Wash Wis Wyo Inc Corp Co Ltd Bros Jr Sr Ave Blvd Rd Hwy
        Rte Dist Dept Univ Inst Acad Assn Intl Natl etc a.m p.m Ph.D M.D B.A M.A""",
    "de": "etc usw Co Inc Corp Ltd Jr Sr",
    "fr": "etc J.-C Jr Sr Inc Corp Co Ltd Cie",
    "es": "etc UU EE.UU d.C a.C C Inc Corp Co Ltd Ltda Cía S.A Jr a.m p.m m",
    "it": "etc ecc d.C a.C C S.p.A s.r.l Inc Corp Co Ltd Jr",
    "pt": "etc d.C a.C C Ltda Cia S.A Inc Corp Co Ltd Jr",
    "nl": "etc enz Chr N.V B.V Inc Corp Co Ltd jr sr",
}  # fmt: skip
_STARTERS = {
    "en": """Mr Mrs Ms The A An It He She They We You I This That These Those There Here His Her Their Its Our My
        Your But And Or So Yet If When While As After Before Since Until Because Although Though In On At By For
        From With Without Under Over During Despite According However Meanwhile Moreover Also Then Now What Who
        Why How Where Which Some Many Most Several Both Each Every All No Nobody Nothing None One Two Three Not
        Only Even Still Such Other Another Critics Police Officials""",
    "de": """Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich Man Sein Seine Ihre Ihren
        Dieser Diese Dieses Diesen Diesem Doch Aber Und Oder Denn Auch Dann Da Dort Hier Nun Jetzt Wenn Als Nach
        Vor Seit Bis Während Weil Obwohl Trotz In Im An Am Auf Aus Bei Beim Mit Ohne Für Gegen Über Unter Zu Zum
        Zur Von Vom Wer Was Wie Wo Warum Niemand Nichts Keiner Keine Alle Viele Einige Mehrere Beide Jeder Jede
        Nur Noch So Außerdem Zudem Allerdings Jedoch Damit Dabei Dazu Danach Davor Daher Deshalb""",
    "fr": """Le La Les Un Une Des Il Elle Ils Elles On Nous Vous Je Ce Cette Ces Cet Son Sa Ses Leur Leurs Mais Et
        Ou Or Donc Car Si Quand Lorsque Comme Après Avant Depuis Pendant Dans En Sur Sous Avec Sans Pour Par Au
        Aux À De Du Selon Qui Que Quoi Pourquoi Comment Où Personne Rien Aucun Aucune Tous Toutes Plusieurs
        Certains Chaque""",
    "es": """El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Yo Nosotros Esto Este Esta Estos Estas Ese Esa Eso
        Su Sus Pero Y O Si Cuando Como Después Antes Desde Durante En Con Sin Para Por Al De Del Según Quien Qué
        Nadie Nada Ningún Todos Todas Varios Muchos Cada Mientras Aunque Sin No Lo Se Ya También""",
    "it": """Il Lo La I Gli Le Un Uno Una Lui Lei Loro Noi Questo Questa Questi Queste Quello Quella Suo Sua Ma E
        O Se Quando Come Dopo Prima Durante In Con Senza Per Da Dal Dalla Di Del Della Nel Nella Su Sul Secondo
        Chi Che Nessuno Niente Tutti Tutte Molti Ogni Non Anche""",
    "pt": """O A Os As Um Uma Ele Ela Eles Elas Eu Nós Isto Este Esta Isso Esse Essa Seu Sua Seus Suas Mas E Ou Se
        Quando Como Depois Antes Desde Durante Em No Na Nos Nas Com Sem Para Por Ao De Do Da Segundo Quem Que
        Ninguém Nada Nenhum Todos Todas Vários Muitos Cada Enquanto Embora Não Também""",
    "nl": """De Het Een Hij Zij Ze We Wij Ik Dit Dat Deze Die Zijn Haar Hun Maar En Of Als Toen Na Voor Sinds
        Tijdens In Op Aan Bij Met Zonder Voor Door Uit Over Onder Volgens Wie Wat Waarom Hoe Waar Niemand Niets
        Alle Veel Elke Ook Er Daar Hier Nu""",
}

# Words that sentencex takes for abbreviations, but that are words in lower case.
_WORDS = {
    "en": "no re me may art miss ill fed arc ok con mm",
    "de": "mich mag me ok",
    "cs": "pod red tu",
    "da": "med var del da ned to form",
    "es": "de en un para con no entre sobre contra mar tras bien ante nos auto da ex in km extra bis",
    "fr": "art vol ex sec",
    "it": """di ha in la si all con lo al su le ed ai ad ma sia fa se mi ore va fra mai te no via gia coi vi me
        col fai li ci ne fin""",
    "no": "det med ut kan jul del ga la",
    "pt": "ex",
    "vi": "con may va la no ga",
}

NUMBERED = SHORT.union(_NUMBERED.split())


@cache
def titles(language: str) -> frozenset[str]:
    """Return the abbreviations that precede a name; empty without a list for the language."""
    return frozenset(_TITLES.get(language, "").split())


@cache
def loose(language: str) -> frozenset[str]:
    """Return the abbreviations that may end a sentence; empty without a list for the language."""
    return frozenset(_LOOSE.get(language, "").split())


@cache
def starters(language: str) -> frozenset[str]:
    """Return the words that open sentences and are no names; empty without a list for the language."""
    return frozenset(_STARTERS.get(language, "").split())


@cache
def small_words(language: str) -> frozenset[str]:
    """Return the words that sentencex takes for abbreviations; empty without a list for the language."""
    return frozenset(_WORDS.get(language, "").split())
