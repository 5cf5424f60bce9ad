from awsglue.gluetypes import NullType, StructType
from awsglue.transforms.transform import GlueTransform


class DropNullFields(GlueTransform):
    """Drops the fields in which no record has a value."""

    def _find_null_fields(self, ctx, schema, path, output):
        """Adds to `output` the quoted paths of the fields of null type."""
        for field in schema:
            field_path = path + ctx._jvm.RecordUtils.quoteName(field.name)
            if isinstance(field.dataType, StructType):
                self._find_null_fields(ctx, field.dataType, field_path + ".", output)
            elif isinstance(field.dataType, NullType):
                output.append(field_path)
        return output

    def __call__(self, frame, transformation_ctx="", info="", stageThreshold=0, totalThreshold=0):
        null_fields = self._find_null_fields(frame.glue_ctx, frame.schema(), "", [])
        print("null_fields", null_fields)
        if not null_fields:
            return frame
        return frame.drop_fields(null_fields, transformation_ctx, info, stageThreshold, totalThreshold)
