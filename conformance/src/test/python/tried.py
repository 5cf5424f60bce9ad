"""What the suites together must have tried of each operation: run behind them, on the calls that they noted."""

import os
import pathlib
import re
import unittest
from collections import defaultdict

import botocore.session

SERVICE = os.environ.get("MASTIC_SERVICE", "glue")
PREFIX = "" if SERVICE == "glue" else SERVICE + ":"
OPERATIONS = pathlib.Path(__file__).resolve().parents[4] / "docs" / "operations.md"

# What a caller can cause alone; other documented errors need a race, a limit or a failure.
CAUSED = {"EntityNotFoundException", "AlreadyExistsException", "NoSuchEntity", "EntityAlreadyExists", "NoSuchKey", "NoSuchUpload",
          "ResourceNotFoundException", "ResourceAlreadyExistsException"}

# Documented, and not to be caused here.
NEVER = {
    ("BatchCreatePartition", "AlreadyExistsException"): "a partition that is there is named in Errors",
    ("BatchGetTableOptimizer", "EntityNotFoundException"): "an optimizer that is not there is named in Failures",
    ("CreateCatalog", "EntityNotFoundException"): "catalogs of other services are not to be linked to",
    ("UpdateDatabase", "AlreadyExistsException"): "a database cannot be renamed",
    ("UpdateTable", "AlreadyExistsException"): "a table cannot be renamed",
    ("GetJobs", "EntityNotFoundException"): "a listing of none is empty",
    ("ListJobs", "EntityNotFoundException"): "a listing of none is empty",
    ("GetTriggers", "EntityNotFoundException"): "of a job that nothing starts all triggers are listed",
    ("ListTriggers", "EntityNotFoundException"): "of a job that nothing starts all triggers are listed",
    ("PutWorkflowRunProperties", "AlreadyExistsException"): "properties are set over those that are there",
    ("UpdateJobFromSourceControl", "AlreadyExistsException"): "the job that is named is changed, and no other is made",
    ("UpdateSourceControlFromJob", "AlreadyExistsException"): "files of a job that are there are changed",
    ("UpdateDataQualityRuleset", "AlreadyExistsException"): "a ruleset cannot be renamed",
    ("ListDataQualityRulesets", "EntityNotFoundException"): "a listing of none is empty",
    ("GetMLTransforms", "EntityNotFoundException"): "a listing of none is empty",
    ("ListMLTransforms", "EntityNotFoundException"): "a listing of none is empty",
    ("GetSecurityConfigurations", "EntityNotFoundException"): "a listing of none is empty",
    ("AddRoleToInstanceProfile", "EntityAlreadyExists"): "a profile has one role, and a second is over its limit",
    ("CreateServiceLinkedRole", "NoSuchEntity"): "nothing is named that could be missing",
    ("CreateGroup", "NoSuchEntity"): "nothing is named that could be missing",
    ("HeadObject", "NoSuchKey"): "an answer without a body is 404",
}

# A table has three indexes at most, and an entity is described whole.
ONE_PAGE = {
    "GetPartitionIndexes", "DescribeEntity",
    # Nobody has any of these.
    "ListAccessKeys", "ListMFADevices", "ListSSHPublicKeys", "ListSigningCertificates", "ListVirtualMFADevices", "ListServiceSpecificCredentials",
}
PAGE = {"NextToken", "nextToken", "nextForwardToken", "NextContinuationToken", "NextKeyMarker", "NextPartNumberMarker", "IsTruncated"}

# What asks for nothing that could be wrong.
NEVER_REFUSED = {"GetCallerIdentity"}


class Calls(unittest.TestCase):
    def setUp(self):
        self.outcomes = defaultdict(set)
        with open(os.environ["MASTIC_CALLS"], encoding="utf-8") as calls:
            for call in calls:
                operation, outcome = call.split()
                if operation.startswith(PREFIX):
                    self.outcomes[operation.removeprefix(PREFIX)].add(outcome)
        self.served = os.environ.get("MASTIC_OPERATIONS", "").split() or [
            operation for operation, met in self.outcomes.items() if "ok" in met]
        self.assertTrue(self.served)
        self.model = botocore.session.get_session().get_service_model(SERVICE)
        # Newer operations are tried by AWS's SDK for Java, and their errors by hand.
        self.described = [name for name in self.served if name in self.model.operation_names]


class Tried(Calls):
    def test_each_operation_succeeded_and_was_refused(self):
        for operation in self.served:
            with self.subTest(operation):
                self.assertIn("ok", self.outcomes[operation])
                if operation not in NEVER_REFUSED:
                    self.assertTrue({o for o in self.outcomes[operation] if not o.startswith(("ok", "member:", "silent:"))})

    def test_documented_errors_were_met(self):
        for operation in self.described:
            shapes = self.model.operation_model(operation).error_shapes
            documented = {shape.metadata.get("error", {}).get("code", shape.name) for shape in shapes}
            for error in sorted(documented & CAUSED - self.outcomes[operation]):
                with self.subTest(operation, error=error):
                    self.assertIn((operation, error), NEVER.keys(), "no test causes it")

    def test_listings_were_read_to_a_further_page(self):
        for operation in self.described:
            answer = self.model.operation_model(operation).output_shape
            if answer and not PAGE.isdisjoint(answer.members) and operation not in ONE_PAGE:
                with self.subTest(operation):
                    self.assertIn("ok:paged", self.outcomes[operation])


class Members(Calls):
    """None of them has been left out."""

    def test_each_member_was_sent(self):
        for operation in self.described:
            for member in self.model.operation_model(operation).input_shape.members:
                with self.subTest(operation, member=member):
                    self.assertIn("member:" + member, self.outcomes[operation])


class Silent(Calls):
    """What the server said to be without effect is what docs/operations.md lists, and no more of it."""

    def test_nothing_else_passed_in_silence(self):
        rows = re.findall(rf"^\| {SERVICE} \| ([^|]+) \|", OPERATIONS.read_text(encoding="utf-8"), re.MULTILINE)
        listed = {name for row in rows for name in row.split(", ")}
        silent = {met.removeprefix("silent:") for outcomes in self.outcomes.values() for met in outcomes if met.startswith("silent:")}
        self.assertEqual(listed, silent)


if __name__ == "__main__":
    unittest.main()
