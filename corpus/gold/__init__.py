"""Measuring records against records made by hand."""
