"""EvaluateDataQuality: rules of DQDL over a frame."""

import sys

from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection
from awsglue.transforms import GlueTransform

CONTEXT, METRICS, RESULTS, PREFIX = (
    "dataQualityEvaluationContext", "enableDataQualityCloudWatchMetrics", "enableDataQualityResultsPublishing", "resultsS3Prefix")
CACHING = "performanceTuning.caching"
# There are no anomalies to observe, and results are published to nobody who could be away.
WITHOUT_EFFECT = ("observations.scope", "dataQualityResultsPublishing.strategy")

_said = set()


class EvaluateDataQuality(GlueTransform):
    """Evaluates a DQDL ruleset over a frame; a rule that is not evaluated here fails with its name."""

    def __call__(self, frame, ruleset, publishing_options={}):
        """A frame with a row for each rule: Rule, Outcome, FailureReason, EvaluatedMetrics."""
        options = _known(publishing_options, "publishing_options", (CONTEXT, METRICS, RESULTS, PREFIX))
        outcomes = _quality(frame).outcomes(frame.toDF()._jdf, ruleset)
        _publish(outcomes, options)
        return _frame(outcomes, frame, "ruleOutcomes")

    def process_rows(self, frame, ruleset, publishing_options={}, additional_options={}):
        """A collection: originalData, ruleOutcomes, and rowLevelOutcomes with the rules that each row meets."""
        options = _known(publishing_options, "publishing_options", (CONTEXT, METRICS, RESULTS, PREFIX))
        more = _known(additional_options, "additional_options", (CACHING, *WITHOUT_EFFECT))
        if isinstance(frame, dict):
            raise NotImplementedError("EvaluateDataQuality of several frames is not supported by this version of Mastic")
        data = frame.toDF()
        if more.get(CACHING) == "CACHE_INPUT":
            data = data.cache()
        outcomes = _quality(frame).outcomes(data._jdf, ruleset)
        _publish(outcomes, options)
        rows = _quality(frame).rows(data._jdf, ruleset)
        return DynamicFrameCollection({
            "originalData": frame,
            "ruleOutcomes": _frame(outcomes, frame, "ruleOutcomes"),
            "rowLevelOutcomes": _frame(rows, frame, "rowLevelOutcomes"),
        }, frame.glue_ctx)


def _quality(frame):
    return frame._sc._jvm.io.mastic.runtime.quality.DataQuality


def _frame(rows, frame, name):
    return DynamicFrame(frame._sc._jvm.DynamicFrame.apply(rows, frame.glue_ctx._glue_scala_context), frame.glue_ctx, name)


def _known(options, what, names):
    options = dict(options or {})
    for name in options:
        if name not in names:
            raise ValueError(f"The option {name} in {what} of EvaluateDataQuality is not supported here")
    return options


def _publish(outcomes, options):
    for name, lack in ((METRICS, "no metrics are published"), (RESULTS, "results are in the frame that it returns, and under resultsS3Prefix")):
        if str(options.get(name, "")).lower() == "true" and name not in _said:
            _said.add(name)
            print(f"[mastic] the option {name} of EvaluateDataQuality is without effect here: {lack}", file=sys.stderr)
    prefix = options.get(PREFIX)
    if prefix:
        place = prefix if "://" in prefix else "s3://" + prefix
        outcomes.write().mode("append").json(place)
