package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.Schedule;
import software.amazon.awssdk.services.glue.model.ScheduleState;
import software.amazon.awssdk.services.glue.model.StopCrawlerScheduleRequest;
import software.amazon.awssdk.services.glue.model.StopCrawlerScheduleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Keeps a crawler from running by itself.
final class StopCrawlerSchedule
    extends GlueOperation<StopCrawlerScheduleRequest, StopCrawlerScheduleResponse> {
  private final Crawlers crawlers;

  StopCrawlerSchedule(Glue glue, Crawlers crawlers) {
    super(glue, StopCrawlerScheduleRequest::builder, "CrawlerName");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(StopCrawlerScheduleRequest request, Call call) {
    return onCrawler(request.crawlerName(), call);
  }

  @Override
  StopCrawlerScheduleResponse done(StopCrawlerScheduleRequest request, Call call) {
    crawlers.update(
        call.scope(),
        GlueNames.name("crawlerName", request.crawlerName()),
        before -> before.toBuilder().schedule(turned(before)).build());
    return StopCrawlerScheduleResponse.builder().build();
  }

  private static Schedule turned(Crawler crawler) {
    Schedule schedule = crawler.schedule();
    if (schedule == null) {
      throw ApiException.badRequest(
          "NoScheduleException", "Crawler " + crawler.name() + " has no schedule");
    }
    if (schedule.state() == ScheduleState.NOT_SCHEDULED) {
      throw ApiException.badRequest(
          "SchedulerNotRunningException", "Crawler " + crawler.name() + " is not scheduled");
    }
    return schedule.toBuilder().state(ScheduleState.NOT_SCHEDULED).build();
  }
}
