"""Sentences that open in the middle of a thought: on a pronoun, a demonstrative or a connective.

Such a sentence is understood only after its neighbour.  The lists are of closed word classes, from grammar; languages
without a list have no such guard.
"""

import re

_WORDS = {
    "en": """he she it they him them his her hers its their theirs this that these those such both neither
        another others
        but and or nor so yet however moreover furthermore also meanwhile still then therefore thus hence instead
        nevertheless nonetheless besides additionally consequently otherwise likewise similarly afterwards
        accordingly earlier later subsequently conversely indeed rather either too again elsewhere""",
    "de": """er sie es ihm ihn ihnen ihr ihre ihrem ihren ihrer sein seine seinem seinen seiner deren dessen
        dies diese
        diesem diesen dieser dieses jene jenem jenen jener jenes solche solchen solcher beide beiden aber und oder
        doch jedoch zudem außerdem deshalb daher darum deswegen dennoch trotzdem allerdings dagegen hingegen damit
        dabei dadurch danach davor darauf daraufhin dafür darüber dazu daran darin davon so auch denn sondern somit
        folglich inzwischen unterdessen zugleich gleichzeitig ebenso stattdessen anschließend dann derweil vielmehr
        überdies ferner schließlich später zuvor dort""",
    "fr": """il elle ils elles lui leur leurs son sa ses ce cet cette ces cela ça ceci celui celle ceux celles
        mais et ou
        donc or car cependant toutefois pourtant néanmoins ainsi aussi puis ensuite enfin alors également d’ailleurs
        c’ d’autres""",
    "es": """él ella ellos ellas esto esta este estas estos eso esa ese esas esos aquello aquel aquella su sus lo les
        pero y e o sino además también así entonces luego asimismo tampoco igualmente después ambos ambas por su
        parte""",
    "it": """egli ella lui lei loro esso essa essi esse questo questa questi queste quello quella quelli quelle
        ciò suo
        sua suoi sue ma e ed o però quindi tuttavia inoltre anche così poi infatti intanto dunque perciò allora
        invece entrambi pertanto""",
    "pt": """ele ela eles elas isto este esta estes estas isso esse essa esses essas aquele aquela aquilo seu sua seus
        suas mas e ou porém contudo todavia entretanto também assim então portanto depois ambos logo""",
    "nl": """hij zij ze hun haar hen dit dat deze die maar en of dus echter toch ook bovendien daarom daarna toen
        vervolgens intussen ondertussen daarnaast niettemin desondanks daarmee daarvoor daardoor daarbij beide
        verder dan zo bijvoorbeeld""",
    "ko": """그 그는 그가 그의 그를 그녀 그녀는 그녀가 그들 그들은 그들이 이 이는 이에 이와 이를 이것은 이것이
        이들은 이들이 이들 이런 이러한 이같은 그런 그러한 이처럼 이로써 이로 이어 이어서 그러나
        하지만 그리고 또 또한 그런데 따라서 그래서 그러면서 그러자 한편 다만 이후 아울러 더불어 이밖에 반면
        그럼에도 그동안 여기에 당시 앞서""",
}
_PHRASES = {
    "en": """in addition|as a result|for example|for instance|in contrast|by contrast|in turn|even so|after that
        before that|at the same time|on the other hand|the former|the latter|to that end|in other words
        because of this|as such|for his part|for her part|for their part|as well as that|in response|at that point
        the same|the two|the pair|the trio|most of them|some of them|one of them|many of them|none of them
        all of them""",
    "de": """zum beispiel|im gegensatz dazu|aus diesem grund|nach seinen angaben|nach ihren angaben|im gegenzug""",
    "fr": """de plus|en outre|par ailleurs|en revanche|par conséquent|par exemple|au contraire|en effet|de même
        de son côté""",
    "es": """sin embargo|por eso|por ello|por tanto|por lo tanto|no obstante|mientras tanto|por ejemplo|en cambio
        es decir""",
    "it": """per esempio|ad esempio|nel frattempo|al contrario|da parte sua""",
    "pt": """além disso|no entanto|por isso|por exemplo|por outro lado|ao mesmo tempo|por sua vez""",
    "nl": """aan de andere kant|als gevolg daarvan|in plaats daarvan""",
    "ko": """이 같은|이에 대해|이와 관련해|이와 함께|그럼에도 불구하고""",
}
# Quotes, dashes and brackets that may stand before the first word.
_BEFORE = re.compile(r"^[\s\"'“”‘’„‚«»‹›「『(\[–—-]+")
_FIRST = re.compile(r"[^\W_]+(?:[’'](?=[^\W_]))?")


_FIRST_WORDS = {language: frozenset(text.split()) for language, text in _WORDS.items()}
_FIRST_PHRASES = {
    language: tuple(" ".join(phrase.split()) + " " for phrase in re.split(r"[|\n]", text))
    for language, text in _PHRASES.items()
}


def dangles(sentence: str, language: str) -> bool:
    """Whether a sentence opens in the middle of a thought.

    >>> dangles("“It will reopen in spring,” he said.", "en"), dangles("The bridge will reopen in spring.", "en")
    (True, False)
    """
    words = _FIRST_WORDS.get(language)
    if words is None:
        return False
    start = [word.replace("'", "’") for word in _FIRST.findall(_BEFORE.sub("", sentence[:80]).lower())]
    if not start:
        return False
    return (
        start[0] in words or start[0].rstrip("’") in words or f"{' '.join(start)} ".startswith(_FIRST_PHRASES[language])
    )
