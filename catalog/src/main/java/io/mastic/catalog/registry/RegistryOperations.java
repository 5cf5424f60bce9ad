package io.mastic.catalog.registry;

import io.mastic.contract.GlueOperations;
import io.mastic.contract.Pojos;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.CreateRegistryRequest;
import software.amazon.awssdk.services.glue.model.CreateRegistryResponse;
import software.amazon.awssdk.services.glue.model.DeleteRegistryRequest;
import software.amazon.awssdk.services.glue.model.DeleteRegistryResponse;
import software.amazon.awssdk.services.glue.model.GetRegistryRequest;
import software.amazon.awssdk.services.glue.model.GetRegistryResponse;
import software.amazon.awssdk.services.glue.model.ListRegistriesRequest;
import software.amazon.awssdk.services.glue.model.ListRegistriesResponse;
import software.amazon.awssdk.services.glue.model.RegistryId;
import software.amazon.awssdk.services.glue.model.RegistryListItem;
import software.amazon.awssdk.services.glue.model.RegistryStatus;
import software.amazon.awssdk.services.glue.model.UpdateRegistryRequest;
import software.amazon.awssdk.services.glue.model.UpdateRegistryResponse;

/** AWS's verbs on registries. */
public final class RegistryOperations implements GlueOperations {

  private static final int PAGE = 25;

  private final Registries registries;

  public RegistryOperations(Registries registries) {
    this.registries = registries;
  }

  @Override
  public CreateRegistryResponse createRegistry(CreateRegistryRequest request) {
    registries.create(request.registryName(), request.description(), request.tags());
    RegistryId id = RegistryId.builder().registryName(request.registryName()).build();
    CreateRegistryResponse.Builder created =
        Pojos.copy(registries.load(id), CreateRegistryResponse.builder());
    return (request.hasTags() ? created.tags(request.tags()) : created).build();
  }

  @Override
  public GetRegistryResponse getRegistry(GetRegistryRequest request) {
    return registries.load(request.registryId());
  }

  @Override
  public ListRegistriesResponse listRegistries(ListRegistriesRequest request) {
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<RegistryListItem> page =
        registries
            .list(limit, request.nextToken())
            .map(each -> Pojos.copy(each, RegistryListItem.builder()).build());
    return ListRegistriesResponse.builder()
        .registries(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public UpdateRegistryResponse updateRegistry(UpdateRegistryRequest request) {
    return Pojos.copy(
            registries.update(request.registryId(), request.description()),
            UpdateRegistryResponse.builder())
        .build();
  }

  @Override
  public DeleteRegistryResponse deleteRegistry(DeleteRegistryRequest request) {
    return Pojos.copy(registries.delete(request.registryId()), DeleteRegistryResponse.builder())
        .status(RegistryStatus.DELETING)
        .build();
  }
}
