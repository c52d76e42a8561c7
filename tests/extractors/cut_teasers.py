"""Teasers as feeds cut them: the text, its language, and what stays of it; "" where the headline alone does.

`SEEN` was open while the rule was written, `UNSEEN` was not.
"""

SEEN = [
    # English
    ("The swing bridge stays shut. The mayor of Brackwater said on Tuesday that…", "The swing bridge stays shut."),
    ("The swing bridge stays shut. Its owner wants to […]", "The swing bridge stays shut."),
    ("Three cracks were found in a girder of the bridge by [...]", ""),
    ("Three cracks were found in a girder. Read more", "Three cracks were found in a girder."),
    ("Three cracks were found in a girder by an inspector who Continue reading →", ""),
    ("The ferry sails at nine. It takes forty cars (more…)", "The ferry sails at nine."),
    ("The ferry sails at nine. […]", "The ferry sails at nine."),
    ("Three cracks were found in a girder ... Read the full story", ""),
    ("The council voted for the weir. The vote was close and the", "The council voted for the weir."),
    ("“I waited for an hour…” said the ferryman.", "“I waited for an hour…” said the ferryman."),
    ("The weir is closed until Monday", "The weir is closed until Monday"),
    # German
    ("Die Brücke bleibt gesperrt. Die Bürgermeisterin sagte am Dienstag, dass…", "Die Brücke bleibt gesperrt."),
    ("Die Fähre fährt um neun. Weiterlesen", "Die Fähre fährt um neun."),
    ("Ein Prüfer fand drei Risse in einem Träger, die [...] Mehr lesen", ""),
    # French
    ("Le pont reste fermé. La maire a déclaré mardi que… Lire la suite", "Le pont reste fermé."),
    # Spanish
    ("El puente sigue cerrado. La alcaldesa dijo el martes que [...]", "El puente sigue cerrado."),
    # Italian
    ("Il ponte resta chiuso. La sindaca ha detto che … Leggi tutto", "Il ponte resta chiuso."),
    # Portuguese
    ("A ponte segue fechada. A prefeita disse na terça que… Leia mais", "A ponte segue fechada."),
    ("A ponte segue fechada. Leia mais (11/20/2026 - 19h22)", "A ponte segue fechada."),
    # Dutch
    ("De brug blijft dicht. De burgemeester zei dinsdag dat… Lees verder", "De brug blijft dicht."),
    # Polish
    ("Most pozostaje zamknięty. Burmistrz powiedziała we wtorek, że… Czytaj dalej", "Most pozostaje zamknięty."),
]
UNSEEN = [
    ("A storm closed the harbour. Boats had to be&hellip;", "A storm closed the harbour."),
    ("A storm closed the harbour. Boats had to be moved [ … ]", "A storm closed the harbour."),
    (
        "A storm closed the harbour. Boats were moved inland. Continue reading A storm over Tolm",
        "A storm closed the harbour. Boats were moved inland.",
    ),
    ("Boats had to be moved inland when the storm (continued)", ""),
    ("A storm closed the harbour. Boats had to be moved... Read More »", "A storm closed the harbour."),
    (
        "A storm closed the harbour. Boats had to be moved, the harbour master",
        "A storm closed the harbour. Boats had to be moved, the harbour master",
    ),
    ("A storm closed the harbour. Boats had to be moved, and", "A storm closed the harbour."),
    ("A storm closed the harbour. [Read more…]", "A storm closed the harbour."),
    ("A storm closed the harbour. Keep reading", "A storm closed the harbour."),
    (
        "Learn more about boats at the museum of Tolm, which opens on Monday.",
        "Learn more about boats at the museum of Tolm, which opens on Monday.",
    ),
    ("Ein Sturm sperrte den Hafen. Boote mussten [mehr]", "Ein Sturm sperrte den Hafen."),
    ("Ein Sturm sperrte den Hafen. Boote mussten an Land, weil der", "Ein Sturm sperrte den Hafen."),
    ("Une tempête a fermé le port. Les bateaux ont dû [&#8230;]", "Une tempête a fermé le port."),
    ("Una tormenta cerró el puerto. Los barcos tuvieron que… Seguir leyendo", "Una tormenta cerró el puerto."),
    ("Una tempesta ha chiuso il porto. Le barche [...] Continua a leggere", "Una tempesta ha chiuso il porto."),
    ("Uma tempestade fechou o porto. Os barcos tiveram de… Continue lendo", "Uma tempestade fechou o porto."),
    ("Een storm sloot de haven. Boten moesten… [lees meer]", "Een storm sloot de haven."),
    ("Sztorm zamknął port. Łodzie trzeba było… więcej »", "Sztorm zamknął port."),
    ("En storm stängde hamnen. Båtarna fick… Läs mer", "En storm stängde hamnen."),
    ("Шторм закрыл порт. Лодки пришлось… Читать далее", "Шторм закрыл порт."),
]
