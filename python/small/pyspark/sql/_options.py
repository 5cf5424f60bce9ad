"""Options of readers and writers, and the order in which their methods take them."""

from typing import Any, Dict, Optional

from pyspark.sql.types import DataType

_WHICH_FILES = "pathGlobFilter recursiveFileLookup modifiedBefore modifiedAfter"
_WHICH_FILES_BY_TIME = "modifiedBefore modifiedAfter pathGlobFilter recursiveFileLookup"

# The order is that of PySpark's signatures, because programs pass options by position too.
READ = {
    "csv": "sep encoding quote escape comment header inferSchema ignoreLeadingWhiteSpace ignoreTrailingWhiteSpace "
    "nullValue nanValue positiveInf negativeInf dateFormat timestampFormat maxColumns maxCharsPerColumn "
    "maxMalformedLogPerPartition mode columnNameOfCorruptRecord multiLine charToEscapeQuoteEscaping samplingRatio "
    "enforceSchema emptyValue locale lineSep pathGlobFilter recursiveFileLookup modifiedBefore modifiedAfter "
    "unescapedQuoteHandling",
    "json": "primitivesAsString prefersDecimal allowComments allowUnquotedFieldNames allowSingleQuotes "
    "allowNumericLeadingZero allowBackslashEscapingAnyCharacter mode columnNameOfCorruptRecord dateFormat "
    "timestampFormat multiLine allowUnquotedControlChars lineSep samplingRatio dropFieldIfAllNull encoding locale "
    "pathGlobFilter recursiveFileLookup modifiedBefore modifiedAfter allowNonNumericNumbers",
    "orc": f"mergeSchema {_WHICH_FILES}",
    "text": f"wholetext lineSep {_WHICH_FILES}",
}
READ_STREAM = {
    "csv": READ["csv"].replace(" samplingRatio", "").replace("maxMalformedLogPerPartition ", ""),
    "json": READ["json"].replace(" samplingRatio", "").replace("modifiedBefore modifiedAfter ", ""),
    "orc": "mergeSchema pathGlobFilter recursiveFileLookup",
    "parquet": "mergeSchema pathGlobFilter recursiveFileLookup datetimeRebaseMode int96RebaseMode",
    "text": "wholetext lineSep pathGlobFilter recursiveFileLookup",
}
WRITE = {
    "csv": "compression sep quote escape header nullValue escapeQuotes quoteAll dateFormat timestampFormat "
    "ignoreLeadingWhiteSpace ignoreTrailingWhiteSpace charToEscapeQuoteEscaping encoding emptyValue lineSep",
    "json": "compression dateFormat timestampFormat lineSep encoding ignoreNullFields",
    "orc": "compression",
    "parquet": "compression",
    "text": "compression lineSep",
}


def named(table: Dict[str, str], kind: str, given: Any, options: Dict[str, Any]) -> Dict[str, Any]:
    """The options by name; an error, as Python's own, for one that the method does not know."""
    names = table[kind].split()
    if len(given) > len(names):
        raise TypeError(f"{kind}() takes at most {len(names)} options by position but {len(given)} were given")
    found = dict(zip(names, given))
    for name, value in options.items():
        if name not in names and name not in _MORE[kind]:
            raise TypeError(f"{kind}() got an unexpected keyword argument '{name}'")
        if name in found:
            raise TypeError(f"{kind}() got multiple values for argument '{name}'")
        found[name] = value
    return found


# What only the JVM's documentation lists under these formats.
_MORE = {
    "csv": ("timestampNTZFormat", "enableDateTimeParsingFallback", "preferDate"),
    "json": ("timestampNTZFormat", "enableDateTimeParsingFallback"),
    "orc": (),
    "parquet": (),
    "text": (),
}


def text_of(value: Any) -> Any:
    """An option's value as the JVM takes it: texts, also of booleans and numbers; None stays."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


class WithOptions:
    """Part of every reader and writer; ``_set`` is told of each option that has a value."""

    def _set(self, key: str, value: Any) -> None:
        raise NotImplementedError

    def option(self, key: str, value: Any) -> Any:
        """Sets one option."""
        self._set(key, text_of(value))
        return self

    def options(self, **options: Any) -> Any:
        """Sets several options."""
        for key, value in options.items():
            self._set(key, text_of(value))
        return self

    def _set_present(self, options: Dict[str, Any]) -> None:
        """Sets the options of a method's arguments, of which None means not given."""
        for key, value in options.items():
            if value is not None:
                self._set(key, text_of(value))


def java_schema(jvm: Any, schema: Any) -> Optional[Any]:
    """A schema as the JVM's readers take it: a type, or DDL text as it is."""
    if isinstance(schema, DataType):
        return jvm.org.apache.spark.sql.types.DataType.fromJson(schema.json())
    if isinstance(schema, str):
        return schema
    from pyspark.errors import PySparkTypeError

    raise PySparkTypeError(
        f"[NOT_STR_OR_STRUCT] Argument `schema` should be a str or StructType, got {type(schema).__name__}."
    )
