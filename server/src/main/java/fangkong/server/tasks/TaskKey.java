package fangkong.server.tasks;

import java.time.Instant;
import java.util.UUID;

/** Where a page of tasks ended. */
public record TaskKey(Instant dueAt, UUID person, String kind, String subject) {}
