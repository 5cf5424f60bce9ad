"""SparkFiles: finds what ``SparkContext.addFile`` sent to this process."""

import os
from typing import ClassVar, Optional

from pyspark._application import context_class

from pyspark._missing import Told


class SparkFiles(metaclass=Told):
    """Paths of the files that were added to the application."""

    # Set in a worker; the driver asks its JVM.
    _root_directory: ClassVar[Optional[str]] = None
    _is_running_on_worker: ClassVar[bool] = False

    @classmethod
    def get(cls, filename: str) -> str:
        """The absolute path of a file added with ``addFile``."""
        return os.path.abspath(os.path.join(cls.getRootDirectory(), filename))

    @classmethod
    def getRootDirectory(cls) -> str:
        """The directory that holds the added files."""
        if cls._is_running_on_worker:
            return cls._root_directory
        return context_class()._active_spark_context._jvm.org.apache.spark.SparkFiles.getRootDirectory()
