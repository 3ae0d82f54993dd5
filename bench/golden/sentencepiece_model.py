"""Golden values of SentencePiece models, by Google's library (python3-sentencepiece).

    python3 bench/golden/sentencepiece_model.py pipeline/src/test/resources/org/gleaner/text/subword
Writes sentencepiece.model (Unigram) and sentencepiece-bpe.model (byte pair encoding with bytes for what is unknown), learnt
from the sentences of subwords.py, and beside each a .json with what it makes of texts.
"""
import ast
import json
import pathlib
import sys
import tempfile

import sentencepiece

names = {}
for node in ast.parse((pathlib.Path(__file__).parent / "subwords.py").read_text()).body:
    if isinstance(node, ast.Assign) and node.targets[0].id in ("SENTENCES", "TEXTS"):
        exec(compile(ast.Module([node], []), "subwords", "exec"), names)

folder = pathlib.Path(sys.argv[1])


def trained(kind, **options):
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        (work / "sentences.txt").write_text("\n".join(names["SENTENCES"]) + "\n")
        # A small table in place of the 240 KB of nmt_nfkc: what becomes what, by code points.
        rules = {"\ufb01": "fi", "\u212b": "\u00c5", "\u00a0": " ", "\u3000": " ", "\t": " ", "\n": " ", "e\u0301": "\u00e9"}
        (work / "rules.tsv").write_text(
            "".join(" ".join(f"{ord(c):x}" for c in a) + "\t" + " ".join(f"{ord(c):x}" for c in b) + "\n" for a, b in rules.items()))
        sentencepiece.SentencePieceTrainer.train(
            input=str(work / "sentences.txt"), model_prefix=str(work / "m"), model_type=kind,
            normalization_rule_tsv=str(work / "rules.tsv"), character_coverage=0.98, minloglevel=2, **options)
        return (work / "m.model").read_bytes()


def write(name, model):
    (folder / f"{name}.model").write_bytes(model)
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    texts = names["TEXTS"] + ["the dog<sep>the page", "<s> the </s>", "  two  blanks  ", "\u2581the", "a \u2581 b"]
    cases = [{"text": text, "ids": processor.encode(text), "pieces": processor.encode(text, out_type=str)} for text in texts]
    (folder / f"{name}.json").write_text(json.dumps(cases, indent=1) + "\n")
    print(len(cases), "cases,", len(model), "bytes")


write("sentencepiece", trained("unigram", vocab_size=150, user_defined_symbols=["<sep>"]))
write("sentencepiece-bpe", trained("bpe", vocab_size=450, byte_fallback=True))
