"""Documents a second of scikit-learn's TfidfVectorizer beside `TfIdfRate FILE ROUNDS scikit-learn`, words parted by blanks
in both, with the sum over all weights. Arguments: a text file with a document on each line, the number of rounds."""
import sys, time
from sklearn.feature_extraction.text import TfidfVectorizer

documents = open(sys.argv[1], encoding="utf-8").read().split("\n")[:-1]
for _ in range(int(sys.argv[2])):
    clock = time.time()
    total = TfidfVectorizer(token_pattern=r"\S+").fit_transform(documents).sum()
    print("scikit-learn %8.0f documents/s, sum %.6f" % (len(documents) / (time.time() - clock), total))
