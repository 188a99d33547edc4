package weir.api.kms;

import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import weir.api.auth.PolicyDocument;
import weir.api.protocol.ShapeText;
import weir.store.state.DocumentKind;

/// What the state keeps of a key, under its id, beside its material; and aliases, under their
/// names.
final class KmsDocuments {
  static final DocumentKind<KeyMetadata> KEY =
      new DocumentKind<>(
          "kms-key", ShapeText::print, text -> ShapeText.fill(KeyMetadata.builder(), text).build());

  static final DocumentKind<PolicyDocument> POLICY =
      new DocumentKind<>("kms-key-policy", PolicyDocument::text, PolicyDocument::parse);

  static final DocumentKind<ListResourceTagsResponse> TAGS =
      new DocumentKind<>(
          "kms-key-tags",
          ShapeText::print,
          text -> ShapeText.fill(ListResourceTagsResponse.builder(), text).build());

  static final DocumentKind<GetKeyRotationStatusResponse> ROTATION =
      new DocumentKind<>(
          "kms-key-rotation",
          ShapeText::print,
          text -> ShapeText.fill(GetKeyRotationStatusResponse.builder(), text).build());

  static final DocumentKind<AliasListEntry> ALIAS =
      new DocumentKind<>(
          "kms-alias",
          ShapeText::print,
          text -> ShapeText.fill(AliasListEntry.builder(), text).build());

  private KmsDocuments() {}
}
