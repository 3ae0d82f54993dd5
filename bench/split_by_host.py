"""Splits labelled pages by host: about one host in five to test, no host on both sides.

Usage: python3 split_by_host.py OUTPUT_FOLDER FILE.jsonl.gz...
Writes train.jsonl.gz and test.jsonl.gz. A host is the last two labels of the url's host name; its
MD5 decides, so that the split never changes.
"""
import gzip
import hashlib
import json
import os
import sys
from urllib.parse import urlparse


def side(url):
    host = ".".join(urlparse(url).netloc.lower().split(".")[-2:])
    return "test" if int(hashlib.md5(host.encode()).hexdigest(), 16) % 5 == 0 else "train"


def main(folder, files):
    os.makedirs(folder, exist_ok=True)
    out = {name: gzip.open(os.path.join(folder, name + ".jsonl.gz"), "wt") for name in ("train", "test")}
    for file in files:
        with gzip.open(file, "rt") as lines:
            for line in lines:
                out[side(json.loads(line)["url"])].write(line.rstrip("\n") + "\n")
    for file in out.values():
        file.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
