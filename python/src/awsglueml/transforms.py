"""Importable, so that a script which only names these runs; using one says that it is not there."""

from awsglue.transforms import GlueTransform


def _missing(name, doc):
    def refuse(self, *args, **kwargs):
        raise NotImplementedError(f"{name} is not supported by this version of Mastic")

    return type(name, (GlueTransform,), {"__doc__": doc, "__call__": refuse, "detect": refuse, "classify_columns": refuse})


EntityDetector = _missing("EntityDetector", "Finds personal data in columns.")
FillMissingValues = _missing("FillMissingValues", "Predicts missing values from the others.")
FindMatches = _missing("FindMatches", "Finds records that mean the same thing.")
FindIncrementalMatches = _missing("FindIncrementalMatches", "Finds matches of new records among known ones.")
