"""The transforms of AWS Glue: `ApplyMapping.apply(frame=..., mappings=...)` and the others."""

from awsglue.transforms.apply_mapping import ApplyMapping
from awsglue.transforms.coalesce import Coalesce
from awsglue.transforms.collection_transforms import FlatMap, MapToCollection, SelectFromCollection
from awsglue.transforms.drop_nulls import DropNullFields
from awsglue.transforms.dynamicframe_filter import Filter
from awsglue.transforms.dynamicframe_map import Map
from awsglue.transforms.errors_as_dynamicframe import ErrorsAsDynamicFrame
from awsglue.transforms.field_transforms import (
    DropFields,
    Join,
    RenameField,
    SelectFields,
    Spigot,
    SplitFields,
    SplitRows,
)
from awsglue.transforms.relationalize import Relationalize
from awsglue.transforms.repartition import Repartition
from awsglue.transforms.resolve_choice import ResolveChoice
from awsglue.transforms.simplify_ddb_json import SimplifyDDBJson
from awsglue.transforms.transform import GlueTransform
from awsglue.transforms.unbox import Unbox
from awsglue.transforms.union import Union
from awsglue.transforms.unnest_frame import UnnestFrame

_TRANSFORMS = {
    transform.name(): transform
    for transform in (
        ApplyMapping, Coalesce, DropFields, DropNullFields, ErrorsAsDynamicFrame, Filter, FlatMap, Join, Map,
        MapToCollection, Relationalize, RenameField, Repartition, ResolveChoice, SelectFields, SelectFromCollection,
        SimplifyDDBJson, Spigot, SplitFields, SplitRows, Unbox, Union, UnnestFrame,
    )
}

__all__ = ["GlueTransform", "get_transform", "get_transforms", "describe_transform"] + sorted(_TRANSFORMS)


def get_transforms():
    return set(_TRANSFORMS.values())


def get_transform(name):
    return _TRANSFORMS[name]


def describe_transform(name):
    return get_transform(name).describe()
