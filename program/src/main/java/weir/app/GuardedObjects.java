package weir.app;

import java.nio.file.Path;
import java.util.stream.Stream;
import weir.model.aws.Fault;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.objects.ObjectSource;

/// Objects of another S3, each asked for under the caller's policies first.
record GuardedObjects(ObjectSource objects, ObjectRights rights) implements ObjectSource {
  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    require(prefix);
    rights.bucket("s3:ListBucket", prefix);
    return objects.list(prefix);
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    require(entry.address());
    rights.object("s3:GetObject", entry.address());
    return objects.fetch(entry);
  }

  @Override
  public void requireReadable(ObjectEntry entry) {
    require(entry.address());
    rights.object("s3:GetObject", entry.address());
    objects.requireReadable(entry);
  }

  @Override
  public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    require(address);
    rights.object("s3:PutObject", address);
    return objects.put(address, content, lock);
  }

  @Override
  public void delete(ObjectAddress address) {
    require(address);
    rights.object("s3:DeleteObject", address);
    objects.delete(address);
  }

  private static void require(ObjectAddress address) {
    if (address.isFile()) {
      throw new Fault.Denied(
          "the location " + address + " is not in S3; write s3://bucket/folder/");
    }
  }
}
