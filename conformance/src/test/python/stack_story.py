"""What a story of a stack is: a template of stacks/ and what is done with it, step by step."""

import dataclasses
import functools
import json
import pathlib
import re

import test_stack_types
from support import shared_client as client

FOLDER = pathlib.Path(__file__).parent / "stacks"
ACTIONS = {"Add": "add", "Remove": "remove", "True": "replace", "False": "change", "Conditional": "replace?"}


@dataclasses.dataclass
class Step:
    """
    A deployment. What it changes stays changed for the steps after it.

    changes: logical id -> add, change, replace or remove; the change set must say exactly this
    perhaps: what the change set foretells besides, and turns out to be as it was
    params: parameters that get another value
    edits: text of the template -> what stands there from now on
    adds: logical ids -> resources that come to the template
    expects: "Id.Member.0.Member" of what is read by a resource's own API, or "Outputs.Name" -> the value
    fails: logical id -> a part of the reason for which it fails; everything is as before afterwards
    keeps: ids whose predecessors stay after they were replaced or removed
    """

    changes: dict = dataclasses.field(default_factory=dict)
    perhaps: dict = dataclasses.field(default_factory=dict)
    params: dict = dataclasses.field(default_factory=dict)
    edits: dict = dataclasses.field(default_factory=dict)
    adds: dict = dataclasses.field(default_factory=dict)
    expects: dict = dataclasses.field(default_factory=dict)
    fails: dict = dataclasses.field(default_factory=dict)
    keeps: tuple = ()


@dataclasses.dataclass
class Story:
    """
    template: a file of stacks/; in it and in expectations STACK is the stack's name, FILES the address of stacks/
    create, update, replace, failing: the steps; without a failing one the stack is on its way back to what it
    was at first, and a last resource fails
    retains: logical ids that are still there when the stack has been deleted
    beside: a template whose stack is there before and after
    before: client calls (service, operation, arguments) that make what the template asks for
    alone: it changes what all others see
    differs: members of what is read that are others after the failing step: files of a table stay when the table goes
    """

    template: str
    update: Step
    replace: Step
    create: Step = dataclasses.field(default_factory=Step)
    failing: Step = None
    retains: tuple = ()
    beside: str = None
    before: tuple = ()
    alone: bool = False
    differs: str = ""


class Text:
    """A template and its parameters, which steps change."""

    def __init__(self, template, fill, params=None, text=None):
        self.template, self.fill, self.params = template, fill, params or {}
        self.text = text or fill((FOLDER / template).read_text())

    def after(self, step):
        text = self.text
        for old, new in step.edits.items():
            old, new = self.fill(old), self.fill(new)
            if old not in text:
                raise AssertionError(f"{self.template} has no {old}")
            text = text.replace(old, new)
        for name, resource in step.adds.items():
            text = self.with_resource(text, name, json.loads(self.fill(json.dumps(resource))))
        return Text(self.template, self.fill, {**self.params, **step.params}, text)

    @staticmethod
    def with_resource(text, name, resource):
        if text.lstrip().startswith("{"):
            read = json.loads(text)
            read["Resources"][name] = resource
            return json.dumps(read)
        return re.sub(r"(?m)^Resources:$", lambda head: f"{head.group()}\n  {name}: {json.dumps(resource)}", text, count=1)

    def arguments(self):
        return {"TemplateBody": self.text, "Capabilities": ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
                "Parameters": [{"ParameterKey": key, "ParameterValue": self.fill(value)} for key, value in self.params.items()]}


# Whatever differs between two looks at one thing, or tells when it was touched.
VOLATILE = re.compile(r"ResponseMetadata|Update|LastUpdated|LastModified|LastChanged|LastAccessed|^Version|VersionId$"
                      r"|VersionIds|VersionNumber|CreateDate|CreatedOn|CreatedDate")


def steady(read, volatile=VOLATILE):
    if isinstance(read, dict):
        return {name: steady(value, volatile) for name, value in read.items() if not volatile.search(name)}
    return [steady(value, volatile) for value in read] if isinstance(read, list) else str(read)


class Sight:
    """What is there of a stack and of those nested in it: its rows, and each resource by its own API."""

    readers = {type_.name: type_.reads for type_ in test_stack_types.TYPES}
    unread = {"AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle", "AWS::CloudFormation::Stack",
              "Custom::S3AutoDeleteObjects", "Custom::CDKBucketDeployment", "AWS::Lambda::Function", "AWS::Lambda::LayerVersion"}

    def __init__(self, stack, beside=()):
        self.places = {}
        self.rows = {row["LogicalResourceId"]: row for row in self.resources(stack)
                     if row["ResourceStatus"] not in ("DELETE_COMPLETE",)}
        self.nested = {}
        for name, row in self.rows.items():
            if row["ResourceType"] == "AWS::CloudFormation::Stack":
                self.nested[name] = Sight(row["PhysicalResourceId"], [*beside, self])
        self.databases = [row["PhysicalResourceId"] for sight in (self, *self.nested.values(), *beside)
                          for row in sight.rows.values() if row["ResourceType"] == "AWS::Glue::Database"]
        self.roles = [row["PhysicalResourceId"] for row in self.rows.values() if row["ResourceType"] == "AWS::IAM::Role"]
        self.read = {name: self.reads(row) for name, row in self.rows.items() if row["ResourceType"] not in self.unread}

    @staticmethod
    def resources(stack):
        pages = client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
        return [row for page in pages for row in page["StackResourceSummaries"]]

    def reads(self, row):
        id, kind = row["PhysicalResourceId"], row["ResourceType"]
        if kind == "AWS::Glue::Table":
            read = self.first(lambda name: client("glue").get_table(DatabaseName=name, Name=id)["Table"],
                              [self.places[id]] if id in self.places else self.databases)
            self.places[id] = read["DatabaseName"]
            return read
        if kind == "AWS::IAM::Policy":
            return self.first(self.policy, self.roles)
        read = self.readers[kind](id)
        return {**read, "objects": self.objects(id)} if kind == "AWS::S3::Bucket" else read

    @staticmethod
    def objects(bucket):
        s3 = client("s3")
        keys = [each["Key"] for each in s3.list_objects_v2(Bucket=bucket).get("Contents", [])]
        return [f"{key}: {s3.get_object(Bucket=bucket, Key=key)['Body'].read()}" for key in keys]

    @staticmethod
    def policy(role):
        """The only one that is written into a role: Ref does not give its name."""
        name, = client("iam").list_role_policies(RoleName=role)["PolicyNames"]
        return client("iam").get_role_policy(RoleName=role, PolicyName=name)

    @staticmethod
    def first(read, places):
        for place in places:
            try:
                return read(place)
            except Exception:  # whatever is said of what is not in this place
                continue
        raise LookupError(f"in none of {places}")

    def gone(self, row):
        """Whether a resource that was there is not there any more."""
        if row["ResourceType"] in self.unread:
            return True
        try:
            read = self.reads(row)
        except Exception:  # whatever each API says of what is not there
            return True
        states = {read.get(name) for name in ("State", "SchemaStatus", "RegistryStatus")}
        return "DELETING" in states or row["ResourceType"] == "AWS::Glue::DataCatalogEncryptionSettings"

    def steady(self, but=VOLATILE):
        return {**{name: steady(read, but) for name, read in self.read.items()},
                **{name: sight.steady(but) for name, sight in self.nested.items()},
                **{name + " is": row["PhysicalResourceId"] for name, row in self.rows.items()}}

    def at(self, path):
        name, *members = path.split(".")
        if name in self.nested and members:
            return self.nested[name].at(".".join(members))
        return functools.reduce(lambda found, member: found[int(member)] if isinstance(found, list) else found.get(member),
                                members, self.read[name])
