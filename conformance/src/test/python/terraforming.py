"""Terraform in a folder of its own, against the server under test."""

import json
import os
import pathlib
import subprocess

SOURCES = pathlib.Path(__file__).resolve().parents[1] / "terraform"


def provider_folder():
    """Where the machine brings the provider along, nothing is fetched: it lies unpacked six folders deep."""
    for root in ("/opt", "/usr/local", os.path.expanduser("~/.terraform.d")):
        for found in pathlib.Path(root).glob("*/*/*/aws/5.*/*/terraform-provider-aws_v5*"):
            return [f"-plugin-dir={found.parents[5]}"]
    return []


class Terraform:
    def __init__(self, directory, **variables):
        self.directory, self.variables = pathlib.Path(directory), variables
        self.environment = dict(os.environ, TF_IN_AUTOMATION="1", CHECKPOINT_DISABLE="1",
                                AWS_REGION=os.environ.get("AWS_DEFAULT_REGION", "us-east-1"))
        if not pathlib.Path(os.environ.get("TF_CLI_CONFIG_FILE", "/")).is_file():
            self.environment.pop("TF_CLI_CONFIG_FILE", None)
        self("init", *provider_folder())

    def __call__(self, command, *words, code=0):
        options = []
        if command in ("apply", "plan", "destroy"):
            options = ["-parallelism=40", *(f"-var={name}={value}" for name, value in self.variables.items())]
        if command in ("init", "apply", "plan", "destroy"):
            options.append("-input=false")
        done = subprocess.run(["terraform", *command.split(), "-no-color", *options, *words], cwd=self.directory, capture_output=True,
                              text=True, timeout=600, env=self.environment)
        if done.returncode != code:
            raise AssertionError(f"terraform {command}: {done.returncode}\n{problems(done.stdout + done.stderr)}")
        return done.stdout

    def apply(self, **variables):
        self.variables.update(variables)
        self("apply", "-auto-approve")

    def settled(self):
        """What a plan still finds to do: nothing, where there is no drift."""
        return [(change["address"], "/".join(change["change"]["actions"]), sorted(differences(change["change"])))
                for change in self.planned()["resource_changes"]
                if change["mode"] == "managed" and change["change"]["actions"] != ["no-op"]]

    def planned(self, **variables):
        self.variables.update(variables)
        self("plan", "-out=plan")
        return self.shown("plan")

    def shown(self, *what):
        return json.loads(self("show", "-json", *what))

    def schemas(self):
        """What the provider lets a configuration say, by the type of resource."""
        provider, = json.loads(self("providers schema", "-json"))["provider_schemas"].values()
        return {kind: list(leaves(schema["block"])) for kind, schema in provider["resource_schemas"].items()}

    def state(self):
        """All that is there, data too."""
        return self.shown()["values"]["root_module"]["resources"]


def leaves(block, prefix=""):
    """The paths of all attributes that one may set, those of blocks too."""
    for name, attribute in block.get("attributes", {}).items():
        if "nested_type" in attribute:
            yield from leaves(attribute["nested_type"], f"{prefix}{name}.")
        elif attribute.get("optional") or attribute.get("required"):
            yield prefix + name
    for name, inner in block.get("block_types", {}).items():
        yield from leaves(inner["block"], f"{prefix}{name}.")


def values_at(value, path):
    """All that stands at a path, in whatever order; what is empty is nothing."""
    if isinstance(value, list) and path:
        return sorted(found for each in value for found in values_at(each, path))
    if path:
        return values_at(value.get(path[0]), path[1:]) if value else []
    return [] if value in (None, "", False, [], {}) else [json.dumps(value, sort_keys=True)]


def problems(said):
    """The errors of a long output, or its end."""
    first = said.find("Error: ")
    return said[first:first + 8000] if first >= 0 else said[-4000:]


def differences(change):
    """The names of what a planned change would change."""
    before, after = change["before"] or {}, change["after"] or {}
    unknown = change.get("after_unknown") or {}
    unknown = unknown if isinstance(unknown, dict) else {}
    return {name for name in {*before, *after} if before.get(name) != after.get(name) and unknown.get(name) is not True} | {
        "+".join(map(str, path)) for path in change.get("replace_paths", [])}
