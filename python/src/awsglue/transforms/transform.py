"""What every transform can do: be applied, and describe itself."""

import inspect

#: What an argument of a transform is: its type and its part.
ARGUMENTS = {
    "frame": ("DynamicFrame", "the frame that is transformed"),
    "frame1": ("DynamicFrame", "the first frame"),
    "frame2": ("DynamicFrame", "the second frame"),
    "dfc": ("DynamicFrameCollection", "the frames that are transformed"),
    "mappings": ("DeclarativeMapping", "tuples of source path and type, target path and type"),
    "case_sensitive": ("Boolean", "whether source paths are found in their own case only"),
    "paths": ("List[String]", "paths of fields"),
    "path": ("String", "the path of a field, or a place in S3"),
    "old_name": ("String", "the path of the field"),
    "new_name": ("String", "its new path"),
    "name": ("String", "the name of the root table"),
    "name1": ("String", "the name of the frame that is split off"),
    "name2": ("String", "the name of what remains"),
    "comparison_dict": ("Dict", "paths, and for each operators with the values that they compare to"),
    "keys1": ("List[String]", "the keys of the first frame"),
    "keys2": ("List[String]", "the keys of the second frame"),
    "key": ("String", "the name of the frame in its collection"),
    "f": ("Function", "is called with each record"),
    "callable": ("Function", "is called with each frame"),
    "BaseTransform": ("GlueTransform", "the transform for each frame"),
    "base_kwargs": ("Dict", "the further arguments of that transform"),
    "frame_name": ("String", "the argument by which it takes the frame"),
    "specs": ("List[Tuple]", "paths with the actions that resolve their choices"),
    "choice": ("String", "one action for all choices"),
    "database": ("String", "the database of the table for match_catalog"),
    "table_name": ("String", "the table for match_catalog"),
    "catalog_id": ("String", "the catalog of that table"),
    "format": ("String", "the format of the text"),
    "options": ("Dict", "further options"),
    "staging_path": ("String", "where pivoted tables are kept meanwhile"),
    "num_partitions": ("Integer", "the number of partitions"),
    "shuffle": ("Boolean", "whether rows may change their partition"),
    "preservesPartitioning": ("Boolean", "whether rows stay in their partition"),
    "transformation_ctx": ("String", "identifies the transform's state"),
    "info": ("String", "is noted in error records"),
    "stageThreshold": ("Integer", "so many errors of this transform may be; zero: any number"),
    "totalThreshold": ("Integer", "so many errors of all transforms may be; zero: any number"),
}

#: Their frames come in a collection.
OF_COLLECTIONS = {"FlatMap", "MapToCollection", "Relationalize", "SplitFields", "SplitRows"}


class GlueTransform(object):
    """A transform is called with its arguments; `apply` makes one and calls it."""

    @classmethod
    def apply(cls, *args, **kwargs):
        return cls()(*args, **kwargs)

    @classmethod
    def name(cls):
        return cls.__name__

    @classmethod
    def describeArgs(cls):
        """One dict for each argument: name, type, description, optional, and the default as a text (None: there is none)."""
        cls._must_be_derived("describeArgs")
        described = []
        for parameter in list(inspect.signature(cls.__call__).parameters.values())[1:]:
            kind, part = ARGUMENTS.get(parameter.name, ("Any", ""))
            many = parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
            no_default = parameter.default is parameter.empty or parameter.default is None
            described.append({
                "name": parameter.name,
                "type": kind,
                "description": part,
                "optional": many or parameter.default is not parameter.empty,
                "defaultValue": None if no_default else str(parameter.default),
            })
        return described

    @classmethod
    def describeReturn(cls):
        cls._must_be_derived("describeReturn")
        if cls.name() in OF_COLLECTIONS:
            return {"type": "DynamicFrameCollection", "description": "the frames that come of it"}
        return {"type": "DynamicFrame", "description": "the frame that comes of it"}

    @classmethod
    def describeTransform(cls):
        cls._must_be_derived("describeTransform")
        return inspect.getdoc(cls)

    @classmethod
    def describeErrors(cls):
        """What it throws whatever the records are: too many error records."""
        cls._must_be_derived("describeErrors")
        if "stageThreshold" not in inspect.signature(cls.__call__).parameters:
            return []
        return [{"type": "ErrorThresholdException", "description": "more error records than stageThreshold or totalThreshold"}]

    @classmethod
    def describe(cls):
        return {
            "transform": {
                "name": cls.name(),
                "args": cls.describeArgs(),
                "returns": cls.describeReturn(),
                "raises": cls.describeErrors(),
                "location": "internal",
            }
        }

    @classmethod
    def _must_be_derived(cls, what):
        if cls is GlueTransform:
            raise NotImplementedError(f"{what} of GlueTransform itself")
