"""From article to sentences, actors, events and quotes: one pure function over Arrow batches (`ingest.coding.coder`)."""
