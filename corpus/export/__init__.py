"""What leaves the corpus: tables as Word and Excel, records as JSON, CSV and DocBin."""
