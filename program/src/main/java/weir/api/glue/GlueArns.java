package weir.api.glue;

import java.util.regex.Pattern;
import weir.store.catalog.TableName;
import weir.store.state.Scope;

/// The ARNs of one account's catalogue in one region.
record GlueArns(Scope scope) {
  /// Those that can have tags.
  static final Pattern TAGGED =
      Pattern.compile(
          "arn:(?:aws|aws-cn|aws-us-gov):glue:(?<region>[a-z0-9-]+):(?<account>\\d{12})"
              + ":(?<kind>database|crawler)/(?<name>.+)");

  static GlueArns of(Scope scope) {
    return new GlueArns(scope);
  }

  private String arn(String resource) {
    return "arn:aws:glue:" + scope.region() + ":" + scope.accountId() + ":" + resource;
  }

  String catalog() {
    return arn("catalog");
  }

  String database(String name) {
    return arn("database/" + TableName.folded(name));
  }

  String table(String database, String table) {
    return arn("table/" + TableName.folded(database) + "/" + TableName.folded(table));
  }

  String functions(String database) {
    return arn("userDefinedFunction/" + TableName.folded(database) + "/*");
  }

  String crawler(String name) {
    return arn("crawler/" + name);
  }
}
