package weir.query.objects;

import java.nio.file.Path;
import java.util.stream.Stream;
import weir.model.aws.Fault;

/// Where queries find nothing whose relations have no objects.
public enum NoObjects implements ObjectSource {
  NONE;

  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    return Stream.empty();
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    throw missing(entry.address());
  }

  @Override
  public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    throw missing(address);
  }

  @Override
  public void delete(ObjectAddress address) {
    throw missing(address);
  }

  private static Fault missing(ObjectAddress address) {
    return new Fault.NotFound(address + " is not there: this query has no objects");
  }
}
