"""Words with which feeds name themselves and their sections; none of them names an outlet by itself."""

# News, in the languages of feeds: "BBC News" is a name, "News" is none.
NEWS = frozenset(
    """news nachrichten meldungen actualités actualité infos noticias notícias notizie nieuws nyheter nyheder
    uutiset wiadomości aktualności zprávy novinky hírek știri новости новини ειδήσεις haberler khabar 新闻 新聞
    ニュース 뉴스""".split()
)
# Kinds of lists and their parts, and how new they are.
FEED = frozenset(
    """rss feed feeds atom xml channel flux fil syndication updates update activity changes changesets commits
    releases release notes comments posts post articles article stories story headlines headline items content
    issue topic topics tag tags tagged category archive archives page homepage home frontpage front main index query
    start startseite accueil inicio portada search results records found list available documents all full
    recent latest newest new last current currently top best most read popular trending breaking just live
    exclusive editor's picks featured highlights issued published uploads advisories advisory alert alerts
    watches warnings neueste neuste neue aktuell aktuelle aktuelles alle topthemen schlagzeilen eilmeldungen
    dernières dernière derniers toute toutes tous une últimas últimos última todas todo todos titulares ultime
    ultima tutte prima pagina laatste het algemeen senaste alla seneste uusimmat pääuutiset tuoreimmat
    najnowsze wszystkie najważniejsze nejnovější hlavní главное последние все główne video videos audio
    podcast podcasts newsletter newsfeed newswire wire ticker newsticker""".split()
)
# Sections of newspapers, in the same languages.
SECTIONS = frozenset(
    """world international national nation local region regional us u.s europe asia africa americas america latin
    middle east north south west pacific politics political business economy economics finance markets money
    tech technology science sciences health environment climate sport sports football soccer entertainment
    culture arts art books film music style life lifestyle travel food opinion opinions comment analysis
    editorial columns education law crime society religion weather obituaries magazine weekend welt politik
    wirtschaft wissen wissenschaft gesundheit kultur panorama gesellschaft ausland inland meinung leben reise
    digital netzwelt technik unternehmen finanzen karriere monde politique économie santé société planète
    afrique mundo política economía ciencia salud sociedad deportes cultura opinión tecnología internacional
    economia ciência saúde esporte esportes desporto tecnologia cotidiano sociedade mondo politica cronaca
    scienza scienze salute esteri spettacoli wereld politiek economie wetenschap gezondheid binnenland
    buitenland cultuur värld världen ekonomi vetenskap utrikes inrikes kotimaa ulkomaat talous urheilu
    kulttuuri świat kraj gospodarka nauka zdrowie kultura мир политика экономика общество спорт культура""".split()
)
SMALL = frozenset(
    """a an and & + the of for in on at by to from with about via over - und der die das den dem des im am auf
    aus von für zu bei et le la les l' de du en sur dans par pour y el los las del al por para e o os as do da
    dos em no na il lo gli i di della dei delle su nel van het een voor op uit och på av om ja z w и в на по
    из""".split()
)
# Forms of companies, and what a line of rights says beside its holder.
COMPANY = frozenset(
    """inc ltd limited llc plc gmbh ag kg co company corp corporation group media sa s.a spa s.p.a srl bv b.v nv
    ab oy as a/s newspaper newspapers publishing publications publishers verlag editorial communications
    holdings contents content copyright all rights reserved alle rechte vorbehalten tous droits réservés todos
    los derechos reservados diritti riservati or its affiliated companies personal use only for see
    convergence network networks""".split()
)
# Segments of an address of a site that name no section of it.
PLAIN_PATHS = frozenset(
    """blog blogs weblog journal feed feeds rss atom rdf xml index home main news newsticker start de en es fr it
    nl pt pl us uk int default""".split()
)
# Hosts that pass on feeds of others, by their registered part.
PROXIES = frozenset("feedburner feedproxy feeds2 feedblitz rssapp fetchrss politepol rsshub morss".split())
# Hosts whose paths are those of publishers of their own: shows and accounts.
HOSTING = frozenset(
    """anchor.fm podcasters.spotify.com creators.spotify.com open.spotify.com podcasts.apple.com soundcloud.com
    spreaker.com audioboom.com shows.acast.com patreon.com t.me vimeo.com dailymotion.com twitch.tv
    bsky.app threads.net""".split()
)
# Hosts of known aggregators: an entry is of the outlet that it links to or names.
AGGREGATORS = ("news.google.com", "reddit.com", "news.ycombinator.com", "hnrss.org", "lobste.rs", "google.com/alerts")
