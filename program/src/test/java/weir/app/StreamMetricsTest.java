package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A delivery stream as Prometheus sees it.
class StreamMetricsTest {
  private final DoctorRoom room = new DoctorRoom();
  private final ServiceMetrics metrics =
      new ServiceMetrics(new PrometheusRegistry(), () -> room.fitting.plane);

  @AfterEach
  void close() {
    room.close();
  }

  private double value(String name, String stream) {
    String start = "weir_delivery_stream_" + name + "{stream=\"" + stream + "\"} ";
    return metrics
        .text()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElse(Double.NaN);
  }

  private void await(double expected, String name, String stream) {
    for (int i = 0; value(name, stream) != expected; i++) {
      assertTrue(i < 300, () -> name + " is not " + expected + ": " + metrics.text());
      room.passSlowly(Duration.ofSeconds(3));
    }
  }

  @Test
  void countsWhatComesWhatWaitsAndWhatArrives() {
    String stream =
        room.stream(
            room.deliverer(), ", \"BufferingHints\": {\"SizeInMBs\": 1, \"IntervalInSeconds\": 0}");
    await(0, "incoming_records_total", stream);
    room.s3("DELETE", "/" + DoctorRoom.BUCKET, "");
    room.firehose(
        "PutRecordBatch",
        "{\"DeliveryStreamName\":\"out\",\"Records\":[{\"Data\":\"YWJj\"},{\"Data\":\"ZGU=\"}]}");
    assertEquals(2, value("incoming_records_total", stream));
    assertEquals(5, value("incoming_bytes_total", stream));
    assertEquals(2, value("waiting_records", stream));
    assertEquals(5, value("waiting_bytes", stream));
    await(0, "delivers", stream);
    assertTrue(value("failed_attempts_total", stream) >= 1, metrics::text);
    room.pass(Duration.ofMinutes(10));
    assertTrue(value("data_freshness_seconds", stream) >= 600, metrics::text);
    assertEquals(0, value("delivered_records_total", stream));

    room.s3("PUT", "/" + DoctorRoom.BUCKET, "");
    await(2, "delivered_records_total", stream);
    await(1, "delivers", stream);
    assertEquals(5, value("delivered_bytes_total", stream));
    assertEquals(0, value("waiting_records", stream));
    assertEquals(0, value("data_freshness_seconds", stream));
  }
}
