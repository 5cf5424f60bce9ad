from awsglue.transforms.transform import GlueTransform


class ErrorsAsDynamicFrame(GlueTransform):
    """The error records of a frame, as a frame."""

    def __call__(self, frame):
        return frame.errorsAsDynamicFrame()
