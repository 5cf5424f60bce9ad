"""The real Terraform with the provider for AWS: whole configurations are applied, show no drift, change, are
imported and go. What it needs is on the machine, or these tests fail."""

import json
import os
import pathlib
import shutil
import tempfile
import time
import unittest
import urllib.request

import terraform_docs
import unchanged
from support import ENDPOINT, ClientCase, client, fresh, wait
from terraforming import SOURCES, Terraform, differences, values_at

EXAMPLES = pathlib.Path(__file__).resolve().parents[4] / "examples"
REQUESTS = "mastic_requests_seconds"
MANY = """
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
provider "aws" {}
variable "name" {}
resource "aws_glue_catalog_database" "d" {
  count = 20
  name  = "${var.name}_${count.index}"
}
resource "aws_glue_catalog_table" "t" {
  count         = 80
  name          = "t${count.index}"
  database_name = aws_glue_catalog_database.d[count.index % 20].name
  storage_descriptor {
    location = "s3://b/t${count.index}"
    dynamic "columns" {
      for_each = range(10)
      content {
        name = "c${columns.value}"
        type = "string"
      }
    }
  }
}
resource "aws_glue_job" "j" {
  count    = 60
  name     = "${var.name}-${count.index}"
  role_arn = "arn:aws:iam::000000000000:role/r"
  command { script_location = "s3://b/a.py" }
}
resource "aws_glue_workflow" "w" {
  count = 20
  name  = "${var.name}-${count.index}"
}
resource "aws_glue_trigger" "g" {
  count         = 20
  name          = "${var.name}-${count.index}"
  type          = "ON_DEMAND"
  enabled       = false
  workflow_name = aws_glue_workflow.w[count.index].name
  actions { job_name = aws_glue_job.j[count.index].name }
}
"""
TABLE = pathlib.Path(__file__).resolve().parents[4] / "docs" / "terraform-types.md"
LEAST = 60

# What the provider has no import for.
NO_IMPORT = "the provider has none"
NOT_IMPORTED = {each: NO_IMPORT for each in (
    "aws_iam_group_membership", "aws_iam_policy_attachment", "aws_kms_ciphertext", "aws_lakeformation_data_lake_settings",
    "aws_lakeformation_permissions", "aws_lakeformation_resource", "aws_lakeformation_resource_lf_tag",
    "aws_s3_object_copy")}

# What the provider alone knows, and no service gives back.
NOT_GIVEN_BACK = {
    "acl", "auto_accept", "block_public_policy", "bypass_policy_lockout_safety_check", "capabilities",
    "confirmation_timeout_in_minutes", "content", "content_base64", "deletion_window_in_days", "endpoint_auto_confirms",
    "force_destroy", "force_detach_policies", "force_overwrite_replica_secret", "overwrite", "publish",
    "recovery_window_in_days", "revoke_rules_on_delete", "skip_destroy", "start_on_creation",
}
NOT_GIVEN_BACK_BY = {
    "aws_athena_data_catalog": {"parameters"},
    "aws_cloudformation_stack": {"parameters", "template_url"},
    "aws_glue_catalog_table": {"open_table_format_input"},
    "aws_glue_resource_policy": {"enable_hybrid"},
    "aws_s3_bucket_object": {"source", "source_hash"},
    "aws_s3_object": {"checksum_algorithm", "source", "source_hash"},
    "aws_ssm_parameter": {"value_wo_version"},
    # Read as if it had been written openly, and made anew for that.
    "aws_secretsmanager_secret_version.unseen": {"secret_binary", "secret_string", "secret_string_wo_version"},
}


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

    def test_the_document_says_what_the_tables_say(self):
        text = terraform_docs.part(NOT_IMPORTED, NOT_GIVEN_BACK, NOT_GIVEN_BACK_BY)
        if os.environ.get("MASTIC_WRITE_DOCS"):
            terraform_docs.write(text)
        self.assertEqual(terraform_docs.kept(), text, "MASTIC_WRITE_DOCS=1 writes it anew")


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
        schemas = tf.schemas()
        changed = Changes(schemas)
        planned = tf.planned(turn=1)["resource_changes"]
        tf("apply", "plan")
        lap("changed")
        self.assertEqual([], tf.settled(), "after it was changed")
        lap("settled")
        changed.note(planned, tf.state())
        renamed = Terraform(tf.directory, **{**tf.variables, "name": self.name + "x"})
        changed.note(renamed.planned()["resource_changes"], [])
        lap("planned with other names")
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
        self.assertEqual([], [kind for kind in schemas if kind.startswith("aws_glue_") and kind not in types])
        left = changed.left(types)
        self.assertEqual([], [text for text in left if text.endswith(UNTOLD)], "changed nowhere, for no reason")
        self.assertEqual([], changed.needless(types), "there is a reason for what is changed, or for nothing")
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
            left = differences(each["change"]) - NOT_GIVEN_BACK
            left -= NOT_GIVEN_BACK_BY.get(each["type"], set()) | NOT_GIVEN_BACK_BY.get(each["address"], set())
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


class Pipeline(TerraformCase):
    """The pipeline of examples/, made by Terraform and run."""

    def test_it_runs_and_goes(self):
        tf = self.terraform(EXAMPLES / "infrastructure" / "terraform", examples=os.path.relpath(EXAMPLES, self.directory + "/run"))
        tf.apply()
        self.assertEqual([], tf.settled())
        glue = client("glue")
        outputs = {name: value["value"] for name, value in json.loads(tf("output", "-json")).items()}
        run = glue.start_workflow_run(Name=outputs["workflow"])["RunId"]

        def ended():
            found = glue.get_workflow_run(Name=outputs["workflow"], RunId=run)["Run"]
            return found if found["Status"] not in ("RUNNING", "STOPPING") else None

        statistics = wait("the workflow ends", ended, 500)["Statistics"]
        self.assertEqual((4, 4), (statistics["SucceededActions"], statistics["TotalActions"]), json.dumps(statistics))
        table = glue.get_table(DatabaseName=outputs["database"], Name="near_airports")["Table"]
        self.assertEqual("5115", table["Parameters"]["recordCount"])
        tf("destroy", "-auto-approve")
        self.fails("EntityNotFoundException", glue.get_workflow, Name=outputs["workflow"])


class Plan(TerraformCase):
    """How long a plan of 200 resources takes, and how much of that is ours: the figure of docs/performance.md."""

    def test_two_hundred_resources(self):
        (pathlib.Path(self.directory) / "many").mkdir()
        (pathlib.Path(self.directory) / "many" / "main.tf").write_text(MANY)
        tf = self.terraform(pathlib.Path(self.directory) / "many")
        tf.apply()
        self.assertEqual([], tf.settled())
        for _ in range(3):
            calls, spent = answered()
            self.assertGreater(calls, 200)
            begun = time.monotonic()
            tf("plan", "-detailed-exitcode")
            whole = time.monotonic() - begun
            more, after = answered()
            print(f"a plan of 200 resources: {whole:.2f} s; {more - calls:.0f} calls, together {after - spent:.2f} s of ours")
            self.assertLess(after - spent, 20, "ten times what it should be, on the busiest machine")
        tf("destroy", "-auto-approve")


def answered():
    """How many requests the server has answered, and in how many seconds together."""
    token = (pathlib.Path(os.environ["MASTIC_DATA"]) / "metrics-token").read_text().strip()
    asked = urllib.request.Request(ENDPOINT + "/_/metrics", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(asked, timeout=10) as page:
        lines = page.read().decode().splitlines()
    sums = {"count": 0.0, "sum": 0.0}
    for line in lines:
        for kind in sums:
            if line.startswith(f"{REQUESTS}_{kind}"):
                sums[kind] += float(line.rsplit(" ", 1)[1])
    return sums["count"], sums["sum"]


def identity(resource):
    """What the provider takes for its import."""
    values = resource["values"]
    build = IDENTITIES.get(resource["type"])
    return build(values) if build else values["id"]


def joined(separator, *names):
    return lambda values: separator.join(str(values[name]) for name in names)


def rule(values):
    """A rule of a group is called by what it says."""
    return "_".join(map(str, (values["security_group_id"], values["type"], values["protocol"], values["from_port"],
                              values["to_port"], values["source_security_group_id"])))


IDENTITIES = {
    "aws_cloudwatch_event_target": joined("/", "event_bus_name", "rule", "target_id"),
    "aws_cloudwatch_log_stream": joined(":", "log_group_name", "name"),
    "aws_glue_catalog_table_optimizer": joined(",", "catalog_id", "database_name", "table_name", "type"),
    "aws_iam_group_policies_exclusive": joined("", "group_name"),
    "aws_iam_group_policy_attachment": joined("/", "group", "policy_arn"),
    "aws_iam_group_policy_attachments_exclusive": joined("", "group_name"),
    "aws_iam_role_policies_exclusive": joined("", "role_name"),
    "aws_iam_role_policy_attachment": joined("/", "role", "policy_arn"),
    "aws_iam_role_policy_attachments_exclusive": joined("", "role_name"),
    "aws_iam_user_group_membership": lambda values: "/".join((values["user"], *values["groups"])),
    "aws_iam_user_policies_exclusive": joined("", "user_name"),
    "aws_iam_user_policy_attachment": joined("/", "user", "policy_arn"),
    "aws_iam_user_policy_attachments_exclusive": joined("", "user_name"),
    "aws_s3_bucket_object": joined("/", "bucket", "key"),
    "aws_s3_object": joined("/", "bucket", "key"),
    "aws_security_group_rule": rule,
}


UNTOLD = ": ?"


class Changes:
    """Which attributes of each type were changed in place, and for which it was replaced."""

    MADE_BY_TERRAFORM = {"id", "tags_all"}

    def __init__(self, schemas):
        self.schemas = schemas
        self.in_place, self.replaced = {}, {}

    def note(self, planned, after):
        """What differs from the state as the plan had read it: what the provider mirrors of other resources was there then."""
        news = {each["address"]: each["values"] for each in after}
        for each in planned:
            actions, kind, address = each["change"]["actions"], each["type"], each["address"]
            if each["mode"] != "managed" or actions == ["no-op"]:
                continue
            differing = {leaf for leaf in self.schemas[kind] if self.differs(each["change"]["before"], news.get(address), leaf)}
            if actions == ["update"]:
                self.in_place.setdefault(kind, set()).update(differing)
            elif "delete" in actions and "create" in actions:
                paths = {".".join(part for part in path if isinstance(part, str))
                         for path in each["change"].get("replace_paths", [])}
                self.replaced.setdefault(kind, set()).update(
                    leaf for leaf in self.schemas[kind] for path in paths if leaf == path or
                    leaf.startswith(path + ".") and leaf in differing)

    @staticmethod
    def differs(old, new, leaf):
        path = leaf.split(".")
        return old is not None and new is not None and values_at(old, path) != values_at(new, path)

    def seen(self, kind):
        return self.in_place.get(kind, set()) | self.replaced.get(kind, set())

    def missing(self, kind):
        return [leaf for leaf in self.schemas[kind]
                if leaf not in self.seen(kind) | self.MADE_BY_TERRAFORM and not leaf.startswith("timeouts.")]

    def left(self, types):
        """Each attribute that was not changed, with the reason."""
        return [f"{kind}.{leaf}: {self.why(kind, leaf)}" for kind in types for leaf in self.missing(kind)]

    def why(self, kind, leaf):
        found = unchanged.reason(kind, leaf)
        if not found or found[0] == unchanged.REPLACES and not self.replaced.get(kind):
            return "?"
        return found[0]

    def needless(self, types):
        used = {(unchanged.reason(kind, leaf) or ("", None))[1] for kind in types for leaf in self.missing(kind)}
        told = {(kind, entry) for kind, entries in unchanged.BY_TYPE.items() for entry in entries}
        return sorted(told - used)


def tops(leaves):
    return ", ".join(sorted({leaf.split(".")[0] for leaf in leaves}))


def table(types, data, changed, imported):
    lines = [
        "# Terraform: the types that go through the whole cycle", "",
        "Made by the test that runs them (`test_terraform.Whole`): each is made, planned again without a difference, changed in what"
        " the second column says, planned again, found by its import where the provider has one, and destroyed.",
        "Each attribute of the provider's schema is changed, or is listed below with the reason."
        " What is replaced for a new name is so in a plan, which is not applied.",
        "", f"{len(types)} types of resources:", "", "| type | changed | replaced for | imported |", "|---|---|---|---|"]
    for each in types:
        lines.append("| {} | {} | {} | {} |".format(
            each, tops(changed.in_place.get(each, ())), tops(changed.replaced.get(each, ())),
            "yes" if each in imported else NOT_IMPORTED.get(each, "")))
    lines += ["", f"{len(data)} data sources: " + ", ".join(data) + ".", "", "## What is not changed", ""]
    for each in types:
        reasons = {}
        for leaf in changed.missing(each):
            reasons.setdefault(changed.why(each, leaf), []).append(leaf)
        lines += [f"- {each}: {', '.join(leaves)} ({why})" for why, leaves in reasons.items()]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    unittest.main()
