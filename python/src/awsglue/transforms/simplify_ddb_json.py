from awsglue.transforms.transform import GlueTransform


class SimplifyDDBJson(GlueTransform):
    """Takes DynamoDB's type marks out of records in its JSON form."""

    def __call__(self, frame):
        return frame.simplify_ddb_json()
