package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.GetCrawlerRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlerResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a crawler.
final class GetCrawler extends GlueOperation<GetCrawlerRequest, GetCrawlerResponse> {
  private final Crawlers crawlers;

  GetCrawler(Glue glue, Crawlers crawlers) {
    super(glue, GetCrawlerRequest::builder, "Name");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(GetCrawlerRequest request, Call call) {
    return onCrawler(request.name(), call);
  }

  @Override
  GetCrawlerResponse done(GetCrawlerRequest request, Call call) {
    return GetCrawlerResponse.builder()
        .crawler(crawlers.shown(call.scope(), GlueNames.name("name", request.name())))
        .build();
  }
}
