package weir.query.athena;

import java.util.Optional;
import weir.query.objects.ObjectSource;

/// Who asks a statement: every look at the catalogue and every object is under their rights.
public interface Requester {
  /// What `current_user` answers.
  String name();

  /// Whether their policies allow something on the catalogue.
  ///
  /// @return AWS's sentence why not; empty when they do
  Optional<String> refusal(CatalogDeed deed);

  default boolean permits(CatalogDeed deed) {
    return refusal(deed).isEmpty();
  }

  /// @throws AthenaFault when their policies do not allow it
  default void require(CatalogDeed deed) {
    Optional<String> refusal = refusal(deed);
    if (refusal.isPresent()) {
      throw AthenaFault.denied(refusal.get());
    }
  }

  /// The objects of tables.
  ObjectSource data();

  /// The objects of results.
  ResultObjects results();

  PreparedTexts prepared();
}
