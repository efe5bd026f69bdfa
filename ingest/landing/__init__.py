"""The landing zone: raw bytes as they came, in WARC files, with an index beside them."""
