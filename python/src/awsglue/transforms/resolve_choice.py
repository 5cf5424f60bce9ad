from awsglue.transforms.transform import GlueTransform


class ResolveChoice(GlueTransform):
    """Turns choices into one type, several columns or a struct."""

    def __call__(self, frame, specs=None, choice="", database=None, table_name=None, transformation_ctx="", info="",
                 stageThreshold=0, totalThreshold=0, catalog_id=None):
        return frame.resolveChoice(
            specs, choice, database, table_name, transformation_ctx, info, stageThreshold, totalThreshold, catalog_id)
