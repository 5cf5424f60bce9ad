"""The types of a DynamicFrame's schema, and their JSON."""

import json


class DataType(object):
    """A type; types with equal JSON are equal."""

    def __init__(self, properties={}):
        self.properties = dict(properties)

    @classmethod
    def typeName(cls):
        return cls.__name__[: -len("Type")].lower()

    def jsonValue(self):
        return {"dataType": self.typeName(), "properties": self.properties}

    def __repr__(self):
        return self.__class__.__name__

    def __eq__(self, other):
        return type(self) is type(other) and self.jsonValue() == other.jsonValue()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(json.dumps(self.jsonValue(), sort_keys=True))


class AtomicType(DataType):
    @classmethod
    def fromJsonValue(cls, json_value):
        return cls(json_value.get("properties", {}))


class BinaryType(AtomicType):
    pass


class BooleanType(AtomicType):
    pass


class ByteType(AtomicType):
    pass


class DateType(AtomicType):
    pass


class DecimalType(AtomicType):
    def __init__(self, precision=10, scale=2, properties={}):
        super().__init__(properties)
        self.precision = precision
        self.scale = scale

    def jsonValue(self):
        return {**super().jsonValue(), "precision": self.precision, "scale": self.scale}

    @classmethod
    def fromJsonValue(cls, json_value):
        return cls(json_value.get("precision", 10), json_value.get("scale", 2), json_value.get("properties", {}))

    def __repr__(self):
        return f"DecimalType({self.precision}, {self.scale})"


class DoubleType(AtomicType):
    pass


class EnumType(AtomicType):
    def __init__(self, options, properties={}):
        super().__init__(properties)
        self.options = list(options)

    def jsonValue(self):
        return {**super().jsonValue(), "options": self.options}

    @classmethod
    def fromJsonValue(cls, json_value):
        return cls(json_value.get("options", []), json_value.get("properties", {}))


class FloatType(AtomicType):
    pass


class IntegerType(AtomicType):
    @classmethod
    def typeName(cls):
        return "int"


class LongType(AtomicType):
    pass


class NullType(AtomicType):
    pass


class ShortType(AtomicType):
    pass


class StringType(AtomicType):
    pass


class TimestampType(AtomicType):
    pass


class TimestampNTZType(AtomicType):
    pass


class UnknownType(AtomicType):
    pass


class _CollectionType(DataType):
    """An array or a set."""

    def __init__(self, elementType=UnknownType(), properties={}):
        super().__init__(properties)
        self.elementType = elementType

    def jsonValue(self):
        return {**super().jsonValue(), "elementType": self.elementType.jsonValue()}

    @classmethod
    def fromJsonValue(cls, json_value):
        return cls(_deserialize_json_value(json_value["elementType"]), json_value.get("properties", {}))

    def __repr__(self):
        return f"{self.__class__.__name__}({self.elementType!r})"


class ArrayType(_CollectionType):
    pass


class SetType(_CollectionType):
    pass


class ChoiceType(DataType):
    """Values of several types; `choices` are kept by the name of their type."""

    def __init__(self, choices=[], properties={}):
        super().__init__(properties)
        self.choices = {}
        for choice in choices:
            self.add(choice)

    def add(self, new_choice):
        name = new_choice.typeName()
        if name in self.choices:
            raise ValueError(f"Attempt to insert duplicate choice: {name}")
        self.choices[name] = new_choice

    def merge(self, new_choices):
        """Adds one choice or several; those whose type is there already are merged with it."""
        for choice in new_choices if isinstance(new_choices, (list, tuple)) else [new_choices]:
            name = choice.typeName()
            present = self.choices.get(name)
            self.choices[name] = choice if present is None else mergeDataTypes(present, choice)

    def jsonValue(self):
        choices = [self.choices[name].jsonValue() for name in sorted(self.choices)]
        return {**super().jsonValue(), "choices": choices}

    @classmethod
    def fromJsonValue(cls, json_value):
        choices = [_deserialize_json_value(choice) for choice in json_value.get("choices", [])]
        return cls(choices, json_value.get("properties", {}))

    def __repr__(self):
        return "ChoiceType([{}])".format(",".join(repr(self.choices[name]) for name in sorted(self.choices)))


class MapType(DataType):
    """A map from strings."""

    def __init__(self, valueType=UnknownType(), properties={}):
        super().__init__(properties)
        self.valueType = valueType

    def jsonValue(self):
        return {**super().jsonValue(), "valueType": self.valueType.jsonValue()}

    @classmethod
    def fromJsonValue(cls, json_value):
        return cls(_deserialize_json_value(json_value["valueType"]), json_value.get("properties", {}))

    def __repr__(self):
        return f"MapType({self.valueType!r})"


class Field(object):
    def __init__(self, name, dataType, properties={}):
        self.name = name
        self.dataType = dataType
        self.properties = dict(properties)

    def jsonValue(self):
        return {"name": self.name, "container": self.dataType.jsonValue(), "properties": self.properties}

    @classmethod
    def fromJsonValue(cls, json_value):
        data_type = _deserialize_json_value(json_value["container"])
        return cls(json_value["name"], data_type, json_value.get("properties", {}))

    def __eq__(self, other):
        return isinstance(other, Field) and self.jsonValue() == other.jsonValue()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash((self.name, self.dataType))

    def __repr__(self):
        return f"Field({self.name}, {self.dataType!r})"


class StructType(DataType):
    """A record; iterating gives its fields in order."""

    def __init__(self, fields=[], properties={}):
        super().__init__(properties)
        self.fields = list(fields)
        self.field_map = {field.name: field for field in self.fields}

    def __iter__(self):
        return iter(self.fields)

    def add(self, field):
        if field.name in self.field_map:
            raise ValueError(f"Attempt to insert duplicate field: {field.name}")
        self.fields.append(field)
        self.field_map[field.name] = field

    def hasField(self, field):
        return (field.name if isinstance(field, Field) else field) in self.field_map

    def getField(self, field):
        return self.field_map[field.name if isinstance(field, Field) else field]

    def jsonValue(self):
        return {**super().jsonValue(), "fields": [field.jsonValue() for field in self.fields]}

    @classmethod
    def fromJsonValue(cls, json_value):
        fields = [Field.fromJsonValue(field) for field in json_value.get("fields", [])]
        return cls(fields, json_value.get("properties", {}))

    def __repr__(self):
        return "StructType([{}], {})".format(",".join(map(repr, self.fields)), self.properties)


class EntityType(DataType):
    def __init__(self, entity, base_type, properties):
        super().__init__(properties)
        self.entity = entity
        self.base_type = base_type


_TYPES = {
    cls.typeName(): cls
    for cls in (
        BinaryType, BooleanType, ByteType, DateType, DecimalType, DoubleType, EnumType, FloatType, IntegerType, LongType,
        NullType, ShortType, StringType, TimestampType, TimestampNTZType, UnknownType, ArrayType, SetType, ChoiceType,
        MapType, StructType,
    )
}


def _deserialize_json_string(json_str):
    return _deserialize_json_value(json.loads(json_str))


def _deserialize_json_value(json_val):
    if isinstance(json_val, str):
        json_val = {"dataType": json_val}
    name = json_val["dataType"]
    if name not in _TYPES:
        raise ValueError(f"Unknown data type in a schema: {name}")
    return _TYPES[name].fromJsonValue(json_val)


def _serialize_schema(schema):
    return json.dumps(schema.jsonValue())


def _make_choice(s1, s2):
    choice = ChoiceType()
    for side in (s1, s2):
        choice.merge(list(side.choices.values()) if isinstance(side, ChoiceType) else side)
    return choice


def _merge_structs(s1, s2):
    merged = StructType([], {**s1.properties, **s2.properties})
    for field in s1:
        both = s2.hasField(field)
        merged.add(Field(field.name, mergeDataTypes(field.dataType, s2.getField(field).dataType)) if both else field)
    for field in s2:
        if not merged.hasField(field):
            merged.add(field)
    return merged


def mergeDataTypes(s1, s2):
    """The type that holds values of both: the same type, a wider struct, array or map, else a choice."""
    if isinstance(s1, (UnknownType, NullType)):
        return s2
    if isinstance(s2, (UnknownType, NullType)):
        return s1
    if isinstance(s1, ChoiceType) or isinstance(s2, ChoiceType) or s1.typeName() != s2.typeName():
        return _make_choice(s1, s2)
    if isinstance(s1, StructType):
        return _merge_structs(s1, s2)
    if isinstance(s1, _CollectionType):
        return type(s1)(mergeDataTypes(s1.elementType, s2.elementType))
    if isinstance(s1, MapType):
        return MapType(mergeDataTypes(s1.valueType, s2.valueType))
    if isinstance(s1, DecimalType):
        scale = max(s1.scale, s2.scale)
        whole = max(s1.precision - s1.scale, s2.precision - s2.scale)
        return DecimalType(min(38, whole + scale), scale)
    return s1


class DynamicRecord(dict):
    """A record in a Map or Filter function: a dict whose fields are attributes as well."""

    def __getattr__(self, attr):
        try:
            return self[attr]
        except KeyError:
            raise AttributeError(attr) from None

    def __setattr__(self, attr, value):
        self[attr] = value


def _create_dynamic_record(dynamicRecord):
    """Wraps a record, and the records directly in it."""
    wrapped = DynamicRecord(dynamicRecord)
    for key, value in wrapped.items():
        if isinstance(value, dict):
            wrapped[key] = DynamicRecord(value)
    return wrapped


def _revert_to_dict(dynamicRecord):
    """Plain dicts all the way down, the only kind that the JVM can read."""
    if isinstance(dynamicRecord, dict):
        return {key: _revert_to_dict(value) for key, value in dynamicRecord.items()}
    if isinstance(dynamicRecord, (list, tuple)):
        return [_revert_to_dict(value) for value in dynamicRecord]
    return dynamicRecord
