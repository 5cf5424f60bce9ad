"""What the suites together must have tried of each operation: run behind them, on the calls that they noted."""

import os
import unittest
from collections import defaultdict

import botocore.session

# What a caller can cause alone; other documented errors need a race, a limit or a failure.
CAUSED = {"EntityNotFoundException", "AlreadyExistsException"}

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
}

# A table has three indexes at most, and an entity is described whole.
ONE_PAGE = {"GetPartitionIndexes", "DescribeEntity"}


class Calls(unittest.TestCase):
    def setUp(self):
        self.served = os.environ["MASTIC_OPERATIONS"].split()
        self.assertTrue(self.served)
        self.model = botocore.session.get_session().get_service_model("glue")
        # Newer operations are tried by AWS's SDK for Java, and their errors by hand.
        self.described = [name for name in self.served if name in self.model.operation_names]
        self.outcomes = defaultdict(set)
        with open(os.environ["MASTIC_CALLS"], encoding="utf-8") as calls:
            for call in calls:
                operation, outcome = call.split()
                self.outcomes[operation].add(outcome)


class Tried(Calls):
    def test_each_operation_succeeded_and_was_refused(self):
        for operation in self.served:
            with self.subTest(operation):
                self.assertIn("ok", self.outcomes[operation])
                self.assertTrue({o for o in self.outcomes[operation] if not o.startswith(("ok", "member:"))})

    def test_documented_errors_were_met(self):
        for operation in self.described:
            documented = {shape.name for shape in self.model.operation_model(operation).error_shapes}
            for error in sorted(documented & CAUSED - self.outcomes[operation]):
                with self.subTest(operation, error=error):
                    self.assertIn((operation, error), NEVER.keys(), "no test causes it")

    def test_listings_were_read_to_a_further_page(self):
        for operation in self.described:
            answer = self.model.operation_model(operation).output_shape
            if answer and "NextToken" in answer.members and operation not in ONE_PAGE:
                with self.subTest(operation):
                    self.assertIn("ok:paged", self.outcomes[operation])


class Members(Calls):
    """Not of the catalog's suites, which leave some out."""

    def test_each_member_was_sent(self):
        for operation in self.described:
            for member in self.model.operation_model(operation).input_shape.members:
                with self.subTest(operation, member=member):
                    self.assertIn("member:" + member, self.outcomes[operation])


if __name__ == "__main__":
    unittest.main()
