package weir.api.kms;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.kms.model.IncludeKeyMaterial;
import software.amazon.awssdk.services.kms.model.KeyMaterialState;
import software.amazon.awssdk.services.kms.model.ListKeyRotationsRequest;
import software.amazon.awssdk.services.kms.model.ListKeyRotationsResponse;
import software.amazon.awssdk.services.kms.model.RotationType;
import software.amazon.awssdk.services.kms.model.RotationsListEntry;
import weir.api.gateway.Call;
import weir.store.keys.BackingKey;

/// Shows when a key got new material, and on request its first material too.
final class ListKeyRotations
    extends KeyOperation<ListKeyRotationsRequest, ListKeyRotationsResponse> {
  ListKeyRotations(Kms kms) {
    super(
        kms,
        ListKeyRotationsRequest::builder,
        ListKeyRotationsRequest::keyId,
        "KeyId",
        "IncludeKeyMaterial",
        "Limit",
        "Marker");
  }

  private static RotationsListEntry entry(KmsKey key, BackingKey generation, boolean current) {
    RotationsListEntry.Builder entry =
        RotationsListEntry.builder()
            .keyId(key.id())
            .keyMaterialId(generation.id())
            .keyMaterialState(current ? KeyMaterialState.CURRENT : KeyMaterialState.NON_CURRENT);
    return switch (generation.origin()) {
      case CREATED -> entry.build();
      case AUTOMATIC -> rotation(entry, generation, RotationType.AUTOMATIC);
      case ON_DEMAND -> rotation(entry, generation, RotationType.ON_DEMAND);
    };
  }

  private static RotationsListEntry rotation(
      RotationsListEntry.Builder entry, BackingKey generation, RotationType type) {
    return entry.rotationDate(generation.since()).rotationType(type).build();
  }

  @Override
  public ListKeyRotationsResponse answer(ListKeyRotationsRequest request, Call call) {
    KmsKey key = key(request, call);
    boolean all = request.includeKeyMaterial() == IncludeKeyMaterial.ALL_KEY_MATERIAL;
    List<BackingKey> generations = kms().material(key).generations();
    String current = generations.getLast().id();
    List<RotationsListEntry> rotations =
        generations.stream()
            .filter(one -> all || one.origin() != BackingKey.Origin.CREATED)
            .map(one -> entry(key, one, one.id().equals(current)))
            .toList();
    Page<RotationsListEntry> page =
        Page.of(
            rotations,
            one -> String.format(Locale.ROOT, "%05d", rotations.indexOf(one)),
            new Page.Asked(request.limit(), request.marker(), 100, 1000));
    return ListKeyRotationsResponse.builder()
        .rotations(page.items())
        .nextMarker(page.nextMarker())
        .truncated(page.truncated())
        .build();
  }
}
