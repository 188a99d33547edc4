package weir.api.logs;

import java.util.List;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.trino.LentTable;

/// Who may read log events that are lent to a cluster: who may query their groups.
public final class LentEvents {
  private LentEvents() {}

  /// What a caller must be allowed beside what the service itself asks for.
  public static List<Permission> needed(LentTable table, Call call) {
    return table.groups().stream()
        .map(group -> {
          Permission query = Permission.of("logs:StartQuery", group.resource());
          return group.account().equals(call.accountId())
              ? query
              : query.guardedBy(null, group.account());
        })
        .toList();
  }
}
