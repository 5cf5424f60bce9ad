"""SparkConf: the settings that a Spark application starts with."""

from typing import Any, Dict, Iterable, List, Optional, Tuple

from pyspark._application import context_class

from pyspark._missing import Told


class SparkConf(metaclass=Told):
    """Settings by name. Kept in Python until there is a JVM, then in the JVM's own SparkConf.

    With ``loadDefaults`` the JVM's ``spark.*`` system properties are among them.
    """

    def __init__(self, loadDefaults: bool = True, _jvm: Any = None, _jconf: Any = None) -> None:
        self._jconf = _jconf
        self._conf: Optional[Dict[str, str]] = None
        if _jconf is None:
            jvm = _jvm or context_class()._jvm
            if jvm is not None:
                self._jconf = jvm.SparkConf(loadDefaults)
            else:
                self._conf = {}

    def set(self, key: str, value: Any) -> "SparkConf":
        """Sets one setting."""
        if self._jconf is not None:
            self._jconf.set(key, _text(value))
        else:
            self._conf[key] = _text(value)
        return self

    def setIfMissing(self, key: str, value: Any) -> "SparkConf":
        """Sets one setting unless it has a value."""
        return self if self.contains(key) else self.set(key, value)

    def setMaster(self, value: str) -> "SparkConf":
        """Sets the cluster to connect to, such as ``local[2]``."""
        return self.set("spark.master", value)

    def setAppName(self, value: str) -> "SparkConf":
        """Sets the application's name."""
        return self.set("spark.app.name", value)

    def setSparkHome(self, value: str) -> "SparkConf":
        """Sets where Spark is installed on the workers."""
        return self.set("spark.home", value)

    def setExecutorEnv(
        self,
        key: Optional[str] = None,
        value: Optional[str] = None,
        pairs: Optional[List[Tuple[str, str]]] = None,
    ) -> "SparkConf":
        """Sets environment variables of the executors: one by key and value, or several by pairs."""
        if (key is not None) == (pairs is not None):
            raise ValueError("Either pass one key-value pair or a list of pairs")
        for name, text in pairs if pairs is not None else [(key, value)]:
            self.set(f"spark.executorEnv.{name}", text)
        return self

    def setAll(self, pairs: Iterable[Tuple[str, Any]]) -> "SparkConf":
        """Sets several settings, given as (key, value) pairs."""
        for key, value in pairs:
            self.set(key, value)
        return self

    def get(self, key: str, defaultValue: Optional[str] = None) -> Optional[str]:
        """The setting's value, or ``defaultValue``."""
        if self._jconf is None:
            return self._conf.get(key, defaultValue)
        return self._jconf.get(key) if self._jconf.contains(key) else defaultValue

    def getAll(self) -> List[Tuple[str, str]]:
        """All settings as (key, value) pairs."""
        if self._jconf is None:
            return list(self._conf.items())
        return [(pair._1(), pair._2()) for pair in self._jconf.getAll()]

    def contains(self, key: str) -> bool:
        """Whether the setting has a value."""
        return key in self._conf if self._jconf is None else self._jconf.contains(key)

    def toDebugString(self) -> str:
        """The settings as lines of ``key=value``, sorted."""
        return "\n".join(f"{key}={value}" for key, value in sorted(self.getAll()))


def _text(value: Any) -> str:
    """Booleans are ``true`` and ``false`` to the JVM."""
    return str(value).lower() if isinstance(value, bool) else str(value)
