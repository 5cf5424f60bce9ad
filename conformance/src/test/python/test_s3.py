"""boto3's S3 client."""

import hashlib
import io
import os
import unittest
import urllib.error
import urllib.request

from support import ClientCase, client, fresh

ODD_KEYS = [
    "plain.txt",
    "a",
    "a/b",
    "dir/",
    "a//b",
    "../up",
    "x/../y",
    "./here",
    "/leading",
    "spaces and + plus",
    "per%20cent",
    "ünïcödé/日本語/😀",
    "quote'\"<>&*?|",
    "long/" + "n" * 300,
]


class S3(ClientCase):
    def setUp(self):
        self.s3 = client("s3")
        self.bucket = fresh("bucket")
        self.s3.create_bucket(Bucket=self.bucket)

    def keys(self, **arguments):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, **arguments)
        return [o["Key"] for page in pages for o in page.get("Contents", [])]

    def test_an_object_comes_back_as_it_was_put(self):
        put = self.s3.put_object(
            Bucket=self.bucket, Key="k", Body=b"hello", ContentType="text/x-own", Metadata={"who": "me"}
        )
        got = self.s3.get_object(Bucket=self.bucket, Key="k")
        self.assertEqual(b"hello", got["Body"].read())
        self.assertEqual("text/x-own", got["ContentType"])
        self.assertEqual({"who": "me"}, got["Metadata"])
        self.assertEqual(f'"{hashlib.md5(b"hello").hexdigest()}"', put["ETag"])
        self.assertEqual(put["ETag"], self.s3.head_object(Bucket=self.bucket, Key="k")["ETag"])

    def test_odd_keys_are_kept_apart_and_listed_in_order(self):
        for key in ODD_KEYS:
            with self.subTest(key=key):
                self.s3.put_object(Bucket=self.bucket, Key=key, Body=key.encode())
        for key in ODD_KEYS:
            with self.subTest(key=key):
                body = self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
                self.assertEqual(key.encode(), body)
        self.assertEqual(sorted(ODD_KEYS, key=str.encode), self.keys())
        self.assertEqual(sorted(ODD_KEYS, key=str.encode), self.keys(PaginationConfig={"PageSize": 3}))

    def test_folders_by_delimiter(self):
        for key in ["a/1", "a/2", "b/1", "c"]:
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=b"")
        got = self.s3.list_objects_v2(Bucket=self.bucket, Delimiter="/")
        self.assertEqual(["c"], [o["Key"] for o in got["Contents"]])
        self.assertEqual(["a/", "b/"], [p["Prefix"] for p in got["CommonPrefixes"]])

    def test_ranges_and_conditions(self):
        etag = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"0123456789")["ETag"]
        got = self.s3.get_object(Bucket=self.bucket, Key="k", Range="bytes=2-4")
        self.assertEqual((b"234", "bytes 2-4/10"), (got["Body"].read(), got["ContentRange"]))
        self.fails("InvalidRange", self.s3.get_object, Bucket=self.bucket, Key="k", Range="bytes=20-")
        self.fails("304", self.s3.get_object, Bucket=self.bucket, Key="k", IfNoneMatch=etag)
        self.fails("PreconditionFailed", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"", IfNoneMatch="*")

    def test_multipart(self):
        body = bytes(range(256)) * 4096 * 13
        self.s3.upload_fileobj(io.BytesIO(body), self.bucket, "big")
        got = self.s3.get_object(Bucket=self.bucket, Key="big")
        self.assertEqual(hashlib.sha256(body).digest(), hashlib.sha256(got["Body"].read()).digest())
        self.assertRegex(got["ETag"], r'^"[0-9a-f]{32}-2"$')

    def test_parts_are_not_seen_until_completed(self):
        upload = self.s3.create_multipart_upload(Bucket=self.bucket, Key="m")["UploadId"]
        self.s3.upload_part(Bucket=self.bucket, Key="m", UploadId=upload, PartNumber=1, Body=b"x")
        self.assertEqual([], self.keys())
        self.s3.abort_multipart_upload(Bucket=self.bucket, Key="m", UploadId=upload)
        self.fails("NoSuchUpload", self.s3.list_parts, Bucket=self.bucket, Key="m", UploadId=upload)

    def test_presigned_requests(self):
        self.s3.put_object(Bucket=self.bucket, Key="k e y", Body=b"signed")
        for version in ("s3v4", "s3"):
            with self.subTest(version=version):
                signer = client("s3", signature_version=version)
                url = signer.generate_presigned_url("get_object", {"Bucket": self.bucket, "Key": "k e y"})
                self.assertEqual(b"signed", urllib.request.urlopen(url).read())
                with self.assertRaises(urllib.error.HTTPError) as caught:
                    urllib.request.urlopen(url.replace("k%20e%20y", "other"))
                self.assertEqual(403, caught.exception.code)

    def test_copy_delete_and_tags(self):
        self.s3.put_object(Bucket=self.bucket, Key="a", Body=b"1", Tagging="x=1&y=2")
        self.s3.copy_object(Bucket=self.bucket, Key="b", CopySource={"Bucket": self.bucket, "Key": "a"})
        self.assertEqual(b"1", self.s3.get_object(Bucket=self.bucket, Key="b")["Body"].read())
        tags = self.s3.get_object_tagging(Bucket=self.bucket, Key="a")["TagSet"]
        self.assertEqual({"x": "1", "y": "2"}, {t["Key"]: t["Value"] for t in tags})
        self.s3.delete_objects(Bucket=self.bucket, Delete={"Objects": [{"Key": "a"}, {"Key": "none"}]})
        self.assertEqual(["b"], self.keys())
        self.fails("BucketNotEmpty", self.s3.delete_bucket, Bucket=self.bucket)
        self.s3.delete_object(Bucket=self.bucket, Key="b")
        self.s3.delete_bucket(Bucket=self.bucket)

    def test_versions(self):
        if os.environ.get("MASTIC_REMOTE_S3"):
            answer = self.fails("NotImplemented", self.s3.put_bucket_versioning, Bucket=self.bucket,
                                VersioningConfiguration={"Status": "Enabled"})
            self.assertIn("set the versioning of the bucket there", answer["Error"]["Message"])
            return

        def put(body):
            return self.s3.put_object(Bucket=self.bucket, Key="k", Body=body)["VersionId"]

        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"before")
        self.s3.put_bucket_versioning(Bucket=self.bucket, VersioningConfiguration={"Status": "Enabled"})
        self.assertEqual("Enabled", self.s3.get_bucket_versioning(Bucket=self.bucket)["Status"])
        one, two = put(b"one"), put(b"two")
        marker = self.s3.delete_object(Bucket=self.bucket, Key="k")
        self.assertTrue(marker["DeleteMarker"])
        self.fails("NoSuchKey", self.s3.get_object, Bucket=self.bucket, Key="k")
        self.assertEqual([], self.keys())
        for version, body in ((one, b"one"), (two, b"two"), ("null", b"before")):
            got = self.s3.get_object(Bucket=self.bucket, Key="k", VersionId=version)
            self.assertEqual((body, version), (got["Body"].read(), got["VersionId"]))
        self.s3.copy_object(Bucket=self.bucket, Key="k", CopySource={"Bucket": self.bucket, "Key": "k", "VersionId": one})
        self.assertEqual(b"one", self.s3.get_object(Bucket=self.bucket, Key="k")["Body"].read())
        pages = self.s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, PaginationConfig={"PageSize": 2})
        all_ = [(v["VersionId"], v["IsLatest"]) for page in pages for v in page.get("Versions", []) + page.get("DeleteMarkers", [])]
        self.assertEqual({one, two, "null", marker["VersionId"]}, {v for v, latest in all_ if not latest})
        self.assertEqual(5, len(all_))
        self.fails("BucketNotEmpty", self.s3.delete_bucket, Bucket=self.bucket)
        self.s3.delete_objects(Bucket=self.bucket, Delete={"Objects": [{"Key": "k", "VersionId": v} for v, _ in all_]})
        self.s3.delete_bucket(Bucket=self.bucket)

    def test_checksums(self):
        for algorithm in ("CRC32", "SHA1", "SHA256"):
            with self.subTest(algorithm=algorithm):
                put = self.s3.put_object(Bucket=self.bucket, Key=algorithm, Body=b"sum", ChecksumAlgorithm=algorithm)
                got = self.s3.head_object(Bucket=self.bucket, Key=algorithm, ChecksumMode="ENABLED")
                self.assertEqual(put[f"Checksum{algorithm}"], got[f"Checksum{algorithm}"])
        self.fails(
            "BadDigest", self.s3.put_object, Bucket=self.bucket, Key="bad", Body=b"sum", ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg=="
        )
        self.fails("404", self.s3.head_object, Bucket=self.bucket, Key="bad")

    def test_what_is_missing(self):
        self.fails("NoSuchKey", self.s3.get_object, Bucket=self.bucket, Key="none")
        self.fails("NoSuchBucket", self.s3.list_objects_v2, Bucket="no-such-bucket-here")
        self.fails("NoSuchBucket", self.s3.put_object, Bucket="no-such-bucket-here", Key="k", Body=b"")
        self.fails("404", self.s3.head_bucket, Bucket="no-such-bucket-here")
        self.fails("NoSuchTagSet", self.s3.get_bucket_tagging, Bucket=self.bucket)
        self.fails("NoSuchBucketPolicy", self.s3.get_bucket_policy, Bucket=self.bucket)


if __name__ == "__main__":
    unittest.main()
