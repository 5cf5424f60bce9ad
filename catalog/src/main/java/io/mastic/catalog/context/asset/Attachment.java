package io.mastic.catalog.context.asset;

import software.amazon.awssdk.services.glue.model.AssetFormEntry;

/**
 * A form on an asset or on one of its items.
 *
 * @param item empty for the asset itself
 * @param content JSON that was checked against the form type when it came
 */
public record Attachment(long assetKey, String item, String name, String formType, String content) {

  AssetFormEntry shown() {
    return AssetFormEntry.builder().formTypeId(formType).content(content).build();
  }
}
