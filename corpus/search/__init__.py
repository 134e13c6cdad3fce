"""What can be found and how it is asked: entries, the query language, its plan, and the engines that answer."""
