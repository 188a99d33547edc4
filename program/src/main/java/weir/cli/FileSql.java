package weir.cli;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weir.cli.shell.Asked;
import weir.cli.shell.Asker;
import weir.cli.shell.StatementFault;
import weir.model.aws.NearName;
import weir.query.files.QueryTable;
import weir.query.sql.AnalyzedQuery;
import weir.query.sql.SqlColumn;
import weir.query.sql.SqlFault;
import weir.query.sql.SqlName;
import weir.query.sql.SqlSession;
import weir.query.sql.SqlStatement;
import weir.query.sql.SqlText;
import weir.query.sql.SqlVocabulary;

/// Athena's SQL over flow-log files, which are the table `flow_logs`.
final class FileSql implements Asker {
  static final String CATALOG = "awsdatacatalog";
  static final String SCHEMA = "default";
  private static final Pattern DESCRIBE =
      Pattern.compile(
          "(?is)\\s*(?:DESC(?:RIBE)?(?:\\s+FORMATTED|\\s+EXTENDED)?|SHOW\\s+COLUMNS\\s+(?:FROM|IN))\\s+(\\S+)\\s*");
  private static final Pattern UNKNOWN_COLUMN = Pattern.compile("Column '([^']*)'");
  private static final Pattern TABLES = Pattern.compile("(?is)\\s*SHOW\\s+TABLES\\s*");

  private final QueryTable table;
  private final InstantSource clock;

  FileSql(QueryTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Asked ask(String statement) {
    try {
      return switch (SqlStatement.parse(catalogued(statement))) {
        case SqlStatement.Select select ->
            new FileAnswer(
                table.prepare(AnalyzedQuery.of(select.query(), table.catalog(), session())));
        default ->
            throw StatementFault.at(
                0,
                0,
                "over files only SELECT, DESCRIBE flow_logs and SHOW TABLES can be asked; tables,"
                    + " views and all else are of a running service: weir sql --endpoint URL");
      };
    } catch (SqlFault wrong) {
      throw StatementFault.at(wrong.line(), wrong.column(), wrong.message() + hint(wrong));
    }
  }

  /// The column that was probably meant.
  private String hint(SqlFault wrong) {
    Matcher unknown = UNKNOWN_COLUMN.matcher(wrong.message());
    return wrong.errorName().equals("COLUMN_NOT_FOUND") && unknown.find()
        ? NearName.hint(unknown.group(1), table.columns())
        : "";
  }

  private SqlSession session() {
    return new SqlSession(
        CATALOG, SCHEMA, clock.instant(), System.getProperty("user.name", ""), ZoneOffset.UTC);
  }

  /// Statements about the table as queries for constants.
  private String catalogued(String statement) {
    Matcher described = DESCRIBE.matcher(statement);
    if (TABLES.matcher(statement).matches()) {
      return "SELECT * FROM (VALUES 'flow_logs') AS t(tab_name)";
    }
    if (!described.matches()) {
      return statement;
    }
    return columns().stream()
        .map(column ->
            "(" + SqlText.text(column.name()) + ", " + SqlText.text(column.type().hiveText()) + ")")
        .collect(Collectors.joining(", ", "SELECT * FROM (VALUES ", ") AS t(col_name, data_type)"));
  }

  private List<SqlColumn> columns() {
    return table
        .catalog()
        .relation(new SqlName(CATALOG, SCHEMA, "flow_logs"))
        .orElseThrow()
        .columns();
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of("flow_logs"));
    columns().forEach(column -> words.add(column.name()));
    words.addAll(SqlVocabulary.functions());
    words.addAll(SqlVocabulary.keywords());
    return words;
  }

  @Override
  public void close() {
    table.close();
  }
}
