"""In the place of Spark where a session's statements have no need of it."""


class SparkContext:
    _active_spark_context = None
