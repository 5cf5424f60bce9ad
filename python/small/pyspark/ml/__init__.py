"""Only the real PySpark has ``pyspark.ml``; importing it here says so."""

from pyspark._missing import missing_module

missing_module("pyspark.ml")
