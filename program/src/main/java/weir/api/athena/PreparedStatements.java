package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.PreparedStatement;
import weir.api.protocol.ApiException;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// The prepared statements of work groups, each under its group and name.
final class PreparedStatements {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_@:]{1,256}");
  static final int LONGEST = 262_144;

  private PreparedStatements() {}

  static String name(@Nullable String given) {
    return RULES.matches("statementName", RULES.text("statementName", given, 1, 256), NAME);
  }

  static Optional<PreparedStatement> find(
      StateView view, Scope scope, String workGroup, String name) {
    return view.find(AthenaDocuments.PREPARED, scope, workGroup + "/" + name);
  }

  /// @throws ApiException when there is none
  static PreparedStatement get(StateView view, Scope scope, String workGroup, String name) {
    return find(view, scope, workGroup, name)
        .orElseThrow(() ->
            AthenaErrors.notFound(
                "Prepared Statement " + name + " was not found in WorkGroup " + workGroup, name));
  }

  static List<PreparedStatement> all(StateView view, Scope scope, String workGroup) {
    return view.all(AthenaDocuments.PREPARED, scope, workGroup + "/");
  }

  static void keep(StateChange change, Scope scope, PreparedStatement statement) {
    change.put(
        AthenaDocuments.PREPARED,
        scope,
        statement.workGroupName() + "/" + statement.statementName(),
        statement);
  }

  static void forget(StateChange change, Scope scope, String workGroup, String name) {
    change.remove(AthenaDocuments.PREPARED, scope, workGroup + "/" + name);
  }

  static String thereAlready(String name, String workGroup) {
    return "Prepared Statement " + name + " already exists in WorkGroup " + workGroup + " ";
  }
}
