package fangkong.server;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts the statements that requests send to the database; those of the worker in the background
 * are not counted. For one request at a time.
 */
public final class Statements implements BeanPostProcessor {

  private static final String WORKER = "assessor";

  private final AtomicLong executed = new AtomicLong();

  /** How many statements this call makes the server send. */
  public long during(Runnable call) {
    long before = executed.get();
    call.run();
    return executed.get() - before;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof HikariDataSource pool ? new Counting(pool) : bean;
  }

  /** A pool that is none itself: it hands out the connections of the real one. */
  private final class Counting extends HikariDataSource {
    private final HikariDataSource pool;

    Counting(HikariDataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = pool.getConnection();
      return proxy(
          Connection.class,
          connection,
          (method, result) ->
              method.equals("prepareStatement")
                  ? proxy(PreparedStatement.class, (PreparedStatement) result, this::count)
                  : result);
    }

    private Object count(String method, Object result) {
      if (method.startsWith("execute") && !Thread.currentThread().getName().equals(WORKER)) {
        executed.incrementAndGet();
      }
      return result;
    }
  }

  private interface After {
    Object called(String method, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return after.called(method.getName(), method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
