"""How `ingest.coding.actors` finds out whom the noun phrases of an article denote."""
