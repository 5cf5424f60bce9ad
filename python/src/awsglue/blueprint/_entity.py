"""What jobs and crawlers of a layout have in common."""

import sys

_WAITS = ("AND", "ANY")


class Entity:
    """A thing that a workflow starts, and what it waits for there."""

    _KIND = ""
    _NEEDED = ()
    _OTHERS = ()
    _STATES = ()

    def __init__(self, Name, Role, DependsOn=None, WaitForDependencies=None, **properties):
        self.Name = Name
        self.Role = Role
        self.DependsOn = DependsOn
        self.WaitForDependencies = WaitForDependencies
        self.properties = properties

    def validate(self):
        """Ends the program with a message if this cannot be made."""
        for fault in self._faults():
            sys.exit(f"{self._KIND} {self.Name}: {fault}")

    def to_json(self):
        self.validate()
        return self._request(self.Name)

    def _faults(self):
        for name, value in (("Name", self.Name), ("Role", self.Role)):
            if not isinstance(value, str) or not value:
                yield f"{name} is no text"
        for name, kind in self._NEEDED:
            if not isinstance(self.properties.get(name), kind) or not self.properties[name]:
                yield f"{name} is no {kind.__name__} with something in it"
        known = {name for name, _ in self._NEEDED} | set(self._OTHERS)
        for name in self.properties:
            if name not in known:
                yield f"there is no property {name}"
        yield from self._faults_of_dependencies()

    def _faults_of_dependencies(self):
        if self.WaitForDependencies not in (None, *_WAITS):
            yield "WaitForDependencies is neither AND nor ANY"
        if self.DependsOn is not None and not isinstance(self.DependsOn, dict):
            yield "DependsOn is no dict of jobs and crawlers and their states"
            return
        for other, state in (self.DependsOn or {}).items():
            if not isinstance(other, Entity):
                yield f"DependsOn has {other!r}, which is no job and no crawler"
            elif other is self:
                yield "DependsOn has the entity itself"
            elif state not in other._STATES:
                yield f"DependsOn waits for {state} of {other._KIND.lower()} {other.Name}: there are {', '.join(other._STATES)}"

    def _request(self, name):
        return {"Name": name, "Role": self.Role, **{key: value for key, value in self.properties.items() if value is not None}}

    def _action(self, name):
        return {f"{self._KIND}Name": name}

    def _condition(self, name, state):
        return {f"{self._KIND}Name": name, "LogicalOperator": "EQUALS", self._STATE: state}
