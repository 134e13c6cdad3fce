"""One module a format, each with ``read(data: bytes) -> Reading``: lines in reading order, tables with cells."""
