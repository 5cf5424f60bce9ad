"""The library of AWS Glue's Python scripts: DynamicFrames, sources and sinks, jobs, on Apache Spark.

Nothing of Spark is loaded until something needs it, so that a Python shell job can use `awsglue.utils` alone.
"""

__all__ = ["DynamicFrame"]


def __getattr__(name):
    if name == "DynamicFrame":
        from awsglue.dynamicframe import DynamicFrame

        return DynamicFrame
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
