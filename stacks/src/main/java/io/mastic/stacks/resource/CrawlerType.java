package io.mastic.stacks.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code AWS::Glue::Crawler}. */
final class CrawlerType {

  private CrawlerType() {}

  static ResourceType of(GlueRequests glue) {
    PropertyTable table =
        new PropertyTable()
            .replaces("Name")
            .inPlace("Role", "Targets", "DatabaseName", "Classifiers", "Configuration")
            .inPlace("CrawlerSecurityConfiguration", "Description", "LakeFormationConfiguration")
            .inPlace("RecrawlPolicy", "Schedule", "SchemaChangePolicy", "TablePrefix", "Tags")
            .required("Role", "Targets");
    return new GlueForm("AWS::Glue::Crawler", table)
        .named("Name")
        .tagged("crawler")
        .created("CreateCrawler", CrawlerType::flat)
        .updated("UpdateCrawler", (properties, now) -> flat(properties))
        .removed(
            """
            {"Classifiers": [], "Configuration": "", "CrawlerSecurityConfiguration": "",
             "DatabaseName": "", "Description": "", "TablePrefix": "", "Schedule": "",
             "LakeFormationConfiguration": {"UseLakeFormationCredentials": false, "AccountId": ""},
             "RecrawlPolicy": {"RecrawlBehavior": "CRAWL_EVERYTHING"},
             "SchemaChangePolicy":
                 {"UpdateBehavior": "UPDATE_IN_DATABASE", "DeleteBehavior": "DEPRECATE_IN_DATABASE"}}
            """)
        .read(
            "GetCrawler",
            now -> Documents.of("Name", now.physicalId()),
            GlueReading.under("Crawler"),
            "Targets",
            "DatabaseName",
            "Classifiers",
            "Configuration",
            "Description",
            "RecrawlPolicy",
            "Schedule",
            "SchemaChangePolicy",
            "TablePrefix",
            "CrawlerSecurityConfiguration")
        .deleted("DeleteCrawler", now -> Documents.of("Name", now.physicalId()))
        .of(glue);
  }

  /** The API has the schedule's expression alone. */
  private static ObjectNode flat(ObjectNode properties) {
    JsonNode schedule = properties.path("Schedule");
    ObjectNode request = properties.deepCopy();
    if (schedule.isObject()) {
      request.set("Schedule", schedule.path("ScheduleExpression"));
    }
    return request;
  }
}
