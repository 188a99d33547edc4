package weir.store.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import weir.store.objects.Disk;
import weir.store.records.ParquetSource;

/// Segments in a folder per group, on the same file system as the store's own files.
public final class FolderSegments implements SegmentStorage {
  private final Path folder;

  public FolderSegments(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String name, Path file) throws IOException {
    Path target = folder.resolve(name);
    Path parent = Disk.parent(target);
    Files.createDirectories(parent);
    Disk.sync(file);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Disk.sync(parent);
  }

  @Override
  public ParquetSource open(String name) throws IOException {
    return ParquetSource.of(folder.resolve(name));
  }

  @Override
  public Path local(String name) {
    return folder.resolve(name);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public List<String> list(LogGroupId group) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(group.text()))) {
      return files
          .map(file -> group + "/" + file.getFileName())
          .filter(name -> name.endsWith(".parquet"))
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }
}
