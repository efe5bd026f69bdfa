"""From article to sentences, actors, events and quotes (`ingest.coding.coder`)."""
