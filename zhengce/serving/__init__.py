"""A corpus for other programs: over HTTP (``rest``) and for assistants (``assistant``), both by one set of answers."""
