"""What a SparkContext says of the jobs that its threads start."""

from typing import Any, Optional, Set

from pyspark.status import StatusTracker


class ContextJobs:
    """Properties, groups and tags of jobs, and what becomes of them."""

    _jsc: Any

    def setLocalProperty(self, key: str, value: Optional[str]) -> None:
        """Sets a property of the jobs that this thread starts."""
        self._jsc.setLocalProperty(key, value)

    def getLocalProperty(self, key: str) -> Optional[str]:
        """A property of the jobs that this thread starts, or None."""
        return self._jsc.getLocalProperty(key)

    def setJobGroup(self, groupId: str, description: str, interruptOnCancel: bool = False) -> None:
        """Names the jobs that this thread starts, so that they can be cancelled together."""
        self._jsc.setJobGroup(groupId, description, interruptOnCancel)

    def setJobDescription(self, value: Optional[str]) -> None:
        """Describes the jobs that this thread starts."""
        self._jsc.sc().setJobDescription(value)

    def cancelJobGroup(self, groupId: str) -> None:
        """Cancels the jobs of a group."""
        self._jsc.sc().cancelJobGroup(groupId)

    def cancelAllJobs(self) -> None:
        """Cancels all jobs."""
        self._jsc.sc().cancelAllJobs()

    def cancelJobsWithTag(self, tag: str) -> None:
        """Cancels the jobs that have a tag."""
        self._jsc.cancelJobsWithTag(tag)

    def addJobTag(self, tag: str) -> None:
        """Gives the jobs that this thread starts a tag more, without commas."""
        self._jsc.addJobTag(tag)

    def removeJobTag(self, tag: str) -> None:
        """Takes a tag away again."""
        self._jsc.removeJobTag(tag)

    def getJobTags(self) -> Set[str]:
        """The tags of the jobs that this thread starts."""
        return set(self._jsc.getJobTags())

    def clearJobTags(self) -> None:
        """Takes all tags away."""
        self._jsc.clearJobTags()

    def setInterruptOnCancel(self, interruptOnCancel: bool) -> None:
        """Whether the threads of cancelled tasks of this thread's jobs are interrupted."""
        self._jsc.sc().setInterruptOnCancel(interruptOnCancel)

    def statusTracker(self) -> StatusTracker:
        """What the jobs and stages do."""
        return StatusTracker(self._jsc.statusTracker())

    def sparkUser(self) -> str:
        """The user that runs the application."""
        return self._jsc.sc().sparkUser()
