"""The types of values that hold others: arrays, maps, structs."""

from typing import Any, Dict, Iterator, List, Optional, Union

from pyspark._application import named
from pyspark.errors.exceptions.base import PySparkTypeError, PySparkValueError, refusal
from pyspark.sql._row import Row, _create_row
from pyspark.sql._simple_types import DataType


class ArrayType(DataType):
    """Lists of elements of one type."""

    def __init__(self, elementType: DataType, containsNull: bool = True) -> None:
        if not isinstance(elementType, DataType):
            raise refusal(PySparkTypeError, "NOT_DATATYPE", f"Argument `elementType` should be a DataType, got {elementType!r}.")
        self.elementType = elementType
        self.containsNull = containsNull

    def simpleString(self) -> str:
        return f"array<{self.elementType.simpleString()}>"

    def __repr__(self) -> str:
        return f"ArrayType({self.elementType!r}, {self.containsNull})"

    def jsonValue(self) -> Dict[str, Any]:
        return {
            "type": "array",
            "elementType": self.elementType.jsonValue(),
            "containsNull": self.containsNull,
        }

    @classmethod
    def fromJson(cls, json: Dict[str, Any]) -> "ArrayType":
        """The type that ``jsonValue`` wrote."""
        return cls(_parse(json["elementType"]), json["containsNull"])

    def needConversion(self) -> bool:
        return self.elementType.needConversion()

    def toInternal(self, obj: Any) -> Any:
        if obj is None or not self.needConversion():
            return obj
        return [self.elementType.toInternal(item) for item in obj]

    def fromInternal(self, obj: Any) -> Any:
        if obj is None or not self.needConversion():
            return obj
        return [self.elementType.fromInternal(item) for item in obj]


class MapType(DataType):
    """Dicts with keys of one type and values of one type."""

    def __init__(self, keyType: DataType, valueType: DataType, valueContainsNull: bool = True) -> None:
        for name, given in (("keyType", keyType), ("valueType", valueType)):
            if not isinstance(given, DataType):
                raise refusal(PySparkTypeError, "NOT_DATATYPE", f"Argument `{name}` should be a DataType, got {given!r}.")
        self.keyType = keyType
        self.valueType = valueType
        self.valueContainsNull = valueContainsNull

    def simpleString(self) -> str:
        return f"map<{self.keyType.simpleString()},{self.valueType.simpleString()}>"

    def __repr__(self) -> str:
        return f"MapType({self.keyType!r}, {self.valueType!r}, {self.valueContainsNull})"

    def jsonValue(self) -> Dict[str, Any]:
        return {
            "type": "map",
            "keyType": self.keyType.jsonValue(),
            "valueType": self.valueType.jsonValue(),
            "valueContainsNull": self.valueContainsNull,
        }

    @classmethod
    def fromJson(cls, json: Dict[str, Any]) -> "MapType":
        """The type that ``jsonValue`` wrote."""
        return cls(_parse(json["keyType"]), _parse(json["valueType"]), json["valueContainsNull"])

    def needConversion(self) -> bool:
        return self.keyType.needConversion() or self.valueType.needConversion()

    def toInternal(self, obj: Any) -> Any:
        if obj is None or not self.needConversion():
            return obj
        key, value = self.keyType.toInternal, self.valueType.toInternal
        return {key(k): value(v) for k, v in obj.items()}

    def fromInternal(self, obj: Any) -> Any:
        if obj is None or not self.needConversion():
            return obj
        key, value = self.keyType.fromInternal, self.valueType.fromInternal
        return {key(k): value(v) for k, v in obj.items()}


class StructField(DataType):
    """A named part of a struct."""

    def __init__(
        self, name: str, dataType: DataType, nullable: bool = True, metadata: Optional[Dict[str, Any]] = None
    ) -> None:
        if not isinstance(dataType, DataType):
            raise refusal(PySparkTypeError, "NOT_DATATYPE", f"Argument `dataType` should be a DataType, got {dataType!r}.")
        if not isinstance(name, str):
            raise refusal(PySparkTypeError, "NOT_STR", f"Argument `name` should be a str, got {type(name).__name__}.")
        self.name = name
        self.dataType = dataType
        self.nullable = nullable
        self.metadata = metadata or {}

    def simpleString(self) -> str:
        return f"{self.name}:{self.dataType.simpleString()}"

    def __repr__(self) -> str:
        return f"StructField('{self.name}', {self.dataType!r}, {self.nullable})"

    def jsonValue(self) -> Dict[str, Any]:
        return {
            "name": self.name,
            "type": self.dataType.jsonValue(),
            "nullable": self.nullable,
            "metadata": self.metadata,
        }

    @classmethod
    def fromJson(cls, json: Dict[str, Any]) -> "StructField":
        """The field that ``jsonValue`` wrote."""
        return cls(json["name"], _parse(json["type"]), json.get("nullable", True), json.get("metadata"))

    def needConversion(self) -> bool:
        return self.dataType.needConversion()

    def toInternal(self, obj: Any) -> Any:
        return self.dataType.toInternal(obj)

    def fromInternal(self, obj: Any) -> Any:
        return self.dataType.fromInternal(obj)

    def typeName(self) -> str:  # type: ignore[override]
        raise refusal(PySparkTypeError, "INVALID_TYPENAME_CALL", "StructField does not have typeName. Use typeName on its type explicitly instead.")


class StructType(DataType):
    """Rows with named fields."""

    def __init__(self, fields: Optional[List[StructField]] = None) -> None:
        self.fields = list(fields) if fields else []
        if not all(isinstance(field, StructField) for field in self.fields):
            raise refusal(PySparkTypeError, "NOT_STRUCTFIELD", "Argument `fields` should be a list of StructField.")
        self.names = [field.name for field in self.fields]

    def add(
        self,
        field: Union[str, StructField],
        data_type: Union[str, DataType, None] = None,
        nullable: bool = True,
        metadata: Optional[Dict[str, Any]] = None,
    ) -> "StructType":
        """Appends a field, given whole or by name and type; returns this struct."""
        if not isinstance(field, StructField):
            if data_type is None:
                raise refusal(PySparkValueError, "ARGUMENT_REQUIRED", "Argument `data_type` is required when passing name of struct_field to create.")
            kind = _parse(data_type) if isinstance(data_type, str) else data_type
            field = StructField(field, kind, nullable, metadata)
        self.fields.append(field)
        self.names.append(field.name)
        return self

    def __iter__(self) -> Iterator[StructField]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __getitem__(self, key: Union[str, int, slice]) -> Any:
        if isinstance(key, str):
            for field in self.fields:
                if field.name == key:
                    return field
            raise KeyError(f"No StructField named {key}")
        if isinstance(key, slice):
            return StructType(self.fields[key])
        if isinstance(key, int):
            return self.fields[key]
        raise refusal(PySparkTypeError, "NOT_INT_OR_SLICE_OR_STR", f"Argument `key` should be an int, slice or str, got {type(key).__name__}.")

    def fieldNames(self) -> List[str]:
        """The fields' names in order."""
        return list(self.names)

    def simpleString(self) -> str:
        return f"struct<{','.join(field.simpleString() for field in self.fields)}>"

    def __repr__(self) -> str:
        return f"StructType([{', '.join(map(repr, self.fields))}])"

    def jsonValue(self) -> Dict[str, Any]:
        return {"type": "struct", "fields": [field.jsonValue() for field in self.fields]}

    @classmethod
    def fromJson(cls, json: Dict[str, Any]) -> "StructType":
        """The struct that ``jsonValue`` wrote."""
        return cls([StructField.fromJson(field) for field in json["fields"]])

    def treeString(self, maxDepth: Optional[int] = None) -> str:
        """The struct as the tree that ``printSchema`` shows."""
        from pyspark.sql._jvm import active_jvm

        parsed = active_jvm().org.apache.spark.sql.types.DataType.fromJson(self.json())
        return parsed.treeString(2147483647 if maxDepth is None else maxDepth)

    def needConversion(self) -> bool:
        # Rows go to the JVM as tuples and come back as rows, whatever is in them.
        return True

    def toInternal(self, obj: Any) -> Any:
        if obj is None:
            return None
        values = self._values(obj)
        return tuple(
            [
                kind.toInternal(value) if kind.needConversion() else value
                for kind, value in zip([field.dataType for field in self.fields], values)
            ]
        )

    def _values(self, obj: Any) -> Any:
        if isinstance(obj, dict):
            return [obj.get(name) for name in self.names]
        if isinstance(obj, (tuple, list)):
            return obj
        if hasattr(obj, "__dict__"):
            return [obj.__dict__.get(name) for name in self.names]
        raise refusal(PySparkValueError, "UNEXPECTED_TUPLE_WITH_STRUCT", f"Unexpected tuple {obj!r} with StructType.")

    def fromInternal(self, obj: Any) -> Any:
        # A row inside another was made a Row when it was read.
        if obj is None or isinstance(obj, Row):
            return obj
        return _create_row(self.names, [field.dataType.fromInternal(v) for field, v in zip(self.fields, obj)])


class UserDefinedType(DataType):
    """A class of the user's own, stored as another type. Subclasses say how."""

    @classmethod
    def typeName(cls) -> str:
        return cls.__name__.lower()

    @classmethod
    def sqlType(cls) -> DataType:
        """The type in which values are stored."""
        raise NotImplementedError("UDT must implement sqlType().")

    @classmethod
    def module(cls) -> str:
        """The Python module of the type."""
        raise NotImplementedError("UDT must implement module().")

    def serialize(self, obj: Any) -> Any:
        """A value as its stored form."""
        raise NotImplementedError("UDT must implement serialize().")

    def deserialize(self, datum: Any) -> Any:
        """A stored form as its value."""
        raise NotImplementedError("UDT must implement deserialize().")

    def needConversion(self) -> bool:
        return True

    def toInternal(self, obj: Any) -> Any:
        return None if obj is None else self.sqlType().toInternal(self.serialize(obj))

    def fromInternal(self, obj: Any) -> Any:
        return None if obj is None else self.deserialize(self.sqlType().fromInternal(obj))

    def simpleString(self) -> str:
        return "udt"

    def jsonValue(self) -> Dict[str, Any]:
        return {
            "type": "udt",
            "pyClass": f"{self.module()}.{type(self).__name__}",
            "sqlType": self.sqlType().jsonValue(),
        }

    def __eq__(self, other: Any) -> bool:
        return type(self) is type(other)

    __hash__ = DataType.__hash__


def _parse(value: Any) -> DataType:
    return named("parse_json_value")(value)
