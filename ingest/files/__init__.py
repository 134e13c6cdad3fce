"""Bytes before any reader: archives opened, encodings and kinds told, old Office formats converted."""
