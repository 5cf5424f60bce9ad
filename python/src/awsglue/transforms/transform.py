"""What every transform can do: be applied, and describe itself."""

import inspect


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
        """One dict for each argument: name, defaultValue (None if it is required), optional."""
        parameters = list(inspect.signature(cls.__call__).parameters.values())[1:]
        return [
            {
                "name": parameter.name,
                "optional": parameter.default is not inspect.Parameter.empty,
                "defaultValue": None if parameter.default is inspect.Parameter.empty else parameter.default,
            }
            for parameter in parameters
        ]

    @classmethod
    def describeTransform(cls):
        return inspect.getdoc(cls)

    @classmethod
    def describe(cls):
        return {"transform": {"name": cls.name(), "args": cls.describeArgs(), "doc": cls.describeTransform()}}
