package weir.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConnectionTableTest {
  private record Words(long a, long b, long c, long d, long key) {}

  private record Row(long state, long expiry) {}

  @Test
  void answersLikeAMapWhileRowsComeAgeAndGo() {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      ConnectionTable table = new ConnectionTable(4096);
      Map<Words, Row> rows = new HashMap<>();
      int population = 50 + random.nextInt(1000);
      long now = 0;
      for (int i = 0; i < 20_000; i++) {
        now += random.nextInt(10);
        Words words =
            new Words(0, random.nextInt(3), 0, random.nextInt(population), 1 + random.nextInt(2));
        Row row = rows.get(words);
        boolean alive = row != null && row.expiry() >= now;
        int slot = find(table, words, now);
        String where = "seed " + seed + ", round " + round + ", step " + i;
        assertEquals(alive, slot != ConnectionTable.ABSENT, where);
        if (row != null && alive) {
          assertEquals(row.state(), table.state(slot), where);
        }
        switch (random.nextInt(4)) {
          case 0 -> {
            if (slot != ConnectionTable.ABSENT) {
              table.remove(slot);
              rows.remove(words);
            }
          }
          default -> {
            if (slot == ConnectionTable.ABSENT) {
              slot = table.insert(words.a(), words.b(), words.c(), words.d(), words.key(), now);
            }
            assertNotEquals(ConnectionTable.ABSENT, slot, where);
            Row fresh = new Row(random.nextLong(), now + random.nextInt(5000));
            table.state(slot, fresh.state());
            table.expireAt(slot, fresh.expiry());
            rows.put(words, fresh);
          }
        }
      }
      long end = now;
      assertEquals(
          rows.values().stream().filter(row -> row.expiry() >= end).count(), table.live(end));
    }
  }

  private static int find(ConnectionTable table, Words words, long now) {
    return table.find(words.a(), words.b(), words.c(), words.d(), words.key(), now);
  }

  @Test
  void refusesRowsBeyondItsBoundUntilSomeDie() {
    ConnectionTable table = new ConnectionTable(128);
    int held = 0;
    for (int i = 0; i < 1000; i++) {
      int slot = table.insert(0, i, 0, 0, 1, 0);
      if (slot != ConnectionTable.ABSENT) {
        table.expireAt(slot, 2_000_000_000L);
        held++;
      }
    }
    assertEquals(128, held);
    assertEquals(128, table.live(0));
    assertNotEquals(ConnectionTable.ABSENT, table.insert(0, 5000, 0, 0, 1, 2_000_000_001L));
    assertEquals(1, table.live(2_000_000_001L));
  }
}
