"""Speed and memory, as ratios against a baseline in the same run; `make bench` runs them, no test does."""

import ingest  # noqa: F401 (before numpy, as in use: it sets how many threads numpy may take)
