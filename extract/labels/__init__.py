"""What a document sets apart with words of its own: labels, the lists of units behind them, brackets and lines."""
