"""Words by which newspapers, magazines and agencies call themselves.

A name ends with one of these; in Romance languages and in Polish it begins with one, and in any language before "of" or
"de".  In the compounds of German, Dutch and the languages of Scandinavia, and in Chinese, Japanese and Korean, it is
the end of a word.
"""

# Words at the end of a name: "Saltmarsh Review".
LAST = frozenset(
    """advertiser argus bulletin chronicle courier daily dispatch echo examiner express gazette globe guardian herald
    independent inquirer journal ledger letter mail magazine mercury messenger mirror monitor news newsletter notes
    observer post press record register reporter review sentinel standard star telegraph times tribune weekly wire
    allgemeine anzeiger blatt bote kurier merkur morgenpost nachrichten presse rundschau tageblatt tagblatt zeitung
    prensa courant dagblad krant nieuwsblad telegraaf""".split()
)
# Words at the start of a name: "Diario de Valdemora".
FIRST = frozenset(
    """courrier dépêche écho corriere gazzetta giornale messaggero correo diario gaceta heraldo periódico correio diário
    folha gazeta jornal dziennik głos صحيفة جريدة""".split()
)
# Ends of words that are names by themselves.
ENDS = (
    "zeitung anzeiger blatt bote kurier post nachrichten courant krant bladet tidningen avisen posten "
    "신문 일보 新聞 日報 日报 晚报 晚報 时报 時報"
).split()
# Small words within a name.
SMALL = frozenset(
    "a al d da das de degli dei del dell della delle des di do dos du la le les l of the van von y".split()
)
# Words that make no name with an outlet word: "World News" is a section.
GENERAL = frozenset(
    "all breaking business good international latest local more national our sports the top uk us world".split()
)
