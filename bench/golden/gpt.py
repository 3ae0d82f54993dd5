"""Makes small folders of GPT and GPT-2 whole: vocabularies for the two checkpoints, a classifier, and the outputs of
transformers for some texts.

    pip install torch transformers==5.24.0
    python3 bench/golden/gpt.py pipeline/src/test/resources/golden/checkpoints

It writes gpt2-classify/ with its golden.json, and into each folder vocab.json, merges.txt and texts.json: ids, the last
token's vector in double precision, or the probabilities of the classifier.
"""
import json
import pathlib
import sys

import torch
import transformers
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

ROOT = pathlib.Path(sys.argv[1])
CORPUS = [
    "The other day a reader of the paper read the other reader's letter to the editor, and wrote another.",
    "Networks learn the weights of words; the words of a text are cut into pieces, and the pieces into letters.",
    "It is 10 or 20 degrees below zero. Nobody is there, and nothing is heard but the wind in the trees.",
]
TEXTS = [
    "The reader wrote the letter.", "the  READER of words", "Another\nday: 10 or 20?", "wind", " a", "Überall café, naïve",
    "pieces <unk> and </w> marks", "a<|endoftext|>b", "日本 words", "Nobody's there!", "zero\tdegrees...",
]


def learnt(name):
    """Vocabulary and merges of at most 120 pieces, the rows of the checkpoints' tables"""
    first = name == "openai-gpt"
    suffix = {"end_of_word_suffix": "</w>"} if first else {}
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>" if first else None, **suffix))
    if first:
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer() if first else pre_tokenizers.ByteLevel(add_prefix_space=False)
    special = ["<unk>"] if first else ["<|endoftext|>"]
    tokenizer.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=120, special_tokens=special, show_progress=False, **suffix))
    model = json.loads(tokenizer.to_str())["model"]
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in model["merges"]]
    folder = ROOT / name
    (folder / "vocab.json").write_text(json.dumps(model["vocab"], ensure_ascii=False))
    (folder / "merges.txt").write_text("\n".join(["#version: 0.2", *merges, ""]))


def classifier():
    torch.manual_seed(23)
    config = transformers.GPT2Config(
        vocab_size=120, n_positions=40, n_embd=32, n_layer=2, n_head=4, n_inner=48, num_labels=3, activation_function="gelu",
        bos_token_id=1, eos_token_id=2, pad_token_id=0, layer_norm_epsilon=1e-4)
    model = transformers.GPT2ForSequenceClassification(config)
    for name, parameter in model.named_parameters():
        gain = "ln_" in name and name.endswith("weight")
        parameter.data = torch.randn(parameter.shape) * .2 + (1 if gain else 0)
    model.save_pretrained(ROOT / "gpt2-classify")


def numbers(tensor, digits=10):
    return [float(f"{x:.{digits}g}") for x in tensor.reshape(-1).tolist()]


def golden():
    """As the golden.json of the other checkpoints"""
    model = opened("gpt2-classify")
    ids = torch.tensor([[5, 17, 33, 99, 8, 64, 23], [5, 44, 71, 10, 23, 0, 0]])
    mask = (ids != 0).long()
    out = model(input_ids=ids, attention_mask=mask, output_hidden_states=True)
    loss = (out.logits * torch.sin(torch.arange(3).double() + 1) / 100).sum()
    loss.backward()
    (ROOT / "gpt2-classify" / "golden.json").write_text(json.dumps({
        "architecture": "GPT2ForSequenceClassification",
        "inputs": {"input_ids": ids.tolist(), "attention_mask": mask.tolist()},
        "hidden_states_first_token": [numbers(h[0, 0]) for h in out.hidden_states],
        "last_hidden_state_row0": numbers(out.hidden_states[-1][0]),
        "last_hidden_state_row1_real": numbers(out.hidden_states[-1][1, :5]),
        "logits": {"shape": [2, 3], "first10_of_each_of_row0": [numbers(row) for row in out.logits]},
        "loss": "sum over real positions of logits[k] * sin(k+1) / 100, summed over the outputs",
        "loss_value": loss.item(),
        "gradients": {n: numbers(p.grad.norm(), 8) + numbers(p.grad.reshape(-1)[:4]) for n, p in model.named_parameters()},
    }))


def opened(name):
    classes = {"gpt2-classify": transformers.GPT2ForSequenceClassification, "gpt2": transformers.GPT2Model}
    kind = classes.get(name, transformers.OpenAIGPTModel)
    return kind.from_pretrained(ROOT / name, attn_implementation="eager").double().eval()


def texts(name):
    kind = transformers.OpenAIGPTTokenizer if name == "openai-gpt" else transformers.GPT2Tokenizer
    tokenizer = kind.from_pretrained(ROOT / name)
    model = opened(name)
    cases = []
    for text in TEXTS:
        ids = tokenizer(text, split_special_tokens=True)["input_ids"]
        out = model(torch.tensor([ids]))
        result = torch.softmax(out.logits[0], 0) if name == "gpt2-classify" else out.last_hidden_state[0, -1]
        cases.append({"text": text, "ids": ids, "output": numbers(result)})
    (ROOT / name / "texts.json").write_text(json.dumps(cases))


classifier()
golden()
for each in ["gpt2", "openai-gpt", "gpt2-classify"]:
    learnt(each)
    texts(each)
