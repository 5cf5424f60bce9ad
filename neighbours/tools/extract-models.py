"""Writes what the neighbours check requests by, out of the service models that botocore carries.

    python3 neighbours/tools/extract-models.py

A file for each service: the names of all its operations, and the request shapes of those that are served.
"""

import gzip
import json
from pathlib import Path

import botocore

DATA = Path(botocore.__file__).parent / "data"
TARGET = Path(__file__).parents[1] / "src/main/resources/io/mastic/neighbours/call"
FACTS = ("type", "required", "min", "max", "pattern", "enum", "sensitive")

SERVED = {
    "secretsmanager": "*",
    "kms": "*",
    "ssm": "AddTagsToResource DeleteParameter DeleteParameters DescribeParameters GetParameter GetParameterHistory"
    " GetParameters GetParametersByPath LabelParameterVersion ListTagsForResource PutParameter"
    " RemoveTagsFromResource UnlabelParameterVersion",
    "logs": "AssociateKmsKey CreateLogGroup CreateLogStream DeleteLogGroup DeleteLogStream DeleteRetentionPolicy"
    " DescribeLogGroups DescribeLogStreams DisassociateKmsKey FilterLogEvents GetLogEvents ListLogGroups"
    " ListTagsForResource ListTagsLogGroup PutLogEvents PutRetentionPolicy TagLogGroup TagResource UntagLogGroup"
    " UntagResource",
    "sqs": "*",
    "events": "CreateEventBus DeleteEventBus DeleteRule DescribeEventBus DescribeRule DisableRule EnableRule ListEventBuses"
    " ListRuleNamesByTarget ListRules ListTagsForResource ListTargetsByRule PutEvents PutRule PutTargets RemoveTargets"
    " TagResource TestEventPattern UntagResource UpdateEventBus",
    "sns": "AddPermission CreateTopic DeleteTopic GetSubscriptionAttributes GetTopicAttributes ListSubscriptions"
    " ListSubscriptionsByTopic ListTagsForResource ListTopics Publish PublishBatch RemovePermission"
    " SetSubscriptionAttributes SetTopicAttributes Subscribe TagResource Unsubscribe UntagResource",
    "ec2": "AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateSecurityGroup CreateSubnet CreateTags CreateVpc"
    " CreateVpcEndpoint DeleteSecurityGroup DeleteSubnet DeleteTags DeleteVpc DeleteVpcEndpoints"
    " DescribeAvailabilityZones DescribeNetworkAcls DescribeNetworkInterfaces DescribePrefixLists DescribeRouteTables"
    " DescribeSecurityGroupRules DescribeSecurityGroups DescribeSubnets DescribeVpcAttribute DescribeVpcEndpoints"
    " DescribeVpcs ModifySecurityGroupRules ModifySubnetAttribute ModifyVpcAttribute ModifyVpcEndpoint ModifyVpcTenancy"
    " RevokeSecurityGroupEgress RevokeSecurityGroupIngress UpdateSecurityGroupRuleDescriptionsEgress"
    " UpdateSecurityGroupRuleDescriptionsIngress",
    "athena": "BatchGetNamedQuery BatchGetPreparedStatement CreateDataCatalog CreateNamedQuery CreatePreparedStatement"
    " CreateWorkGroup DeleteDataCatalog DeleteNamedQuery DeletePreparedStatement DeleteWorkGroup GetDataCatalog"
    " GetNamedQuery GetPreparedStatement GetWorkGroup ListDataCatalogs ListEngineVersions ListNamedQueries"
    " ListPreparedStatements ListTagsForResource ListWorkGroups TagResource UntagResource UpdateDataCatalog"
    " UpdateNamedQuery UpdatePreparedStatement UpdateWorkGroup",
    "lakeformation": "AddLFTagsToResource BatchGrantPermissions BatchRevokePermissions CreateDataCellsFilter CreateLFTag"
    " DeleteDataCellsFilter DeleteLFTag DeregisterResource DescribeResource GetDataCellsFilter GetDataLakeSettings GetLFTag"
    " GetResourceLFTags GrantPermissions ListDataCellsFilter ListLFTags ListPermissions ListResources PutDataLakeSettings"
    " RegisterResource RemoveLFTagsFromResource RevokePermissions UpdateDataCellsFilter UpdateLFTag UpdateResource",
    "scheduler": "*",
    "cloudwatch": "GetMetricData GetMetricStatistics ListMetrics PutMetricData",
    "stepfunctions": "CreateStateMachine DeleteStateMachine DescribeStateMachine ListStateMachineVersions ListStateMachines"
    " ListTagsForResource TagResource UntagResource UpdateStateMachine ValidateStateMachineDefinition",
}


def model(service):
    file = sorted((DATA / service).glob("*/service-2.json*"))[-1]
    return json.loads(gzip.open(file).read() if file.suffix == ".gz" else file.read_text())


def wire(name, member):
    """How EC2's form calls a member."""
    said = member.get("queryName") or member.get("locationName", name)
    return said[0].upper() + said[1:]


def facts(shape, ec2):
    told = {fact: shape[fact] for fact in FACTS if shape.get(fact) not in (None, [], False)}
    if "members" in shape:
        told["members"] = {name: member["shape"] for name, member in shape["members"].items()}
        called = {name: wire(name, member) for name, member in shape["members"].items()}
        if ec2 and any(name != other for name, other in called.items()):
            told["names"] = {name: other for name, other in called.items() if name != other}
    for part in ("member", "key", "value"):
        if part in shape:
            told[part] = shape[part]["shape"]
    return told


def reach(shapes, name, into, ec2):
    if name not in into:
        into[name] = facts(shapes[name], ec2)
        parts = list(into[name].get("members", {}).values())
        parts += [into[name][part] for part in ("member", "key", "value") if part in into[name]]
        for part in parts:
            reach(shapes, part, into, ec2)


def route(whole, operation):
    """How a service that is called by methods and paths is asked for an operation."""
    http = whole["operations"][operation]["http"]
    members = whole["shapes"][whole["operations"][operation].get("input", {}).get("shape", "")]["members"]
    query = {m["locationName"]: name for name, m in members.items() if m.get("location") == "querystring"}
    return {"method": http["method"], "path": http["requestUri"], "query": query}


def extract(service, names):
    whole = model(service)
    served = whole["operations"] if names == "*" else names.split()
    shapes, inputs = {}, {}
    for name in served:
        if "input" in whole["operations"][name]:
            inputs[name] = whole["operations"][name]["input"]["shape"]
            reach(whole["shapes"], inputs[name], shapes, service == "ec2")
    routes = {}
    if whole["metadata"]["protocol"] == "rest-json":
        routes = {name: route(whole, name) for name in sorted(whole["operations"])}
    lines = [f'{json.dumps(name)}: {json.dumps(shapes[name], sort_keys=True)}' for name in sorted(shapes)]
    text = (
        '{"operations": ' + json.dumps(sorted(whole["operations"])) + ',\n"inputs": ' + json.dumps(inputs, sort_keys=True)
        + (',\n"routes": {\n' + ",\n".join(f"{json.dumps(n)}: {json.dumps(r)}" for n, r in routes.items()) + "\n}" if routes else "")
        + ',\n"shapes": {\n' + ",\n".join(lines) + "\n}}\n"
    )
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / f"{service}.json").write_text(text)


for each, names in SERVED.items():
    extract(each, names)
