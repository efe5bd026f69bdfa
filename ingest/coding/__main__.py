"""`python -m ingest.coding`: the filter of `ingest.coding.filter` on standard input and output."""

import sys

from ingest.coding.filter import code_records

for line in code_records(sys.stdin.buffer):
    sys.stdout.buffer.write(line)
