"""Writes pipeline/src/test/resources/golden/span_boundary.json: what PyTorch computes, in double precision, for masked
tokens and for the span boundary objective of SpanBERT (Joshi et al. 2020, section 2.3), with all gradients. A sequence is
the rows of some of its tokens, by their places; tokens that are not masked have the target -1.

    python3 bench/golden/span_boundary.py > pipeline/src/test/resources/golden/span_boundary.json
"""
import json

import torch
from torch.nn.functional import cross_entropy, gelu, layer_norm

torch.manual_seed(31)
torch.set_default_dtype(torch.float64)
WIDTH, NARROW, VOCABULARY, POSITIONS, EPSILON = 4, 3, 7, 20, 1e-3
LONG = 22
SEQUENCES = [
    # places, targets, weight: two spans that share the token between them, and a third alone
    ([0, 1, 2, 3, 4, 5, 8, 9, 10], [-1, 5, 2, -1, 6, -1, -1, 4, -1], 1.0),
    # a span without a token before it, and one with
    ([0, 1, 2, 6, 7, 8, 9], [3, 3, -1, -1, 1, 0, -1], 2.0),
    # a span of more tokens than there are positions
    (list(range(LONG + 2)), [-1] + [k % VOCABULARY for k in range(LONG)] + [-1], 0.5),
]


def parameter(*shape):
    return (torch.randn(*shape) / 2).requires_grad_()


table = parameter(VOCABULARY, NARROW)
p = {
    "transform.W": parameter(WIDTH, NARROW), "transform.b": parameter(1, NARROW),
    "norm.g": parameter(1, NARROW), "norm.b": parameter(1, NARROW), "b": parameter(1, VOCABULARY),
    "boundary.P": parameter(POSITIONS, WIDTH),
    "boundary.inner.W": parameter(3 * WIDTH, WIDTH), "boundary.inner.b": parameter(1, WIDTH),
    "boundary.inner-norm.g": parameter(1, WIDTH), "boundary.inner-norm.b": parameter(1, WIDTH),
    "boundary.outer.W": parameter(WIDTH, NARROW), "boundary.outer.b": parameter(1, NARROW),
    "boundary.outer-norm.g": parameter(1, NARROW), "boundary.outer-norm.b": parameter(1, NARROW),
    "boundary.b": parameter(1, VOCABULARY),
}
rows = parameter(sum(len(places) for places, _, _ in SEQUENCES), WIDTH)


def layer(x, units, norm):
    x = gelu(x @ p[units + ".W"] + p[units + ".b"][0])
    return layer_norm(x, x.shape[-1:], p[norm + ".g"][0], p[norm + ".b"][0], EPSILON)


def lost(h, bias, truth):
    return cross_entropy(table @ h + p[bias][0], torch.tensor(truth))


masked = sum(t >= 0 for _, targets, _ in SEQUENCES for t in targets)
loss, spans, first = torch.zeros(()), torch.zeros(()), 0
for places, targets, weight in SEQUENCES:
    row = {place: first + k for k, place in enumerate(places)}
    truth = {place: t for place, t in zip(places, targets) if t >= 0}
    share = weight * len(SEQUENCES) / masked
    for place in truth:
        loss = loss + share * lost(layer(rows[row[place]], "transform", "norm"), "b", truth[place])
        start = place
        while start - 1 in truth:
            start -= 1
        end = place
        while end + 1 in truth:
            end += 1
        if start - 1 in row and end + 1 in row and place - start < POSITIONS:
            x = torch.cat([rows[row[start - 1]], rows[row[end + 1]], p["boundary.P"][place - start]])
            h = layer(layer(x, "boundary.inner", "boundary.inner-norm"), "boundary.outer", "boundary.outer-norm")
            spans = spans + share * lost(h, "boundary.b", truth[place])
    first += len(places)
(loss + spans).backward()
print(json.dumps({
    "places": [s[0] for s in SEQUENCES], "targets": [s[1] for s in SEQUENCES], "weights": [s[2] for s in SEQUENCES],
    "epsilon": EPSILON, "rows": rows.tolist(), "table": table.tolist(),
    "parameters": {name: value.tolist() for name, value in p.items()},
    "loss": (loss + spans).item(), "lossOfSpans": spans.item(),
    "rowsGradient": rows.grad.tolist(), "tableGradient": table.grad.tolist(),
    "gradients": {name: value.grad.tolist() for name, value in p.items()},
}))
