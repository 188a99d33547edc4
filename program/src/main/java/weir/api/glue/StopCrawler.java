package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.StopCrawlerRequest;
import software.amazon.awssdk.services.glue.model.StopCrawlerResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Ends a crawl early.
final class StopCrawler extends GlueOperation<StopCrawlerRequest, StopCrawlerResponse> {
  private final Crawlers crawlers;

  StopCrawler(Glue glue, Crawlers crawlers) {
    super(glue, StopCrawlerRequest::builder, "Name");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(StopCrawlerRequest request, Call call) {
    return onCrawler(request.name(), call);
  }

  @Override
  StopCrawlerResponse done(StopCrawlerRequest request, Call call) {
    crawlers.stop(call.scope(), GlueNames.name("name", request.name()));
    return StopCrawlerResponse.builder().build();
  }
}
