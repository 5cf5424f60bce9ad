"""Why test_terraform.Whole changes some attributes of the provider's schema in no apply.

A path is an attribute, or a block with all that is in it. What stands here and is changed nevertheless fails the test,
as does what is not in the schema.
"""

REPLACES = "makes a new one; the type is replaced for others"
LEGACY = "a resource of its own says it"
PREFIX = "stands instead of the name"
CATALOG = "an account has one catalog"
OWN_REGION = "links lead to the same region"
WRITE_ONLY = "Terraform keeps no write-only value; the version beside it changes"
WITH_SOURCE = "changes along with the source, which makes a new one"
REFUSED = "refused by name: "
NO_LOCK = REFUSED + "objects are not locked"
NO_TARGET = REFUSED + "no such target"
NO_FIFO = REFUSED + "topics are not FIFO"
NO_IPV6 = REFUSED + "networks have no IPv6 blocks"
NO_IPAM = REFUSED + "blocks are given, not pooled"
NO_CUSTOMER_KEY = REFUSED + "keys of customers"
NO_FUNCTIONS = REFUSED + "there are no functions"

# Wherever the last name of a path is one of these.
EVERYWHERE = {
    "name_prefix": PREFIX,
    "bucket_prefix": PREFIX,
    "catalog_id": CATALOG,
    "table_catalog_id": CATALOG,
    "object_lock_legal_hold_status": NO_LOCK,
    "object_lock_mode": NO_LOCK,
    "object_lock_retain_until_date": NO_LOCK,
}

BY_TYPE = {
    "aws_cloudformation_stack": {
        "disable_rollback": REPLACES,
        "on_failure": REPLACES,
        "notification_arns": REFUSED + "notifications",
        "policy_body": REFUSED + "stack policies",
        "policy_url": REFUSED + "stack policies",
        "timeout_in_minutes": REFUSED + "timeouts",
    },
    "aws_cloudwatch_event_bus": {
        "dead_letter_config": REFUSED + "dead letters are a target's",
        "event_source_name": REFUSED + "there are no partners",
        "kms_key_identifier": REFUSED + "events are not encrypted by a key",
    },
    "aws_cloudwatch_event_target": {
        "appsync_target": NO_TARGET,
        "batch_target": NO_TARGET,
        "ecs_target": NO_TARGET,
        "http_target": NO_TARGET,
        "kinesis_target": NO_TARGET,
        "redshift_target": NO_TARGET,
        "run_command_targets": NO_TARGET,
        "sagemaker_pipeline_target": NO_TARGET,
        "target_id": REPLACES,
    },
    "aws_cloudwatch_log_group": {"log_group_class": REPLACES},
    "aws_cloudwatch_log_stream": {"name": REPLACES},
    "aws_glue_catalog_database": {
        "federated_database": REFUSED + "databases of other services",
        "target_database.database_name": "the provider's change leaves it out",
        "target_database.region": OWN_REGION,
    },
    "aws_glue_catalog_table": {
        "name": REPLACES,
        "open_table_format_input": "read only when the table is made",
        "partition_index": REPLACES,
        "storage_descriptor.schema_reference.schema_version_id": "stands instead of schema_id, and no resource tells it",
        "target_table.region": OWN_REGION,
    },
    "aws_glue_catalog_table_optimizer": {"type": REPLACES, "table_name": REPLACES},
    "aws_glue_crawler": {
        "delta_target.create_native_delta_table": REFUSED + "manifests are not written",
        "delta_target.write_manifest": REFUSED + "manifests are not written",
        "lake_formation_configuration.use_lake_formation_credentials": REFUSED + "a crawler reads with its role",
        "lineage_configuration": REFUSED + "lineage is not recorded",
    },
    "aws_glue_data_catalog_encryption_settings": {
        "data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted":
            "connections with passwords would be a difference at each plan, on AWS too",
    },
    "aws_glue_data_quality_ruleset": {"target_table.table_name": REPLACES},
    "aws_glue_dev_endpoint": {
        "glue_version": REPLACES, "number_of_nodes": REPLACES, "number_of_workers": REPLACES,
        "security_group_ids": REPLACES, "subnet_id": REPLACES, "worker_type": REPLACES,
    },
    "aws_glue_job": {
        "command.runtime": REFUSED + "jobs on Ray",
        "source_control_details.auth_token": "the provider does not read it: a difference at each plan, on AWS too",
    },
    "aws_glue_ml_transform": {
        "input_record_tables.connection_name": REPLACES,
        "input_record_tables.database_name": REPLACES,
        "input_record_tables.table_name": REPLACES,
        "parameters.transform_type": "AWS has one",
    },
    "aws_glue_partition": {"partition_values": REPLACES, "table_name": REPLACES},
    "aws_glue_partition_index": {"partition_index": REPLACES, "table_name": REPLACES},
    "aws_glue_schema": {
        "data_format": REPLACES,
        "registry_arn": "the provider's change leaves it out: a difference at each plan, on AWS too",
    },
    "aws_glue_security_configuration": {"encryption_configuration": REPLACES},
    "aws_glue_trigger": {
        "predicate.conditions.logical_operator": "AWS has one",
        "start_on_creation": REPLACES,
        "type": REPLACES,
    },
    "aws_glue_user_defined_function": {"name": REPLACES},
    "aws_iam_group_membership": {"name": REPLACES},
    "aws_iam_instance_profile": {"path": REPLACES},
    "aws_iam_policy": {"description": REPLACES, "path": REPLACES},
    "aws_iam_policy_attachment": {"name": REPLACES},
    "aws_iam_role": {"inline_policy": LEGACY, "managed_policy_arns": LEGACY, "path": REPLACES},
    "aws_iam_service_linked_role": {
        "aws_service_name": "makes a new one",
        "custom_suffix": "makes a new one, of services that allow it",
    },
    "aws_kms_ciphertext": {"context": REPLACES, "plaintext": REPLACES},
    "aws_kms_key": {
        "custom_key_store_id": REFUSED + "keys are kept in the database",
        "customer_master_key_spec": REFUSED + "keys are symmetric",
        "key_usage": REFUSED + "keys are symmetric",
        "multi_region": REFUSED + "a key is of one region",
        "xks_key_id": REFUSED + "keys are kept in the database",
    },
    "aws_kms_key_policy": {"key_id": "the provider's change leaves it out: a difference at each plan, on AWS too"},
    "aws_lakeformation_permissions": {
        "catalog_resource": REPLACES,
        "data_cells_filter": REPLACES,
        "data_location": REPLACES,
        "database": REPLACES,
        "lf_tag": REPLACES,
        "lf_tag_policy": REPLACES,
        "table": REPLACES,
        "table_with_columns": REPLACES,
    },
    "aws_lakeformation_resource": {"use_service_linked_role": REPLACES},
    "aws_lakeformation_resource_lf_tag": {
        "lf_tag.value": REPLACES,
        "table": REPLACES,
        "table_with_columns": REPLACES,
    },
    "aws_s3_bucket": {
        "acceleration_status": LEGACY, "acl": LEGACY, "cors_rule": LEGACY, "grant": LEGACY, "lifecycle_rule": LEGACY,
        "logging": LEGACY, "object_lock_configuration": LEGACY, "policy": LEGACY, "replication_configuration": LEGACY,
        "request_payer": LEGACY, "server_side_encryption_configuration": LEGACY, "versioning": LEGACY, "website": LEGACY,
        "object_lock_enabled": NO_LOCK,
    },
    "aws_s3_bucket_cors_configuration": {"expected_bucket_owner": REPLACES},
    "aws_s3_bucket_lifecycle_configuration": {
        "expected_bucket_owner": REPLACES,
        "rule.noncurrent_version_transition.newer_noncurrent_versions": REFUSED + "moving older versions spares none",
        "rule.prefix": "stands instead of filter",
        "rule.transition.date": "stands instead of days",
    },
    "aws_s3_bucket_notification": {"lambda_function": NO_FUNCTIONS},
    "aws_s3_bucket_object": {"key": REPLACES},
    "aws_s3_bucket_server_side_encryption_configuration": {"expected_bucket_owner": REPLACES},
    "aws_s3_bucket_versioning": {
        "expected_bucket_owner": REPLACES,
        "mfa": "goes with mfa_delete",
        "versioning_configuration.mfa_delete": REFUSED + "there are no devices",
    },
    "aws_s3_object": {"key": REPLACES, "override_provider": "tags of the provider's block alone"},
    "aws_s3_object_copy": {
        "copy_if_match": "what it names changes with the source",
        "customer_algorithm": NO_CUSTOMER_KEY, "customer_key": NO_CUSTOMER_KEY, "customer_key_md5": NO_CUSTOMER_KEY,
        "source_customer_algorithm": NO_CUSTOMER_KEY, "source_customer_key": NO_CUSTOMER_KEY,
        "source_customer_key_md5": NO_CUSTOMER_KEY,
        "grant": "stands instead of acl",
        "key": REPLACES,
        "kms_encryption_context": REFUSED + "a context of encryption",
        "metadata_directive": WITH_SOURCE, "tagging_directive": WITH_SOURCE,
        "override_provider": "tags of the provider's block alone",
    },
    "aws_scheduler_schedule": {
        "target.ecs_parameters": NO_TARGET,
        "target.kinesis_parameters": NO_TARGET,
        "target.sagemaker_pipeline_parameters": NO_TARGET,
    },
    "aws_secretsmanager_secret": {
        "force_overwrite_replica_secret": REFUSED + "a secret is kept in one region",
        "replica": REFUSED + "a secret is kept in one region",
    },
    "aws_secretsmanager_secret_policy": {"block_public_policy": REFUSED + "policies are not evaluated"},
    "aws_secretsmanager_secret_version": {"secret_string_wo": WRITE_ONLY},
    "aws_security_group": {"description": REPLACES, "vpc_id": REPLACES},
    "aws_security_group_rule": {
        "cidr_blocks": REPLACES, "from_port": REPLACES, "ipv6_cidr_blocks": REPLACES, "prefix_list_ids": REPLACES,
        "protocol": REPLACES, "self": REPLACES, "to_port": REPLACES, "type": REPLACES,
    },
    "aws_sfn_state_machine": {
        "publish": REFUSED + "no execution starts, so none needs a version",
        "type": REPLACES,
    },
    "aws_sns_topic": {
        "archive_policy": NO_FIFO, "content_based_deduplication": NO_FIFO, "fifo_throughput_scope": NO_FIFO,
        "fifo_topic": NO_FIFO,
    },
    "aws_sns_topic_subscription": {
        "delivery_policy": REFUSED + "queues alone are delivered to",
        "protocol": REPLACES,
        "replay_policy": NO_FIFO,
        "subscription_role_arn": REFUSED + "queues alone are delivered to",
    },
    "aws_sqs_queue": {"fifo_queue": REPLACES},
    "aws_ssm_parameter": {
        "arn": "made of the name",
        "data_type": REFUSED + "nothing would check an image or an integration",
        "type": "AWS refuses it (HierarchyTypeMismatchException)",
        "value_wo": WRITE_ONLY,
    },
    "aws_subnet": {
        "assign_ipv6_address_on_creation": NO_IPV6,
        "enable_resource_name_dns_aaaa_record_on_launch": NO_IPV6, "ipv6_cidr_block": NO_IPV6, "ipv6_native": NO_IPV6,
        "availability_zone": REPLACES, "availability_zone_id": REPLACES,
        "customer_owned_ipv4_pool": REFUSED + "there are no outposts",
        "enable_lni_at_device_index": REFUSED + "there are no outposts",
        "map_customer_owned_ip_on_launch": REFUSED + "there are no outposts",
        "outpost_arn": REFUSED + "there are no outposts",
    },
    "aws_vpc": {
        "assign_generated_ipv6_cidr_block": NO_IPV6, "ipv6_cidr_block": NO_IPV6,
        "ipv6_cidr_block_network_border_group": NO_IPV6,
        "ipv4_ipam_pool_id": NO_IPAM, "ipv4_netmask_length": NO_IPAM, "ipv6_ipam_pool_id": NO_IPAM,
        "ipv6_netmask_length": NO_IPAM,
    },
    "aws_vpc_endpoint": {
        "ip_address_type": NO_IPV6,
        "resource_configuration_arn": REFUSED + "endpoints are of services",
        "service_network_arn": REFUSED + "endpoints are of services",
        "service_name": REPLACES, "service_region": REPLACES, "vpc_endpoint_type": REPLACES,
        "subnet_configuration": REFUSED + "addresses are not chosen",
    },
}


def reason(kind, path):
    """Why the attribute is changed nowhere, and the entry that says so; nothing where no entry does."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        entry = ".".join(parts[:length])
        found = BY_TYPE.get(kind, {}).get(entry)
        if found:
            return found, (kind, entry)
    return (EVERYWHERE[parts[-1]], None) if parts[-1] in EVERYWHERE else None
