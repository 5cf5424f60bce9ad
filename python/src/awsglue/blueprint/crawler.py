"""Crawlers of a layout."""

from awsglue.blueprint._entity import Entity

__all__ = ["Crawler"]


class Crawler(Entity):
    """A crawler, by the properties of the API's Crawler structure that can be given."""

    _KIND = "Crawler"
    _STATE = "CrawlState"
    _STATES = ("SUCCEEDED", "FAILED", "CANCELLED")
    _NEEDED = (("Targets", dict),)
    _OTHERS = (
        "Classifiers", "Configuration", "CrawlerSecurityConfiguration", "DatabaseName", "Description",
        "LakeFormationConfiguration", "LineageConfiguration", "RecrawlPolicy", "Schedule", "SchemaChangePolicy",
        "TablePrefix", "Tags",
    )

    def __init__(self, Name, Role, Targets, DependsOn=None, WaitForDependencies=None, **properties):
        super().__init__(Name, Role, DependsOn, WaitForDependencies, Targets=Targets, **properties)
