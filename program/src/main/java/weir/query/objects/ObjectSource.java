package weir.query.objects;

import java.nio.file.Path;
import java.util.stream.Stream;

/// Where the objects of tables are, seen with the rights of who asks. Used by any thread.
///
/// Its methods throw [weir.model.aws.Fault]: `Denied` when who asks may not, `NotFound` when the
/// bucket or object does not exist, `Unavailable` when the storage does not answer.
public interface ObjectSource {
  /// All objects whose key begins with the prefix, in the order of their keys. A folder that does
  /// not exist has none. The stream must be closed.
  Stream<ObjectEntry> list(ObjectAddress prefix);

  /// An object's bytes on this machine. What was fetched for it goes when the answer is closed.
  LocalObject fetch(ObjectEntry entry);

  /// Makes sure that who asks may read the object's bytes, for which Weir has another form at hand.
  ///
  /// @throws weir.model.aws.Fault.Denied when not
  default void requireReadable(ObjectEntry entry) {
    fetch(entry).close();
  }

  /// Writes an object, or replaces one.
  ///
  /// @param lock how the store is to encrypt it
  ObjectEntry put(ObjectAddress address, Path content, ObjectLock lock);

  /// Deletes an object; one that does not exist is deleted already.
  void delete(ObjectAddress address);
}
