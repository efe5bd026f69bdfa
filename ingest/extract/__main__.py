"""`python -m ingest.extract`: the filter on standard input and output."""

import sys

from ingest.extract.records import extract_records

if __name__ == "__main__":
    for answer in extract_records(sys.stdin.buffer):
        sys.stdout.buffer.write(answer)
