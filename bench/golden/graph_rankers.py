"""Reference values for the graph rankers, from networkx and scipy.

    python3 bench/golden/graph_rankers.py \
        > pipeline/src/test/resources/org/gleaner/keyphrase/document/graph-rankers.json

The documents are random words of a language without tagger, stop words and stemmer: every word is a
noun, and the candidates are the runs of up to three words within a sentence. Written from the papers'
formulas (see the manual of org.gleaner.keyphrase); only PageRank and the clustering are borrowed.
"""

import itertools
import json
import math
import random

import networkx
import numpy
from scipy.cluster.hierarchy import fcluster, linkage

WORDS = ["anchor", "bridge", "candle", "desert", "engine", "forest", "garden", "harbour", "island",
         "jungle", "kettle", "ladder", "meadow", "needle"]


def document(seed, sentences):
    chance = random.Random(seed)
    return [[chance.choice(WORDS[: 6 + seed]) for _ in range(chance.randint(2, 12))] + ["."]
            for _ in range(sentences)]


def candidates(sentences):
    """Phrase -> first tokens of its occurrences, in order of first occurrence."""
    found, begin = {}, 0
    for sentence in sentences:
        for start in range(len(sentence) - 1):
            for length in range(1, min(3, len(sentence) - 1 - start) + 1):
                phrase = tuple(sentence[start:start + length])
                found.setdefault(phrase, []).append(begin + start)
        begin += len(sentence)
    return found


def word_graph(tokens, window, weighted):
    graph = networkx.Graph()
    graph.add_nodes_from(t for t in tokens if t != ".")
    for i, j in itertools.combinations(range(len(tokens)), 2):
        one, other = tokens[i], tokens[j]
        if j - i < window and "." not in (one, other) and one != other:
            before = graph[one][other]["weight"] if graph.has_edge(one, other) else 0
            graph.add_edge(one, other, weight=before + 1 if weighted else 1)
    return graph


def of_words(sentences, window, weighted, by_position):
    tokens = [token for sentence in sentences for token in sentence]
    restart = None
    if by_position:
        restart = {}
        for i, token in enumerate(tokens):
            if token != ".":
                restart[token] = restart.get(token, 0) + 1 / (i + 1)
    ranks = networkx.pagerank(word_graph(tokens, window, weighted), personalization=restart)
    return {" ".join(p): sum(ranks[w] for w in p) for p in candidates(sentences)}


def topics(phrases):
    sets = [set(p) for p in phrases]
    distances = [1 - len(a & b) / len(a | b) for a, b in itertools.combinations(sets, 2)]
    return fcluster(linkage(numpy.array(distances), method="average"), 0.74, criterion="distance")


def nearness(phrases, found):
    def near(one, other):
        total = 0
        for i, j in itertools.product(found[one], found[other]):
            gap = j - i - len(one) + 1 if j > i else i - j - len(other) + 1
            total += 1 / max(1, gap)
        return total
    return {(a, b): near(a, b) for a in phrases for b in phrases if a != b}


def topic_rank(sentences):
    found = candidates(sentences)
    phrases, topic = list(found), topics(found)
    near = nearness(phrases, found)
    graph = networkx.Graph()
    graph.add_nodes_from(set(topic))
    for (i, a), (j, b) in itertools.combinations(enumerate(phrases), 2):
        if topic[i] != topic[j]:
            before = graph.get_edge_data(topic[i], topic[j], {"weight": 0})["weight"]
            graph.add_edge(topic[i], topic[j], weight=before + near[a, b])
    ranks = networkx.pagerank(graph)
    firsts = {}
    for i, phrase in enumerate(phrases):
        firsts.setdefault(topic[i], phrase)
    return {" ".join(phrase): ranks[t] for t, phrase in firsts.items()}


def multipartite_rank(sentences):
    found = candidates(sentences)
    phrases, topic = list(found), topics(found)
    near = nearness(phrases, found)
    graph = networkx.DiGraph()
    graph.add_nodes_from(phrases)
    weights = {}
    for (i, a), (j, b) in itertools.permutations(enumerate(phrases), 2):
        if topic[i] != topic[j]:
            weights[a, b] = near[a, b]
    for t in set(topic):
        first, *others = [p for i, p in enumerate(phrases) if topic[i] == t]
        raised = {}
        for variant in others:
            for i, e in enumerate(phrases):
                if topic[i] != t:
                    raised[e] = raised.get(e, 0) + near[variant, e]
        for e, total in raised.items():
            weights[e, first] += 1.1 * math.exp(1 / (1 + found[first][0])) * total
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    return {" ".join(p): rank for p, rank in networkx.pagerank(graph).items()}


def main():
    cases = []
    for seed in range(6):
        sentences = document(seed, 1 + seed)
        cases.append({
            "sentences": sentences,
            "textrank": of_words(sentences, 2, False, False),
            "singlerank": of_words(sentences, 10, True, False),
            "positionrank": of_words(sentences, 10, True, True),
            "topicrank": topic_rank(sentences),
            "multipartiterank": multipartite_rank(sentences),
        })
    print(json.dumps(cases, indent=0))


main()
