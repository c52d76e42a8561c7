"""Know the regions that follow a city in a dateline: countries in many languages, and the states of two of them."""

from functools import cache

# Languages of datelines; a name that is none of these countries' is kept, since the subject of a sentence looks alike.
_LANGUAGES = (
    *("en", "ar", "cs", "da", "de", "el", "es", "fi", "fr", "hi", "hu", "id", "it", "ko", "nb", "nl", "pl", "pt", "ro"),
    *("ru", "sv", "tr", "uk", "vi"),
)
# Forms of newspapers that the Unicode data on countries has not.
_SHORT = frozenset(
    (
        *("usa", "us", "uk", "uae", "drc", "eeuu", "eua", "vae", "ηπα", "сша", "england", "scotland", "wales"),
        *("northern ireland",),
    )
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
    plain = _plain(name)
    return plain in _SHORT or any(plain in _countries(language) for language in _LANGUAGES)


def _plain(name: str) -> str:
    return " ".join(name.replace(".", "").lower().split())


@cache
def _countries(language: str) -> frozenset[str]:
    """Return the names of all countries in a language, in lower case; a language costs some 7 ms, English first."""
    from babel import Locale

    names = Locale.parse(language).territories.items()
    return frozenset(_plain(name) for code, name in names if code.isalpha())  # the figures are continents
