"""Reads a folder of `train --task classify --encoder cnn` with PyTorch and scores the texts of ModelScores with it.

    bench/run ModelScores MODEL TEXTS.txt > scores.jsonl
    python3 bench/torch_reads_model.py MODEL scores.jsonl

Prints the greatest difference of a probability. The weights are read as the safetensors format says: eight bytes for the
length of a JSON header, the header (name, type, shape, begin and end of each tensor), the numbers.
"""
import json
import struct
import sys

import torch
import torch.nn.functional as F

WIDTHS = (3, 4, 5)


def tensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        numbers = bytearray(file.read())
    for name, about in header.items():
        if name != "__metadata__":
            begin, end = about["data_offsets"]
            assert about["dtype"] == "F32"
            yield name, torch.frombuffer(numbers, dtype=torch.float32)[begin // 4:end // 4].reshape(about["shape"])


def score(weights, ids):
    vectors = weights["encoder.E"][ids]
    pooled = []
    for width in WIDTHS:
        kernel, bias = weights[f"encoder.convolution.W{width}"], weights[f"encoder.convolution.b{width}"]
        padded = F.pad(vectors, (0, 0, 0, max(0, width - len(ids))))
        windows = padded.unfold(0, width, 1).transpose(1, 2).reshape(-1, width * vectors.shape[1])
        pooled.append(F.relu(windows @ kernel + bias).max(0)[0])
    return F.softmax(torch.cat(pooled) @ weights["output.W"] + weights["output.b"], 0)


model, scores = sys.argv[1:]
weights = dict(tensors(f"{model}/model.safetensors"))
with open(f"{model}/vocab.txt", encoding="utf-8") as file:
    ids = {token.rstrip("\n"): number for number, token in enumerate(file)}
most = json.load(open(f"{model}/config.json"))["options"]["max-tokens"]
greatest, texts = 0.0, 0
with open(scores, encoding="utf-8") as file:
    for line in map(json.loads, file):
        tokens = [ids.get(token.lower(), 1) for token in line["tokens"][:int(most)]]
        ours = torch.tensor(line["probabilities"])
        greatest = max(greatest, float((score(weights, torch.tensor(tokens)) - ours).abs().max()))
        texts += 1
print(f"{texts} texts, greatest difference of a probability {greatest:.1e}")
