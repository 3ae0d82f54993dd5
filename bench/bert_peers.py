"""The network of BertRate in PyTorch, on one thread, in processor milliseconds: scoring 32 texts of 128 tokens and one,
and a training step of 32 (fused AdamW, no dropout), in single precision and in bfloat16. A command that follows, such
as BertRate, gets a line before each round and answers with a line of its own three times, so that all take turns.
Prints the minimum of the rounds, and for each figure its ratio to PyTorch's in single precision.

    python3 bench/bert_peers.py ROUNDS [COMMAND...]      e.g. bench/bert_peers.py 12 bench/run BertRate
"""
import subprocess
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

torch.set_num_threads(1)
V, B, T, H, HEADS, INNER, LAYERS = 30522, 32, 128, 384, 12, 1536, 6


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(H, 3 * H), nn.Linear(H, H)
        self.inner, self.outer = nn.Linear(H, INNER), nn.Linear(INNER, H)
        self.first, self.second = nn.LayerNorm(H, 1e-12), nn.LayerNorm(H, 1e-12)

    def forward(self, x, mask):
        q, k, v = self.qkv(x).view(*x.shape[:2], 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        heads = F.scaled_dot_product_attention(q, k, v, mask)
        x = self.first(x + self.out(heads.transpose(1, 2).reshape(x.shape)))
        return self.second(x + self.outer(F.gelu(self.inner(x))))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.places, self.texts = nn.Embedding(V, H), nn.Embedding(512, H), nn.Embedding(2, H)
        self.norm = nn.LayerNorm(H, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(H, 2)

    def forward(self, tokens):
        mask = (tokens != 0)[:, None, None, :]
        x = self.words(tokens) + self.places.weight[:tokens.shape[1]] + self.texts.weight[0]
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return self.head(x.mean(1))


def timed(work, times=1):
    begin = time.process_time()
    for _ in range(times):
        work()
    return 1000 * (time.process_time() - begin) / times


def scores(network, tokens):
    with torch.inference_mode():
        network(tokens)


def step(network, optimizer, tokens, labels, half):
    optimizer.zero_grad()
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        loss = F.cross_entropy(network(tokens).float(), labels)
    loss.backward()
    optimizer.step()


rounds, command = int(sys.argv[1]), sys.argv[2:]
peer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) if command else None
networks = {"torch fp32": Network().eval(), "torch bf16": Network().eval().to(torch.bfloat16)}
learners = {name: Network() for name in networks}
optimizers = {name: torch.optim.AdamW(n.parameters(), 1e-5, weight_decay=.01, fused=True) for name, n in learners.items()}
best = {}
for turn in range(rounds):
    tokens, labels = torch.randint(2, V, (B, T)), torch.randint(2, (B,))
    for name in networks:
        times = (timed(lambda: scores(networks[name], tokens)), timed(lambda: scores(networks[name], tokens[:1]), 16),
                 timed(lambda: step(learners[name], optimizers[name], tokens, labels, "bf16" in name)))
        best[name] = tuple(map(min, best.get(name, times), times))
    if peer:
        peer.stdin.write("\n")
        peer.stdin.flush()
        times = tuple(map(float, peer.stdout.readline().split()))
        best["peer"] = tuple(map(min, best.get("peer", times), times))
if peer:
    peer.stdin.close()
print(f"{'':12}{'32 x 128':>18}{'1 x 128':>18}{'step':>18}")
for name, times in best.items():
    cells = (f"{t:9.1f} ({t / s:.2f})" for t, s in zip(times, best["torch fp32"]))
    print(f"{name:12}" + "".join(f"{cell:>18}" for cell in cells))
