"""The workflow that a layout function returns."""

import sys

from awsglue.blueprint.crawler import Crawler
from awsglue.blueprint.job import Job

__all__ = ["Entities", "Workflow"]


class Entities:
    """The jobs and crawlers of a workflow."""

    def __init__(self, Jobs=None, Crawlers=None):
        self.Jobs = Jobs
        self.Crawlers = Crawlers

    def _all(self):
        return [*(self.Crawlers or ()), *(self.Jobs or ())]


class Workflow:
    """A workflow: what it starts, and when. Triggers follow from what its entities wait for."""

    def __init__(self, Name, Entities, Description=None, DefaultRunProperties=None, OnSchedule=None):
        self.Name = Name
        self.Entities = Entities
        self.Description = Description
        self.DefaultRunProperties = DefaultRunProperties
        self.OnSchedule = OnSchedule

    def validate(self):
        """Ends the program with a message if this, or one of its entities, cannot be made."""
        for fault in self._faults():
            sys.exit(f"Workflow {self.Name}: {fault}")
        for entity in self.Entities._all():
            entity.validate()

    def to_json(self):
        self.validate()
        named = {id(entity): entity.Name for entity in self.Entities._all()}
        return {
            **self._request(),
            "Jobs": [job.to_json() for job in self.Entities.Jobs or ()],
            "Crawlers": [crawler.to_json() for crawler in self.Entities.Crawlers or ()],
            "Triggers": self._triggers(named, lambda name: name),
        }

    def _faults(self):
        if not isinstance(self.Name, str) or not self.Name:
            yield "Name is no text"
        if not isinstance(self.Entities, Entities):
            yield "Entities is no Entities"
            return
        for entities, kind in ((self.Entities.Jobs, Job), (self.Entities.Crawlers, Crawler)):
            if not all(isinstance(entity, kind) for entity in entities or ()):
                yield f"Entities has something else than a {kind.__name__} among its {kind.__name__}s"
                return
        there = {id(entity) for entity in self.Entities._all()}
        if not there:
            yield "there is nothing to start in it"
        for entity in self.Entities._all():
            for other in entity.DependsOn or ():
                if id(other) not in there:
                    yield f"{entity.Name} depends on {getattr(other, 'Name', other)}, which is not among the Entities"
        if there and all(entity.DependsOn for entity in self.Entities._all()):
            yield "each of its entities waits for another one"

    def _request(self):
        told = {"Name": self.Name, "Description": self.Description, "DefaultRunProperties": self.DefaultRunProperties}
        return {name: value for name, value in told.items() if value is not None}

    def _triggers(self, named, trigger_name):
        """One that starts the workflow, and one for each set of states that something waits for."""
        first = {"Name": trigger_name(f"{self.Name}_starting_trigger"), "WorkflowName": self.Name, "Type": "ON_DEMAND"}
        if self.OnSchedule is not None:
            first.update(Type="SCHEDULED", Schedule=self.OnSchedule, StartOnCreation=True)
        first["Actions"] = []
        later = {}
        for entity in self.Entities._all():
            action = entity._action(named[id(entity)])
            if entity.DependsOn:
                states = tuple((id(other), state) for other, state in entity.DependsOn.items())
                wait = entity.WaitForDependencies or "AND"
                conditions = [other._condition(named[id(other)], state) for other, state in entity.DependsOn.items()]
                trigger = later.setdefault((frozenset(states), wait), {
                    "Name": trigger_name(f"{self.Name}_trigger_{len(later) + 1}"),
                    "WorkflowName": self.Name,
                    "Type": "CONDITIONAL",
                    "StartOnCreation": True,
                    "Predicate": {"Logical": wait, "Conditions": conditions},
                    "Actions": [],
                })
                trigger["Actions"].append(action)
            else:
                first["Actions"].append(action)
        return [first, *later.values()]

    def _calls(self, suffixed):
        """The calls of the API that make it, in an order in which they can be done; ``suffixed`` makes names unique."""
        self.validate()
        named = {id(entity): suffixed(entity.Name) for entity in self.Entities._all()}
        calls = [{"operation": "CreateWorkflow", "request": self._request()}]
        for entity in self.Entities._all():
            calls.append({"operation": f"Create{entity._KIND}", "request": entity._request(named[id(entity)])})
        for trigger in self._triggers(named, suffixed):
            calls.append({"operation": "CreateTrigger", "request": trigger})
        return calls
