"""Helpers that need no client."""
