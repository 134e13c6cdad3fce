"""One content in every form: made-up plans whose records are known, written as people get them."""
