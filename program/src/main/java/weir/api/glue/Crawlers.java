package weir.api.glue;

import software.amazon.awssdk.services.glue.model.Crawler;
import weir.api.protocol.ShapeText;
import weir.store.state.DocumentKind;
import weir.store.state.Scope;
import weir.store.state.StateStore;
import weir.store.state.StateView;

/// The crawlers of every account, as they are kept.
final class Crawlers {
  private static final DocumentKind<Crawler> KIND =
      new DocumentKind<>(
          "glue.crawler",
          ShapeText::print,
          text -> ShapeText.fill(Crawler.builder(), text).build());

  private Crawlers() {}

  /// @throws ApiException when there is none
  static Crawler crawler(StateStore store, Scope scope, String name) {
    return store.read(view -> crawler(view, scope, name));
  }

  static Crawler crawler(StateView view, Scope scope, String name) {
    return view.find(KIND, scope, name)
        .orElseThrow(
            () -> GlueErrors.notFound("Crawler entry with name " + name + " does not exist"));
  }
}
