"""Golden values of the subword tokenizers, by the Hugging Face library itself.

pip install tokenizers; python3 bench/golden/subwords.py pipeline/src/test/resources/org/gleaner/text/subword [KIND ...]
Writes tokenizer.json of each kind, learnt from the sentences below, and cases.json with what they make of texts.
Of wordpiece and unigram the library learns other pieces each time; name the kinds that are to be learnt anew.
"""

import json
import sys

from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers, trainers

SENTENCES = """
The quick brown fox jumps over the lazy dog, and the dog does not mind at all.
Parameter averaging trains a network on every worker and averages the weights.
Training networks on large corpora takes hours; averaging the workers' weights takes seconds.
Cleaning removes boilerplate, advertisements and navigation from web pages before keyphrases are extracted.
Keyphrases extracted from cleaned pages are better keyphrases: cleaner, shorter, and more numerous.
It's 3 o'clock, we're late, and they don't care: the workers' meeting ends at 4:30.
Unaffable, unbelievable, unbreakable and unthinkable are believable, thinkable words.
Caf\u00e9s, na\u00efve r\u00e9sum\u00e9s and \u00fcber-cool fa\u00e7ades look the same without accents.
\u6211\u4eec\u8f85\u52a9\u7528\u6237\u7b80\u5355\u5feb\u901f\u4f4e\u6210\u672c\u4f4e\u98ce\u9669\u7684\u5b9e\u73b0\u7cfb\u7edf\u6743\u9650\u5b89\u5168\u7ba1\u7406
A token is a piece of a word, a word is a piece of a sentence, a sentence is a piece of a page.
""".strip().split("\n")

TEXTS = SENTENCES + [
    "",
    " ",
    "I saw a girl with a telescope.",
    "I unambigouosly good 3Asd!",
    "Hello\u6ce8\u5f62\u58f0\u5b57sd,~ and bye!",
    "ah\u535a\u63a8zz",
    "\tHeLLo!how  \n Are yoU?  ",
    "H\u00e4LLo!how  \n Are yoU?  ",
    "H\u00e9llo e\u0301 \u0301",
    "unwanted running",
    "UNwant\u00e9d,running",
    "UNwanted\u001b,running \u0000 \ufffd",
    "the [UNK] the [MASK] the [SEP]",
    "don't we're it's",
    "a" * 101,
    "page   page\n\n\npage \u00a0page\u3000page",
    "\U0001f600 the \U0001f469\u200d\U0001f52c\U0001d400 dog",
    "\ufb01ne \u212b \u00df \u0130stanbul \u01c5",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u0928\u092e\u0938\u094d\u0924\u0947",
]


def wordpiece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    return tokenizer, trainers.WordPieceTrainer(vocab_size=300, special_tokens=special, show_progress=False)


def byte_level():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    special = ["<s>", "<pad>", "</s>", "<unk>", AddedToken("<mask>", lstrip=True)]
    return tokenizer, trainers.BpeTrainer(
        vocab_size=423, special_tokens=special, initial_alphabet=alphabet, show_progress=False
    )


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer, trainers.UnigramTrainer(
        vocab_size=200, unk_token="<unk>", special_tokens=["<unk>"], show_progress=False
    )


def main(folder, asked):
    makers = {"wordpiece": wordpiece, "byte-level-bpe": byte_level, "unigram": unigram}
    cases = {}
    if asked:
        with open(f"{folder}/cases.json") as known:
            cases = json.load(known)
    for name in asked or makers:
        tokenizer, trainer = makers[name]()
        tokenizer.train_from_iterator(SENTENCES, trainer)
        tokenizer.save(f"{folder}/{name}.json", pretty=False)
        cases[name] = []
        for text in TEXTS:
            encoding = tokenizer.encode(text, add_special_tokens=False)
            cases[name].append(
                {"text": text, "tokens": encoding.tokens, "ids": encoding.ids, "offsets": encoding.offsets}
            )
    cases["sentences"] = SENTENCES
    with open(f"{folder}/cases.json", "w") as out:
        json.dump(cases, out)


main(sys.argv[1], sys.argv[2:])
