"""The release of Spark whose Python interface this package offers."""

__version__: str = "3.5.7"
