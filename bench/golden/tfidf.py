"""Reference values for tf-idf vectors, from scikit-learn.

    /usr/bin/python3 bench/golden/tfidf.py \
        > pipeline/src/test/resources/org/gleaner/search/tf-idf.json

The documents were written for this file. Each setting is the same one in scikit-learn's words and in
those of the options of Gleaner; "spark" has no counterpart there and is computed from its formula.
"""

import json
import math

import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

DOCUMENTS = [
    "The river rises in the mountains and the river falls into the sea.",
    "A mountain railway climbs from the river valley to the snow.",
    "Snow, snow and more snow: the valley was white, the river was still!",
    "",
    "Sea birds follow the fishing boats; the boats follow the fish.",
    "Ein Fluß, ÉTÉ 2015 und die U-Bahn 42",
    "the the the the",
    "Fish rivers mountains boats valley sea snow white still birds",
]

SETTINGS = [
    ({}, {}),
    ({"sublinear_tf": True}, {"tf": "log"}),
    ({"binary": True}, {"tf": "binary"}),
    ({"smooth_idf": False}, {"idf": "plain"}),
    ({"use_idf": False}, {"idf": "none"}),
    ({"norm": "l1"}, {"norm": "l1"}),
    ({"norm": None}, {"norm": "none"}),
    ({"ngram_range": (1, 2)}, {"max-ngram": "2"}),
    ({"ngram_range": (2, 3), "sublinear_tf": True}, {"min-ngram": "2", "max-ngram": "3", "tf": "log"}),
    ({"min_df": 2}, {"min-documents": "2"}),
    ({"max_df": 0.5}, {"max-document-share": "0.5"}),
    ({"lowercase": False}, {"lower-case": "false"}),
]


def weights(theirs):
    # min_df of a float and of an int mean different things; an empty document must stay a row.
    vectorizer = TfidfVectorizer(**theirs)
    matrix = vectorizer.fit_transform(DOCUMENTS)
    names = vectorizer.get_feature_names_out()
    return [{names[j]: row[0, j] for j in row.indices} for row in matrix]


def spark():
    vectorizer = CountVectorizer()
    counts = vectorizer.fit_transform(DOCUMENTS)
    names = vectorizer.get_feature_names_out()
    documents = len(DOCUMENTS)
    frequency = (counts > 0).sum(axis=0).A1
    return [
        {names[j]: float(row[0, j]) * math.log((1 + documents) / (1 + frequency[j])) for j in row.indices}
        for row in counts
    ]


settings = [{"options": ours, "weights": weights(theirs)} for theirs, ours in SETTINGS]
settings.append({"options": {"idf": "spark", "norm": "none"}, "weights": spark()})
print(json.dumps({"scikit-learn": sklearn.__version__, "documents": DOCUMENTS, "settings": settings},
                 ensure_ascii=False, indent=1))
