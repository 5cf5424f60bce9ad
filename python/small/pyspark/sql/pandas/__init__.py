"""Frames to and from pandas."""
