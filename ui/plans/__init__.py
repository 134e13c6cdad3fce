"""方案 between the page and the corpus: what the table shows, and what people did in it as changes. Pure."""
