"""Makes small folders of multiple choice, and what transformers computes with them.

    pip install torch transformers==5.24.0
    python3 bench/golden/choice.py pipeline/src/test/resources/golden/checkpoints

It writes bert-choice/, electra-choice/ and roberta-choice/ with their golden.json, whose rows are the candidates of one
item, and into bert-choice/ vocab.txt and texts.json: contexts, candidates and their probabilities in double precision,
cut to 16 pieces as the library cuts pairs.
"""
import json
import pathlib
import sys

import torch
import transformers
from tokenizers import BertWordPieceTokenizer

ROOT = pathlib.Path(sys.argv[1])
SIZES = dict(
    vocab_size=120, hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
    max_position_embeddings=40)
KINDS = {
    "bert-choice": (transformers.BertConfig, transformers.BertForMultipleChoice, {}),
    "electra-choice": (transformers.ElectraConfig, transformers.ElectraForMultipleChoice, {"embedding_size": 16}),
    "roberta-choice": (
        transformers.RobertaConfig, transformers.RobertaForMultipleChoice, {"type_vocab_size": 1, "pad_token_id": 1}),
}
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz", *("##" + c for c in "abcdefghijklmnopqrstuvwxyz"),
          *".,?!:'", "where", "is", "ada", "in", "rome", "no", "yes", "she", "went", "home", "hello", "bye"]
ITEMS = [
    ("Where is Ada?", ["In Rome.", "No.", "Yes, she is home!"]),
    ("Hello", ["bye", "hello hello"]),
    ("Where is Ada? She went. Where? Home. Is she in Rome? No, she is home.", ["She went.", "Is she?", "no", "Ada is in Rome, in Rome"]),
    ("zzz", ["one candidate that is longer than its context, and too long for the network"] + ["no"]),
]


def numbers(tensor, digits=10):
    return [float(f"{x:.{digits}g}") for x in tensor.reshape(-1).tolist()]


def make(name):
    torch.manual_seed(29)
    config, model, more = KINDS[name]
    model = model(config(**{**SIZES, **more}))
    for key, parameter in model.named_parameters():
        gain = "LayerNorm" in key and key.endswith("weight")
        parameter.data = torch.randn(parameter.shape) * .2 + (1 if gain else 0)
    model.save_pretrained(ROOT / name)


def opened(name):
    return KINDS[name][1].from_pretrained(ROOT / name, attn_implementation="eager").double().eval()


def golden(name):
    """As the golden.json of the other checkpoints"""
    model = opened(name)
    padding = model.config.pad_token_id
    ids = torch.tensor([[5, 17, 33, 99, 8, 64, 23], [5, 44, 71, 10, 23, padding, padding]])
    mask = (ids != padding).long()
    types = torch.tensor([[0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 0, 0]]) * (0 if name == "roberta-choice" else 1)
    out = model(
        input_ids=ids[None], attention_mask=mask[None], token_type_ids=types[None], output_hidden_states=True)
    loss = (out.logits * torch.sin(torch.ones(1).double()) / 100).sum()
    loss.backward()
    (ROOT / name / "golden.json").write_text(json.dumps({
        "architecture": type(model).__name__,
        "inputs": {"input_ids": ids.tolist(), "attention_mask": mask.tolist(), "token_type_ids": types.tolist()},
        "hidden_states_first_token": [numbers(h[0, 0]) for h in out.hidden_states],
        "last_hidden_state_row0": numbers(out.hidden_states[-1][0]),
        "last_hidden_state_row1_real": numbers(out.hidden_states[-1][1, :5]),
        "logits": {"shape": [2, 1], "first10_of_each_of_row0": [numbers(x) for x in out.logits[0]]},
        "loss": "sum of the scores of both rows * sin(1) / 100",
        "loss_value": loss.item(),
        "gradients": {
            n: numbers(p.grad.norm(), 8) + numbers(p.grad.reshape(-1)[:4])
            for n, p in model.named_parameters() if p.grad is not None},
    }))


def texts(name):
    folder = ROOT / name
    pieces = PIECES + [f"word{i}" for i in range(len(PIECES), 120)]
    (folder / "vocab.txt").write_text("\n".join(pieces))
    tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
    tokenizer.enable_truncation(16, strategy="longest_first")
    model = opened(name)
    cases = []
    for context, candidates in ITEMS:
        scores = []
        for candidate in candidates:
            read = tokenizer.encode(context, candidate)
            out = model(
                input_ids=torch.tensor([[read.ids]]), token_type_ids=torch.tensor([[read.type_ids]]))
            scores.append(out.logits[0, 0])
        output = numbers(torch.softmax(torch.stack(scores), 0))
        cases.append({"context": context, "candidates": candidates, "probabilities": output})
    (folder / "texts.json").write_text(json.dumps(cases))


for each in KINDS:
    make(each)
    golden(each)
texts("bert-choice")
