"""From lines as read to the canonical text: cleaned, joined, furniture taken out, facts of the page set aside."""
