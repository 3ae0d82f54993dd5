"""Writes pipeline/src/test/resources/golden/bilstm.json: what PyTorch computes for a small bidirectional
LSTM over sequences of different lengths, in double precision, forward and backward.

    python3 bench/golden/bilstm.py > pipeline/src/test/resources/golden/bilstm.json
"""
import json
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
VOCABULARY, EMBEDDING, HIDDEN = 9, 4, 3
TOKENS = [[3, 5, 3, 8], [2, 0, 0, 0], [7, 1, 2, 0], [3, 5, 3, 8], [6, 6, 0, 0]]
LENGTHS = torch.tensor([sum(1 for t in row if t) for row in TOKENS])
table = (torch.rand(VOCABULARY, EMBEDDING) - .5).requires_grad_()
lstm = torch.nn.LSTM(EMBEDDING, HIDDEN, batch_first=True, bidirectional=True)


def layout(gradient):
    """The parameters (or their gradients) as W [inputs, 8h], R [2h, 4h], b [8h]."""
    value = lambda name: getattr(lstm, name).grad if gradient else getattr(lstm, name).detach()
    sides = ["", "_reverse"]
    return {
        "W": torch.cat([value("weight_ih_l0" + s).t() for s in sides], 1).tolist(),
        "R": torch.cat([value("weight_hh_l0" + s).t() for s in sides], 0).tolist(),
        "b": [torch.cat([value("bias_ih_l0" + s) if gradient else
                         value("bias_ih_l0" + s) + value("bias_hh_l0" + s) for s in sides]).tolist()],
    }


def run(inputs):
    packed = pack_padded_sequence(inputs, LENGTHS, batch_first=True, enforce_sorted=False)
    out, (last, _) = lstm(packed)
    steps, _ = pad_packed_sequence(out, batch_first=True)
    return steps, torch.cat([last[0], last[1]], 1)


def case(of_steps):
    lstm.zero_grad()
    inputs = table[torch.tensor(TOKENS)].detach().requires_grad_()
    steps, last = run(inputs)
    output = steps if of_steps else last
    above = torch.rand(output.shape) - .5
    (output * above).sum().backward()
    grid = lambda t: t.detach().transpose(1, 2).tolist() if t.dim() == 3 else t.detach().tolist()
    rows = torch.zeros(VOCABULARY, EMBEDDING)
    rows.index_put_((torch.tensor(TOKENS),), inputs.grad, accumulate=True)
    return {"input": grid(inputs), "output": grid(output), "outputGradient": grid(above),
            "inputGradient": grid(inputs.grad), "tableGradient": rows.tolist(), "gradients": layout(True)}


print(json.dumps({"tokens": TOKENS, "table": table.tolist(), "parameters": layout(False),
                  "steps": case(True), "last": case(False)}))
