package fangkong.server;

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
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;

/**
 * How many SQL statements a request took, the scope of each transaction and the session included:
 * counted on the thread that answers it, so that the work of others does not count.
 */
public final class Statements {

  private static final ThreadLocal<@Nullable AtomicInteger> COUNT = new ThreadLocal<>();

  private final Map<String, Integer> counted = new ConcurrentHashMap<>();

  /** Asks and counts. Only one may ask for a path at a time. */
  public int countGet(Api asking, String path) {
    return count(path, () -> asking.get(path));
  }

  /** The same of what is asked with a body. */
  public int countPost(Api asking, String path, JsonNode body) {
    return count(path, () -> asking.post(path, body));
  }

  private int count(String path, Supplier<Api.Answer> asked) {
    counted.remove(path);
    asked.get().expect(200);
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
