package weir.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/// Every symptom that the doctor knows, in the order in which they are told.
final class Symptoms {
  /// What explains that a destination refuses.
  private static final List<Symptom> REFUSALS =
      List.of(
          new RoleMissing(),
          new RoleNotTrusting(),
          new RolePermissions(),
          new BucketMissing(),
          new BucketPolicy(),
          new BucketKeyById(),
          new EncryptionKey(),
          new StreamMissing());

  private static final List<Symptom> OTHERS =
      List.of(
          new DestinationRefuses(REFUSALS),
          new StreamFailing(),
          new RateLimited(),
          new DestinationAway(),
          new DestinationSlow(),
          new ResourceGone(),
          new NoInterfaces(),
          new NotAttached(),
          new DeviceMissing(),
          new NamespaceStale(),
          new LinkDown(),
          new CaptureDenied(),
          new CaptureFailing(),
          new AgentAway(),
          new NoTraffic(),
          new FilterHides(),
          new SkippedRecords(),
          new RetentionTooShort(),
          new EventsLost(),
          new BucketPolicyFull());

  static final List<Symptom> ALL = Stream.concat(REFUSALS.stream(), OTHERS.stream()).toList();

  private Symptoms() {}
}
