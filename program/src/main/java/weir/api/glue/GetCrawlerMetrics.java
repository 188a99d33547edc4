package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlerMetricsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows what the last runs of crawlers have done.
final class GetCrawlerMetrics
    extends GlueOperation<GetCrawlerMetricsRequest, GetCrawlerMetricsResponse> {
  private final Crawlers crawlers;

  GetCrawlerMetrics(Glue glue, Crawlers crawlers) {
    super(glue, GetCrawlerMetricsRequest::builder, "CrawlerNameList", "MaxResults", "NextToken");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(GetCrawlerMetricsRequest request, Call call) {
    return List.of(Permission.of("glue:" + name(), "*"));
  }

  @Override
  GetCrawlerMetricsResponse done(GetCrawlerMetricsRequest request, Call call) {
    List<String> wanted = request.crawlerNameList();
    Page<String> page =
        Page.of(
            crawlers.all(call.scope()).stream()
                .map(Crawler::name)
                .filter(name -> wanted.isEmpty() || wanted.contains(name))
                .toList(),
            name -> name,
            new Page.Asked(request.maxResults(), request.nextToken(), 1_000));
    return GetCrawlerMetricsResponse.builder()
        .crawlerMetricsList(
            page.items().stream().map(name -> crawlers.metrics(call.scope(), name)).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
