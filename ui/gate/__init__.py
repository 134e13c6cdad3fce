"""Who may come in to the page and what goes out of it: middleware around Streamlit's own ASGI app."""
