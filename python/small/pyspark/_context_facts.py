"""What a SparkContext knows of its application."""

from typing import Any, Dict, List, Optional


class ContextFacts:
    """Read from the JVM each time."""

    _jsc: Any
    _jvm: Any

    @property
    def master(self) -> str:
        """The cluster, such as ``local[2]``."""
        return self._jsc.master()

    @property
    def appName(self) -> str:
        """The application's name."""
        return self._jsc.appName()

    @property
    def applicationId(self) -> str:
        """Spark's id of the application."""
        return self._jsc.sc().applicationId()

    @property
    def version(self) -> str:
        """The release of Spark that runs."""
        return self._jsc.version()

    @property
    def startTime(self) -> int:
        """When the application started, in milliseconds of the epoch."""
        return self._jsc.startTime()

    @property
    def uiWebUrl(self) -> Optional[str]:
        """The address of Spark's own page, or None where it is off."""
        found = self._jsc.sc().uiWebUrl()
        return found.get() if found.isDefined() else None

    @property
    def defaultParallelism(self) -> int:
        """How many partitions a new collection has by default."""
        return self._jsc.sc().defaultParallelism()

    @property
    def defaultMinPartitions(self) -> int:
        """How many partitions a file is read in at least."""
        return self._jsc.sc().defaultMinPartitions()

    @property
    def sparkHome(self) -> Optional[str]:
        """Where Spark is installed, or None."""
        found = self._jsc.getSparkHome()
        return found.get() if found.isPresent() else None

    @property
    def resources(self) -> Dict[str, Any]:
        """The driver's resources by name."""
        return dict(self._jsc.resources())

    @property
    def listArchives(self) -> List[str]:
        """The archives that were added."""
        return list(_list(self._jvm, self._jsc.sc().listArchives()))

    @property
    def listFiles(self) -> List[str]:
        """The files that were added."""
        return list(_list(self._jvm, self._jsc.sc().listFiles()))


def _list(jvm: Any, sequence: Any) -> Any:
    return jvm.scala.collection.JavaConverters.seqAsJavaList(sequence)
