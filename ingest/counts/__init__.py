"""What a file holds, told a second way: a module for each format, and none knows the readers or their libraries."""
