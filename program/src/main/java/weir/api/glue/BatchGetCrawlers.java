package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersRequest;
import software.amazon.awssdk.services.glue.model.BatchGetCrawlersResponse;
import software.amazon.awssdk.services.glue.model.Crawler;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows up to 100 crawlers by their names.
final class BatchGetCrawlers
    extends GlueOperation<BatchGetCrawlersRequest, BatchGetCrawlersResponse> {
  private final Crawlers crawlers;

  BatchGetCrawlers(Glue glue, Crawlers crawlers) {
    super(glue, BatchGetCrawlersRequest::builder, "CrawlerNames");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(BatchGetCrawlersRequest request, Call call) {
    return request.crawlerNames().isEmpty()
        ? onCrawler(null, call)
        : request.crawlerNames().stream().flatMap(name -> onCrawler(name, call).stream()).toList();
  }

  @Override
  BatchGetCrawlersResponse done(BatchGetCrawlersRequest request, Call call) {
    List<String> names = RULES.size("crawlerNames", request.crawlerNames(), 0, 100);
    List<Crawler> found =
        crawlers.all(call.scope()).stream().filter(one -> names.contains(one.name())).toList();
    List<String> there = found.stream().map(Crawler::name).toList();
    return BatchGetCrawlersResponse.builder()
        .crawlers(found)
        .crawlersNotFound(names.stream().filter(name -> !there.contains(name)).toList())
        .build();
  }
}
