"""Recognise sentences that depend on the one before: they open with a pronoun, a demonstrative or a connective.

Such a sentence cannot be understood alone.  The lists hold closed word classes of grammar; sentences in languages
without a list are not checked.
"""

import re
from functools import cache

from digest.text.back_references import refers_back
from digest.text.languages.particles import without_particle

_WORDS = {
    "ar": """هو هي هم هذا هذه ذلك تلك هؤلاء أولئك لكن ولكن لكنه كما كذلك وكذلك أيضا ثم لذلك وبذلك بذلك وهو وهي
        وهم وهذا وهذه وذلك وتلك بل هناك وهناك وأضاف وتابع وأوضح""",
    "cs": """on ona ono oni jeho její jejich jim mu tento tato toto tito tyto ten ta to ti ty takový taková
        takové ale však nebo a i proto tedy tak také navíc přesto ovšem zároveň dále poté potom pak mezitím
        naopak naproti jinak stejně rovněž oba obě tam tím tomu toho""",
    "da": """han hun det hans hendes dens dets deres dem disse dette denne men og eller så derfor desuden dog
        også imidlertid alligevel derefter samtidig desuagtet således ligeledes endvidere derimod ellers senere
        begge der her dermed""",
    "de": """er sie es ihm ihn ihnen ihr ihre ihrem ihren ihrer sein seine seinem seinen seiner deren dessen dies
        diese diesem diesen dieser dieses jene jenem jenen jener jenes solche solchen solcher beide beiden aber
        und oder doch jedoch zudem außerdem deshalb daher darum deswegen dennoch trotzdem allerdings dagegen
        hingegen damit dabei dadurch danach davor darauf daraufhin dafür darüber dazu daran darin davon so auch
        denn sondern somit folglich inzwischen unterdessen zugleich gleichzeitig ebenso stattdessen anschließend
        dann derweil vielmehr überdies ferner schließlich später zuvor dort denen hierzu hierbei hierfür hiermit
        hierdurch demnach demzufolge infolgedessen wiederum gleichwohl nun andererseits einerseits indes indessen
        mittlerweile seitdem seither daneben dahinter immerhin letztere letzterer ersterer nämlich zwar sogar
        jedenfalls hier weiterhin dazwischen desgleichen letztlich ihres seines ihrerseits seinerseits solches
        nichtsdestotrotz nichtsdestoweniger nachher alsdann ebenfalls zusätzlich""",
    "el": """αυτός αυτή αυτό αυτοί αυτές αυτά αυτόν αυτήν εκείνος εκείνη εκείνο τούτο αλλά όμως και ή επίσης
        ωστόσο επομένως άρα έτσι τότε έπειτα επιπλέον εντούτοις παρόλα μάλιστα εξάλλου άλλωστε παράλληλα
        ταυτόχρονα ενώ τέτοια τέτοιες""",
    "en": """he she it they him them his her hers its their theirs this that these those such both neither
        another others but and or nor so yet however moreover furthermore also meanwhile still then therefore
        thus hence instead nevertheless nonetheless besides additionally consequently otherwise likewise
        similarly afterwards accordingly earlier later subsequently conversely indeed rather either too again
        elsewhere which whose thereby thereafter thereupon alternatively specifically eventually finally lastly
        secondly thirdly regardless plus ultimately ours here now""",
    "es": """él ella ellos ellas esto esta este estas estos eso esa ese esas esos aquello aquel aquella su sus lo
        les pero y e o sino además también así entonces luego asimismo tampoco igualmente después ambos ambas
        dicho dicha dichos dichas tal tales allí ahí finalmente entretanto aun aún ni pues aquellos aquellas ésta
        éste suyo""",
    "fr": """il elle ils elles lui leurs son sa ses ce cet cette ces cela ça ceci celui celle ceux celles mais et
        ou donc or car cependant toutefois pourtant néanmoins ainsi aussi puis ensuite enfin alors également c’
        eux là y tel telle tels telles bref parallèlement finalement aussitôt auparavant autrement chacun chacune
        certes effectivement voilà surtout autant inversement leur""",
    "he": """הוא היא הם הן זה זו זאת אלה אלו אבל אך אולם לכן גם כן בנוסף אז כך לפיכך שניהם והוא והיא והם""",
    "hi": """वह वे यह ये उसने उन्होंने इसने उसका उसकी उसके उनका उनकी उनके इसका इसकी इसके इनका इनकी इनके इस उस इन
        उन लेकिन मगर परंतु और या इसलिए हालांकि हालाँकि फिर तब भी इससे उससे इसमें उसमें इसे उसे ऐसे ऐसा ऐसी वहीं""",
    "it": """egli ella lui lei loro esso essa essi esse questo questa questi queste quello quella quelli quelle
        ciò suo sua suoi sue ma e ed o però quindi tuttavia inoltre anche così poi infatti intanto dunque perciò
        allora invece entrambi pertanto tale tali difatti ossia cioè eppure piuttosto successivamente infine lì
        ne quest quell altresì oltretutto altrimenti neppure nemmeno eventualmente costoro costui""",
    "ko": """그 그는 그가 그의 그를 그녀 그녀는 그녀가 그들 그들은 그들이 이 이는 이에 이와 이를 이것은 이것이
        이들은 이들이 이들 이런 이러한 이같은 그런 그러한 이처럼 이로써 이로 이어 이어서 그러나 하지만 그리고 또
        또한 그런데 따라서 그래서 그러면서 그러자 한편 다만 이후 아울러 더불어 이밖에 반면 그럼에도 그동안 여기에
        당시 앞서 그것 그래도 그러니 그러므로 그렇지만 그렇다고 그렇다면 그러면 그때 이때 이날 게다가 더구나
        더욱이 반대로 결국 이곳 그곳 여기 거기 특히 실제로 즉 왜냐하면 단 반면에 한편으로 이같이 이렇게 그렇게
        그런데도 그만큼 이것 이러자 그에 그와 그로 그도 이도 이밖에도 이외에 이뿐만""",
    "nl": """hij zij ze hun haar hen dit dat deze die maar en of dus echter toch ook bovendien daarom daarna toen
        vervolgens intussen ondertussen daarnaast niettemin desondanks daarmee daarvoor daardoor daarbij beide
        verder dan zo bijvoorbeeld daar hier hiermee hierdoor hierbij hiervoor hierna daaruit daarop daarvan
        daaraan daarin daartoe daartegen waardoor waarna waarmee waarop zodoende zulke zulks later eerder immers
        kortom tevens eveneens tenslotte uiteindelijk inmiddels desalniettemin evenwel integendeel anders zijn
        hem zijzelf want""",
    "no": """han hun det hans hennes dens dets deres dem disse dette denne men og eller så derfor dessuten
        likevel også imidlertid deretter samtidig dermed således videre derimod ellers senere begge der her""",
    "pl": """on ona ono oni one jego jej ich im mu ten ta to ci te tego tej tym tych taki taka takie ale jednak
        lecz i oraz albo więc dlatego zatem też także również ponadto natomiast tymczasem jednocześnie potem
        później następnie tak wówczas wtedy obaj obie tam stąd""",
    "pt": """ele ela eles elas isto este esta estes estas isso esse essa esses essas aquele aquela aquilo seu sua
        seus suas mas e ou porém contudo todavia entretanto também assim então portanto depois ambos logo lhe
        lhes tal tais ali lá nisso nisto disso disto finalmente ainda aliás ademais outrossim posteriormente
        aqueles aquelas deles delas dele dela nele nela mesmo pois""",
    "ru": """он она оно они его её ее их им ему ей этот эта это эти тот та те такой такая такое такие но однако и
        или а также тоже поэтому потому затем потом тогда впрочем зато так итак причём причем оба обе там здесь""",
    "sv": """han hon det hans hennes dess deras dem dessa detta denna denne men och eller så därför dessutom dock
        också emellertid ändå därefter samtidigt därmed således vidare däremot annars senare båda där här sedan""",
    "tr": """o onlar onun onların ona onu bu bunlar bunun bunların buna bunu şu böyle böylece ama ancak fakat ve
        veya ya ayrıca bununla dolayısıyla yine üstelik oysa ise""",
    "uk": """він вона воно вони його її їх їм йому їй цей ця це ці цього цієї цих той те ті такий така таке такі але
        однак проте і й або також тож тому потім тоді втім натомість водночас отже так зокрема обидва обидві там тут
        далі пізніше раніше адже""",
    "vi": """họ nó đây nhưng và song""",
}
# Split as by `_FIRST`: an elided word is a word by itself.
_PHRASES = {
    "ar": """ومع ذلك|مع ذلك|بالإضافة إلى ذلك|وفي الوقت نفسه|في المقابل|من ناحية أخرى|على سبيل المثال|نتيجة لذلك
        بعد ذلك|ومن جهة|من جهته""",
    "cs": """kromě toho|na druhou stranu|z tohoto důvodu|za prvé|v tomto případě|ve stejnou dobu
        v důsledku toho""",
    "da": """på den anden side|for eksempel|til gengæld|på samme tid|ifølge ham|ifølge hende""",
    "de": """zum beispiel|im gegensatz dazu|aus diesem grund|nach seinen angaben|nach ihren angaben|im gegenzug
        unter anderem|vor diesem hintergrund|in diesem zusammenhang|in diesem fall|zur gleichen zeit
        im anschluss daran|auf diese weise|zu diesem zeitpunkt|im übrigen|mit anderen worten|an diesem tag
        kurz darauf|wenig später|am tag darauf|das heißt|d h|aus diesen gründen|in der folge|bis dahin
        einer von ihnen|eine von ihnen|viele von ihnen""",
    "el": """από την άλλη|για παράδειγμα|εκτός από αυτό|ως αποτέλεσμα|για αυτό|στη συνέχεια|την ίδια ώρα
        παρ όλα αυτά""",
    "en": """in addition|as a result|for example|for instance|in contrast|by contrast|in turn|even so
        after that|before that|at the same time|on the other hand|the former|the latter|to that end
        in other words|because of this|as such|for his part|for her part|for their part|as well as that
        in response|at that point|the same|the two|the pair|the trio|most of them|some of them|one of them
        many of them|none of them|all of them|in the meantime|in that case|in this case|in both cases|in fact
        at the time|at that time|by then|since then|until then|even then|in doing so|in this way|in that way
        despite this|despite that|for this reason|for that reason|that said|on top of that|as a consequence
        following this|what is more|on the contrary|by comparison|in short|the others|the other
        the following day|the next day|a day later|a week later|a month later|a year later|days later
        hours later|minutes later|moments later|weeks later|months later|years later|among them|of those
        of these|of them|to do so|with that|in that time|in the process|on that day|along with that|if so
        if not|what followed|one such|two such|all are|all were|both are|none are|none were|most are|some are|there he
        there she|there they|it all""",
    "es": """sin embargo|por eso|por ello|por tanto|por lo tanto|no obstante|mientras tanto|por ejemplo
        en cambio|es decir|por su parte|de hecho|por otra parte|por otro lado|en ese sentido|en este sentido
        a su vez|de esta forma|de este modo|de esta manera|al mismo tiempo|en consecuencia|como resultado
        tras ello|por el contrario|aun así|a pesar de ello|más tarde|poco después|uno de ellos|una de ellas
        en ese momento|en este caso|por último|a continuación|con ello|es por ello""",
    "fr": """de plus|en outre|par ailleurs|en revanche|par conséquent|par exemple|au contraire|en effet|de même
        de son côté|d’ ailleurs|d’ autres|d’ autre part|l’ un|l’ autre|quant à|à son tour|pour sa part
        pour autant|malgré cela|dans ce cas|dans ce contexte|à cet égard|plus tard|peu après|en conséquence
        en fait|par contre|par la suite|à ce moment|dès lors|tous deux|toutes deux|en même temps|au même moment
        c’ est|à l’ inverse|parmi eux""",
    "he": """עם זאת|לעומת זאת|כמו כן|מאוחר יותר|כתוצאה מכך|בנוסף לכך|לאחר מכן|יחד עם זאת""",
    "hi": """इसके अलावा|इसके बाद|उसके बाद|इस बीच|इसके साथ|दूसरी ओर|उदाहरण के लिए|इस कारण|इसी तरह""",
    "it": """per esempio|ad esempio|nel frattempo|al contrario|da parte sua|di conseguenza|d’ altra parte
        d’ altronde|in realtà|per questo|allo stesso tempo|dal canto suo|a sua volta|in questo caso
        in questo modo|nel contempo|per quanto riguarda|in seguito|poco dopo|più tardi|uno di loro
        in altre parole|per contro|al tempo stesso|nonostante ciò""",
    "ko": """이 같은|이에 대해|이와 관련해|이와 함께|그럼에도 불구하고|이에 따라|이를 위해|이로 인해
        이 밖에|이 외에|예를 들어|뿐만 아니라|이와 같은|그 결과|이 때문에|이런 가운데""",
    "nl": """aan de andere kant|als gevolg daarvan|in plaats daarvan|met andere woorden|in dat geval|in die zin
        op dat moment|een van hen|in de tussentijd|tot die tijd|om die reden|even later|kort daarna|onder hen
        tegelijkertijd|ten slotte|desondanks""",
    "no": """på den andre siden|for eksempel|til gjengjeld|på samme tid|ifølge ham|ifølge henne""",
    "pl": """poza tym|z drugiej strony|w tym czasie|w rezultacie|na przykład|mimo to|po tym|w związku z tym
        z kolei|według niego|według niej""",
    "pt": """além disso|no entanto|por isso|por exemplo|por outro lado|ao mesmo tempo|por sua vez|enquanto isso
        por fim|dessa forma|desta forma|desse modo|com isso|por causa disso|ainda assim|mesmo assim
        apesar disso|em seguida|depois disso|segundo ele|segundo ela|de acordo com ele|de acordo com ela
        em outras palavras|por conseguinte|mais tarde|pouco depois|um deles|uma delas|nesse caso|neste caso
        nesse sentido|a seguir""",
    "ru": """кроме того|тем не менее|в то же время|при этом|между тем|таким образом|по его словам|по её словам
        по ее словам|в свою очередь|с другой стороны|в результате|после этого|например|тем временем
        вместе с тем""",
    "sv": """å andra sidan|till exempel|trots detta|på så sätt|i stället|som ett resultat|enligt honom
        enligt henne""",
    "tr": """öte yandan|bu nedenle|bunun yanı|bununla birlikte|buna karşın|aynı zamanda|daha sonra|bu arada
        örneğin""",
    "uk": """крім того|тим не менш|тим часом|у той же час|при цьому|таким чином|у свою чергу|з іншого боку
        у результаті|зі свого боку|разом із тим|до того ж|наприклад""",
    "vi": """tuy nhiên|ngoài ra|do đó|bên cạnh đó|sau đó|trong khi đó|vì vậy|vì thế|theo đó|điều này|điều đó
        việc này|đồng thời|mặt khác|ví dụ|trước đó|tuy vậy|mặc dù vậy|lúc này|khi đó|ông này|bà này|trong số đó
        đây là""",
}
# Starts of such sentences in languages without blanks between words.
_STARTS = {
    "th": """เธอ พวกเขา เขาระบุ เขากล่าว เขาบอก เขาเป็น เขาได้ เขาถูก เขาจะ เขามี เขายัง เขาไม่ เขาเคย เขาให้ เขาต้อง
        เขาอธิบาย เขาเผย เขาเปิดเผย เขาเล่า เขาเสริม เขายืนยัน เขาเชื่อ เขาคิด ทั้งนี้ นอกจากนี้ นอกจากนั้น อย่างไรก็ตาม
        อย่างไรก็ดี แต่เขา แต่ก็ แต่ยัง แต่ไม่ ซึ่ง ขณะเดียวกัน ในขณะที่ ขณะที่ ดังนั้น ทั้งคู่ ทั้งสอง ต่อมา จากนั้น หลังจากนั้น เหตุการณ์นี้
        เรื่องนี้ ด้วยเหตุนี้ เพราะ และ หรือ เช่น ทำให้ โดยเขา โดยมี สำหรับเรื่องนี้ ในเรื่องนี้ ดังกล่าว""",
    "ja": """彼は 彼が 彼の 彼女 これ それ この その こうし そうし また しかし だが
        ただ 一方 さらに そして しかも なお 同氏 同社 同日 ここで そこで 例えば つまり ところが""",
    "zh": """他 她 它 这 這 那 此 其 但 而 然而 不过 不過 因此 所以 另外
        同时 同時 于是 於是 并 並 也 还 還 随后 隨後 之后 之後 对此 對此 例如 反之""",
}
# Quotes, dashes and brackets that may precede the first word.
_BEFORE = " \t\n\u00a0\u2009\u202f\u3000\"'“”‘’„‚«»‹›「『([–—-"
# Letters at the start of a sentence in which the first words are looked for.
_OPENING = 80
_FIRST = re.compile(r"[^\W_][\u0900-\u0963\w]*(?:[’'](?=[^\W_]))?")


@cache
def _openers(language: str) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Return the first words of a language, and its phrases by their first words; both are empty without a list."""
    phrases: dict[str, tuple[str, ...]] = {}
    for phrase in filter(None, map(str.strip, _PHRASES.get(language, "").replace("\n", "|").split("|"))):
        spelled = f"{phrase} "
        first = spelled.partition(" ")[0]
        phrases[first] = (*phrases.get(first, ()), spelled)
    return frozenset(_WORDS.get(language, "").split()), phrases


def dangles(sentence: str, language: str) -> bool:
    """Return whether a sentence opens in the middle of a thought, so that it depends on the sentence before it.

    >>> dangles("“It will reopen in spring,” he said.", "en"), dangles("The bridge will reopen in spring.", "en")
    (True, False)
    """
    opening = sentence[:_OPENING].lstrip(_BEFORE).lower()
    if language in _STARTS:
        return opening.startswith(tuple(_STARTS[language].split())) or refers_back(opening, language)
    words, phrases = _openers(language)
    if not words:
        return False
    first = opening.partition(" ")[0]
    if not first.isalpha():
        found = _FIRST.search(opening)
        if not found:
            return False
        first = found[0].replace("'", "’")
    if first in words or first.rstrip("’") in words or (language == "ko" and without_particle(first) in words):
        return True
    if refers_back(opening, language):
        return True
    return first in phrases and " ".join([*_FIRST.findall(opening), ""]).replace("'", "’").startswith(phrases[first])
