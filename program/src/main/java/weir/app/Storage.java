package weir.app;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import weir.api.cloudtrail.AuditFolder;
import weir.api.cloudtrail.AuditLog;
import weir.api.cloudtrail.AuditMemory;
import weir.api.cloudtrail.AuditTrail;
import weir.api.ec2.BucketAccess;
import weir.api.kms.Kms;
import weir.api.kms.ObjectDataKeys;
import weir.api.s3.EventFile;
import weir.api.s3.S3Rooms;
import weir.store.keys.MasterKeys;
import weir.store.objects.LocalKeyRing;
import weir.store.objects.ObjectStore;
import weir.store.objects.ObjectStoreOptions;

/// What the service keeps beside the state: the audit trail, keys, and objects.
record Storage(AuditTrail trail, Kms kms, ObjectStore objects, LocalKeyRing ring) {
  static Storage on(Ground ground, Identity identity) {
    AuditTrail trail =
        ground
            .parts()
            .keep(
                new AuditTrail(
                    auditLog(ground),
                    ground.settings().home().accounts().getFirst(),
                    ground.clock()));
    Kms kms =
        new Kms(
            ground.store(),
            ground.kept()
                ? MasterKeys.inFile(ground.file("keys", "master"))
                : MasterKeys.ephemeral(),
            identity.policies(),
            trail);
    ObjectStore objects =
        ground
            .parts()
            .keep(
                ObjectStore.open(
                    ground.file("objects"),
                    ground.store(),
                    new ObjectStoreOptions(ground.kept(), ground.clock())));
    return new Storage(trail, kms, objects, LocalKeyRing.open(ground.file("keys", "s3")));
  }

  private static AuditLog auditLog(Ground ground) {
    return ground.kept()
        ? AuditFolder.open(
            ground.file("audit"),
            ground.settings().state().auditKept(),
            ground.clock().instant(),
            Thread::startVirtualThread)
        : new AuditMemory();
  }

  /// What S3 answers from.
  S3Rooms s3(Ground ground) {
    return new S3Rooms(
        objects,
        ring,
        Optional.of(call -> ObjectDataKeys.of(kms, call)),
        List.of(new EventFile(ground.file("events.jsonl"))),
        (target, fault) -> ground.log().undelivered(target, fault));
  }

  /// The buckets that flow logs are delivered to: its own, or those of another S3.
  BucketAccess buckets(Ground ground, Identity identity) {
    URI other = ground.settings().destinations().s3();
    return other == null
        ? new EmbeddedBuckets(objects, ring, identity.policies(), ground.clock())
        : ground.parts().keep(new RemoteBuckets(other, ground.settings().home().region()));
  }
}
