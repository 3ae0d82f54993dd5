"""Golden values for org.gleaner.vector: fastText's n-gram buckets and word2vec's files by gensim, one sentence of
hierarchical softmax by hand in numpy, smooth inverse frequency by numpy's singular value decomposition."""
import heapq, itertools, json, sys
import numpy as np
from gensim.models import KeyedVectors
from gensim.models.fasttext import ft_ngram_hashes

out = sys.argv[1]
golden = {"buckets": {w: [int(h) for h in ft_ngram_hashes(w, 3, 6, 2000000)] for w in ("vector", "a", "straße", "東京タワー", "e\u0301t\U0001F600")}}

vectors = KeyedVectors(3)
vectors.add_vectors(["king", "straße", "東京"], np.array([[1.5, -2.25, 3e-9], [0, 1, -1], [7.125, 8, 9]], dtype=np.float32))
vectors.save_word2vec_format(out + "/word_vectors.txt", binary=False)
vectors.save_word2vec_format(out + "/word_vectors.bin", binary=True)

# The Huffman tree of counts 5 4 2 1 (words 0..3): no two sums are equal, so there is only one.
counts = [5, 4, 2, 1]
paths = {}
heap = [(c, -i, [i]) for i, c in enumerate(counts)]
nodes = {i: [] for i in range(4)}
heapq.heapify(heap)
for made in range(3):
    a, b = heapq.heappop(heap), heapq.heappop(heap)
    for side, part in ((0, a), (1, b)):
        for w in part[2]:
            nodes[w].insert(0, (made, side))
    heapq.heappush(heap, (a[0] + b[0], 1000 + made, a[2] + b[2]))
D, rate, sentence = 5, 0.3, [0, 2, 1, 3, 0]
start = np.array([[((7 * w + 3 * i) % 11 - 5) / 10 for i in range(D)] for w in range(4)])
tree = np.array([[((5 * n + 2 * i) % 9 - 4) / 10 for i in range(D)] for n in range(3)])

def step(h, target, out_rows):
    error = np.zeros(D)
    slopes = [(n, (1 - side - 1 / (1 + np.exp(-h @ out_rows[n]))) * rate) for n, side in nodes[target]]
    for n, g in slopes:
        error += g * out_rows[n]
        out_rows[n] += g * h
    return error

for method in ("skip-gram", "cbow"):
    w, o = start.copy(), tree.copy()
    for c in range(len(sentence)):
        context = [sentence[p] for p in (c - 1, c + 1) if 0 <= p < len(sentence)]
        if method == "skip-gram":
            for x in context:
                w[x] += step(w[x].copy(), sentence[c], o)
        else:
            e = step(np.mean([w[x] for x in context], axis=0), sentence[c], o)
            for x in context:
                w[x] += e
    golden[method] = {"input": w.tolist(), "output": o.tolist()}

rng = np.random.RandomState(1)
words, counts = rng.randn(6, 4).round(3), [50, 20, 10, 5, 4, 1]
documents = [[0, 1], [0, 0, 2], [3, 4, 5], [1, 2, 3, 0], [5]]
a = 1e-2
weights = [a / (a + c / sum(counts)) for c in counts]
x = np.array([np.mean([weights[i] * words[i] for i in d], axis=0) for d in documents])
u = np.linalg.svd(x, full_matrices=False)[2][0]
golden["sif"] = {"words": words.tolist(), "counts": counts, "documents": documents, "smoothing": a, "vectors": (x - np.outer(x @ u, u)).tolist()}
json.dump(golden, open(out + "/word_vectors.json", "w"), indent=1)
