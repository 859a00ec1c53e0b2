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
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many SQL statements a request took, the scope of each transaction and the session included:
 * counted on the thread that answers it, so that the work of others does not count.
 */
public final class Statements {

  private static final ThreadLocal<@Nullable AtomicInteger> COUNT = new ThreadLocal<>();

  private final Map<String, Integer> counted = new ConcurrentHashMap<>();

  /** Asks and counts. Only one may ask for a path at a time. */
  public int countGet(Api asking, String path) {
    counted.remove(path);
    asking.get(path).expect(200);
    Patience.until("statements of " + path + " are counted", () -> counted.containsKey(path));
    return counted.getOrDefault(path, -1);
  }

  /** Counts what is prepared on the connections of the server. */
  static final class Counted extends DelegatingDataSource {
    Counted(DataSource target) {
      super(target);
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
      Connection connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> {
                AtomicInteger count = COUNT.get();
                if (count != null
                    && (method.getName().startsWith("prepare")
                        || method.getName().equals("createStatement"))) {
                  count.incrementAndGet();
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }

  @Bean
  static BeanPostProcessor counting() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("dataSource") && bean instanceof DataSource source
            ? new Counted(source)
            : bean;
      }
    };
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  OncePerRequestFilter countingFilter() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        AtomicInteger count = new AtomicInteger();
        COUNT.set(count);
        try {
          chain.doFilter(request, response);
        } finally {
          COUNT.remove();
          String query = request.getQueryString();
          counted.put(request.getRequestURI() + (query == null ? "" : "?" + query), count.get());
        }
      }
    };
  }
}
