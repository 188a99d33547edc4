package weir.api.s3;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import weir.api.gateway.Call;
import weir.model.aws.Fault;
import weir.query.trino.LogLoans;
import weir.store.objects.DataKeys;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.ObjectStore;

/// What S3's operations work with.
///
/// @param ring master keys of S3's own encryption
/// @param kms keys of KMS on behalf of a caller: it asks whether the caller may, as [Call#require]
///   does; empty while there is no KMS
/// @param loans log events that a cluster may read while it answers a query
/// @param targets where notifications can go
/// @param undelivered hears of a notification that its target, whose ARN comes first, did not take
public record S3Rooms(
    ObjectStore store,
    LocalKeyRing ring,
    Optional<Function<Call, DataKeys>> kms,
    LogLoans loans,
    List<ObjectEventTarget> targets,
    BiConsumer<String, Fault> undelivered) {
  public S3Rooms {
    targets = List.copyOf(targets);
  }

  DataKeys keys(Call call) {
    return DataKeys.of(ring, kms.map(door -> door.apply(call)));
  }
}
