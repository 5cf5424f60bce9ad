package io.mastic.catalog.transform;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateMlTransformRequest;
import software.amazon.awssdk.services.glue.model.CreateMlTransformResponse;
import software.amazon.awssdk.services.glue.model.DeleteMlTransformRequest;
import software.amazon.awssdk.services.glue.model.DeleteMlTransformResponse;
import software.amazon.awssdk.services.glue.model.GetMlTransformRequest;
import software.amazon.awssdk.services.glue.model.GetMlTransformResponse;
import software.amazon.awssdk.services.glue.model.GetMlTransformsRequest;
import software.amazon.awssdk.services.glue.model.GetMlTransformsResponse;
import software.amazon.awssdk.services.glue.model.ListMlTransformsRequest;
import software.amazon.awssdk.services.glue.model.ListMlTransformsResponse;
import software.amazon.awssdk.services.glue.model.MLTransform;
import software.amazon.awssdk.services.glue.model.SortDirectionType;
import software.amazon.awssdk.services.glue.model.TransformFilterCriteria;
import software.amazon.awssdk.services.glue.model.TransformSortCriteria;
import software.amazon.awssdk.services.glue.model.UpdateMlTransformRequest;
import software.amazon.awssdk.services.glue.model.UpdateMlTransformResponse;

/** AWS's verbs on machine learning transforms; those that train or run one are not here. */
public final class MlTransformOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final MlTransforms transforms;

  public MlTransformOperations(MlTransforms transforms) {
    this.transforms = transforms;
  }

  @Override
  @Partial("the transform is kept: it stays NOT_READY, as none is trained or run here")
  public CreateMlTransformResponse createMLTransform(CreateMlTransformRequest request) {
    MLTransform asked = Pojos.copy(request, MLTransform.builder()).build();
    return CreateMlTransformResponse.builder()
        .transformId(transforms.create(asked, request.tags()))
        .build();
  }

  @Override
  public GetMlTransformResponse getMLTransform(GetMlTransformRequest request) {
    return Pojos.copy(transforms.load(request.transformId()), GetMlTransformResponse.builder())
        .build();
  }

  @Override
  public GetMlTransformsResponse getMLTransforms(GetMlTransformsRequest request) {
    Page<MLTransform> page =
        page(
            found(request.filter(), request.sort(), Map.of()),
            request.maxResults(),
            request.nextToken());
    return GetMlTransformsResponse.builder()
        .transforms(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public ListMlTransformsResponse listMLTransforms(ListMlTransformsRequest request) {
    Page<MLTransform> page =
        page(
            found(request.filter(), request.sort(), request.tags()),
            request.maxResults(),
            request.nextToken());
    return ListMlTransformsResponse.builder()
        .transformIds(page.items().stream().map(MLTransform::transformId).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private List<MLTransform> found(
      @Nullable TransformFilterCriteria filter,
      @Nullable TransformSortCriteria sort,
      Map<String, String> tagged) {
    List<MLTransform> found =
        transforms.all(
            transform ->
                passes(transform, filter) && transforms.has(transform.transformId(), tagged));
    if (sort == null) {
      return found;
    }
    Comparator<MLTransform> order = order(sort);
    return found.stream()
        .sorted(sort.sortDirection() == SortDirectionType.DESCENDING ? order.reversed() : order)
        .toList();
  }

  private static Comparator<MLTransform> order(TransformSortCriteria sort) {
    return switch (sort.column()) {
      case NAME -> Comparator.comparing(MLTransform::name);
      case TRANSFORM_TYPE -> Comparator.comparing(t -> t.parameters().transformTypeAsString());
      case STATUS -> Comparator.comparing(MLTransform::statusAsString);
      case CREATED -> Comparator.comparing(MLTransform::createdOn);
      case LAST_MODIFIED -> Comparator.comparing(MLTransform::lastModifiedOn);
      default -> throw Errors.invalidInput("Unknown column: " + sort.columnAsString());
    };
  }

  private static boolean passes(MLTransform transform, @Nullable TransformFilterCriteria filter) {
    return filter == null
        || ((filter.name() == null || filter.name().equals(transform.name()))
            && (filter.transformType() == null
                || filter.transformType() == transform.parameters().transformType())
            && (filter.status() == null || filter.status() == transform.status())
            && (filter.glueVersion() == null
                || filter.glueVersion().equals(transform.glueVersion()))
            && (!filter.hasSchema() || transform.schema().containsAll(filter.schema()))
            && isWithin(transform.createdOn(), filter.createdAfter(), filter.createdBefore())
            && isWithin(
                transform.lastModifiedOn(),
                filter.lastModifiedAfter(),
                filter.lastModifiedBefore()));
  }

  private static boolean isWithin(Instant time, @Nullable Instant after, @Nullable Instant before) {
    return (after == null || time.isAfter(after)) && (before == null || time.isBefore(before));
  }

  /** An order that was asked for has places, not names, to go on from. */
  private static Page<MLTransform> page(
      List<MLTransform> all, @Nullable Integer limit, @Nullable String token) {
    List<String> position = PageToken.decode(token, 1);
    int from = position.isEmpty() ? 0 : number(position.get(0), all.size());
    int to = Math.min(all.size(), from + (limit == null ? PAGE : limit));
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? PageToken.encode(List.of(String.valueOf(to))) : null);
  }

  private static int number(String place, int most) {
    try {
      return Math.min(most, Math.max(0, Integer.parseInt(place)));
    } catch (NumberFormatException e) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
  }

  @Override
  public UpdateMlTransformResponse updateMLTransform(UpdateMlTransformRequest request) {
    transforms.update(request.transformId(), Pojos.copy(request, MLTransform.builder()).build());
    return UpdateMlTransformResponse.builder().transformId(request.transformId()).build();
  }

  @Override
  public DeleteMlTransformResponse deleteMLTransform(DeleteMlTransformRequest request) {
    transforms.delete(request.transformId());
    return DeleteMlTransformResponse.builder().transformId(request.transformId()).build();
  }
}
