"""What jobs and stages do: ``SparkContext.statusTracker``."""

from typing import Any, List, NamedTuple, Optional

from pyspark._missing import Told


class SparkJobInfo(NamedTuple):
    """A job: its number, those of its stages, and RUNNING, SUCCEEDED, FAILED or UNKNOWN."""

    jobId: int
    stageIds: List[int]
    status: str


class SparkStageInfo(NamedTuple):
    """A stage: its number, which attempt it is, its name, and how its tasks stand."""

    stageId: int
    currentAttemptId: int
    name: str
    numTasks: int
    numActiveTasks: int
    numCompletedTasks: int
    numFailedTasks: int


class StatusTracker(metaclass=Told):
    """The jobs and stages of the application; old ones are forgotten."""

    def __init__(self, jtracker: Any) -> None:
        self._jtracker = jtracker

    def getJobIdsForGroup(self, jobGroup: Optional[str] = None) -> List[int]:
        """The numbers of a group's jobs, or of those without a group."""
        return list(self._jtracker.getJobIdsForGroup(jobGroup))

    def getActiveStageIds(self) -> List[int]:
        """The stages that run."""
        return sorted(self._jtracker.getActiveStageIds())

    def getActiveJobsIds(self) -> List[int]:
        """The jobs that run."""
        return sorted(self._jtracker.getActiveJobIds())

    def getJobInfo(self, jobId: int) -> Optional[SparkJobInfo]:
        """A job, or None where it is not known."""
        job = self._jtracker.getJobInfo(jobId)
        return None if job is None else SparkJobInfo(jobId, list(job.stageIds()), job.status().toString())

    def getStageInfo(self, stageId: int) -> Optional[SparkStageInfo]:
        """A stage, or None where it is not known."""
        stage = self._jtracker.getStageInfo(stageId)
        return None if stage is None else SparkStageInfo(stageId, *(getattr(stage, name)() for name in SparkStageInfo._fields[1:]))
