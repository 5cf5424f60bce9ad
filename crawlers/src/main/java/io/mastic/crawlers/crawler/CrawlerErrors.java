package io.mastic.crawlers.crawler;

import io.mastic.contract.Errors;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CrawlerNotRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.NoScheduleException;
import software.amazon.awssdk.services.glue.model.SchedulerNotRunningException;
import software.amazon.awssdk.services.glue.model.SchedulerRunningException;

/** This room's errors, with their texts. */
final class CrawlerErrors {

  private CrawlerErrors() {}

  static EntityNotFoundException notFound(String crawler) {
    return Errors.entityNotFound("Crawler entry with name " + crawler + " does not exist");
  }

  static AlreadyExistsException exists(String crawler) {
    return Errors.alreadyExists("Crawler with name " + crawler + " already exists");
  }

  static CrawlerRunningException running(String crawler) {
    return CrawlerRunningException.builder()
        .message("Crawler with name " + crawler + " has already started")
        .build();
  }

  static CrawlerNotRunningException notRunning(String crawler) {
    return CrawlerNotRunningException.builder()
        .message("Crawler with name " + crawler + " isn't running")
        .build();
  }

  static CrawlerStoppingException stopping(String crawler) {
    return CrawlerStoppingException.builder()
        .message("Crawler with name " + crawler + " is stopping")
        .build();
  }

  static NoScheduleException noSchedule(String crawler) {
    return NoScheduleException.builder()
        .message("Crawler with name " + crawler + " has no schedule")
        .build();
  }

  static SchedulerRunningException scheduled(String crawler) {
    return SchedulerRunningException.builder()
        .message("The schedule of crawler with name " + crawler + " is already started")
        .build();
  }

  static SchedulerNotRunningException notScheduled(String crawler) {
    return SchedulerNotRunningException.builder()
        .message("The schedule of crawler with name " + crawler + " is not started")
        .build();
  }

  static EntityNotFoundException noClassifier(String name) {
    return Errors.entityNotFound("Classifier with name " + name + " does not exist");
  }

  static AlreadyExistsException classifierExists(String name) {
    return Errors.alreadyExists("Classifier with name " + name + " already exists");
  }
}
