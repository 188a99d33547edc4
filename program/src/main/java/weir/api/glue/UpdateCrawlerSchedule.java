package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerScheduleRequest;
import software.amazon.awssdk.services.glue.model.UpdateCrawlerScheduleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes when a crawler runs by itself.
final class UpdateCrawlerSchedule
    extends GlueOperation<UpdateCrawlerScheduleRequest, UpdateCrawlerScheduleResponse> {
  private final Crawlers crawlers;

  UpdateCrawlerSchedule(Glue glue, Crawlers crawlers) {
    super(glue, UpdateCrawlerScheduleRequest::builder, "CrawlerName", "Schedule");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(UpdateCrawlerScheduleRequest request, Call call) {
    return onCrawler(request.crawlerName(), call);
  }

  @Override
  UpdateCrawlerScheduleResponse done(UpdateCrawlerScheduleRequest request, Call call) {
    Schedule schedule = CrawlerSettings.schedule(request.schedule());
    crawlers.update(
        call.scope(),
        GlueNames.name("crawlerName", request.crawlerName()),
        before -> before.toBuilder().schedule(schedule).build());
    return UpdateCrawlerScheduleResponse.builder().build();
  }
}
