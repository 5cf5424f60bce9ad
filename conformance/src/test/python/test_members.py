"""IAM, STS, S3 and CloudWatch Logs by boto3: each operation, and each member of its request once.

tried.py then asks whether each documented error was met, and whether a member passed in silence that is not listed.
"""

import pathlib
import re
import time
import unittest

from members import least, md5, outcome, send_each
from support import ClientCase, client, fresh
from walks import POLICY, TRUST

OK, NOT_HERE, OFF = "ok", "NotImplemented", "AccessControlListNotSupported"
TAGS = [{"Key": "a", "Value": "b"}]
TAG_SET = {"TagSet": TAGS}


class Members(ClientCase):
    service, common = "", {}

    def setUp(self):
        self.client = client(self.service)
        self.wrong = []

    def tearDown(self):
        self.assertEqual([], self.wrong, "member or operation, and what came of it")

    def each(self, call, base, **values):
        """Base: the arguments of a call that succeeds, or what makes them anew for each."""
        make = base if callable(base) else lambda: dict(base)
        found = send_each(self.client, call, make, {**self.common, **values})
        self.wrong += [(call, *wrong) for wrong in found.items()]

    def refused(self, code, *calls, **arguments):
        for call in calls:
            said = outcome(getattr(self.client, call), arguments)
            if said != code:
                self.wrong.append((call, f"is not refused by {code}", said))


class Iam(Members):
    service = "iam"
    common = {"PathPrefix": ("/", OK), "MaxItems": (1, OK), "Marker": ("nonsense", "ValidationError"),
              "Path": ("/p/", OK), "Tags": (TAGS, OK), "Description": ("d", OK), "PermissionsBoundary": (None, OK)}

    def paged(self, call, **arguments):
        listing = getattr(self.client, call)
        listing(MaxItems=1, Marker=listing(MaxItems=1, **arguments)["Marker"], **arguments)

    def policy(self):
        return self.client.create_policy(PolicyName=fresh("p"), PolicyDocument=POLICY)["Policy"]["Arn"]

    def test_roles(self):
        policy = self.policy()
        boundary = (policy, OK)

        def named():
            return {"RoleName": fresh("r"), "AssumeRolePolicyDocument": TRUST}

        def role():
            made = named()
            self.client.create_role(**made)
            return {"RoleName": made["RoleName"]}

        one = role()
        self.each("create_role", named, MaxSessionDuration=(3600, OK), PermissionsBoundary=boundary)
        self.refused("EntityAlreadyExists", "create_role", **one, AssumeRolePolicyDocument=TRUST)
        self.each("get_role", one)
        self.each("update_role", one, MaxSessionDuration=(7200, OK))
        self.each("update_role_description", {**one, "Description": "e"})
        self.each("update_assume_role_policy", {**one, "PolicyDocument": TRUST})
        self.each("list_roles", {})
        role()
        self.paged("list_roles")
        self.each("tag_role", {**one, "Tags": TAGS})
        self.each("list_role_tags", one)
        self.client.tag_role(**one, Tags=[{"Key": "b", "Value": "c"}])
        self.paged("list_role_tags", **one)
        self.each("untag_role", {**one, "TagKeys": ["a"]})
        self.each("put_role_permissions_boundary", {**one, "PermissionsBoundary": policy})
        self.each("delete_role_permissions_boundary", one)
        for number in "12":
            self.each("put_role_policy", {**one, "PolicyName": number, "PolicyDocument": POLICY})
            self.each("attach_role_policy", {**one, "PolicyArn": self.policy()})
        attached = self.client.list_attached_role_policies(**one)["AttachedPolicies"][0]["PolicyArn"]
        self.each("get_role_policy", {**one, "PolicyName": "1"})
        for listing in ("list_role_policies", "list_attached_role_policies"):
            self.each(listing, one)
            self.paged(listing, **one)
        self.assertEqual([], self.client.list_attached_role_policies(**one, PathPrefix="/none/")["AttachedPolicies"])
        self.each("list_entities_for_policy", {"PolicyArn": attached}, EntityFilter=("Role", OK),
                  PolicyUsageFilter=("PermissionsBoundary", NOT_HERE))
        self.client.attach_role_policy(**role(), PolicyArn=attached)
        self.paged("list_entities_for_policy", PolicyArn=attached)
        self.each("detach_role_policy", {**one, "PolicyArn": attached})
        self.each("delete_role_policy", {**one, "PolicyName": "1"})
        self.each("delete_role", role())
        none = {"RoleName": "nobody"}
        self.refused("NoSuchEntity", "get_role", "delete_role", "update_role", "list_role_policies", "list_role_tags",
                     "list_attached_role_policies", "delete_role_permissions_boundary", **none)
        self.refused("NoSuchEntity", "update_role_description", **none, Description="d")
        self.refused("NoSuchEntity", "update_assume_role_policy", **none, PolicyDocument=TRUST)
        self.refused("NoSuchEntity", "tag_role", **none, Tags=TAGS)
        self.refused("NoSuchEntity", "untag_role", **none, TagKeys=["a"])
        self.refused("NoSuchEntity", "put_role_permissions_boundary", **none, PermissionsBoundary=policy)
        self.refused("NoSuchEntity", "put_role_policy", **none, PolicyName="p", PolicyDocument=POLICY)
        self.refused("NoSuchEntity", "get_role_policy", "delete_role_policy", **none, PolicyName="p")
        self.refused("NoSuchEntity", "attach_role_policy", "detach_role_policy", **none, PolicyArn=policy)
        self.refused("NoSuchEntity", "list_entities_for_policy", PolicyArn=policy + "-none")

    def test_service_linked_roles(self):
        self.each("create_service_linked_role", {"AWSServiceName": "backup.amazonaws.com", "Description": "d"},
                  CustomSuffix=("x", "InvalidInput"))
        gone = self.client.delete_service_linked_role(RoleName="AWSServiceRoleForBackup")
        self.each("get_service_linked_role_deletion_status", {"DeletionTaskId": gone["DeletionTaskId"]})
        self.refused("NoSuchEntity", "delete_service_linked_role", RoleName="nobody")
        self.refused("NoSuchEntity", "get_service_linked_role_deletion_status", DeletionTaskId="task/none")
        self.refused(NOT_HERE, "create_service_linked_role", AWSServiceName="nobody.amazonaws.com")

    def test_policies(self):
        self.each("create_policy", lambda: {"PolicyName": fresh("p"), "PolicyDocument": POLICY})
        arn = {"PolicyArn": self.policy()}
        self.refused("EntityAlreadyExists", "create_policy", PolicyName=arn["PolicyArn"].split("/")[-1], PolicyDocument=POLICY)
        self.each("get_policy", arn)
        self.each("list_policies", {}, Scope=("Local", OK), OnlyAttached=(True, OK), PolicyUsageFilter=("PermissionsBoundary", NOT_HERE))
        self.paged("list_policies")
        self.each("create_policy_version", {**arn, "PolicyDocument": POLICY}, SetAsDefault=(True, OK))
        self.each("list_policy_versions", arn)
        self.paged("list_policy_versions", **arn)
        self.each("get_policy_version", {**arn, "VersionId": "v1"})
        self.each("set_default_policy_version", {**arn, "VersionId": "v2"})
        self.each("delete_policy_version", {**arn, "VersionId": "v1"})
        self.each("tag_policy", {**arn, "Tags": TAGS})
        self.each("list_policy_tags", arn)
        self.client.tag_policy(**arn, Tags=[{"Key": "b", "Value": "c"}])
        self.paged("list_policy_tags", **arn)
        self.each("untag_policy", {**arn, "TagKeys": ["a"]})
        self.each("delete_policy", {"PolicyArn": self.policy()})
        none = {"PolicyArn": arn["PolicyArn"] + "-none"}
        self.refused("NoSuchEntity", "get_policy", "delete_policy", "list_policy_versions", "list_policy_tags", **none)
        self.refused("NoSuchEntity", "create_policy_version", **none, PolicyDocument=POLICY)
        self.refused("NoSuchEntity", "get_policy_version", "set_default_policy_version", "delete_policy_version", **none, VersionId="v1")
        self.refused("NoSuchEntity", "tag_policy", **none, Tags=TAGS)
        self.refused("NoSuchEntity", "untag_policy", **none, TagKeys=["a"])

    def test_instance_profiles(self):
        def named():
            return {"InstanceProfileName": fresh("i")}

        role = {"RoleName": fresh("r")}
        self.client.create_role(**role, AssumeRolePolicyDocument=TRUST)
        self.each("create_instance_profile", named)
        one, none = named(), {"InstanceProfileName": "none"}
        self.client.create_instance_profile(**one)
        self.refused("EntityAlreadyExists", "create_instance_profile", **one)
        self.each("get_instance_profile", one)
        self.each("list_instance_profiles", {})
        self.paged("list_instance_profiles")
        self.each("add_role_to_instance_profile", {**one, **role})
        other = named()
        self.client.create_instance_profile(**other)
        self.client.add_role_to_instance_profile(**other, **role)
        self.each("list_instance_profiles_for_role", role)
        self.paged("list_instance_profiles_for_role", **role)
        self.each("tag_instance_profile", {**one, "Tags": TAGS})
        self.each("list_instance_profile_tags", one)
        self.client.tag_instance_profile(**one, Tags=[{"Key": "b", "Value": "c"}])
        self.paged("list_instance_profile_tags", **one)
        self.each("untag_instance_profile", {**one, "TagKeys": ["a"]})
        self.each("remove_role_from_instance_profile", {**one, **role})
        self.each("delete_instance_profile", one)
        self.refused("NoSuchEntity", "get_instance_profile", "delete_instance_profile", "list_instance_profile_tags", **none)
        self.refused("NoSuchEntity", "add_role_to_instance_profile", "remove_role_from_instance_profile", **none, **role)
        self.refused("NoSuchEntity", "tag_instance_profile", **none, Tags=TAGS)
        self.refused("NoSuchEntity", "untag_instance_profile", **none, TagKeys=["a"])
        self.refused("NoSuchEntity", "list_instance_profiles_for_role", RoleName="nobody")

    def people(self, kind):
        """What users and groups have in common."""
        name = kind + "Name"
        word = kind.lower()
        policy = self.policy()

        def named():
            return {name: fresh(word)}

        one, other = named(), named()
        create = getattr(self.client, f"create_{word}")
        create(**one), create(**other)
        self.each(f"create_{word}", named, PermissionsBoundary=(policy, OK))
        self.refused("EntityAlreadyExists", f"create_{word}", **one)
        self.each(f"get_{word}", one)
        self.each(f"list_{word}s", {})
        self.paged(f"list_{word}s")
        self.each(f"update_{word}", lambda: dict(other), NewPath=("/n/", OK), **{"New" + name: (other[name], OK)})
        self.refused("EntityAlreadyExists", f"update_{word}", **other, **{"New" + name: one[name]})
        for number in "12":
            self.each(f"put_{word}_policy", {**one, "PolicyName": number, "PolicyDocument": POLICY})
            self.each(f"attach_{word}_policy", {**one, "PolicyArn": self.policy()})
        getattr(self.client, f"attach_{word}_policy")(**one, PolicyArn=policy)
        self.each(f"get_{word}_policy", {**one, "PolicyName": "1"})
        for listing in (f"list_{word}_policies", f"list_attached_{word}_policies"):
            self.each(listing, one)
            self.paged(listing, **one)
        self.each(f"detach_{word}_policy", {**one, "PolicyArn": policy})
        self.each(f"delete_{word}_policy", {**one, "PolicyName": "1"})
        self.each(f"delete_{word}", other)
        none = {name: "nobody"}
        self.refused("NoSuchEntity", f"get_{word}", f"delete_{word}", f"list_{word}_policies", f"list_attached_{word}_policies", **none)
        self.refused("NoSuchEntity", f"update_{word}", **none, NewPath="/")
        self.refused("NoSuchEntity", f"put_{word}_policy", **none, PolicyName="p", PolicyDocument=POLICY)
        self.refused("NoSuchEntity", f"get_{word}_policy", f"delete_{word}_policy", **none, PolicyName="p")
        self.refused("NoSuchEntity", f"attach_{word}_policy", f"detach_{word}_policy", **none, PolicyArn=policy)
        return one

    def test_users_and_groups(self):
        group, user = self.people("Group"), self.people("User")
        policy = self.policy()
        self.each("tag_user", {**user, "Tags": TAGS})
        self.each("list_user_tags", user)
        self.client.tag_user(**user, Tags=[{"Key": "b", "Value": "c"}])
        self.paged("list_user_tags", **user)
        self.each("untag_user", {**user, "TagKeys": ["a"]})
        self.each("put_user_permissions_boundary", {**user, "PermissionsBoundary": policy})
        self.each("delete_user_permissions_boundary", user)
        self.each("add_user_to_group", {**group, **user})
        more = {"GroupName": fresh("g")}, {"UserName": fresh("u")}
        self.client.create_group(**more[0]), self.client.create_user(**more[1])
        self.client.add_user_to_group(**more[0], **user), self.client.add_user_to_group(**group, **more[1])
        self.each("get_group", group)
        self.paged("get_group", **group)
        self.each("list_groups_for_user", user)
        self.paged("list_groups_for_user", **user)
        self.each("remove_user_from_group", {**group, **user})
        none = {"UserName": "nobody"}
        for listing in ("list_access_keys", "list_mfa_devices", "list_ssh_public_keys", "list_signing_certificates",
                        "list_service_specific_credentials"):
            self.each(listing, user, ServiceName=("cassandra.amazonaws.com", OK), AllUsers=(False, OK))
            self.refused("NoSuchEntity", listing, **none)
        self.each("list_virtual_mfa_devices", {}, AssignmentStatus=("Any", OK))
        self.refused("NoSuchEntity", "create_user", UserName=fresh("u"), PermissionsBoundary=policy + "-none")
        self.refused("NoSuchEntity", "list_user_tags", "delete_user_permissions_boundary", "list_groups_for_user",
                     "get_login_profile", "delete_login_profile", **none)
        self.refused("NoSuchEntity", "tag_user", **none, Tags=TAGS)
        self.refused("NoSuchEntity", "untag_user", **none, TagKeys=["a"])
        self.refused("NoSuchEntity", "put_user_permissions_boundary", **none, PermissionsBoundary=policy)
        self.refused("NoSuchEntity", "add_user_to_group", "remove_user_from_group", **none, **group)


class Sts(Members):
    service = "sts"
    common = {"DurationSeconds": (900, OK), "SerialNumber": ("arn:aws:iam::000000000000:mfa/a", "AccessDenied"), "TokenCode": ("123456", "AccessDenied")}

    def test_sessions(self):
        role = "arn:aws:iam::000000000000:role/" + fresh("r")
        self.each("get_caller_identity", {})
        self.each("get_session_token", {})
        self.each("assume_role", {"RoleArn": role, "RoleSessionName": "sess"}, PolicyArns=([{"arn": role}], NOT_HERE),
                  Policy=(POLICY, NOT_HERE), Tags=(TAGS, OK), TransitiveTagKeys=(["a"], OK), ExternalId=("ext", OK),
                  SourceIdentity=("me", OK), ProvidedContexts=([{"ProviderArn": role, "ContextAssertion": "abcd"}], NOT_HERE))
        said = self.client.assume_role(RoleArn=role, RoleSessionName="sess", SourceIdentity="me")
        self.assertEqual("me", said["SourceIdentity"])
        self.refused("ValidationError", "assume_role", RoleArn=role, RoleSessionName="not a name")


class Logs(Members):
    service = "logs"
    common = {"unmask": (True, NOT_HERE), "limit": (1, OK), "nextToken": ("nonsense", "InvalidParameterException")}

    def group(self):
        name = fresh("g")
        self.client.create_log_group(logGroupName=name)
        return {"logGroupName": name}

    def stream(self, group):
        stream = {"logStreamName": fresh("s")}
        self.client.create_log_stream(**group, **stream)
        return stream

    def paged(self, call, **arguments):
        listing = getattr(self.client, call)
        listing(limit=1, nextToken=listing(limit=1, **arguments)["nextToken"], **arguments)

    def test_logs(self):
        group = self.group()
        stream = self.stream(group)
        name, key = group["logGroupName"], "arn:aws:kms:us-east-1:000000000000:key/1"
        arn = f"arn:aws:logs:us-east-1:000000000000:log-group:{name}"
        now = int(time.time() * 1000)
        events = [{"timestamp": now, "message": "m"}, {"timestamp": now, "message": "n"}]
        none, of_none = {"logGroupName": "none"}, {"resourceArn": arn + "-none"}
        key = client("kms").create_key()["KeyMetadata"]["Arn"]

        self.each("create_log_group", lambda: {"logGroupName": fresh("g")}, kmsKeyId=(key, OK), tags=({"a": "b"}, OK),
                  logGroupClass=("STANDARD", OK), deletionProtectionEnabled=(True, NOT_HERE))
        self.refused("ResourceAlreadyExistsException", "create_log_group", **group)
        self.each("create_log_stream", lambda: {**group, "logStreamName": fresh("s")})
        self.refused("ResourceAlreadyExistsException", "create_log_stream", **group, **stream)
        self.each("put_log_events", {**group, **stream, "logEvents": events}, sequenceToken=("1", OK), entity=({"keyAttributes": {"Type": "Service", "Name": "n"}}, NOT_HERE))
        lists = {"accountIdentifiers": (["000000000000"], NOT_HERE), "includeLinkedAccounts": (True, NOT_HERE)}
        self.each("describe_log_groups", {}, **lists, logGroupNamePrefix=(name, OK), logGroupNamePattern=(name[3:], OK),
                  logGroupClass=("STANDARD", OK), logGroupIdentifiers=([name], NOT_HERE))
        self.each("describe_log_streams", group, logStreamNamePrefix=(stream["logStreamName"], OK), orderBy=("LastEventTime", OK),
                  descending=(True, OK), logGroupIdentifier=(arn, "InvalidParameterException"))
        self.client.describe_log_streams(logGroupIdentifier=arn)
        self.each("filter_log_events", group, logGroupIdentifier=(arn, "InvalidParameterException"), logStreamNames=([stream["logStreamName"]], OK),
                  logStreamNamePrefix=("s", OK), startTime=(now, OK), endTime=(now, OK), filterPattern=("m", OK), interleaved=(True, OK))
        self.client.filter_log_events(logGroupIdentifier=arn)
        self.each("get_log_events", {**group, **stream}, logGroupIdentifier=(arn, "InvalidParameterException"), startTime=(now, OK), endTime=(now, OK),
                  startFromHead=(True, OK))
        self.client.get_log_events(logGroupIdentifier=arn, **stream)
        for listing, arguments in (("describe_log_groups", {}), ("describe_log_streams", group), ("filter_log_events", group)):
            self.paged(listing, **arguments)
        forward = self.client.get_log_events(**group, **stream, startFromHead=True)["nextForwardToken"]
        self.client.get_log_events(**group, **stream, nextToken=forward)
        self.each("associate_kms_key", {**group, "kmsKeyId": key}, resourceIdentifier=(arn, "InvalidParameterException"))
        self.each("disassociate_kms_key", group, resourceIdentifier=(arn, "InvalidParameterException"))
        self.each("put_retention_policy", {**group, "retentionInDays": 5})
        self.each("delete_retention_policy", group)
        self.each("tag_log_group", {**group, "tags": {"a": "b"}})
        self.each("list_tags_log_group", group)
        self.each("untag_log_group", {**group, "tags": ["a"]})
        self.each("tag_resource", {"resourceArn": arn, "tags": {"a": "b"}})
        self.each("list_tags_for_resource", {"resourceArn": arn})
        self.each("untag_resource", {"resourceArn": arn, "tagKeys": ["a"]})
        self.refused("ResourceNotFoundException", "delete_log_group", "delete_retention_policy", "describe_log_streams", "disassociate_kms_key",
                     "filter_log_events", "list_tags_log_group", **none)
        self.refused("ResourceNotFoundException", "create_log_stream", "delete_log_stream", "get_log_events", **none, **stream)
        self.refused("ResourceNotFoundException", "put_log_events", **none, **stream, logEvents=events)
        self.refused("ResourceNotFoundException", "put_retention_policy", **none, retentionInDays=5)
        self.refused("ResourceNotFoundException", "associate_kms_key", **none, kmsKeyId=key)
        self.refused("ResourceNotFoundException", "tag_log_group", **none, tags={"a": "b"})
        self.refused("ResourceNotFoundException", "untag_log_group", **none, tags=["a"])
        self.refused("ResourceNotFoundException", "tag_resource", **of_none, tags={"a": "b"})
        self.refused("ResourceNotFoundException", "list_tags_for_resource", **of_none)
        self.refused("ResourceNotFoundException", "untag_resource", **of_none, tagKeys=["a"])
        self.each("delete_log_stream", {**group, **stream})
        self.each("delete_log_group", group)


class S3(Members):
    service = "s3"
    common = {
        "ExpectedBucketOwner": ("000000000000", OK), "ExpectedSourceBucketOwner": ("000000000000", OK),
        "RequestPayer": ("requester", OK), "ACL": ("private", OK), "CacheControl": ("no-cache", OK),
        "ContentDisposition": ("inline", OK), "ContentEncoding": ("gzip", OK), "ContentLanguage": ("en", OK),
        "ContentType": ("text/x", OK), "Expires": ("2030-01-01T00:00:00Z", OK), "Metadata": ({"a": "b"}, OK),
        "GrantFullControl": ('id="x"', OFF), "GrantRead": ('id="x"', OFF), "GrantReadACP": ('id="x"', OFF),
        "GrantWrite": ('id="x"', OFF), "GrantWriteACP": ('id="x"', OFF), "ContentMD5": (md5(b"else"), "BadDigest"),
        "ServerSideEncryption": ("AES256", OK), "StorageClass": ("GLACIER", OK), "WebsiteRedirectLocation": ("/a", OK),
        "SSECustomerAlgorithm": ("AES256", NOT_HERE), "SSECustomerKey": ("0" * 32, NOT_HERE), "SSECustomerKeyMD5": ("x", NOT_HERE),
        "CopySourceSSECustomerAlgorithm": ("AES256", NOT_HERE), "CopySourceSSECustomerKey": ("0" * 32, NOT_HERE),
        "CopySourceSSECustomerKeyMD5": ("x", NOT_HERE), "SSEKMSEncryptionContext": ("e30=", NOT_HERE), "BucketKeyEnabled": (True, OK),
        "ObjectLockMode": ("GOVERNANCE", NOT_HERE), "ObjectLockRetainUntilDate": ("2030-01-01T00:00:00Z", NOT_HERE),
        "ObjectLockLegalHoldStatus": ("ON", NOT_HERE), "ChecksumAlgorithm": ("SHA256", OK), "Tagging": ("a=b", OK),
        "MFA": ("a 1", OK), "BypassGovernanceRetention": (True, OK), "IfNoneMatch": ("*", OK), "VersionId": ("null", OK),
        "ChecksumMode": ("ENABLED", OK), "Prefix": ("k", OK), "Delimiter": ("/", OK), "EncodingType": ("url", OK),
        "OptionalObjectAttributes": (["RestoreStatus"], OK), "MaxKeys": (1, OK), "KeyMarker": ("a", OK),
        "ChecksumCRC32": ("AAAAAA==", "BadDigest"), "ChecksumCRC32C": ("AAAAAA==", "BadDigest"), "ChecksumCRC64NVME": ("AAAAAAAAAAA=", "BadDigest"),
        "ChecksumSHA1": ("A" * 27 + "=", "BadDigest"), "ChecksumSHA256": ("A" * 43 + "=", "BadDigest"), "ChecksumSHA512": ("x", NOT_HERE),
        "ChecksumMD5": ("x", NOT_HERE), "ChecksumXXHASH64": ("x", NOT_HERE), "ChecksumXXHASH3": ("x", NOT_HERE), "ChecksumXXHASH128": ("x", NOT_HERE),
        "WriteOffsetBytes": (1, NOT_HERE), "ContentLength": (1, OK), "MetadataDirective": ("REPLACE", OK), "TaggingDirective": ("REPLACE", OK),
    }
    # Older names of operations, and what goes to another endpoint.
    OTHER_NAMES = {"get_bucket_lifecycle", "put_bucket_lifecycle", "get_bucket_notification", "put_bucket_notification",
                   "list_directory_buckets", "write_get_object_response"}
    CONDITIONS = {"IfModifiedSince": ("2001-01-01T00:00:00Z", OK), "IfUnmodifiedSince": ("2099-01-01T00:00:00Z", OK), "IfNoneMatch": ("other", OK)}

    def setUp(self):
        super().setUp()
        self.bucket = fresh("bucket")
        self.client.create_bucket(Bucket=self.bucket)
        self.at = {"Bucket": self.bucket}
        self.none = {"Bucket": "no-such-bucket-here"}

    def put(self, key="k"):
        return self.client.put_object(**self.at, Key=key, Body=b"x")["ETag"]

    def upload(self, parts=1, **arguments):
        at = {**self.at, "Key": "m"}
        at["UploadId"] = self.client.create_multipart_upload(**at, **arguments)["UploadId"]
        done = [self.client.upload_part(**at, PartNumber=n, Body=b"x" * (5 << 20 if n < parts else 1))["ETag"] for n in range(1, parts + 1)]
        return at, {"Parts": [{"PartNumber": n, "ETag": etag} for n, etag in enumerate(done, 1)]}

    def test_buckets(self):
        def new():
            return {"Bucket": fresh("bucket")}

        def made():
            self.client.create_bucket(**(one := new()))
            return one

        self.each("list_buckets", {}, MaxBuckets=(1, OK), ContinuationToken=("nonsense", "InvalidArgument"), BucketRegion=("us-east-1", OK))
        made()
        first = self.client.list_buckets(MaxBuckets=1)
        second = self.client.list_buckets(MaxBuckets=1, ContinuationToken=first["ContinuationToken"])
        self.assertLess(first["Buckets"][0]["Name"], second["Buckets"][0]["Name"])
        self.assertEqual([], self.client.list_buckets(BucketRegion="eu-west-3")["Buckets"])
        lists_off = ('id="x"', "InvalidBucketAclWithObjectOwnership")
        self.each("create_bucket", new, CreateBucketConfiguration=({"Tags": TAGS}, OK), ObjectLockEnabledForBucket=(True, NOT_HERE),
                  ObjectOwnership=("ObjectWriter", OK), BucketNamespace=("account-regional", NOT_HERE),
                  **{grant: lists_off for grant in ("GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP")})
        self.refused("InvalidBucketAclWithObjectOwnership", "create_bucket", **new(), ACL="public-read")
        self.refused(NOT_HERE, "create_bucket", **new(), CreateBucketConfiguration={"Bucket": {"Type": "Directory"}})
        owned = new()
        self.client.create_bucket(**owned, ObjectOwnership="BucketOwnerPreferred", CreateBucketConfiguration={"Tags": TAGS})
        rules = self.client.get_bucket_ownership_controls(**owned)["OwnershipControls"]["Rules"]
        self.assertEqual([{"ObjectOwnership": "BucketOwnerPreferred"}], rules)
        self.assertEqual(TAGS, self.client.get_bucket_tagging(**owned)["TagSet"])
        self.each("head_bucket", self.at)
        self.each("get_bucket_location", self.at)
        self.each("delete_bucket", made)
        self.refused("NoSuchBucket", "delete_bucket", "get_bucket_location", **self.none)
        self.refused("404", "head_bucket", **self.none)
        self.refused("InvalidBucketName", "create_bucket", Bucket="UPPER")

    def test_listings(self):
        for key in "abk":
            self.put(key)
        self.each("list_objects", self.at, Marker=("a", OK))
        self.each("list_objects_v2", self.at, ContinuationToken=("nonsense", "InvalidArgument"), FetchOwner=(True, OK), StartAfter=("a", OK))
        self.each("list_object_versions", self.at, VersionIdMarker=("null", "InvalidArgument"))
        token = self.client.list_objects_v2(**self.at, MaxKeys=1)["NextContinuationToken"]
        self.client.list_objects_v2(**self.at, ContinuationToken=token)
        self.client.list_object_versions(**self.at, KeyMarker="a", VersionIdMarker="null")
        self.refused("NoSuchBucket", "list_objects", "list_objects_v2", "list_object_versions", "list_multipart_uploads", **self.none)

    def test_objects(self):
        etag = self.put()
        key = {**self.at, "Key": "k"}
        put = {**key, "Body": b"x"}
        self.each("put_object", put, IfMatch=(etag, OK), IfNoneMatch=("*", "PreconditionFailed"), SSEKMSKeyId=("alias/aws/s3", "InvalidArgument"))
        self.put()
        answers = {"Response" + name: ("text/x", OK) for name in ("CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage", "ContentType")}
        answers["ResponseExpires"] = ("2030-01-01T00:00:00Z", OK)
        for read, not_here in (("get_object", NOT_HERE), ("head_object", "501")):
            customer = {"SSECustomer" + part: (self.common["SSECustomer" + part][0], not_here) for part in ("Algorithm", "Key", "KeyMD5")}
            self.each(read, key, **customer, **self.CONDITIONS, **answers, IfMatch=(etag, OK), Range=("bytes=0-0", OK), PartNumber=(1, OK))
        self.each("get_object_attributes", {**key, "ObjectAttributes": ["ETag"]}, MaxParts=(1, OK), PartNumberMarker=(1, OK))
        copy = {**self.at, "Key": "c", "CopySource": f"{self.bucket}/k"}
        source = {"CopySource" + name: value for name, value in self.CONDITIONS.items()}
        self.each("copy_object", copy, **source, CopySourceIfMatch=(etag, OK), IfMatch=(etag, OK), IfNoneMatch=("*", "PreconditionFailed"),
                  SSEKMSKeyId=("alias/aws/s3", "InvalidArgument"))
        self.client.put_bucket_lifecycle_configuration(**self.at, LifecycleConfiguration={"Rules": [
            {"ID": "a rule", "Status": "Enabled", "Filter": {"Prefix": "k"}, "Expiration": {"Date": "2099-01-01T00:00:00Z"}}]})
        said = 'expiry-date="Thu, 01 Jan 2099 00:00:00 GMT", rule-id="a%20rule"'
        for answer in (self.client.put_object(**put), self.client.head_object(**key), self.client.get_object(**key), self.client.copy_object(**{**copy, "Key": "k2"})):
            self.assertEqual(said, answer["Expiration"])
        self.assertNotIn("Expiration", self.client.head_object(**self.at, Key="c"))
        self.client.delete_bucket_lifecycle(**self.at)
        self.each("get_object_acl", key)
        self.each("put_object_acl", {**key, "ACL": "private"}, AccessControlPolicy=({"Owner": {"ID": "x"}, "Grants": []}, OFF))
        self.each("put_object_tagging", {**key, "Tagging": TAG_SET})
        self.each("get_object_tagging", key)
        self.each("delete_object_tagging", key)
        self.each("delete_object", key, IfMatch=(etag, "NoSuchKey"), IfMatchLastModifiedTime=("2030-01-01T00:00:00Z", NOT_HERE), IfMatchSize=(1, NOT_HERE))
        self.each("delete_objects", {**self.at, "Delete": {"Objects": [{"Key": "k"}]}})
        sized = self.client.delete_objects(**self.at, Delete={"Objects": [{"Key": "k", "Size": 1}]})
        self.assertEqual("NotImplemented", sized["Errors"][0]["Code"])
        none = {**self.at, "Key": "none"}
        self.refused("NoSuchKey", "get_object", "get_object_acl", "get_object_tagging", **none)
        self.refused("NoSuchKey", "get_object_attributes", **none, ObjectAttributes=["ETag"])
        self.refused("404", "head_object", **none)
        self.refused("NoSuchKey", "put_object_acl", **none, ACL="private")
        self.refused("NoSuchKey", "put_object_tagging", **none, Tagging=TAG_SET)
        self.refused("NoSuchKey", "copy_object", **none, CopySource=f"{self.bucket}/gone")
        self.refused("NoSuchBucket", "delete_object", "delete_object_tagging", **self.none, Key="k")
        self.refused("NoSuchBucket", "delete_objects", **self.none, Delete={"Objects": [{"Key": "k"}]})
        self.refused("NoSuchBucket", "put_object", **self.none, Key="k", Body=b"")
        self.refused(OFF, "put_object", **put, ACL="public-read")

    def test_uploads(self):
        self.put()
        self.each("create_multipart_upload", {**self.at, "Key": "m"}, ChecksumType=("FULL_OBJECT", "InvalidRequest"), SSEKMSKeyId=("alias/aws/s3", "InvalidArgument"))
        at, done = self.upload()
        self.each("upload_part", {**at, "PartNumber": 1, "Body": b"x"})
        self.client.upload_part(**at, PartNumber=2, Body=b"x")
        source = {"CopySource" + name: value for name, value in self.CONDITIONS.items()}
        self.each("upload_part_copy", {**at, "PartNumber": 1, "CopySource": f"{self.bucket}/k"}, **source, CopySourceIfMatch=("*", OK), CopySourceRange=("bytes=0-0", OK))
        self.each("list_parts", at, MaxParts=(1, OK), PartNumberMarker=(1, OK))
        self.each("list_multipart_uploads", self.at, MaxUploads=(1, OK), UploadIdMarker=("x", OK))

        def complete():
            fresh_one, parts = self.upload()
            return {**fresh_one, "MultipartUpload": parts}

        invalid = "InvalidRequest"
        sums = {name: (self.common[name][0], "BadDigest") for name in ("ChecksumCRC32", "ChecksumCRC32C", "ChecksumCRC64NVME", "ChecksumSHA1", "ChecksumSHA256")}
        self.each("complete_multipart_upload", complete, MpuObjectSize=(2, invalid), ChecksumType=("FULL_OBJECT", invalid),
                  IfMatch=("x", "PreconditionFailed"), IfNoneMatch=("*", "PreconditionFailed"), **sums)
        self.client.complete_multipart_upload(**complete(), MpuObjectSize=1)
        typed, parts = self.upload(ChecksumAlgorithm="CRC32", ChecksumType="FULL_OBJECT")
        self.client.complete_multipart_upload(**typed, MultipartUpload=parts, ChecksumType="FULL_OBJECT")
        self.each("abort_multipart_upload", lambda: self.upload()[0], IfMatchInitiatedTime=("2030-01-01T00:00:00Z", NOT_HERE))
        gone = {**at, "UploadId": "gone"}
        self.refused("NoSuchUpload", "abort_multipart_upload", "list_parts", **gone)
        self.refused("NoSuchUpload", "upload_part", **gone, PartNumber=1, Body=b"x")
        self.refused("NoSuchUpload", "upload_part_copy", **gone, PartNumber=1, CopySource=f"{self.bucket}/k")
        self.refused("NoSuchUpload", "complete_multipart_upload", **gone, MultipartUpload=done)
        self.refused("NoSuchBucket", "create_multipart_upload", **self.none, Key="k")
        self.put("m")
        two, parts = self.upload(2)
        self.client.complete_multipart_upload(**two, MultipartUpload=parts)
        asked = {**self.at, "Key": "m", "ObjectAttributes": ["ObjectParts"]}
        first = self.client.get_object_attributes(**asked, MaxParts=1)["ObjectParts"]
        second = self.client.get_object_attributes(**asked, PartNumberMarker=first["NextPartNumberMarker"])["ObjectParts"]
        self.assertEqual([(1, 5 << 20, True), (2, 1, False)],
                         [(page["Parts"][0]["PartNumber"], page["Parts"][0]["Size"], page["IsTruncated"]) for page in (first, second)])

    def test_settings(self):
        everybody = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}'
        rule = {"Rules": [{"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "a"}, "Expiration": {"Days": 1}}]}
        settings = {
            "bucket_policy": ({"Policy": everybody}, {"ConfirmRemoveSelfBucketAccess": (True, OK)}),
            "bucket_cors": ({"CORSConfiguration": {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]}}, {}),
            "bucket_website": ({"WebsiteConfiguration": {"IndexDocument": {"Suffix": "i"}}}, {}),
            "bucket_lifecycle_configuration": ({"LifecycleConfiguration": rule}, {"TransitionDefaultMinimumObjectSize": ("varies_by_storage_class", OK)}),
            "bucket_replication": ({"ReplicationConfiguration": {"Role": "r", "Rules": [{"Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::b"}}]}}, {"Token": ("t", NOT_HERE)}),
            "bucket_encryption": ({"ServerSideEncryptionConfiguration": {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}}, {}),
            "bucket_tagging": ({"Tagging": TAG_SET}, {}),
            "public_access_block": ({"PublicAccessBlockConfiguration": {"BlockPublicAcls": True}}, {}),
            "bucket_ownership_controls": ({"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}}, {}),
            "bucket_versioning": ({"VersioningConfiguration": {"Status": "Suspended"}}, {}),
            "bucket_accelerate_configuration": ({"AccelerateConfiguration": {"Status": "Suspended"}}, {}),
            "bucket_request_payment": ({"RequestPaymentConfiguration": {"Payer": "BucketOwner"}}, {}),
            "bucket_logging": ({"BucketLoggingStatus": {}}, {}),
            "bucket_notification_configuration": ({"NotificationConfiguration": {"EventBridgeConfiguration": {}}}, {"SkipDestinationValidation": (True, OK)}),
            "bucket_acl": ({"ACL": "private"}, {"AccessControlPolicy": ({"Owner": {"ID": "x"}, "Grants": []}, "UnexpectedContent")}),
        }
        stay = ("bucket_versioning", "bucket_accelerate_configuration", "bucket_request_payment", "bucket_logging", "bucket_notification_configuration", "bucket_acl")
        for name, (document, more) in settings.items():
            self.each(f"put_{name}", {**self.at, **document}, **more)
            self.each(f"get_{name}", self.at)
            self.refused("NoSuchBucket", f"get_{name}", **self.none)
            self.refused("NoSuchBucket", f"put_{name}", **self.none, **document)
            if name == "bucket_policy":
                self.each("get_bucket_policy_status", self.at)
                self.refused("NoSuchBucket", "get_bucket_policy_status", **self.none)
            if name not in stay:
                delete = "delete_" + name.replace("_lifecycle_configuration", "_lifecycle")
                self.each(delete, self.at)
                self.refused("NoSuchBucket", delete, **self.none)
        told = {"NotificationConfiguration": {"QueueConfigurations": [{"QueueArn": "arn:aws:sqs:us-east-1:000000000000:none", "Events": ["s3:LifecycleExpiration:*"]}]}}
        self.refused("InvalidArgument", "put_bucket_notification_configuration", **self.at, **told)
        self.client.put_bucket_notification_configuration(**self.at, **told, SkipDestinationValidation=True)
        self.refused("ObjectLockConfigurationNotFoundError", "get_object_lock_configuration", **self.at)
        self.refused(NOT_HERE, "put_object_lock_configuration", **self.at, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"})

    def test_whatever_else_the_model_has_is_refused_by_name(self):
        self.put()
        words = re.findall(r'"(\w+)"', pathlib.Path(__file__).read_text(encoding="utf-8"))
        called = {*words, "delete_bucket_lifecycle", *(f"{verb}_{word}" for word in words for verb in ("get", "put", "delete"))}
        model = self.client.meta.service_model
        for call, operation in self.client.meta.method_to_api_mapping.items():
            if call not in called and call not in self.OTHER_NAMES:
                shape = model.operation_model(operation).input_shape
                given = {**least(shape), **{name: value for name, value in {**self.at, "Key": "k"}.items() if name in shape.members}}
                said = outcome(getattr(self.client, call), given)
                if said not in (NOT_HERE, "501"):
                    self.wrong.append((call, said))


if __name__ == "__main__":
    unittest.main()
