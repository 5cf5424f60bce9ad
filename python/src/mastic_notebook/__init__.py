"""Notebooks and a prompt whose cells run in interactive sessions of Glue: a Jupyter kernel, and a shell."""
