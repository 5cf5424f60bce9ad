"""RuntimeConfig: ``spark.conf``, the session's settings."""

from typing import Any, Optional

from pyspark._application import named

from pyspark._missing import Told

_UNSET = object()


class RuntimeConfig(metaclass=Told):
    """Reads and changes the session's settings while it runs."""

    def __init__(self, jconf: Any) -> None:
        self._jconf = jconf

    def set(self, key: str, value: Any) -> None:
        """Sets a setting: a text, number or boolean."""
        self._jconf.set(key, str(value).lower() if isinstance(value, bool) else str(value))

    def get(self, key: str, default: Any = _UNSET) -> Optional[str]:
        """The setting's value, ``default`` where it has none; without a default that is an error."""
        if default is _UNSET:
            return self._jconf.get(key)
        return self._jconf.get(key, default)

    def unset(self, key: str) -> None:
        """Takes a setting back to its default."""
        self._jconf.unset(key)

    def isModifiable(self, key: str) -> bool:
        """Whether the setting may change while the session runs."""
        return self._jconf.isModifiable(key)


def active_setting(key: str, default: str) -> str:
    """The active session's setting, or ``default`` where there is no session."""
    session = named("SparkSession")._instantiatedSession
    if session is None:
        return default
    return session._jsparkSession.conf().get(key, default)
