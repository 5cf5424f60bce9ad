"""The layouts of blueprints: `Workflow` and `Entities`, `Job`, `Crawler`, each in a module of its own.

Nothing is made by these objects. A blueprint's layout function returns a `Workflow`, which AWS Glue's API then makes;
`validate()` and `to_json()` show before that what it would be.
"""
