"""One module a format, each with ``read(data: bytes) -> RawDocument``: lines in reading order, tables with cells."""
