package weir.delivery;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import weir.delivery.DeliveryStatus.Problem;

/// A folder of this machine, with AWS's layout inside.
///
/// A file is copied beside the layout under a name that begins with a dot, synced and then renamed
/// into its place.
final class FolderDestination implements Destination {
  private final Path root;
  private final Path temporary;

  private FolderDestination(Path root, Path temporary) {
    this.root = root;
    this.temporary = temporary;
  }

  static FolderDestination open(FolderTarget target, String name) {
    Path root = target.root();
    FolderDestination destination =
        new FolderDestination(root, root.resolve(".weir-" + name + ".tmp"));
    destination.removeTemporary();
    return destination;
  }

  @Override
  public long put(String key, Path file) throws Undeliverable {
    Path place = root.resolve(key);
    try {
      Path folder = place.getParent();
      if (folder != null) {
        Durable.createFolders(folder);
      }
      Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
      Durable.publish(temporary, place);
      return 0;
    } catch (AccessDeniedException e) {
      throw new Undeliverable(
          Problem.ACCESS_ERROR, "no permission to write " + e.getFile() + " as " + place, e);
    } catch (IOException e) {
      throw new Undeliverable(
          Problem.UNKNOWN_ERROR, place + " cannot be written: " + e.getMessage(), e);
    }
  }

  /// Leaves a half file of a killed run out of the folder; one that cannot be removed is written
  /// over by the next delivery.
  private void removeTemporary() {
    if (!Files.exists(temporary)) {
      return;
    }
    try {
      Files.delete(temporary);
    } catch (IOException e) {
      DeliveryLog.leftBehind(temporary, e);
    }
  }

  @Override
  public void close() {
    removeTemporary();
  }
}
