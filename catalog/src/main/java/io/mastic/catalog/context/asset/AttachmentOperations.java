package io.mastic.catalog.context.asset;

import io.mastic.contract.GlueOperations;
import software.amazon.awssdk.services.glue.model.DeleteAttachmentRequest;
import software.amazon.awssdk.services.glue.model.DeleteAttachmentResponse;
import software.amazon.awssdk.services.glue.model.PutAttachmentRequest;
import software.amazon.awssdk.services.glue.model.PutAttachmentResponse;

/** AWS's verbs on attachments. */
public final class AttachmentOperations implements GlueOperations {

  private final Attachments attachments;

  public AttachmentOperations(Attachments attachments) {
    this.attachments = attachments;
  }

  @Override
  public PutAttachmentResponse putAttachment(PutAttachmentRequest request) {
    Target target =
        attachments.put(
            request.assetIdentifier(),
            request.iterableFormName(),
            request.itemIdentifier(),
            request.attachmentName(),
            request.formTypeId(),
            request.content());
    return PutAttachmentResponse.builder()
        .assetIdentifier(target.asset().id())
        .iterableFormName(target.formOrNull())
        .itemIdentifier(target.itemOrNull())
        .attachmentName(request.attachmentName())
        .formTypeId(request.formTypeId())
        .build();
  }

  @Override
  public DeleteAttachmentResponse deleteAttachment(DeleteAttachmentRequest request) {
    Target target =
        attachments.delete(
            request.assetIdentifier(),
            request.iterableFormName(),
            request.itemIdentifier(),
            request.attachmentName());
    return DeleteAttachmentResponse.builder()
        .assetIdentifier(target.asset().id())
        .iterableFormName(target.formOrNull())
        .itemIdentifier(target.itemOrNull())
        .build();
  }
}
