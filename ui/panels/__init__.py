"""What pages show, as escaped HTML: pure functions that tests can call without Streamlit."""
