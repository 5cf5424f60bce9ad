"""Machine learning transforms in scripts, as AWS Glue offers them."""
