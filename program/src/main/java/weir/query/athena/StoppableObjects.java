package weir.query.athena;

import java.nio.file.Path;
import java.util.stream.Stream;
import weir.query.objects.LocalObject;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectEntry;
import weir.query.objects.ObjectLock;
import weir.query.objects.ObjectSource;

/// Objects that are looked at for a statement that may be cancelled meanwhile: a folder may have
/// millions.
///
/// @param check throws when the statement is to end
public record StoppableObjects(ObjectSource objects, Runnable check) implements ObjectSource {
  @Override
  public Stream<ObjectEntry> list(ObjectAddress prefix) {
    check.run();
    return objects.list(prefix).peek(_ -> check.run());
  }

  @Override
  public LocalObject fetch(ObjectEntry entry) {
    check.run();
    return objects.fetch(entry);
  }

  @Override
  public ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    check.run();
    return objects.put(address, content, lock);
  }

  @Override
  public void delete(ObjectAddress address) {
    check.run();
    objects.delete(address);
  }
}
