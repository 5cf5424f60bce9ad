"""Requests that no good client sends: each gets AWS's error, never a 500 or a hang."""

import http.client
import json
import unittest
import urllib.parse

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from support import ENDPOINT, ClientCase, client, fresh

import os

HOST = urllib.parse.urlsplit(ENDPOINT).netloc


def post(target, body, sign=True, secret=None):
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target, "Host": HOST}
    data = body if isinstance(body, bytes) else body.encode()
    if sign:
        request = AWSRequest("POST", ENDPOINT + "/", data=data, headers=headers)
        keys = Credentials(os.environ["AWS_ACCESS_KEY_ID"], secret or os.environ["AWS_SECRET_ACCESS_KEY"])
        SigV4Auth(keys, "glue", "us-east-1").add_auth(request)
        headers = dict(request.headers.items())
    connection = http.client.HTTPConnection(HOST, timeout=30)
    connection.request("POST", "/", body=data, headers=headers)
    response = connection.getresponse()
    text = response.read().decode()
    return response.status, json.loads(text).get("__type", "") if text else ""


class BadInput(ClientCase):
    def test_bodies(self):
        cases = {
            "not JSON": ("AWSGlue.GetDatabase", "{", "SerializationException"),
            "an array": ("AWSGlue.GetDatabase", "[]", "SerializationException"),
            "not UTF-8": ("AWSGlue.GetDatabase", b'{"Name": "\xff\xfe"}', "SerializationException"),
            "wrong type": ("AWSGlue.GetDatabase", '{"Name": {"a": 1}}', "SerializationException"),
            "a huge number": ("AWSGlue.GetTables", '{"DatabaseName": "d", "MaxResults": 1e99999999}', None),
            "a large int": ("AWSGlue.GetTables", '{"DatabaseName": "d", "MaxResults": 99999999999}', None),
            "deep": ("AWSGlue.GetDatabase", '{"Name":' * 5000 + "1" + "}" * 5000, "SerializationException"),
            "missing member": ("AWSGlue.GetDatabase", "{}", "ValidationException"),
            "too long": ("AWSGlue.GetDatabase", json.dumps({"Name": "n" * 300}), "ValidationException"),
            "unknown operation": ("AWSGlue.DoMagic", "{}", "UnknownOperationException"),
            "unknown service": ("AWSMagic.DoGlue", "{}", None),
        }
        for name, (target, body, code) in cases.items():
            with self.subTest(name):
                status, got = post(target, body)
                self.assertEqual(400, status, got)
                if code:
                    self.assertEqual(code, got)

    def test_signatures(self):
        self.assertEqual(400, post("AWSGlue.GetDatabases", "{}", sign=False)[0])
        status, code = post("AWSGlue.GetDatabases", "{}", secret="wrong")
        self.assertIn(status, (400, 403))
        self.assertEqual("InvalidSignatureException", code)

    def test_paths_never_leave_the_bucket(self):
        s3, bucket = client("s3"), fresh("paths")
        s3.create_bucket(Bucket=bucket)
        for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%00"):
            with self.subTest(path):
                connection = http.client.HTTPConnection(HOST, timeout=30)
                connection.putrequest("GET", f"/{bucket}{path}", skip_host=True)
                connection.putheader("Host", HOST)
                connection.endheaders()
                response = connection.getresponse()
                self.assertIn(response.status, (400, 403, 404))
                self.assertNotIn(b"root:", response.read())

    def test_a_name_like_sql(self):
        glue = client("glue")
        for name in ("x'; DROP TABLE x; --", 'q"uote', "per%cent_", "ünïcode"):
            with self.subTest(name):
                self.fails("EntityNotFoundException", glue.get_database, Name=name)


if __name__ == "__main__":
    unittest.main()
