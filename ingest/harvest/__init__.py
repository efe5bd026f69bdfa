"""Harvest: find new articles of the configured outlets and land them, politely, safely, resumably."""
