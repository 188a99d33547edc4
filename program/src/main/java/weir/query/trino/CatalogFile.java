package weir.query.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The files that make what Weir has catalogues of a Trino cluster: Hive's connector over the Glue
/// and S3 of `weir serve`.
///
/// The tables are in the catalogue that has the name which Athena's SQL gives it; the events of log
/// groups, which Weir lends, in one of their own. Both only read. Keys are not in the files: they
/// name variables of the environment that the cluster's processes have.
///
/// @param glue where Weir is
/// @param s3 where the tables' objects are
public record CatalogFile(URI glue, URI s3, String region) {
  /// The catalogue's name in Athena's SQL.
  public static final String NAME = "awsdatacatalog";

  /// The variables that hold the keys.
  public static final String ACCESS_KEY_ID = "WEIR_ACCESS_KEY_ID";

  public static final String SECRET_ACCESS_KEY = "WEIR_SECRET_ACCESS_KEY";

  /// The properties in the order in which they are written.
  private Map<String, String> properties(URI objects) {
    String id = "${ENV:" + ACCESS_KEY_ID + "}";
    String secret = "${ENV:" + SECRET_ACCESS_KEY + "}";
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connector.name", "hive");
    properties.put("hive.metastore", "glue");
    properties.put("hive.metastore.glue.endpoint-url", glue.toString());
    properties.put("hive.metastore.glue.region", region);
    properties.put("hive.metastore.glue.aws-access-key", id);
    properties.put("hive.metastore.glue.aws-secret-key", secret);
    // A query sees the tables and partitions that are there when it is asked, as with Athena.
    properties.put("hive.metastore-cache-ttl", "0s");
    properties.put("fs.native-s3.enabled", "true");
    properties.put("s3.endpoint", objects.toString());
    properties.put("s3.region", region);
    properties.put("s3.path-style-access", "true");
    properties.put("s3.aws-access-key", id);
    properties.put("s3.aws-secret-key", secret);
    // As Athena reads: folders with all that is below them, partitions by their rules.
    properties.put("hive.recursive-directories", "true");
    properties.put("hive.partition-projection-enabled", "true");
    properties.put("hive.ignore-absent-partitions", "true");
    properties.put("hive.security", "read-only");
    return properties;
  }

  private String text(String what, URI objects) {
    return properties(objects).entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue() + "\n")
        .collect(
            Collectors.joining(
                "",
                "# "
                    + what
                    + " as a catalogue of Trino 476 and later, by weir trino config.\n"
                    + "# The environment of each Trino process holds the keys: "
                    + ACCESS_KEY_ID
                    + ", "
                    + SECRET_ACCESS_KEY
                    + "\n",
                ""));
  }

  /// Writes the files into a folder such as `/etc/trino/catalog`.
  public List<Path> write(Path folder) {
    try {
      Files.createDirectories(folder);
      return List.of(
          Files.writeString(folder.resolve(NAME + ".properties"), text("Weir's tables", s3)),
          Files.writeString(
              folder.resolve(LogLoans.CATALOG + ".properties"),
              text("Log events that Weir lends to its queries", glue)));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
