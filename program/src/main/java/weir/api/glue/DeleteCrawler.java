package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.DeleteCrawlerRequest;
import software.amazon.awssdk.services.glue.model.DeleteCrawlerResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Deletes a crawler that does not run; its tables stay.
final class DeleteCrawler extends GlueOperation<DeleteCrawlerRequest, DeleteCrawlerResponse> {
  private final Crawlers crawlers;

  DeleteCrawler(Glue glue, Crawlers crawlers) {
    super(glue, DeleteCrawlerRequest::builder, "Name");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(DeleteCrawlerRequest request, Call call) {
    return onCrawler(request.name(), call);
  }

  @Override
  DeleteCrawlerResponse done(DeleteCrawlerRequest request, Call call) {
    String name = GlueNames.name("name", request.name());
    crawlers.delete(call.scope(), name);
    glue().tags().forget(GlueArns.of(call.scope()).crawler(name), call);
    return DeleteCrawlerResponse.builder().build();
  }
}
