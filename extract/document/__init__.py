"""The document itself: its parts and outline, title, number, issuers, days, type and region, and what it cites."""
