"""The corpus: the types that travel, the store, the search index, and what is made of them."""
