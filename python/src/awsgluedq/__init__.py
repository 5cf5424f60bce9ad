"""Data quality in scripts, as AWS Glue offers it."""
