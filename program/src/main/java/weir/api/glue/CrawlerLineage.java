package weir.api.glue;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerLineageSettings;
import software.amazon.awssdk.services.glue.model.LineageConfiguration;

/// Lineage, which Weir's crawlers do not draw.
final class CrawlerLineage {
  private CrawlerLineage() {}

  /// @throws ApiException when it is wanted
  static LineageConfiguration checked(@Nullable LineageConfiguration given) {
    if (given != null && given.crawlerLineageSettings() == CrawlerLineageSettings.ENABLE) {
      throw GlueErrors.invalid(
          "CrawlerLineageSettings is ENABLE but must be DISABLE: Weir's crawlers draw no lineage");
    }
    return LineageConfiguration.builder()
        .crawlerLineageSettings(CrawlerLineageSettings.DISABLE)
        .build();
  }
}
