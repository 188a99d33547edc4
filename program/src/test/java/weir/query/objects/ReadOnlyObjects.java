package weir.query.objects;

import java.nio.file.Path;

/// Objects that a test has for reading: who writes or deletes one has made a mistake.
public interface ReadOnlyObjects extends ObjectSource {
  @Override
  default ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock) {
    throw new AssertionError(address + " is written");
  }

  @Override
  default void delete(ObjectAddress address) {
    throw new AssertionError(address + " is deleted");
  }
}
