package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.GetCrawlersRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlersResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows all crawlers.
final class GetCrawlers extends GlueOperation<GetCrawlersRequest, GetCrawlersResponse> {
  private final Crawlers crawlers;

  GetCrawlers(Glue glue, Crawlers crawlers) {
    super(glue, GetCrawlersRequest::builder, "MaxResults", "NextToken");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(GetCrawlersRequest request, Call call) {
    return List.of(Permission.of("glue:" + name(), "*"));
  }

  @Override
  GetCrawlersResponse done(GetCrawlersRequest request, Call call) {
    Page<Crawler> page =
        Page.of(
            crawlers.all(call.scope()),
            Crawler::name,
            new Page.Asked(request.maxResults(), request.nextToken(), 1_000));
    return GetCrawlersResponse.builder().crawlers(page.items()).nextToken(page.nextToken()).build();
  }
}
