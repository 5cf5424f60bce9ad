"""boto3's clients of services that are not here: each reads its protocol's 501, once, with the sentence."""

import unittest
from unittest.mock import patch

import botocore.model

from support import ClientCase, client


class AbsentServices(ClientCase):
    def absent(self, service, operation, call, **arguments):
        answer = self.fails("NotImplemented", call, **arguments)
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertEqual(0, answer["ResponseMetadata"]["RetryAttempts"])
        elsewhere = f"The server's --forward {service}=URL passes such requests on; a client's endpoint_url for {service} leads elsewhere."
        self.assertEqual(f"Mastic does not serve {service} ({operation}). {elsewhere}", answer["Error"]["Message"])

    def test_json_1_1(self):
        self.absent("kinesis", "ListStreams", client("kinesis").list_streams)

    def test_json_1_0(self):
        self.absent("dynamodb", "ListTables", client("dynamodb").list_tables)

    def test_smithy_rpc_v2_cbor(self):
        # Of a service that speaks several protocols botocore takes JSON, if it is let.
        only = patch.object(botocore.model, "PRIORITY_ORDERED_SUPPORTED_PROTOCOLS", ("smithy-rpc-v2-cbor",))
        with only:
            snow = client("snowball")
            self.assertEqual("smithy-rpc-v2-cbor", snow.meta.service_model.resolved_protocol)
            self.absent("snowball", "ListJobs", snow.list_jobs)

    def test_rest_json(self):
        self.absent("resource-explorer-2", "ListIndexes", client("resource-explorer-2").list_indexes)

    def test_rest_json_by_method_and_path(self):
        self.absent("lambda", "GET /2015-03-31/functions", client("lambda").list_functions)

    def test_query(self):
        self.absent("rds", "DescribeDBInstances", client("rds").describe_db_instances)

    def test_an_operation_of_a_service_that_is_there(self):
        answer = self.fails("NotImplemented", client("ec2").describe_instances)
        self.assertEqual(501, answer["ResponseMetadata"]["HTTPStatusCode"])
        self.assertEqual("Mastic does not implement ec2:DescribeInstances yet.", answer["Error"]["Message"])


if __name__ == "__main__":
    unittest.main()
