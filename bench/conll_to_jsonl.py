"""Turns files in the columns of CoNLL-2003 into lines that `train --task tag` reads.

    python3 bench/conll_to_jsonl.py FILE[.gz] > FILE.jsonl
"""
import gzip
import json
import sys

path = sys.argv[1]
with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
    tokens, labels, count = [], [], 0
    for line in [*lines, ""]:
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            tokens.append(cells[0])
            labels.append(cells[-1])
        elif tokens:
            print(json.dumps({"id": f"s{count}", "tokens": tokens, "labels": labels}, ensure_ascii=False))
            tokens, labels, count = [], [], count + 1
