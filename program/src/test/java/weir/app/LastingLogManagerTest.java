package weir.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LastingLogManagerTest {
  @Test
  void handlersStayWhenASignalEndsTheProgram() {
    LastingLogManager manager = new LastingLogManager();
    Logger logger = new Logger("weir.test.lasting", null) {};
    Handler handler = new ConsoleHandler();
    logger.addHandler(handler);
    manager.addLogger(logger);
    manager.reset();
    assertEquals(List.of(handler), List.of(logger.getHandlers()));
  }
}
