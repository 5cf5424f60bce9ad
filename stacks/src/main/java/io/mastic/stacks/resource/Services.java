package io.mastic.stacks.resource;

import io.mastic.contract.GlueCalls;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.neighbours.query.QueryFace;
import io.mastic.objects.S3Store;
import io.mastic.wire.json.JsonService;
import java.util.List;
import java.util.Optional;

/**
 * The services of which resources are made, called as clients call them, only without HTTP.
 *
 * @param json other services that speak JSON
 * @param query and those that speak the query protocol
 */
public record Services(
    GlueCalls glue,
    List<JsonService> json,
    List<QueryFace> query,
    S3Store objects,
    Authorizer authorizer) {

  public Services {
    json = List.copyOf(json);
    query = List.copyOf(query);
  }

  /** A service that speaks JSON, if it is here. */
  public Optional<JsonService> findJson(String service) {
    return json.stream().filter(each -> each.service().equals(service)).findFirst();
  }

  /** A service of the query protocol, if it is here. */
  public Optional<QueryFace> findQuery(String service) {
    return query.stream().filter(each -> each.service().equals(service)).findFirst();
  }

  /** Asks whether the caller who is bound to the thread may. */
  public void permit(String service, String operation, String arn) {
    authorizer.check(new Ask(Caller.current(), service, operation, List.of(arn)));
  }
}
