package weir.store.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where documents are kept, as JDBC calls it.
public record StateUrl(String jdbc) {
  /// The file in a state folder, or the database that takes its place.
  ///
  /// @param database `jdbc:postgresql://…`; null for the file
  public static StateUrl of(Path stateFolder, @Nullable String database) {
    return new StateUrl(
        database == null ? "jdbc:sqlite:" + stateFolder.resolve("state.db") : database);
  }

  public boolean isFile() {
    return jdbc.startsWith("jdbc:sqlite:");
  }

  /// Without user and password, for people.
  @Override
  public String toString() {
    return jdbc.replaceAll("\\?.*", "").replaceAll("//[^/@]*@", "//");
  }
}
