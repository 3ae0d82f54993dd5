"""Splits labelled pages by host: about one host in five to test, no host on both sides.

Usage: python3 split_by_host.py OUTPUT_FOLDER [FOLD] FILE.jsonl.gz...
Writes train.jsonl.gz and test.jsonl.gz. A host is the last two labels of the url's host name; its
MD5 decides, so that the split never changes. FOLD, 0 to 4 and 0 if it is left out, is the fifth
that is the test side.
"""
import gzip
import hashlib
import json
import os
import sys
from urllib.parse import urlparse


def side(url, fold):
    host = ".".join(urlparse(url).netloc.lower().split(".")[-2:])
    return "test" if int(hashlib.md5(host.encode()).hexdigest(), 16) % 5 == fold else "train"


def main(folder, fold, files):
    os.makedirs(folder, exist_ok=True)
    out = {name: gzip.open(os.path.join(folder, name + ".jsonl.gz"), "wt") for name in ("train", "test")}
    for file in files:
        with gzip.open(file, "rt") as lines:
            for line in lines:
                out[side(json.loads(line)["url"], fold)].write(line.rstrip("\n") + "\n")
    for file in out.values():
        file.close()


if __name__ == "__main__":
    fold = sys.argv[2] if sys.argv[2].isdigit() else None
    main(sys.argv[1], int(fold or 0), sys.argv[2 if fold is None else 3:])
