"""Words a second of gensim's word vectors, 2 threads, beside WordVectorRate: by the clock, with counting the words as
WordVectorRate does, and by processor time; and Spearman's correlation with a WordSim file. Arguments: words with a document
on each line, a WordSim file, then sg, cbow or subword. fastText itself: fasttext skipgram -input WORDS -output OUT -epoch 1
-dim 100 -minCount 5 -thread 2"""
import sys, time
from gensim.models import FastText, Word2Vec
from scipy.stats import spearmanr

documents = [line.split() for line in open(sys.argv[1], encoding="utf-8")]
pairs = [line.lower().split() for line in open(sys.argv[2], encoding="utf-8")]
for run in sys.argv[3:]:
    kind = FastText if run == "subword" else Word2Vec
    model = kind(vector_size=100, window=5, min_count=5, negative=5, epochs=1, workers=2, sg=0 if run == "cbow" else 1)
    begin = time.time()
    model.build_vocab(documents)
    clock, busy = time.time(), time.process_time()
    model.train(documents, total_examples=model.corpus_count, epochs=1)
    whole, clock, busy = time.time() - begin, time.time() - clock, time.process_time() - busy
    words = model.corpus_total_words
    known = [(float(s), model.wv.similarity(a, b)) for a, b, s in pairs if a in model.wv.key_to_index and b in model.wv.key_to_index]
    print("gensim %-8s %9.0f words/s, %9.0f with counting, %9.0f by processor time, Spearman %.3f" % (run, words / clock, words / whole, 2 * words / busy, spearmanr(*zip(*known)).correlation))
