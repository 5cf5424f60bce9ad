"""DynamicFrame: records whose schema may hold choices. Each method is one call of the JVM's frame."""

from awsglue.dynamicframereader import DynamicFrameReader
from awsglue.dynamicframewriter import DynamicFrameWriter
from awsglue.gluetypes import _deserialize_json_string, _serialize_schema
from awsglue.utils import (
    _as_java_list,
    _as_resolve_choiceOption,
    _as_scala_option,
    _as_scala_seq,
    _as_scala_tuple,
    _call_site,
    callsite,
    makeOptions,
)

__all__ = ["DynamicFrame", "DynamicFrameCollection", "DynamicFrameReader", "DynamicFrameWriter", "ResolveOption"]


class ResolveOption(object):
    """How toDF shows one choice: action `Project` to the type `target`, or `KeepAsStruct`."""

    def __init__(self, path, action, target=None):
        self.path = path
        self.action = action
        self.target = target


class DynamicFrame(object):
    def __init__(self, jdf, glue_ctx, name=""):
        self._jdf = jdf
        self.glue_ctx = glue_ctx
        self._ssql_ctx = glue_ctx._ssql_ctx
        self._sc = glue_ctx._sc
        self._schema = None
        self._lazy_rdd = None
        self.name = name

    # ---- what it is

    @classmethod
    def fromDF(cls, dataframe, glue_ctx, name=""):
        jdf = glue_ctx._jvm.DynamicFrame.apply(dataframe._jdf, glue_ctx._glue_scala_context)
        return cls(jdf, glue_ctx, name)

    def toDF(self, options=None):
        """options: ResolveOptions for the choices that are not to stay structs."""
        from pyspark.sql import DataFrame

        specs = [
            self.glue_ctx.convert_resolve_option(option.path, option.action, option.target) for option in options or []
        ]
        return DataFrame(self._jdf.toDF(self._seq(specs)), self.glue_ctx.spark_session)

    def with_frame_schema(self, schema):
        return self._like(self._jdf.pyWithFrameSchema(_serialize_schema(schema)))

    def schema(self):
        if self._schema is None:
            self._schema = _deserialize_json_string(self._jdf.schema().toString())
        return self._schema

    def printSchema(self):
        print(self._jdf.schema().treeString())

    def show(self, num_rows=20):
        print(self._jdf.showString(num_rows))

    def count(self):
        return self._jdf.count()

    def getNumPartitions(self):
        return self._jdf.getNumPartitions()

    # ---- errors

    def errorsAsDynamicFrame(self):
        return self._like(self._jdf.errorsAsDynamicFrame())

    def errorsCount(self):
        return self._jdf.errorsCount()

    def stageErrorsCount(self):
        return self._jdf.stageErrorsCount()

    def assertErrorThreshold(self):
        return self._jdf.assertErrorThreshold()

    # ---- Python functions over records

    @property
    def _rdd(self):
        """Records as dicts of `record`, `isError` and `errorMessage`."""
        if self._lazy_rdd is None:
            from pyspark.rdd import RDD
            from pyspark.serializers import BatchedSerializer, PickleSerializer

            self._lazy_rdd = RDD(self._jdf.javaToPython(), self._sc, BatchedSerializer(PickleSerializer()))
        return self._lazy_rdd

    def filter(self, f, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        """Keeps the records for which f is true. Where f meets a missing or unfit value the record is dropped; where
        it fails in another way the record becomes an error record."""

        from awsglue._batches import Filtered

        self._must_be_called("filter", f)
        functions = self._jdf.pythonFunctions()
        answers = self._answers(functions.recordsToFilter(), Filtered(f))
        return self._like(self._jdf.filteredByPython(
            functions, answers, self.name, *self._tail(info, stageThreshold, totalThreshold)))

    def map(self, f, preservesPartitioning=False, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        """Puts what f returns in the place of each record; where f fails or returns nothing there is an error record."""

        from awsglue._batches import Changed

        self._must_be_called("map", f)
        functions = self._jdf.pythonFunctions()
        answers = self._answers(functions.recordsToChange(), Changed(f))
        return self._like(self._jdf.changedByPython(
            functions, answers, self.name, *self._tail(info, stageThreshold, totalThreshold)))

    @staticmethod
    def _must_be_called(what, f):
        """Else each record would be one for which the function fails."""
        if not callable(f):
            raise TypeError(f"{what} takes a function of a record, not {f!r}")

    def _answers(self, batches, function):
        """The JVM's RDD of what a function answers to each of these pickles, moved as bytes that nobody looks into."""
        from pyspark.rdd import RDD
        from pyspark.serializers import NoOpSerializer

        answers = RDD(batches, self._sc, NoOpSerializer()).mapPartitionsWithIndex(function, True)
        answers._jrdd_deserializer = NoOpSerializer()
        return answers._jrdd

    def mapPartitions(self, f, preservesPartitioning=True, transformation_ctx="", info="", stageThreshold=0,
                      totalThreshold=0):
        def in_partition(_, entries):
            return f(entries)

        return self.mapPartitionsWithIndex(
            in_partition, preservesPartitioning, transformation_ctx, info, stageThreshold, totalThreshold
        )

    def mapPartitionsWithIndex(self, f, preservesPartitioning=False, transformation_ctx="", info="", stageThreshold=0,
                               totalThreshold=0):
        """f: (partition number, iterator of entries of `_rdd`) -> iterator of such entries."""
        mapped = self._rdd.mapPartitionsWithIndex(f, preservesPartitioning)
        jdf = self.glue_ctx._jvm.DynamicFrame.fromPythonRDD(
            self._jdf, mapped._jrdd, self.glue_ctx._glue_scala_context, transformation_ctx, self.name,
            self._site(info), stageThreshold, totalThreshold)
        return self._like(jdf)

    # ---- fields

    def unbox(self, path, format, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0, **options):
        json = makeOptions(self._sc, options).toString()
        return self._like(self._jdf.unbox(path, format, json, transformation_ctx, *self._tail(info, stageThreshold, totalThreshold)))

    def drop_fields(self, paths, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        return self._step("dropFields", self._paths(paths), transformation_ctx, info, stageThreshold, totalThreshold)

    def select_fields(self, paths, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        return self._step("selectFields", self._paths(paths), transformation_ctx, info, stageThreshold, totalThreshold)

    def split_fields(self, paths, name1, name2, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        frames = self._jdf.splitFields(
            self._paths(paths), transformation_ctx, *self._tail(info, stageThreshold, totalThreshold))
        return self._pair(frames, name1, name2)

    def split_rows(self, comparison_dict, name1, name2, transformation_ctx="", info="", stageThreshold=0,
                   totalThreshold=0):
        """comparison_dict: {path: {operator: value}} with the operators =, !=, <, <=, >, >=."""
        paths, operators, values = [], [], []
        for path, comparisons in comparison_dict.items():
            for operator, value in comparisons.items():
                paths.append(path)
                operators.append(operator)
                values.append(value)
        frames = self._jdf.splitRows(
            self._seq(paths), self._seq(values), self._seq(operators), transformation_ctx,
            *self._tail(info, stageThreshold, totalThreshold))
        return self._pair(frames, name1, name2)

    def rename_field(self, oldName, newName, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        for name in (oldName, newName):
            if not isinstance(name, str):
                raise TypeError(f"rename_field takes two paths, not {name!r}")
        return self._like(self._jdf.renameField(
            oldName, newName, transformation_ctx, *self._tail(info, stageThreshold, totalThreshold)))

    def applyMapping(self, *args, **kwargs):
        return self.apply_mapping(*args, **kwargs)

    def apply_mapping(self, mappings, case_sensitive=False, transformation_ctx="", info="", stageThreshold=0,
                      totalThreshold=0):
        """mappings: tuples (source, target), (source, target, type) or (source, type, target, type)."""
        if isinstance(mappings, str):
            raise TypeError(f"mappings is a list of tuples, not the text {mappings!r}")
        jvm = self._sc._jvm
        specs = [jvm.MappingSpec.apply(_as_scala_tuple(self._sc, self._mapping(mapping))) for mapping in mappings]
        return self._like(self._jdf.applyMapping(
            self._seq(specs), case_sensitive, transformation_ctx, *self._tail(info, stageThreshold, totalThreshold)))

    @staticmethod
    def _mapping(mapping):
        parts = (mapping, mapping) if isinstance(mapping, str) else tuple(mapping)
        if not 2 <= len(parts) <= 4:
            raise ValueError(f"A mapping has two to four parts, this one has {len(parts)}: {mapping!r}")
        return parts

    def unnest(self, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        return self._like(self._jdf.unnest(transformation_ctx, *self._tail(info, stageThreshold, totalThreshold)))

    def relationalize(self, root_table_name, staging_path, options={}, transformation_ctx="", info="",
                      stageThreshold=0, totalThreshold=0):
        frames = self._jdf.relationalize(
            root_table_name, staging_path, makeOptions(self._sc, options), transformation_ctx,
            *self._tail(info, stageThreshold, totalThreshold))
        named = {}
        for jdf in _as_java_list(self._sc, frames):
            name = jdf.getName()
            named[name] = DynamicFrame(jdf, self.glue_ctx, name)
        return DynamicFrameCollection(named, self.glue_ctx)

    def unnest_ddb_json(self, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        return self._like(self._jdf.unnestDDBJson(transformation_ctx, *self._tail(info, stageThreshold, totalThreshold)))

    def simplify_ddb_json(self):
        return self._like(self._jdf.simplifyDDBJson())

    def resolveChoice(self, specs=None, choice="", database=None, table_name=None, transformation_ctx="", info="",
                      stageThreshold=0, totalThreshold=0, catalog_id=None):
        """Either specs, tuples (path, action), or one choice for all: `match_catalog` with its table, or an action."""
        if bool(specs) == bool(choice):
            raise ValueError("Give either specs or choice to resolveChoice, not both and not neither")
        if choice.lower() == "match_catalog" and not (database and table_name):
            raise ValueError("The choice match_catalog needs database and table_name")
        if isinstance(specs, str):
            raise TypeError(f"specs is a list of tuples of path and action, not the text {specs!r}")
        pairs = [self._sc._jvm.ResolveSpec.apply(path, action) for path, action in specs or []]
        return self._like(self._jdf.resolveChoice(
            self._seq(pairs), _as_scala_option(self._sc, _as_resolve_choiceOption(self._sc, choice)),
            _as_scala_option(self._sc, database), _as_scala_option(self._sc, table_name), transformation_ctx,
            *self._tail(info, stageThreshold, totalThreshold), _as_scala_option(self._sc, catalog_id)))

    # ---- several frames

    def join(self, paths1, paths2, frame2, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        paths1 = [paths1] if isinstance(paths1, str) else paths1
        paths2 = [paths2] if isinstance(paths2, str) else paths2
        jdf = self._jdf.join(
            self._seq(paths1), self._seq(paths2), frame2._jdf, transformation_ctx,
            *self._tail(info, stageThreshold, totalThreshold))
        return DynamicFrame(jdf, self.glue_ctx, self.name + frame2.name)

    def mergeDynamicFrame(self, stage_dynamic_frame, primary_keys, transformation_ctx="", options={}, info="",
                          stageThreshold=0, totalThreshold=0):
        """Rows of the staged frame take the place of those with equal keys, the others are added."""
        return self._like(self._jdf.mergeDynamicFrames(
            stage_dynamic_frame._jdf, self._seq(primary_keys), transformation_ctx, makeOptions(self._sc, options),
            *self._tail(info, stageThreshold, totalThreshold)))

    def union(self, other_frame, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        jdf = self._jdf.union(other_frame._jdf, transformation_ctx, *self._tail(info, stageThreshold, totalThreshold))
        return DynamicFrame(jdf, self.glue_ctx, self.name + "_" + other_frame.name)

    # ---- partitions and writing

    def repartition(self, num_partitions, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        return self._step("repartition", num_partitions, transformation_ctx, info, stageThreshold, totalThreshold)

    def coalesce(self, num_partitions, shuffle=False, transformation_ctx="", info="", stageThreshold=0,
                 totalThreshold=0):
        return self._like(self._jdf.coalesce(
            num_partitions, shuffle, transformation_ctx, *self._tail(info, stageThreshold, totalThreshold)))

    def spigot(self, path, options={}, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        """Writes a sample of the records to an S3 path and goes on with all of them."""
        return self._like(self._jdf.spigot(
            path, makeOptions(self._sc, options), transformation_ctx,
            *self._tail(info, stageThreshold, totalThreshold)))

    def write(self, connection_type, connection_options={}, format=None, format_options={}, accumulator_size=0):
        return self.glue_ctx._write(
            self, connection_type, connection_options, format, format_options, accumulator_size=accumulator_size)

    # ---- how a call of the JVM is made

    def _like(self, jdf):
        return DynamicFrame(jdf, self.glue_ctx, self.name)

    def _step(self, method, argument, transformation_ctx, info, stage_threshold, total_threshold):
        call = getattr(self._jdf, method)
        return self._like(call(argument, transformation_ctx, *self._tail(info, stage_threshold, total_threshold)))

    def _pair(self, frames, name1, name2):
        if name1 == name2:
            raise ValueError(f"The two frames of a split need names of their own, not both {name1!r}")
        first, second = _as_java_list(self._sc, frames)
        named = {
            name1: DynamicFrame(first, self.glue_ctx, name1),
            name2: DynamicFrame(second, self.glue_ctx, name2),
        }
        return DynamicFrameCollection(named, self.glue_ctx)

    def _seq(self, values):
        return _as_scala_seq(self._sc, [values] if isinstance(values, str) else values)

    def _paths(self, paths):
        paths = [paths] if isinstance(paths, str) else list(paths)
        for path in paths:
            if not isinstance(path, str):
                raise TypeError(f"The path of a field is a text, not {path!r}")
        return self._seq(paths)

    def _site(self, info):
        return _call_site(self._sc, callsite(), info)

    def _tail(self, info, stage_threshold, total_threshold):
        return self._site(info), stage_threshold, total_threshold


class DynamicFrameCollection(object):
    """Frames by name, in order."""

    def __init__(self, dynamic_frames, glue_ctx):
        self._frames = dict(dynamic_frames)
        self._glue_ctx = glue_ctx

    def __getitem__(self, key):
        return self._frames[key]

    def __len__(self):
        return len(self._frames)

    def _items(self):
        return self._frames.items()

    def keys(self):
        return self._frames.keys()

    def values(self):
        return self._frames.values()

    def select(self, key, transformation_ctx=""):
        return self._frames[key]

    def map(self, callable, transformation_ctx=""):
        """A collection of what `callable(frame, transformation_ctx)` gives for each frame."""
        changed = {}
        for key, frame in self._items():
            changed[key] = callable(frame, transformation_ctx + "_" + key)
        return DynamicFrameCollection(changed, self._glue_ctx)

    def flatmap(self, f, transformation_ctx=""):
        """A collection of all frames that f gives, which answers a frame or a collection for each frame."""
        changed = {}
        for key, frame in self._items():
            result = f(frame, transformation_ctx + "_" + key)
            if isinstance(result, DynamicFrame):
                # Frames may share a name; none of them is lost.
                changed[key if not result.name or result.name in changed else result.name] = result
            elif isinstance(result, DynamicFrameCollection):
                changed.update((f"{key}_{inner}", value) for inner, value in result._items())
            else:
                raise TypeError(f"The function gave {type(result)} and not a frame or a collection of frames")
        return DynamicFrameCollection(changed, self._glue_ctx)
