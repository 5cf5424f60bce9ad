"""EvaluateDataQuality: importable, so that a script which only names it runs; using it says that it is not there."""

from awsglue.transforms import GlueTransform


class EvaluateDataQuality(GlueTransform):
    """Evaluates a DQDL ruleset over a frame."""

    def __call__(self, frame, ruleset, publishing_options=None, additional_options=None, **kwargs):
        raise NotImplementedError("EvaluateDataQuality is not supported by this version of Mastic")

    def process_rows(self, frame, ruleset, publishing_options=None, additional_options=None, **kwargs):
        raise NotImplementedError("EvaluateDataQuality.process_rows is not supported by this version of Mastic")
