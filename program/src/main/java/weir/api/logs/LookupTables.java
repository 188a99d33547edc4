package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LookupTable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.store.objects.ObjectRefusal;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// The lookup tables of all accounts: what is known of each by its name, and beside it its rows.
final class LookupTables {
  static final int MOST = 100;

  /// By name.
  static final DocumentKind<LookupTable> KIND =
      LogsDocuments.shape("lookup-table", LookupTable::builder);

  /// By the table's name.
  static final DocumentKind<LookupBody> BODY =
      new DocumentKind<>("logs.lookup-body", LookupBody::print, LookupBody::parse);

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]+");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?:aws|aws-cn|aws-us-gov):logs:([a-z0-9-]+):(\\d{12}):lookup-table:([a-zA-Z0-9_]+)");
  private static final int LONGEST = 10 << 20;

  private final Logs logs;

  LookupTables(Logs logs) {
    this.logs = logs;
  }

  static String name(@Nullable String given) {
    String name = RULES.text("lookupTableName", given, 1, 256);
    RULES.matches("lookupTableName", name, NAME);
    return name;
  }

  static String arn(Scope scope, String name) {
    return "arn:aws:logs:" + scope.region() + ":" + scope.accountId() + ":lookup-table:" + name;
  }

  /// The name in an ARN of a table of the caller's account and region.
  static String named(@Nullable String given, Call call) {
    String text = RULES.present("lookupTableArn", given);
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()) {
      throw LogsErrors.invalid(
          "lookupTableArn is "
              + text
              + " but must be the ARN of a lookup table,"
              + " arn:aws:logs:REGION:ACCOUNT:lookup-table:NAME");
    }
    if (!call.scope().equals(new Scope(arn.group(2), arn.group(1)))) {
      throw missing(text);
    }
    return arn.group(3);
  }

  static ApiException missing(String table) {
    return LogsErrors.notFound("The lookup table " + table + " does not exist.");
  }

  static LookupTable found(StateView view, Scope scope, String name) {
    return view.find(KIND, scope, name).orElseThrow(() -> missing(name));
  }

  private LookupKey key(Scope scope, String name, String keyId) {
    String arn = arn(scope, name);
    return new LookupKey(keyId, arn, logs.groups().keys().of(scope, arn));
  }

  /// What a request makes of a table.
  ///
  /// @param keyId of KMS; null or empty for none
  record Contents(String name, String csv, @Nullable String keyId, @Nullable String description) {}

  /// A table ready to be kept.
  record Made(LookupTable table, LookupBody body) {
    void keep(StateChange change, Scope scope) {
      change.put(KIND, scope, table.lookupTableName(), table);
      change.put(BODY, scope, table.lookupTableName(), body);
    }
  }

  /// Reads and packs what a request has.
  ///
  /// @throws ApiException when it is no table, or its key may not be used
  Made made(Contents contents, Call call) {
    String csv = RULES.text("tableBody", contents.csv(), 1, LONGEST);
    int bytes = csv.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      throw LogsErrors.invalid(
          "tableBody has " + bytes + " bytes but may have " + LONGEST + " at most");
    }
    if (contents.description() != null) {
      RULES.text("description", contents.description(), 0, 1024);
    }
    var rows = weir.query.insights.LookupTable.parse(contents.name(), csv);
    String keyId = contents.keyId() == null ? "" : contents.keyId();
    LookupBody body;
    try {
      body =
          keyId.isEmpty()
              ? LookupBody.plain(csv)
              : LookupBody.sealed(
                  csv,
                  key(call.scope(), contents.name(), RULES.text("kmsKeyId", keyId, 1, 256)));
    } catch (ObjectRefusal refused) {
      throw LogsErrors.invalid(refused.sentence());
    }
    return new Made(
        LookupTable.builder()
            .lookupTableArn(arn(call.scope(), contents.name()))
            .lookupTableName(contents.name())
            .description(contents.description())
            .tableFields(rows.columns())
            .recordsCount((long) rows.rows().size())
            .sizeBytes((long) bytes)
            .lastUpdatedTime(Logs.millis(call.now()))
            .kmsKeyId(body.keyId().isEmpty() ? null : body.keyId())
            .build(),
        body);
  }

  /// What a caller must be allowed who reads a table. Whose key it is must let the caller decrypt.
  List<Permission> reading(String name, Call call) {
    List<Permission> needed = new ArrayList<>();
    needed.add(Permission.of("logs:GetLookupTable", arn(call.scope(), name)));
    logs.read(view -> view.find(KIND, call.scope(), name))
        .map(LookupTable::kmsKeyId)
        .ifPresent(key -> needed.add(Permission.of("kms:Decrypt", key)));
    return needed;
  }

  /// The CSV of a table.
  ///
  /// @throws ApiException when there is none of this name, or its key may not be used
  String csv(Scope scope, String name) {
    LookupBody body =
        logs.read(view -> view.find(BODY, scope, name).orElseThrow(() -> missing(name)));
    try {
      return body.csv(key(scope, name, ""));
    } catch (ObjectRefusal refused) {
      throw LogsErrors.invalid(refused.sentence());
    }
  }

  /// The rows of a table.
  ///
  /// @throws ApiException when there is none of this name, or its key may not be used
  weir.query.insights.LookupTable rows(Scope scope, String name) {
    return weir.query.insights.LookupTable.parse(name, csv(scope, name));
  }
}
