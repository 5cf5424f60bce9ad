"""Jobs of a layout."""

from awsglue.blueprint._entity import Entity

__all__ = ["Job"]


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


class Job(Entity):
    """A job, by the properties of the API's Job structure; numbers among its arguments become texts."""

    _KIND = "Job"
    _STATE = "State"
    _STATES = ("SUCCEEDED", "STOPPED", "FAILED", "TIMEOUT")
    _NEEDED = (("Command", dict),)
    _OTHERS = (
        "AllocatedCapacity", "Connections", "DefaultArguments", "Description", "ExecutionClass", "ExecutionProperty",
        "GlueVersion", "JobMode", "JobRunQueuingEnabled", "LogUri", "MaintenanceWindow", "MaxCapacity", "MaxRetries",
        "NonOverridableArguments", "NotificationProperty", "NumberOfWorkers", "SecurityConfiguration",
        "SourceControlDetails", "Tags", "Timeout", "WorkerType",
    )

    def __init__(self, Name, Role, Command, DependsOn=None, WaitForDependencies=None, **properties):
        super().__init__(Name, Role, DependsOn, WaitForDependencies, Command=Command, **properties)

    def _request(self, name):
        request = super()._request(name)
        for arguments in ("DefaultArguments", "NonOverridableArguments"):
            if isinstance(request.get(arguments), dict):
                request[arguments] = {key: _text(value) for key, value in request[arguments].items()}
        return request
