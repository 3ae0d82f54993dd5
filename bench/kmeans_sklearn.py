"""Seconds of scikit-learn's KMeans over the vectors that ClusterRate has written, with three starts of at most 50 rounds as
there, and how well the clusters agree with the labels. Arguments: the file, the number of clusters, the number of rounds."""
import sys, time
from sklearn.cluster import KMeans
from sklearn.datasets import load_svmlight_file
from sklearn.metrics import normalized_mutual_info_score

vectors, labels = load_svmlight_file(sys.argv[1])
for round in range(int(sys.argv[3])):
    clock = time.time()
    means = KMeans(int(sys.argv[2]), n_init=3, max_iter=50, random_state=round).fit(vectors)
    print("scikit-learn %.1f s, NMI %.3f, inertia %.1f" % (
        time.time() - clock, normalized_mutual_info_score(labels, means.labels_), means.inertia_))
