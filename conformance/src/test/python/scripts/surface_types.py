"""The types of a schema and their JSON, each parameter given at least once."""

from awsglue.gluetypes import (
    ArrayType, BinaryType, BooleanType, ByteType, ChoiceType, DataType, DateType, DecimalType, DoubleType, DynamicRecord, EntityType,
    EnumType, Field, FloatType, IntegerType, LongType, MapType, NullType, SetType, ShortType, StringType, StructType, TimestampNTZType,
    TimestampType, UnknownType, mergeDataTypes)
from surface_calls import refused, tell

PLAIN = (BinaryType, BooleanType, ByteType, DateType, DoubleType, FloatType, IntegerType, LongType, NullType, ShortType, StringType,
         TimestampType, TimestampNTZType, UnknownType)
NOTED = {"a": 1}


def tell_all():
    tell("plain_types", [(made(properties=NOTED).jsonValue(), made.fromJsonValue({"properties": NOTED}) == made(NOTED)) for made in PLAIN])
    tell("DataType", [DataType(properties=NOTED).jsonValue(), DataType.typeName(), IntegerType.typeName()])
    for made in (
        DecimalType(precision=12, scale=3, properties=NOTED),
        EnumType(options=["x", "y"], properties=NOTED),
        ArrayType(elementType=LongType(), properties=NOTED),
        SetType(elementType=StringType(), properties=NOTED),
        MapType(valueType=DateType(), properties=NOTED),
        ChoiceType(choices=[LongType(), StringType()], properties=NOTED),
        StructType(fields=[Field("a", LongType(), properties=NOTED)], properties=NOTED),
    ):
        tell(f"{type(made).__name__}.json", [made.jsonValue(), type(made).fromJsonValue(json_value=made.jsonValue()) == made])
    entity = EntityType(entity="e", base_type=StringType(), properties=NOTED)
    tell("EntityType.parts", [entity.entity, entity.base_type.typeName(), entity.properties])
    field = Field(name="a", dataType=LongType(), properties=NOTED)
    tell("Field.json", [field.jsonValue(), Field.fromJsonValue(json_value=field.jsonValue()) == field])
    choice = ChoiceType()
    choice.add(new_choice=LongType())
    choice.merge(new_choices=[LongType(), StringType()])
    tell("ChoiceType.add", [sorted(choice.choices), refused(lambda: choice.add(LongType()))])
    struct = StructType()
    struct.add(field=field)
    tell("StructType.fields", [struct.hasField(field="a"), struct.hasField("b"), struct.getField(field="a") == field, [each.name for each in struct],
                               refused(lambda: struct.add(field))])
    tell("mergeDataTypes", [mergeDataTypes(s1=first, s2=second).jsonValue() for first, second in (
        (LongType(), LongType()), (LongType(), StringType()), (NullType(), DateType()),
        (DecimalType(5, 1), DecimalType(6, 3)), (ArrayType(LongType()), ArrayType(StringType())))])
    record = DynamicRecord({"a": 1})
    record.b = record.a + 1
    tell("DynamicRecord", [record, refused(lambda: record.c)])
