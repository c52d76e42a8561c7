"""Know the regions that follow a city in a dateline: countries in many languages, and the states of two of them."""

from functools import cache

# Languages of datelines; a name that is none of these countries' is kept, since the subject of a sentence looks alike.
_LANGUAGES = (
    *("ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hi", "hu", "id", "it", "ko", "nb", "nl", "pl", "pt", "ro"),
    *("ru", "sv", "tr", "uk", "vi"),
)
# Forms of newspapers that the Unicode data on countries has not.
_SHORT = (
    *("usa", "us", "uk", "uae", "drc", "eeuu", "eua", "vae", "ηπα", "сша", "england", "scotland", "wales"),
    *("northern ireland",),
)
# Postal codes, then the abbreviations of news agencies (the long names are written out there as well).
_STATES = frozenset(
    (
        "al,ak,az,ar,ca,co,ct,de,fl,ga,hi,id,il,in,ia,ks,ky,la,me,md,ma,mi,mn,ms,mo,mt,ne,nv,nh,nj,nm,ny,nc,nd,oh,ok,"
        "or,pa,ri,sc,sd,tn,tx,ut,vt,va,wa,wv,wi,wy,dc,ab,bc,mb,nb,nl,ns,on,pe,qc,sk,"
        "ala,ariz,ark,calif,colo,conn,del,fla,ill,ind,kan,mass,mich,minn,miss,mont,neb,nev,okla,ore,penn,tenn,tex,"
        "wash,wis,wyo,alta,ont,que,sask,"
        "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,"
        "illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,"
        "missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,"
        "ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,"
        "virginia,washington,west virginia,wisconsin,wyoming,"
        "alberta,british columbia,manitoba,new brunswick,nova scotia,ontario,quebec,saskatchewan"
    ).split(",")
)


def is_state(name: str) -> bool:
    """Return whether a name is a state or province, in full or short, as "NY", "N.Y.", "Va." or "Ontario"."""
    return _plain(name) in _STATES


def is_country(name: str) -> bool:
    """Return whether a name is a country, in one of many languages."""
    return _plain(name) in _countries()


def _plain(name: str) -> str:
    return " ".join(name.replace(".", "").lower().split())


@cache
def _countries() -> frozenset[str]:
    """Return the names of all countries, in lower case; made once, when the first line looks like a dateline."""
    from babel import Locale

    names = (
        name
        for language in _LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if code.isalpha()  # the figures are continents
    )
    return frozenset((*map(_plain, names), *_SHORT))
