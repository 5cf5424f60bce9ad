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

    def test_storage_classes_are_listed(self):
        for kind in ("STANDARD", "GLACIER", "STANDARD_IA"):
            self.s3.put_object(Bucket=self.bucket, Key=kind, Body=b"x", StorageClass=kind)
        for listing in (self.s3.list_objects_v2, self.s3.list_objects):
            listed = {o["Key"]: o["StorageClass"] for o in listing(Bucket=self.bucket)["Contents"]}
            self.assertEqual({k: k for k in ("STANDARD", "GLACIER", "STANDARD_IA")}, listed)
        versions = self.s3.list_object_versions(Bucket=self.bucket)["Versions"]
        self.assertEqual({"STANDARD", "GLACIER", "STANDARD_IA"}, {v["StorageClass"] for v in versions})
        got = self.s3.get_object_attributes(Bucket=self.bucket, Key="GLACIER", ObjectAttributes=["StorageClass", "ObjectSize", "ETag"])
        self.assertEqual(("GLACIER", 1), (got["StorageClass"], got["ObjectSize"]))
        self.fails("InvalidStorageClass", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"", StorageClass="COLD")
        upload = self.s3.create_multipart_upload(Bucket=self.bucket, Key="up", StorageClass="GLACIER_IR")["UploadId"]
        part = self.s3.upload_part(Bucket=self.bucket, Key="up", UploadId=upload, PartNumber=1, Body=b"x")
        self.s3.complete_multipart_upload(Bucket=self.bucket, Key="up", UploadId=upload,
                                          MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
        listed = {o["Key"]: o["StorageClass"] for o in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"]}
        self.assertEqual("GLACIER_IR", listed["up"])

    def test_a_repeated_completion_answers_as_the_first(self):
        upload = self.s3.create_multipart_upload(Bucket=self.bucket, Key="m", ChecksumAlgorithm="CRC32")["UploadId"]
        part = self.s3.upload_part(Bucket=self.bucket, Key="m", UploadId=upload, PartNumber=1, Body=b"x", ChecksumAlgorithm="CRC32")

        def complete(key="m"):
            answer = self.s3.complete_multipart_upload(
                Bucket=self.bucket, Key=key, UploadId=upload,
                MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"], "ChecksumCRC32": part["ChecksumCRC32"]}]})
            answer.pop("ResponseMetadata")
            return answer

        first = complete()
        self.assertEqual(first, complete())
        self.fails("NoSuchUpload", complete, "other")
        self.fails("NoSuchUpload", self.s3.list_parts, Bucket=self.bucket, Key="m", UploadId=upload)
        self.assertNotIn("Uploads", self.s3.list_multipart_uploads(Bucket=self.bucket))

    def test_a_new_bucket_has_what_aws_gives_it(self):
        block = self.s3.get_public_access_block(Bucket=self.bucket)["PublicAccessBlockConfiguration"]
        self.assertEqual({"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"},
                         {name for name, yes in block.items() if yes})
        self.s3.delete_public_access_block(Bucket=self.bucket)
        self.fails("NoSuchPublicAccessBlockConfiguration", self.s3.get_public_access_block, Bucket=self.bucket)

        def rule():
            return self.s3.get_bucket_encryption(Bucket=self.bucket)["ServerSideEncryptionConfiguration"]["Rules"][0]

        self.assertEqual("AES256", rule()["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"])
        put = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"x")
        self.assertEqual("AES256", put["ServerSideEncryption"])
        self.assertEqual("AES256", self.s3.head_object(Bucket=self.bucket, Key="k")["ServerSideEncryption"])
        key = "arn:aws:kms:us-east-1:000000000000:key/1"
        self.s3.put_bucket_encryption(Bucket=self.bucket, ServerSideEncryptionConfiguration={"Rules": [{
            "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key},
            "BucketKeyEnabled": True}]})
        for write in (lambda: self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"x"),
                      lambda: self.s3.head_object(Bucket=self.bucket, Key="k"),
                      lambda: self.s3.copy_object(Bucket=self.bucket, Key="c", CopySource=f"{self.bucket}/k"),
                      lambda: self.s3.create_multipart_upload(Bucket=self.bucket, Key="m")):
            said = write()
            self.assertEqual(("aws:kms", key, True), (said["ServerSideEncryption"], said["SSEKMSKeyId"], said["BucketKeyEnabled"]))
        own = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"x", ServerSideEncryption="AES256")
        self.assertEqual("AES256", own["ServerSideEncryption"])
        self.s3.delete_bucket_encryption(Bucket=self.bucket)
        self.assertEqual("AES256", rule()["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"])
        self.fails("InvalidArgument", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"x", ServerSideEncryption="rot13")
        self.fails("NotImplemented", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"x",
                   ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate="2030-01-01T00:00:00Z")

    def test_errors_say_of_what_they_are(self):
        for bucket, expected, call, arguments in (
            (self.bucket, ("NoSuchKey", "Key", "none"), self.s3.get_object, {"Key": "none"}),
            ("no-such-bucket-here", ("NoSuchBucket", "BucketName", "no-such-bucket-here"), self.s3.list_objects_v2, {}),
            (self.bucket, ("NoSuchTagSet", "BucketName", self.bucket), self.s3.get_bucket_tagging, {}),
            (self.bucket, ("NoSuchBucketPolicy", "BucketName", self.bucket), self.s3.get_bucket_policy, {}),
            (self.bucket, ("NoSuchLifecycleConfiguration", "BucketName", self.bucket), self.s3.get_bucket_lifecycle_configuration, {}),
            (self.bucket, ("NoSuchUpload", "UploadId", "gone"), self.s3.list_parts, {"Key": "k", "UploadId": "gone"}),
        ):
            code, name, value = expected
            with self.subTest(code):
                self.assertEqual(value, self.fails(code, call, Bucket=bucket, **arguments)["Error"][name])

    def test_where_a_bucket_is_made(self):
        def create(region, constraint=None, name=None):
            given = {"CreateBucketConfiguration": {"LocationConstraint": constraint}} if constraint else {}
            return client("s3", region).create_bucket(Bucket=name or fresh("bucket"), **given)

        self.fails("InvalidLocationConstraint", create, "us-east-1", "mars-north-1")
        self.fails("InvalidLocationConstraint", create, "us-east-1", "us-east-1")
        self.fails("IllegalLocationConstraintException", create, "eu-central-1")
        self.fails("IllegalLocationConstraintException", create, "eu-central-1", "eu-west-2")
        for region, constraint in (("us-east-1", "eu-west-2"), ("eu-west-2", "eu-west-2")):
            name = fresh("bucket")
            create(region, constraint, name)
            self.assertEqual("eu-west-2", self.s3.get_bucket_location(Bucket=name)["LocationConstraint"])

    def test_tags_keep_their_limits(self):
        def tag(*pairs):
            return {"TagSet": [{"Key": key, "Value": value} for key, value in pairs]}

        def of_object(*pairs):
            self.s3.put_object_tagging(Bucket=self.bucket, Key="k", Tagging=tag(*pairs))

        def of_bucket(*pairs):
            self.s3.put_bucket_tagging(Bucket=self.bucket, Tagging=tag(*pairs))

        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"x")
        many = [(f"k{i}", "v") for i in range(51)]
        of_object(*many[:10])
        of_bucket(*many[:50])
        self.assertIn("greater than 10", self.fails("BadRequest", of_object, *many[:11])["Error"]["Message"])
        self.assertIn("greater than 50", self.fails("BadRequest", of_bucket, *many)["Error"]["Message"])
        for put in (of_object, of_bucket):
            self.assertEqual("aws:k", self.fails("InvalidTag", put, ("aws:k", "v"))["Error"]["TagKey"])
            self.fails("InvalidTag", put, ("k" * 129, "v"))
            self.fails("InvalidTag", put, ("k", "v" * 257))
            self.fails("InvalidTag", put, ("k", "<v>"))
            self.fails("InvalidTag", put, ("k", "1"), ("k", "2"))
            put(("k" * 128, "ünï +-=._:/@ " + "v" * 200))
        self.fails("InvalidArgument", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"", Tagging="a=1&a=2")
        self.fails("BadRequest", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"",
                   Tagging="&".join(f"{k}={v}" for k, v in many[:11]))

    def test_tokens_are_those_that_were_given(self):
        for key in "abc":
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=b"")
        token = self.s3.list_objects_v2(Bucket=self.bucket, MaxKeys=1)["NextContinuationToken"]
        page = self.s3.list_objects_v2(Bucket=self.bucket, ContinuationToken=token)
        self.assertEqual(["b", "c"], [o["Key"] for o in page["Contents"]])
        for other in ("YQ", token[:-2], "none at all", "YWJjZGVmZ2g"):
            error = self.fails("InvalidArgument", self.s3.list_objects_v2, Bucket=self.bucket, ContinuationToken=other)["Error"]
            self.assertEqual(("The continuation token provided is incorrect", "continuation-token"),
                             (error["Message"], error["ArgumentName"]))

    def test_writes_have_conditions(self):
        etag = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"1")["ETag"]
        self.fails("NoSuchKey", self.s3.put_object, Bucket=self.bucket, Key="none", Body=b"", IfMatch=etag)
        self.fails("NotImplemented", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"", IfNoneMatch=etag)
        second = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"2", IfMatch=etag)["ETag"]
        self.fails("PreconditionFailed", self.s3.put_object, Bucket=self.bucket, Key="k", Body=b"3", IfMatch=etag)
        self.fails("PreconditionFailed", self.s3.delete_object, Bucket=self.bucket, Key="k", IfMatch=etag)
        upload = self.s3.create_multipart_upload(Bucket=self.bucket, Key="k")["UploadId"]
        part = self.s3.upload_part(Bucket=self.bucket, Key="k", UploadId=upload, PartNumber=1, Body=b"x")
        self.fails("PreconditionFailed", self.s3.complete_multipart_upload, Bucket=self.bucket, Key="k", UploadId=upload,
                   IfNoneMatch="*", MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
        self.assertEqual(b"2", self.s3.get_object(Bucket=self.bucket, Key="k")["Body"].read())
        self.s3.delete_object(Bucket=self.bucket, Key="k", IfMatch=second)
        self.assertEqual([], self.keys())

    def test_parts_and_ranges(self):
        upload = self.s3.create_multipart_upload(Bucket=self.bucket, Key="k")["UploadId"]
        bodies = [b"1" * (5 << 20), b"22"]
        parts = [{"PartNumber": n, "ETag": self.s3.upload_part(
            Bucket=self.bucket, Key="k", UploadId=upload, PartNumber=n, Body=body)["ETag"]} for n, body in enumerate(bodies, 1)]
        self.s3.complete_multipart_upload(Bucket=self.bucket, Key="k", UploadId=upload, MultipartUpload={"Parts": parts})
        got = self.s3.get_object(Bucket=self.bucket, Key="k", PartNumber=2)
        self.assertEqual((b"22", 2, "bytes 5242880-5242881/5242882"), (got["Body"].read(), got["PartsCount"], got["ContentRange"]))
        self.assertEqual(5 << 20, self.s3.head_object(Bucket=self.bucket, Key="k", PartNumber=1)["ContentLength"])
        self.fails("InvalidPartNumber", self.s3.get_object, Bucket=self.bucket, Key="k", PartNumber=3)
        self.fails("InvalidRequest", self.s3.get_object, Bucket=self.bucket, Key="k", PartNumber=1, Range="bytes=0-1")
        self.assertEqual(b"2", self.s3.get_object(Bucket=self.bucket, Key="k", Range="bytes=-1")["Body"].read())
        if not os.environ.get("MASTIC_REMOTE_S3"):
            said = self.s3.get_object_attributes(Bucket=self.bucket, Key="k", ObjectAttributes=["ObjectParts"])
            self.assertEqual(2, said["ObjectParts"]["TotalPartsCount"])

    def test_lifecycle_rules_are_checked_and_kept(self):
        def put(**rule):
            self.s3.put_bucket_lifecycle_configuration(
                Bucket=self.bucket, LifecycleConfiguration={"Rules": [{"ID": "r", "Status": "Enabled", **rule}]})

        rule = {"Filter": {"And": {"Prefix": "tmp/", "Tags": [{"Key": "k", "Value": "v"}], "ObjectSizeGreaterThan": 5}},
                "Expiration": {"Days": 90}, "Transitions": [{"Days": 30, "StorageClass": "STANDARD_IA"}],
                "NoncurrentVersionExpiration": {"NoncurrentDays": 3, "NewerNoncurrentVersions": 2}}
        put(**rule)
        kept = self.s3.get_bucket_lifecycle_configuration(Bucket=self.bucket)["Rules"][0]
        self.assertEqual(rule, {k: v for k, v in kept.items() if k in rule})
        self.assertIn("At least one action", self.fails("InvalidRequest", put, Filter={})["Error"]["Message"])
        self.fails("InvalidArgument", put, Filter={}, Expiration={"Days": 0})
        self.fails("InvalidArgument", put, Filter={}, Expiration={"Date": "2026-01-01T10:00:00Z"})
        self.fails("MalformedXML", put, Filter={}, Transitions=[{"Days": 1, "StorageClass": "STANDARD"}])
        self.s3.delete_bucket_lifecycle(Bucket=self.bucket)
        self.fails("NoSuchLifecycleConfiguration", self.s3.get_bucket_lifecycle_configuration, Bucket=self.bucket)

    def test_what_is_missing(self):
        self.fails("NoSuchKey", self.s3.get_object, Bucket=self.bucket, Key="none")
        self.fails("NoSuchBucket", self.s3.list_objects_v2, Bucket="no-such-bucket-here")
        self.fails("NoSuchBucket", self.s3.put_object, Bucket="no-such-bucket-here", Key="k", Body=b"")
        self.fails("404", self.s3.head_bucket, Bucket="no-such-bucket-here")
        self.fails("NoSuchTagSet", self.s3.get_bucket_tagging, Bucket=self.bucket)
        self.fails("NoSuchBucketPolicy", self.s3.get_bucket_policy, Bucket=self.bucket)


if __name__ == "__main__":
    unittest.main()
