package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.StartCrawlerRequest;
import software.amazon.awssdk.services.glue.model.StartCrawlerResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Begins a crawl.
final class StartCrawler extends GlueOperation<StartCrawlerRequest, StartCrawlerResponse> {
  private final Crawlers crawlers;

  StartCrawler(Glue glue, Crawlers crawlers) {
    super(glue, StartCrawlerRequest::builder, "Name");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(StartCrawlerRequest request, Call call) {
    return onCrawler(request.name(), call);
  }

  @Override
  StartCrawlerResponse done(StartCrawlerRequest request, Call call) {
    crawlers.start(call.scope(), GlueNames.name("name", request.name()));
    return StartCrawlerResponse.builder().build();
  }
}
