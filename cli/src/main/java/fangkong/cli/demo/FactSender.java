package fangkong.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Sends facts as devices do: in batches, a few at a time; it remembers under which id the register
 * knows whom.
 */
public final class FactSender implements AutoCloseable {

  private static final int BATCH = 1_000;
  private static final int AT_ONCE = 3;
  private static final Pattern ID_NUMBER = Pattern.compile("\"idNumber\":\"([^\"]+)\"");

  private final Api api;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
  private final Semaphore room = new Semaphore(AT_ONCE + 1);
  private final LongAdder accepted = new LongAdder();
  private final Map<String, String> people = new ConcurrentHashMap<>();

  public FactSender(Api api) {
    this.api = api;
  }

  /** Sends a file of facts, one a line. */
  public void sendFile(Path file) throws IOException {
    List<Future<?>> sent = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      List<String> batch = new ArrayList<>(BATCH);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        batch.add(line);
        if (batch.size() == BATCH) {
          sent.add(submit(batch));
          batch = new ArrayList<>(BATCH);
        }
      }
      sent.add(submit(batch));
    }
    await(sent);
  }

  public void send(List<String> facts) {
    List<Future<?>> sent = new ArrayList<>();
    for (int from = 0; from < facts.size(); from += BATCH) {
      sent.add(submit(facts.subList(from, Math.min(facts.size(), from + BATCH))));
    }
    await(sent);
  }

  private Future<?> submit(List<String> batch) {
    room.acquireUninterruptibly();
    return workers.submit(() -> {
      try {
        post(batch);
      } finally {
        room.release();
      }
    });
  }

  private void post(List<String> batch) {
    if (batch.isEmpty()) {
      return;
    }
    JsonNode taken =
        api.postText(
            "/api/evidence", "application/json", "{\"facts\":[" + String.join(",", batch) + "]}");
    accepted.add(taken.path("accepted").intValue());
    JsonNode ids = taken.path("people");
    for (int i = 0; i < batch.size(); i++) {
      Matcher idNumber = ID_NUMBER.matcher(batch.get(i));
      if (idNumber.find()) {
        people.put(idNumber.group(1), ids.get(i).stringValue());
      }
    }
  }

  private static void await(List<Future<?>> sent) {
    for (Future<?> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while facts were sent", e);
      }
    }
  }

  public long accepted() {
    return accepted.sum();
  }

  /** The register's id of a person who was sent with this identity number. */
  public String person(String idNumber) {
    String id = people.get(idNumber);
    if (id == null) {
      throw new IllegalStateException("a person of the ground truth was never sent");
    }
    return id;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
