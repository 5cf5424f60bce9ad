from awsglue.transforms.transform import GlueTransform


class Unbox(GlueTransform):
    """Parses a string field that holds JSON, CSV or another format."""

    def __call__(self, frame, path, format, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0,
                 **options):
        return frame.unbox(path, format, transformation_ctx, info, stageThreshold, totalThreshold, **options)
