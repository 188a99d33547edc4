package weir.query.athena;

import java.util.Optional;

/// The prepared statements of a work group, with the rights of who asks.
public interface PreparedTexts {
  Optional<String> find(String name);

  /// @throws AthenaFault when there is one of that name
  void add(String name, String text);

  /// @return false when there was none
  boolean remove(String name);
}
