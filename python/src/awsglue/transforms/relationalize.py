from awsglue.transforms.transform import GlueTransform


class Relationalize(GlueTransform):
    """A collection of flat frames: one root, and one for each array."""

    def __call__(self, frame, staging_path=None, name="roottable", options=None, transformation_ctx="", info="",
                 stageThreshold=0, totalThreshold=0):
        return frame.relationalize(
            name, staging_path, options or {}, transformation_ctx, info, stageThreshold, totalThreshold)
