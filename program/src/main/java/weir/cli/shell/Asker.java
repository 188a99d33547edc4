package weir.cli.shell;

import java.util.List;

/// Where statements are answered: files, or a service. One thread asks.
public interface Asker extends AutoCloseable {
  /// Gets a statement ready; it runs when its rows are asked for.
  ///
  /// @throws StatementFault when the statement is wrong
  Asked ask(String statement);

  /// The words that a statement can have: tables, columns, functions, keywords.
  List<String> words();

  @Override
  void close();
}
