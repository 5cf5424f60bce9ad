"""Threads that start jobs under the properties (job group, tags, scheduler's pool) of the thread that made them."""

import functools
import threading
from typing import Any, Callable

from pyspark._application import context_class


def _properties() -> Any:
    """A copy of this thread's properties in the JVM; None without an application."""
    context = context_class()._active_spark_context
    return None if context is None else context._jsc.sc().getLocalProperties().clone()


def inheritable_thread_target(f: Callable) -> Callable:
    """A function for another thread, which then has the properties that this thread has now."""
    properties = _properties()

    @functools.wraps(f)
    def under_properties(*args: Any, **kwargs: Any) -> Any:
        context = context_class()._active_spark_context
        if properties is not None and context is not None:
            context._jsc.sc().setLocalProperties(properties)
        return f(*args, **kwargs)

    return under_properties


class InheritableThread(threading.Thread):
    """A thread with the properties that the thread which starts it has then."""

    def start(self) -> None:
        """Starts the thread."""
        self._started_under = inheritable_thread_target(super().run)
        super().start()

    def run(self) -> None:
        """Calls the target; of use in a class of one's own that adds to it."""
        self.__dict__.pop("_started_under", super().run)()
