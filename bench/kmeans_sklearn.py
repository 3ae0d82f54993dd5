"""Seconds of scikit-learn's KMeans over the vectors that ClusterRate has written, the sum of the squared distances and how well
the clusters agree with the labels. Arguments: the file, the number of clusters, of starts and of rounds; float32 for half the
width of numbers. Vectors without nulls are given as the dense array that scikit-learn is fastest with."""
import statistics, sys, time
from sklearn.cluster import KMeans
from sklearn.datasets import load_svmlight_file
from sklearn.metrics import normalized_mutual_info_score

vectors, labels = load_svmlight_file(sys.argv[1], dtype=sys.argv[5] if len(sys.argv) > 5 else "float64")
if vectors.nnz > .9 * vectors.shape[0] * vectors.shape[1]:
    vectors = vectors.toarray()
rounds = []
for round in range(int(sys.argv[4])):
    clock = time.time()
    means = KMeans(int(sys.argv[2]), n_init=int(sys.argv[3]), max_iter=300, random_state=round).fit(vectors)
    seconds = time.time() - clock
    rounds.append((seconds, normalized_mutual_info_score(labels, means.labels_), means.inertia_))
    print("scikit-learn %.3f s, NMI %.3f, inertia %.2f" % rounds[-1])
seconds, information, inertia = zip(*rounds)
print("median %.3f s, mean NMI %.3f, mean inertia %.2f" % (
    statistics.median(seconds), statistics.mean(information), statistics.mean(inertia)))
