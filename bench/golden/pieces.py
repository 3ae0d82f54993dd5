"""Golden values of every component of a tokenizer.json, by the Hugging Face library itself.

    pip install tokenizers==0.23.3
    python3 bench/golden/pieces.py HARD_TEXTS.json pipeline/src/test/resources/org/gleaner/text/subword/pieces.json.gz
HARD_TEXTS.json is a list of texts. Characters that Unicode did not have in its version 3.2 are left out of the random
texts: what they are differs between the versions of Unicode that programs have.
"""

import gzip
import json
import random
import sys
import unicodedata

from tokenizers import AddedToken, Regex, Tokenizer, models, processors, trainers
from tokenizers import normalizers as n
from tokenizers import pre_tokenizers as p

SCRIPTS = [
    (0x20, 0x7E), (0x61, 0x7A), (0xA0, 0x17F), (0x300, 0x345), (0x370, 0x3FF), (0x400, 0x4FF), (0x590, 0x5F4),
    (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE5B), (0x1100, 0x11FF), (0x1E00, 0x1EFF), (0x2000, 0x206F),
    (0x2070, 0x22FF), (0x3000, 0x30FF), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0xF900, 0xFA2D), (0xFB00, 0xFDFF),
    (0xFE00, 0xFFEF), (0x1D400, 0x1D7FF), (0x20000, 0x2A6D6), (0, 0x1F), (0x80, 0x9F),
]
POOL = [
    "e\u0301", "\u0301\u0323", "\u0345\u0334\u0301", "\u1100\u1161\u11a8", "\uac00\u11a8", "\u1ebf\u0323", "<s>", "</s>",
    "<unk>", "[MASK]", "<0x41>", "\r\n", "\n\n", "  ", "   ", "\u00a0", "\u2581", "'s", "'RE", "'ll", "123", "1,234.5",
    "a" * 105, "\u00df", "\u0130", "\u01c5", "\ufb01", "don't", "the dog", "brown", " brown ", "WEIGHTS", " <sep> ", "---",
    "\U0001f469\u200d\U0001f4bb", "\U0001f1eb\U0001f1f7", "the network", "averages", "aab", "ab",
]
SPECIAL = ["<unk>", "<s>", "</s>"]
ADDED = [
    AddedToken("the dog", single_word=True, normalized=True),
    AddedToken("brown", lstrip=True, normalized=True),
    AddedToken("<sep>", rstrip=True, normalized=False),
    AddedToken("Weights", lstrip=True, rstrip=True, normalized=True),
    AddedToken("--", normalized=False),
    AddedToken("---", normalized=False),
]
BYTES = p.ByteLevel.alphabet()
CL100K = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
CLIP = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def made(texts, model, trainer, normalizer, cutter, processor=None, added=ADDED, alphabet=()):
    tokenizer = Tokenizer(model)
    if normalizer:
        tokenizer.normalizer = normalizer
    if cutter:
        tokenizer.pre_tokenizer = cutter
    tokenizer.train_from_iterator(texts, trainer)
    if processor:
        tokenizer.post_processor = processor
    tokenizer.add_tokens(added)
    return tokenizer


def pairs(texts, normalizer, cutter, processor=None, added=ADDED, size=300, alphabet=(), **options):
    affixes = {k: v for k, v in options.items() if k.startswith("continuing") or k.startswith("end")}
    trainer = trainers.BpeTrainer(
        vocab_size=size + len(alphabet), special_tokens=SPECIAL, initial_alphabet=list(alphabet), show_progress=False, **affixes
    )
    return made(texts, models.BPE(**options), trainer, normalizer, cutter, processor, added)


def template():
    return processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B:1 </s>:1 <unk>:1", special_tokens=[("<unk>", 0), ("<s>", 1), ("</s>", 2)]
    )


def all_of(texts):
    unknown = {"unk_token": "<unk>"}
    yield "whitespace", pairs(
        texts, n.Sequence([n.NFKC(), n.Lowercase()]), p.Whitespace(), template(), **unknown
    )
    yield "suffix", pairs(
        texts, n.Sequence([n.NFD(), n.StripAccents(), n.Strip()]),
        p.Sequence([p.WhitespaceSplit(), p.Punctuation(), p.Digits(True)]),
        processors.BertProcessing(("</s>", 2), ("<s>", 1)), fuse_unk=True, end_of_word_suffix="</w>", **unknown
    )
    yield "prefix", pairs(
        texts, n.Sequence([n.NFKD(), n.Nmt()]), p.Sequence([p.Metaspace(), p.Digits(False)]),
        continuing_subword_prefix="##", end_of_word_suffix="</w>", added=[], **unknown
    )
    yield "roberta", pairs(
        texts, None, p.ByteLevel(add_prefix_space=True), processors.RobertaProcessing(("</s>", 2), ("<s>", 1), True, True),
        alphabet=BYTES
    )
    yield "trimmed", pairs(
        texts, n.NFC(), p.ByteLevel(add_prefix_space=False),
        processors.Sequence([processors.ByteLevel(trim_offsets=True), template()]), alphabet=BYTES
    )
    yield "bytes-normalizer", pairs(
        texts, n.Sequence([n.Replace("ab", "xyz"), n.Replace(Regex(r"\s+"), " "), n.ByteLevel()]), None, alphabet=BYTES
    )
    split = lambda e, b, inverted=False: p.Split(Regex(e), b, inverted)
    bytes_alone = p.ByteLevel(add_prefix_space=False, use_regex=False)
    yield "cl100k", pairs(texts, None, p.Sequence([split(CL100K, "isolated"), bytes_alone]), alphabet=BYTES)
    yield "clip", pairs(
        texts, n.Sequence([n.NFC(), n.Replace(Regex(r"\s+"), " "), n.Lowercase()]),
        p.Sequence([split(CLIP, "removed", True), p.ByteLevel(add_prefix_space=False)]), alphabet=BYTES,
        end_of_word_suffix="</w>", **unknown
    )
    for behavior in ("removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous"):
        inverted = behavior in ("isolated", "merged_with_next")
        steps = [split(r"\p{N}{1,3}", behavior, inverted), p.Split(" ", behavior), p.Punctuation(behavior)]
        yield behavior, pairs(texts, None, p.Sequence(steps), added=[], size=150, **unknown)
    for scheme in ("always", "never", "first"):
        yield "metaspace-" + scheme, pairs(
            texts, n.Replace(Regex(r" {2,}"), " "), p.Metaspace(prepend_scheme=scheme, split=scheme != "never"), size=150,
            **unknown
        )
    names = [f"<0x{b:02X}>" for b in range(256)]
    for fallback in (True, False):
        trainer = trainers.UnigramTrainer(
            vocab_size=1200 + 256, unk_token="<unk>", special_tokens=SPECIAL + names, show_progress=False
        )
        normalizer = n.Sequence([n.NFKC(), n.Prepend("\u2581"), n.Replace(" ", "\u2581")]) if fallback else n.NFC()
        plain = [text for text in texts if "<" not in text]
        tokenizer = made(plain, models.Unigram(), trainer, normalizer, None if fallback else p.Metaspace(), template())
        content = json.loads(tokenizer.to_str())
        content["model"]["byte_fallback"] = fallback
        yield "unigram-" + ("bytes" if fallback else "plain"), Tokenizer.from_str(json.dumps(content))
    special = ["[UNK]", "[CLS]", "[SEP]", "[PAD]", "[MASK]"]
    for lower in (True, False):
        trainer = trainers.WordPieceTrainer(vocab_size=300, special_tokens=special, show_progress=False)
        yield "wordpiece-" + ("lower" if lower else "cased"), made(
            texts, models.WordPiece(unk_token="[UNK]"), trainer, n.BertNormalizer(lowercase=lower),
            p.BertPreTokenizer() if lower else p.WhitespaceSplit(),
            processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
        )
    content = json.loads(pairs(texts, n.Lowercase(), p.Whitespace(), **unknown).to_str())
    content["model"]["ignore_merges"] = True
    yield "whole-words", Tokenizer.from_str(json.dumps(content))


def random_text(source, words):
    parts = []
    for _ in range(source.randrange(12)):
        kind = source.randrange(10)
        if kind < 3:
            low, high = source.choice(SCRIPTS)
            characters = [chr(source.randint(low, high)) for _ in range(1 + source.randrange(6))]
            parts += [c for c in characters if unicodedata.ucd_3_2_0.category(c) != "Cn" and c != "\u166d"]
        else:
            parts.append(source.choice(POOL) if kind < 6 else source.choice(words) if kind < 8 else " ")
    return "".join(parts)


def flat(encoding):
    return {"ids": encoding.ids, "offsets": [o for pair in encoding.offsets for o in pair]}


def main(hard, out):
    texts = json.load(open(hard))
    source = random.Random(7)
    words = " ".join(texts).split()
    texts += [random_text(source, words) for _ in range(100)]
    cases = []
    for name, tokenizer in all_of(texts):
        pair = tokenizer.encode(texts[0], texts[1])
        cases.append({
            "name": name,
            "tokenizer": json.loads(tokenizer.to_str()),
            "cases": [flat(tokenizer.encode(text, add_special_tokens=False)) for text in texts],
            "single": flat(tokenizer.encode(texts[0])),
            "pair": {**flat(pair), "types": pair.type_ids},
        })
    with gzip.GzipFile(out, "wb", mtime=0) as file:
        file.write(json.dumps({"texts": texts, "tokenizers": cases}).encode())
    print(len(cases), "tokenizers,", len(texts), "texts")


main(*sys.argv[1:])
