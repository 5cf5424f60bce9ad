package io.mastic.crawlers.crawler;

import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.Classifier;
import software.amazon.awssdk.services.glue.model.CreateClassifierRequest;
import software.amazon.awssdk.services.glue.model.CreateClassifierResponse;
import software.amazon.awssdk.services.glue.model.DeleteClassifierRequest;
import software.amazon.awssdk.services.glue.model.DeleteClassifierResponse;
import software.amazon.awssdk.services.glue.model.GetClassifierRequest;
import software.amazon.awssdk.services.glue.model.GetClassifierResponse;
import software.amazon.awssdk.services.glue.model.GetClassifiersRequest;
import software.amazon.awssdk.services.glue.model.GetClassifiersResponse;
import software.amazon.awssdk.services.glue.model.UpdateClassifierRequest;
import software.amazon.awssdk.services.glue.model.UpdateClassifierResponse;

/** AWS's verbs on classifiers. */
public final class ClassifierOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Classifiers classifiers;

  public ClassifierOperations(Classifiers classifiers) {
    this.classifiers = classifiers;
  }

  @Override
  public CreateClassifierResponse createClassifier(CreateClassifierRequest request) {
    classifiers.create(request);
    return CreateClassifierResponse.builder().build();
  }

  @Override
  public GetClassifierResponse getClassifier(GetClassifierRequest request) {
    return GetClassifierResponse.builder().classifier(classifiers.load(request.name())).build();
  }

  @Override
  public GetClassifiersResponse getClassifiers(GetClassifiersRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<Classifier> page = classifiers.list(limit, request.nextToken());
    return GetClassifiersResponse.builder()
        .classifiers(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public UpdateClassifierResponse updateClassifier(UpdateClassifierRequest request) {
    classifiers.update(request);
    return UpdateClassifierResponse.builder().build();
  }

  @Override
  public DeleteClassifierResponse deleteClassifier(DeleteClassifierRequest request) {
    classifiers.delete(request.name());
    return DeleteClassifierResponse.builder().build();
  }
}
