package io.mastic.catalog.context.glossary;

import io.mastic.catalog.context.asset.AssociationStore;
import io.mastic.catalog.context.glossary.TermAssociations.Associated;
import io.mastic.contract.GlueOperations;
import software.amazon.awssdk.services.glue.model.AssociateGlossaryTermsRequest;
import software.amazon.awssdk.services.glue.model.AssociateGlossaryTermsResponse;
import software.amazon.awssdk.services.glue.model.DisassociateGlossaryTermsRequest;
import software.amazon.awssdk.services.glue.model.DisassociateGlossaryTermsResponse;

/** AWS's verbs on the terms of assets and their items. */
public final class TermAssociationOperations implements GlueOperations {

  private final TermAssociations associations;

  public TermAssociationOperations(TermAssociations associations) {
    this.associations = associations;
  }

  @Override
  public AssociateGlossaryTermsResponse associateGlossaryTerms(
      AssociateGlossaryTermsRequest request) {
    Associated now =
        associations.add(
            request.assetIdentifier(),
            request.iterableFormName(),
            request.itemIdentifier(),
            request.glossaryTermIdentifiers());
    return AssociateGlossaryTermsResponse.builder()
        .assetIdentifier(now.target().asset().id())
        .iterableFormName(now.target().formOrNull())
        .itemIdentifier(now.target().itemOrNull())
        .glossaryTerms(now.terms())
        .build();
  }

  @Override
  public DisassociateGlossaryTermsResponse disassociateGlossaryTerms(
      DisassociateGlossaryTermsRequest request) {
    Associated now =
        associations.remove(
            request.assetIdentifier(),
            request.iterableFormName(),
            request.itemIdentifier(),
            request.glossaryTermIdentifiers());
    return DisassociateGlossaryTermsResponse.builder()
        .assetIdentifier(now.target().asset().id())
        .iterableFormName(now.target().formOrNull())
        .itemIdentifier(now.target().itemOrNull())
        .glossaryTerms(AssociationStore.noneAsNull(now.terms()))
        .build();
  }
}
