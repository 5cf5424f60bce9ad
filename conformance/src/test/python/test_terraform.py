"""The real Terraform with the provider for AWS: whole configurations are applied, show no drift, change, are
imported and go. What it needs is on the machine, or these tests fail."""

import json
import os
import pathlib
import shutil
import tempfile
import time
import unittest

from support import ClientCase, client, fresh
from terraforming import SOURCES, Terraform, differences

TABLE = pathlib.Path(__file__).resolve().parents[4] / "docs" / "terraform-types.md"
LEAST = 60

# What the provider itself cannot import, or has no import for; and ids that are not the resource's own.
NOT_IMPORTED = {
    "aws_glue_resource_policy": "its id is the caller's account, and the policy has no name",
    "aws_iam_policy_attachment": "the provider has no import for it",
    "aws_iam_group_membership": "the provider has no import for it",
    "aws_kms_ciphertext": "the provider has no import for it",
    "aws_s3_object_copy": "the provider has no import for it",
    "aws_glue_partition": "",
}
# What no service gives back: the provider's own tests leave these out of what an import must bring.
NOT_GIVEN_BACK = {}


class TerraformCase(ClientCase):
    def setUp(self):
        self.directory = tempfile.mkdtemp(prefix="mastic-terraform-")
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)
        self.name = fresh("tf").replace("-", "")[:10]

    def terraform(self, source, **variables):
        folder = pathlib.Path(self.directory) / fresh("run")
        shutil.copytree(source, folder)
        return Terraform(folder, name=self.name, **variables)


class Small(TerraformCase):
    """A project as most are, in as few calls as show it all."""

    def test_a_project(self):
        tf = self.terraform(SOURCES / "small", turn=0)
        tf.apply()
        self.assertEqual([], tf.settled())
        tf.apply(turn=1)
        self.assertEqual([], tf.settled())
        database = client("glue").get_database(Name=self.name)["Database"]
        self.assertEqual("second", database["Description"])
        tf("destroy", "-auto-approve")
        self.fails("EntityNotFoundException", client("glue").get_database, Name=self.name)


class Whole(TerraformCase):
    """Every type, through the whole cycle; docs/terraform-types.md is what was seen."""

    def test_the_whole_cycle(self):
        tf = self.terraform(SOURCES / "cycle", turn=0)
        clock = time.monotonic()

        def lap(what):
            nonlocal clock
            print(f"{what}: {time.monotonic() - clock:.0f} s", flush=True)
            clock = time.monotonic()

        tf.apply()
        lap("applied")
        self.assertEqual([], tf.settled(), "after it was made")
        lap("settled")
        changes = [each for each in tf.planned(turn=1)["resource_changes"] if each["mode"] == "managed"]
        changed = {}
        for each in changes:
            if each["change"]["actions"] != ["no-op"]:
                how = "replaced" if "create" in each["change"]["actions"] else "changed"
                changed.setdefault(each["type"], {}).setdefault(how, set()).update(differences(each["change"]))
        lap("planned")
        tf("apply", "plan")
        lap("changed")
        self.assertEqual([], tf.settled(), "after it was changed")
        state = tf.state()
        imported = self.imported(tf, [each for each in state if each["mode"] == "managed"])
        lap("imported")
        tf("destroy", "-auto-approve")
        lap("destroyed")
        self.assertIsNone(tf.shown().get("values"))
        types = sorted({each["type"] for each in state if each["mode"] == "managed"})
        data = sorted({each["type"] for each in state if each["mode"] == "data"})
        print(f"{len(types)} types of resources, {len(data)} data sources")
        self.assertGreaterEqual(len(types), LEAST)
        self.compare(table(types, data, changed, imported))

    def imported(self, tf, resources):
        """The types of which each resource was found by its id, as it is configured."""
        folder = pathlib.Path(self.directory) / "import"
        shutil.copytree(tf.directory, folder, ignore=shutil.ignore_patterns("terraform.tfstate*", "plan", ".terraform*"))
        blocks = [f"import {{\n  to = {each['address']}\n  id = {json.dumps(identity(each))}\n}}\n"
                  for each in resources if each["type"] not in NOT_IMPORTED]
        (folder / "imports.tf").write_text("".join(blocks))
        other = Terraform(folder, **tf.variables)
        wrong, found = [], set()
        for each in other.planned()["resource_changes"]:
            if each["mode"] != "managed" or each["type"] in NOT_IMPORTED:
                continue
            left = differences(each["change"]) - NOT_GIVEN_BACK.get(each["type"], set())
            if "importing" not in each["change"] or left:
                wrong.append((each["address"], each["change"]["actions"], sorted(left)))
            else:
                found.add(each["type"])
        self.assertEqual([], wrong, "after it was imported")
        return found

    def compare(self, text):
        if os.environ.get("MASTIC_WRITE_DOCS"):
            TABLE.write_text(text)
        self.assertEqual(TABLE.read_text() if TABLE.exists() else "", text, "MASTIC_WRITE_DOCS=1 writes it anew")


def identity(resource):
    """What the provider takes for its import."""
    values = resource["values"]
    build = IDENTITIES.get(resource["type"])
    return build(values) if build else values["id"]


IDENTITIES = {}


def table(types, data, changed, imported):
    lines = [
        "# Terraform: the types that go through the whole cycle", "",
        "Made by the test that runs them (`test_terraform.Whole`): each is made, planned again without a difference, changed in what"
        " the second column says, planned again, found by its import where the provider has one, and destroyed.",
        "", f"{len(types)} types of resources:", "", "| type | changed | replaced for | imported |", "|---|---|---|---|"]
    for each in types:
        seen = changed.get(each, {})
        lines.append("| {} | {} | {} | {} |".format(
            each, ", ".join(sorted(seen.get("changed", []))), ", ".join(sorted(seen.get("replaced", []))),
            "yes" if each in imported else NOT_IMPORTED.get(each, "")))
    lines += ["", f"{len(data)} data sources: " + ", ".join(data) + ".", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    unittest.main()
