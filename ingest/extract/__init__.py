"""Captured documents → article rows: HTML, Markdown, plain text and JSON records, read without I/O."""
