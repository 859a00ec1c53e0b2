package fangkong.server.database;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The settings of the embedded PostgreSQL.
 *
 * <p>What an operator may change stands in {@code postgresql.conf}, which is written again before
 * each start and ends by reading {@code local.conf}; what keeps data safe stands on the command
 * line, where no file overrides it.
 */
final class PostgresSettings {
  static final String HBA =
      """
      # Written again before each start.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private static final List<String> DURABLE =
      List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
  private static final List<String> THROW_AWAY =
      List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");

  private PostgresSettings() {}

  /** Sized for the memory of the machine or container: 2 GiB of buffers on 24 GiB. */
  static String conf(int poolSize) {
    long memory = 4096;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      memory = system.getTotalMemorySize() >> 20;
    }
    long buffers = Math.clamp(memory / 11, 128, 2048);
    return """
    # Written again before each start. Put settings of your own into local.conf beside this file.
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    max_connections = %d
    shared_buffers = %dMB
    effective_cache_size = %dMB
    work_mem = 16MB
    maintenance_work_mem = 256MB
    min_wal_size = 256MB
    max_wal_size = 2GB
    checkpoint_timeout = 5min
    checkpoint_completion_target = 0.9
    random_page_cost = 1.1
    jit = off
    max_locks_per_transaction = 256
    idle_in_transaction_session_timeout = 5min
    client_connection_check_interval = 5s
    datestyle = 'iso, ymd'
    timezone = 'UTC'
    log_timezone = 'UTC'
    # Statements and their values never reach the log: they may hold personal data.
    log_min_messages = log
    log_min_error_statement = panic
    log_error_verbosity = terse
    log_parameter_max_length = 0
    log_parameter_max_length_on_error = 0
    log_checkpoints = off
    log_autovacuum_min_duration = -1
    log_line_prefix = '%%m [%%p] '
    include_if_exists = 'local.conf'
    """
        .formatted(Math.max(100, poolSize + 40), buffers, Math.max(256, memory / 2));
  }

  /** Arguments of {@code postgres}; a throw-away cluster, for tests alone, gives up durability. */
  static List<String> arguments(boolean durable) {
    return (durable ? DURABLE : THROW_AWAY).stream().map(s -> "--" + s).toList();
  }
}
