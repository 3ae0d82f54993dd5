"""Writes pipeline/src/test/resources/golden/parts.json: what PyTorch computes for the parts of a body over
sequences of different lengths, in double precision, forward and backward.

    python3 bench/golden/parts.py > pipeline/src/test/resources/golden/parts.json
"""
import json
import torch
import torch.nn.functional as F

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)
LENGTHS, WIDTH, HIDDEN = [5, 1, 3], 4, 3


def parameter(*shape):
    return (torch.rand(*shape) - .5).requires_grad_()


def case(name, shapes, run):
    """run(rows of one sequence, parameters) -> rows or one vector; sequence by sequence, without padding"""
    parameters = {key: parameter(*shape) for key, shape in shapes.items()}
    rows = parameter(sum(LENGTHS), WIDTH)
    out = [run(part, parameters) for part in torch.split(rows, LENGTHS)]
    out = torch.cat([o if o.dim() == 2 else o[None] for o in out])
    above = torch.rand(out.shape) - .5
    (out * above).sum().backward()
    plain = lambda t: t.detach().tolist()
    return {"name": name, "lengths": LENGTHS, "input": plain(rows), "output": plain(out),
            "outputGradient": plain(above), "inputGradient": plain(rows.grad),
            "parameters": {k: plain(v) for k, v in parameters.items()},
            "gradients": {k: plain(v.grad) for k, v in parameters.items()}}


def recurrent(kind, directions, last):
    gates = {"LSTM": 4, "GRU": 3}[kind]
    module = getattr(torch.nn, kind)(WIDTH, HIDDEN, batch_first=True, bidirectional=directions == 2)

    def run(rows, p):
        weights = []
        for d in range(directions):
            columns = slice(d * gates * HIDDEN, (d + 1) * gates * HIDDEN)
            second = torch.zeros(gates * HIDDEN)
            if kind == "GRU":
                second = torch.cat([torch.zeros(2 * HIDDEN), p["c"][0, d * HIDDEN:(d + 1) * HIDDEN]])
            weights += [p["W"][:, columns].t(), p["R"][d * HIDDEN:(d + 1) * HIDDEN].t(), p["b"][0, columns], second]
        zero = torch.zeros(directions, 1, HIDDEN)
        if kind == "LSTM":
            out, _, _ = torch._VF.lstm(rows[None], (zero, zero), weights, True, 1, 0., False, directions == 2, True)
        else:
            out, _ = torch._VF.gru(rows[None], zero, weights, True, 1, 0., False, directions == 2, True)
        out = out[0]
        return torch.cat([out[-1, :HIDDEN], out[0, HIDDEN:]]) if last else out

    shapes = {"W": (WIDTH, directions * gates * HIDDEN), "R": (directions * HIDDEN, gates * HIDDEN),
              "b": (1, directions * gates * HIDDEN)}
    if kind == "GRU":
        shapes["c"] = (1, directions * HIDDEN)
    return shapes, run


def kim(rows, p):
    vectors = []
    for w in (2, 3):
        padded = F.pad(rows, (0, 0, 0, max(0, w - len(rows))))
        kernel = p[f"W{w}"].reshape(w, WIDTH, -1).permute(2, 1, 0)
        vectors.append(F.relu(F.conv1d(padded.t()[None], kernel, p[f"b{w}"][0])).max(2)[0][0])
    return torch.cat(vectors)


def convolution(rows, p):
    kernel = p["W"].reshape(3, WIDTH, -1).permute(2, 1, 0)
    return F.relu(F.conv1d(rows.t()[None], kernel, p["b"][0], padding=1))[0].t()


def attention_pooling(rows, p):
    return torch.softmax(torch.tanh(rows @ p["W"] + p["b"]) @ p["u"], 0).t()[0] @ rows


def heads(read):
    def run(rows, p):
        q, k, v = [t.reshape(len(rows), 2, 3).transpose(0, 1) for t in (rows @ p["W"] + p["b"]).split(6, 1)]
        return read(q, k, v).transpose(0, 1).reshape(len(rows), 6) @ p["O"] + p["c"]
    return run


def softmax(q, k, v):
    return torch.softmax(q @ k.transpose(1, 2) / 3 ** .5, 2) @ v


def causal(q, k, v):
    later = torch.ones(q.shape[1], q.shape[1], dtype=torch.bool).triu(1)
    return torch.softmax((q @ k.transpose(1, 2) / 3 ** .5).masked_fill(later, -torch.inf), 2) @ v


def linear(q, k, v):
    q, k = F.elu(q) + 1, F.elu(k) + 1
    return (q @ (k.transpose(1, 2) @ v)) / (q @ k.sum(1)[:, :, None])


ATTENTION = {"W": (WIDTH, 18), "b": (1, 18), "O": (6, WIDTH), "c": (1, WIDTH)}


def norm(rows, p):
    return F.layer_norm(rows, (WIDTH,), p["g"][0], p["b"][0])


def units(rows, p):
    inner = F.relu(F.layer_norm(rows, (WIDTH,), p["norm.g"][0], p["norm.b"][0]) @ p["inner.W"] + p["inner.b"])
    return rows + inner @ p["outer.W"] + p["outer.b"]


def capsules(rows, p, plain=True):
    squash = lambda s: s * (s.pow(2).sum(-1, keepdim=True) / (1 + s.pow(2).sum(-1, keepdim=True))
                            / (s.pow(2).sum(-1, keepdim=True) + 1e-8).sqrt())
    primary = rows.reshape(-1, 2, 2)                                         # [steps, types, size]
    primary = squash(primary) if plain else primary
    votes = torch.einsum("tps,psko->tpko", primary, p["W"].reshape(2, 2, 3, 2)).reshape(-1, 3, 2)
    logits = torch.zeros(len(votes), 3)
    for i in range(3):
        capsule = squash((torch.softmax(logits, 1)[:, :, None] * votes).sum(0))
        logits = logits + (votes * capsule).sum(2)
    return capsule.reshape(-1)


print(json.dumps([
    case("lstm-all", *recurrent("LSTM", 1, False)), case("lstm-last", *recurrent("LSTM", 2, True)),
    case("gru-all", *recurrent("GRU", 2, False)), case("gru-last", *recurrent("GRU", 1, True)),
    case("convolution-pooling", {"W2": (8, 3), "b2": (1, 3), "W3": (12, 3), "b3": (1, 3)}, kim),
    case("convolution", {"W": (12, 3), "b": (1, 3)}, convolution),
    case("attention-pooling", {"W": (WIDTH, 3), "b": (1, 3), "u": (3, 1)}, attention_pooling),
    case("softmax-heads", ATTENTION, heads(softmax)), case("linear-heads", ATTENTION, heads(linear)),
    case("layer-norm", {"g": (1, WIDTH), "b": (1, WIDTH)}, norm),
    case("residual", {"norm.g": (1, WIDTH), "norm.b": (1, WIDTH), "inner.W": (WIDTH, 5), "inner.b": (1, 5),
                      "outer.W": (5, WIDTH), "outer.b": (1, WIDTH)}, units),
    case("capsules", {"W": (4, 6)}, capsules),
    case("mean", {}, lambda rows, p: rows.mean(0)), case("max", {}, lambda rows, p: rows.max(0)[0]),
    case("lengths", {}, lambda rows, p: rows.reshape(-1, 2, 2).norm(dim=2)),
    case("class-capsules", {"W": (4, 6)}, lambda rows, p: capsules(rows, p, False)),
    case("causal-heads", ATTENTION, heads(causal)), case("last", {}, lambda rows, p: rows[-1]),
]))
