package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.ListCrawlersRequest;
import software.amazon.awssdk.services.glue.model.ListCrawlersResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the names of the crawlers that have certain tags.
final class ListCrawlers extends GlueOperation<ListCrawlersRequest, ListCrawlersResponse> {
  private final Crawlers crawlers;

  ListCrawlers(Glue glue, Crawlers crawlers) {
    super(glue, ListCrawlersRequest::builder, "MaxResults", "NextToken", "Tags");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(ListCrawlersRequest request, Call call) {
    return List.of(Permission.of("glue:" + name(), "*"));
  }

  @Override
  ListCrawlersResponse done(ListCrawlersRequest request, Call call) {
    GlueArns arns = GlueArns.of(call.scope());
    List<String> names =
        crawlers.all(call.scope()).stream()
            .map(Crawler::name)
            .filter(name ->
                glue()
                    .tags()
                    .of(arns.crawler(name), call)
                    .entrySet()
                    .containsAll(request.tags().entrySet()))
            .toList();
    Page<String> page =
        Page.of(
            names, name -> name, new Page.Asked(request.maxResults(), request.nextToken(), 1_000));
    return ListCrawlersResponse.builder()
        .crawlerNames(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
