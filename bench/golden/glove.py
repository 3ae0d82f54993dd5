"""Golden values for GloVe in org.gleaner.vector, by numpy in double precision from the paper's formulas: how often words
meet in a window, and AdaGrad on the weighted squares, its sums beginning at 1."""
import collections, json, sys
import numpy as np

sentences, window = [[0, 1, 2, 0, 3], [3, 3, 1], [2], [4, 0, 1, 4, 2, 0, 1]], 3
met = collections.defaultdict(float)
for s in sentences:
    for i, word in enumerate(s):
        for j in range(max(0, i - window), min(len(s), i + window + 1)):
            if j != i:
                met[word, s[j]] += 1 / abs(i - j)
pairs = [[a, b, x] for (a, b), x in sorted(met.items()) if a <= b]

D, V, rate, full, power, passes = 5, 5, 0.3, 1.5, 0.75, 3
value = lambda row, i, side: (((7 + side) * row + 3 * i) % 11 - 5) / 10
w, c = (np.array([[value(r, i, side) for i in range(D + 1)] for r in range(V)]) for side in (0, 1))
sw, sc = np.ones((V, D + 1)), np.ones((V, D + 1))
loss = 0

def learn(a, b, x):
    global loss
    error = w[a, :D] @ c[b, :D] + w[a, D] + c[b, D] - np.log(x)
    f = min(1, (x / full) ** power)
    loss += f * error**2 / 2
    gw, gc = np.append(c[b, :D], 1) * f * error * rate, np.append(w[a, :D], 1) * f * error * rate
    w[a] -= gw / np.sqrt(sw[a])
    c[b] -= gc / np.sqrt(sc[b])
    sw[a] += gw**2
    sc[b] += gc**2

for _ in range(passes):
    for a, b, x in pairs:
        learn(a, b, x)
        if a != b:
            learn(b, a, x)
json.dump({"sentences": sentences, "window": window, "pairs": pairs, "rate": rate, "full": full, "power": power,
           "passes": passes, "loss": loss, "input": np.hstack([w, sw]).tolist(), "output": np.hstack([c, sc]).tolist()},
          open(sys.argv[1] + "/glove.json", "w"), indent=1)
