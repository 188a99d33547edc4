package weir.query.engine;

import java.util.List;
import weir.query.objects.ObjectAddress;
import weir.query.objects.ObjectLock;

/// How the rows of a query become objects.
///
/// @param folder what the objects' keys begin with
/// @param name what the objects' own names begin with
/// @param lock how the objects are to be encrypted
/// @param partitionedBy the last columns, by which the rows are parted into folders `column=value/`
/// @param mostPartitions how many such folders there may be
public record WriteOrder(
    ObjectAddress folder,
    String name,
    OutputFormat format,
    ObjectLock lock,
    List<String> partitionedBy,
    int mostPartitions) {
  /// Athena's bound on partitions that one statement writes.
  public static final int ATHENA_PARTITIONS = 100;

  public WriteOrder {
    partitionedBy = List.copyOf(partitionedBy);
  }
}
