"""The networks of NetworkRate in PyTorch, on one thread: milliseconds of a training step of 32 texts of 150 to 250
tokens (Adam, dense embedding of 20,000 x 100), and of scoring a text in batches of 32. Sequences are padded and masked:
packed ones are several times slower on a CPU. Subnormal numbers count as zero.

    python3 bench/torch_networks.py STEPS ENCODER...
"""
import random
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
torch.set_flush_denormal(True)
V, B, T = 20000, 32, 250


class Network(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind, self.table = kind, nn.Embedding(V, 100, padding_idx=0)
        if kind == "cnn":
            self.convolutions = nn.ModuleList(nn.Conv1d(100, 100, w) for w in (3, 4, 5))
        elif kind == "bilstm":
            self.forth = nn.LSTM(100, 64, batch_first=True)
            self.back = nn.LSTM(100, 64, batch_first=True)
        else:
            self.block = nn.TransformerEncoderLayer(100, 4, 256, 0., batch_first=True, norm_first=True)
            self.norm = nn.LayerNorm(100)
        self.out = nn.Linear({"cnn": 300, "bilstm": 128, "transformer": 100}[kind], 2)

    def forward(self, tokens, lengths):
        x = self.table(tokens)
        if self.kind == "cnn":
            x = torch.cat([F.relu(c(x.transpose(1, 2))).max(2)[0] for c in self.convolutions], 1)
        elif self.kind == "bilstm":
            x = torch.cat([last(self.forth, x, lengths), last(self.back, reverse(x, lengths), lengths)], 1)
        else:
            x = self.norm(self.block(x, src_key_padding_mask=tokens == 0))
            x = x.masked_fill((tokens == 0)[:, :, None], -1e9).max(1)[0]
        return self.out(F.dropout(x, .5, self.training))


def last(lstm, x, lengths):
    """The state at the last token of each text; what comes after it is padding."""
    return lstm(x)[0][torch.arange(len(lengths)), lengths - 1]


def reverse(x, lengths):
    """Each text from its last token to its first; the padding stays at the end."""
    places = torch.arange(x.shape[1])[None, :].expand(len(lengths), -1)
    turned = lengths[:, None] - 1 - places
    rows = torch.where(turned >= 0, turned, places) + x.shape[1] * torch.arange(len(lengths))[:, None]
    return x.reshape(-1, x.shape[2]).index_select(0, rows.reshape(-1)).reshape(x.shape)


def batch():
    lengths = [random.randint(150, T) for _ in range(B)]
    rows = [[2 + int((V - 3) ** random.random()) for _ in range(n)] + [0] * (T - n) for n in lengths]
    return torch.tensor(rows), torch.tensor(lengths), torch.randint(2, (B,))


steps = int(sys.argv[1])
for kind in sys.argv[2:]:
    network = Network(kind)
    adam = torch.optim.Adam(network.parameters())
    training = scoring = 0
    for step in range(-steps // 2, steps):
        tokens, lengths, labels = batch()
        begin = time.perf_counter()
        adam.zero_grad()
        F.cross_entropy(network(tokens, lengths), labels).backward()
        adam.step()
        training += (step >= 0) * (time.perf_counter() - begin)
    network.eval()
    with torch.no_grad():
        for step in range(-steps // 2, steps):
            tokens, lengths, labels = batch()
            begin = time.perf_counter()
            network(tokens, lengths)
            scoring += (step >= 0) * (time.perf_counter() - begin)
    print(f"{kind:16} training step {1000 * training / steps:.1f} ms, scoring a text {1000 * scoring / steps / B:.2f} ms")
