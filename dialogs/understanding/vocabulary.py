"""Small words of French and English, folded. Data only: what carries no meaning, and what turns it round."""

from __future__ import annotations

from dialogs.service import Phrases

FRENCH = frozenset(
    ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs", "je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "me", "m", "te", "t", "se", "s", "lui", "y", "en", "qui", "que", "qu", "quoi", "dont", "ou", "où", "est", "es", "suis", "sont", "sommes", "etes", "etre", "ete", "etait", "ai", "as", "a", "avons", "avez", "ont", "avoir", "avait", "veux", "veut", "voulez", "voudrais", "voudrait", "aimerais", "aimerait", "aime", "souhaite", "souhaiterais", "faut", "faudrait", "peux", "peut", "pouvez", "pourrait", "pourriez", "fait", "faire", "faites", "va", "vais", "allez", "aller", "ca", "cela", "c", "dans", "pour", "par", "sur", "avec", "sans", "sous", "chez", "vers", "et", "ou", "mais", "donc", "car", "si", "ne", "n", "pas", "plus", "moins", "tres", "bien", "bonjour", "merci", "svp", "plait", "juste", "alors", "aussi", "comme", "tout", "tous", "toute", "toutes", "quand", "chaque", "peu", "trop", "quelque", "chose", "meme", "deja", "ici", "la", "voila"]
)
ENGLISH = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "i", "you", "he", "she", "it", "we", "they", "me", "him", "them", "us", "who", "which", "what", "is", "am", "are", "was", "were", "be", "been", "have", "has", "had", "want", "wants", "would", "like", "could", "can", "should", "do", "does", "did", "will", "shall", "get", "got", "need", "needs", "please", "to", "of", "in", "on", "at", "by", "for", "from", "with", "without", "and", "or", "but", "so", "if", "not", "no", "as", "very", "just", "too", "also", "some", "any", "hi", "hello", "thanks", "thank", "make", "made", "let", "up", "about", "there", "here", "then", "than", "when", "one"]
)
"""What tells the language of a message."""

STOP = frozenset(
    ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "a", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "me", "m", "te", "t", "se", "s", "lui", "y", "en", "qui", "que", "qu", "est", "suis", "sont", "etre", "ete", "ai", "as", "avons", "avez", "ont", "avoir", "veux", "veut", "voulez", "voudrais", "voudrait", "aimerais", "aimerait", "souhaite", "souhaiterais", "faut", "faudrait", "peux", "peut", "pouvez", "pourrait", "pourriez", "fait", "faire", "faites", "va", "vais", "allez", "ca", "cela", "c", "dans", "pour", "par", "sur", "avec", "et", "donc", "car", "si", "ne", "n", "bonjour", "merci", "s", "il", "plait", "alors", "un", "the", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "i", "you", "he", "she", "it", "we", "they", "me", "him", "them", "us", "who", "which", "is", "am", "are", "was", "were", "be", "been", "have", "has", "had", "want", "would", "like", "could", "can", "should", "do", "does", "did", "will", "shall", "get", "got", "need", "please", "to", "of", "in", "on", "at", "by", "for", "from", "with", "and", "so", "if", "as", "just", "hi", "hello", "thanks", "thank", "there", "then", "please", "it", "one", "a", "ma", "mon", "way", ",", ".", ";", ":", "!", "?", "(", ")", '"', "-", "'", "/", "...", "…"]
)
"""Words that a phrase is recognised without."""

JOINING = frozenset(["et", "and", "avec", "with"])
"""Words that join what belongs together as often as what does not."""

NEGATORS = frozenset(["pas", "sans", "aucun", "aucune", "not", "no", "without", "non", "never", "jamais", "ni", "nor", "neither", "zero", "rien", "nothing"])
"""Words that turn round what follows. In phrases they all count as one word."""

NOTHING = frozenset(["pas", "aucun", "aucune", "aucuns", "none", "no", "non", "rien", "nothing", "not", "sans", "without"])
"""Words that are an answer by themselves ("aucune"), but state nothing."""

NOT = "<not>"

CONCEPTS: dict[str, str] = {
    word: concept
    for concept, words in {
        NOT: "pas sans aucun aucune not no without never jamais non",
        "<keep>": "garder garde gardez gardons laisser laisse laissez laissant conserver conserve conservez "
        "preserver keep keeping leave leaving kept",
        "<times>": "fois times x",
        "<remove>": "enlever enleve enlevez retirer retire retirez virer supprimer supprimez remove drop",
    }.items()
    for word in words.split()
}
"""Words of one meaning -> that meaning, in both languages."""

ORDINARY = frozenset(
    ["abord", "accord", "pick", "soit", "soient", "sinon", "ailleurs", "doit", "doivent", "bouchons", "hang", "hanging", "highly", "parkings", "bancaire", "air", "aller", "ami", "amie", "ans", "apres", "arrive", "arriver", "assez", "attendez", "attends", "aucune", "aujourd", "autre", "autres", "avance", "avez", "beau", "beaucoup", "belle", "besoin", "bientot", "bon", "bonne", "bout", "cafe", "camille", "carte", "cas", "cause", "chaque", "chat", "chaud", "cher", "chien", "choix", "chose", "choses", "clair", "combien", "comment", "compte", "connais", "content", "contre", "corps", "couleur", "coup", "cour", "cours", "cote", "dehors", "deja", "demande", "dernier", "derniere", "des", "dessous", "dire", "dit", "dois", "donner", "droit", "duree", "ecole", "ecoute", "egal", "encore", "enfant", "enfants", "enfin", "ensemble", "ensuite", "entendu", "entre", "envie", "equipe", "erreur", "exactement", "excusez", "exemple", "facon", "faim", "famille", "faute", "femme", "fete", "feter", "fetes", "fille", "fils", "fin", "finir", "fois", "force", "forme", "frere", "garder", "genre", "gens", "gentil", "grand", "grande", "gros", "haut", "heure", "heureux", "hier", "homme", "idee", "image", "jamais", "jolie", "jour", "journee", "laisse", "libre", "lieu", "livre", "loin", "long", "longtemps", "maison", "mal", "maman", "marche", "mari", "matin", "mauvais", "meilleur", "mere", "merci", "mieux", "mille", "moins", "mois", "moitie", "moment", "monde", "mort", "mots", "moyen", "nom", "nombre", "note", "notre", "nouveau", "nouvelle", "nuit", "oeil", "oncle", "ordre", "oublie", "ouvert", "page", "papa", "papier", "par", "parce", "pareil", "parfait", "parking", "parler", "parole", "partie", "partir", "partout", "passe", "payer", "peine", "pendant", "pense", "pensez", "pere", "personne", "petit", "petite", "peur", "photo", "pied", "place", "plaisir", "pleut", "point", "porte", "possible", "pourquoi", "premier", "premiere", "prendre", "pres", "presque", "pret", "prix", "probleme", "propos", "question", "quoi", "raconte", "raison", "rappel", "recommande", "regarde", "rendez", "repond", "reponse", "reste", "retard", "rien", "robot", "route", "rue", "sais", "samedi", "sang", "sante", "seconde", "secondes", "semaine", "sens", "service", "seul", "seule", "simple", "soir", "soiree", "soleil", "sonne", "sorte", "sortir", "souvent", "sport", "suite", "sujet", "super", "sympa", "telephone", "temps", "tete", "tient", "tour", "tous", "tout", "train", "travail", "travaille", "trop", "trouve", "type", "usage", "vais", "vendre", "venir", "vent", "vers", "vie", "viens", "vieux", "ville", "visite", "vite", "voici", "voir", "voisine", "voiture", "voix", "votre", "vrai", "vraie", "yeux", "able", "across", "actually", "afternoon", "again", "against", "ago", "all", "almost", "alone", "along", "already", "also", "always", "amazing", "another", "answer", "anyone", "anything", "area", "around", "ask", "away", "bad", "because", "become", "before", "behind", "being", "believe", "best", "better", "between", "big", "bit", "body", "book", "both", "boy", "bring", "brother", "bus", "business", "busy", "call", "came", "camera", "cards", "care", "case", "cat", "change", "check", "child", "children", "city", "class", "clear", "close", "clothes", "coffee", "cold", "come", "company", "cool", "corner", "country", "couple", "course", "cousin", "dad", "daughter", "day", "days", "dear", "different", "dinner", "doing", "done", "door", "down", "dream", "drive", "each", "early", "easy", "eat", "end", "enough", "even", "evening", "ever", "every", "everyone", "everything", "exactly", "eyes", "face", "fact", "family", "fast", "father", "feel", "few", "fingers", "first", "food", "forget", "forward", "found", "free", "friend", "friends", "fun", "game", "gave", "girl", "give", "glad", "going", "gone", "good", "great", "group", "grow", "guess", "guys", "half", "happen", "happy", "hard", "haven", "head", "hear", "heard", "hear", "heart", "help", "here", "high", "hold", "home", "hope", "hour", "house", "idea", "important", "inside", "instead", "interested", "invite", "job", "keep", "kid", "kids", "kind", "knew", "know", "large", "last", "late", "later", "learn", "least", "leave", "left", "less", "let", "life", "light", "line", "listen", "listening", "little", "live", "local", "long", "look", "lost", "lot", "love", "lovely", "made", "main", "make", "man", "many", "match", "mate", "matter", "maybe", "mean", "meet", "might", "mind", "minute", "money", "month", "more", "morning", "most", "mother", "move", "much", "mum", "music", "name", "near", "neighbour", "never", "nice", "night", "nothing", "number", "often", "old", "once", "only", "open", "order", "other", "outside", "over", "own", "park", "parking", "part", "party", "people", "perhaps", "person", "phone", "picture", "place", "plan", "play", "point", "pretty", "problem", "pull", "put", "question", "quick", "quite", "raining", "read", "ready", "real", "really", "reason", "remember", "reply", "rest", "right", "robot", "room", "round", "run", "said", "same", "saw", "say", "school", "second", "see", "seem", "seems", "send", "several", "shame", "share", "shop", "show", "sick", "side", "sign", "signal", "since", "sister", "sleep", "small", "smile", "someone", "something", "sometimes", "son", "soon", "sorry", "sort", "speak", "speaks", "spilled", "start", "stay", "still", "stop", "story", "street", "strong", "stuff", "such", "summer", "sure", "take", "taken", "talk", "team", "tell", "test", "thing", "things", "think", "thought", "through", "time", "told", "ton", "took", "touch", "town", "traffic", "train", "travel", "tried", "trip", "true", "try", "turn", "type", "under", "until", "use", "used", "usual", "very", "visit", "wait", "walk", "wall", "watch", "water", "way", "weather", "wedding", "week", "well", "went", "where", "whether", "while", "white", "whole", "why", "wife", "wish", "woman", "wonder", "word", "work", "world", "worry", "worth", "write", "wrong", "year", "years", "yesterday", "young"]
)
"""Common words that are never taken for a misspelling of a telling one."""

MINOR = frozenset(
    ["trop", "too", "so", "plus", "moins", "more", "less", "tres", "very", "super", "really", "quite", "assez", "bien", "nice", "peu", "tout", "tous", "toute", "toutes", "all", "juste", "just", "only", "seul", "seule", "vraiment", "like", "some", "any", "petit", "petite", "little", "bit", "much", "many", "well", "good", "bonne", "bon"]
)
"""Words that tell little by themselves, though they belong to a phrase: it is not said without one of them."""

LIGHT = frozenset(
    ["comme", "faire", "fait", "fais", "make", "made", "changer", "change", "remplacer", "replace", "reparer", "repare", "repair", "fix", "new", "nouvelle", "nouveau", "mettre", "mets", "put", "do", "get", "add", "avoir", "have", "poser", "refaire", "that", "touch", "something", "quelque", "chose", "truc", "look", "looks", "effet", "style", "besoin", "need", "needed"]
)
"""Words that a phrase may be said without."""

KIND_NAMES: dict[str, Phrases] = {
    "money": Phrases(
        fr=("prix", "budget", "argent", "tarif", "cout", "payer", "depenser"),
        en=("price", "budget", "money", "cost", "pay", "paying", "spend", "spending"),
    ),
    "date": Phrases(fr=("date", "jour", "delai", "echeance"), en=("date", "day", "deadline")),
}
"""What aspects of a kind are called in any trade."""

IDIOMS = (
    r"(?:a|tout) cote(?= *$| *[.,!?])|see you(?: \w+)?|a (?:bientot|demain|plus|tout a l heure)(?= *$| *[.,!?])|"
    r"(?:bon|bonne|excellente?|joyeux|joyeuses|belle) (?:week end|journee|soiree|semaine|annee|noel|fetes|apres midi|continuation)(?: a .*)?|"
    r"(?:have a|enjoy your|enjoy the) (?:\w+ )?(?:day|week ?end|evening|week|time|afternoon|christmas)(?: too)?|(?:merry|happy) \w+(?: year)?|"
    r"(?:il fait|quel temps|il pleut|il caille|il neige|quel froid|quelle chaleur)[^.,;!?]*|(?:lovely|nice|terrible|awful|bad|great|what) weather[^.,;!?]*|"
    r"(?:it is )?(?:freezing|raining|snowing|sunny|pouring|boiling)[^.,;!?]*|long time no see|what a (?:day|week|month|year)|how are you[^.,;!?]*|"
    r"(?:how is|how s) it going|(?:mon|my|le|the) (?:telephone|portable|phone)(?: is)? (?:sonne|ringing|rings|a sonne)|quelle (?:journee|semaine|annee)|"
    r"(?:hier|yesterday|last night)(?= *[?!.]| *$)|une? (?:seconde|minute|instant)|one (?:second|minute|moment)|(?:2|deux|two) (?:secondes|minutes|seconds)|vite fait bien fait|bien fait vite fait|je suis pas du matin"
)
"""What is said without stating anything: small talk, weather, wishes. An expression over the folded line."""
