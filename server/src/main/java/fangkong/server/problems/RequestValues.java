package fangkong.server.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What no request may hold, wherever it stands: a NUL, which PostgreSQL keeps in no text, and a
 * time nobody lives in. Bodies are JSON or files and say which, whatever else the libraries here
 * can parse.
 */
@Configuration(proxyBeanMethods = false)
class RequestValues implements WebMvcConfigurer {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2200;
  private static final MediaType YAML = MediaType.APPLICATION_YAML;

  static boolean hasNul(String text) {
    return text.indexOf('\u0000') >= 0;
  }

  static boolean isPossible(OffsetDateTime time) {
    return time.getYear() >= EARLIEST_YEAR && time.getYear() <= LATEST_YEAR;
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, OffsetDateTime.class, RequestValues::time);
  }

  private static OffsetDateTime time(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    if (!isPossible(time)) {
      throw new DateTimeException("year " + time.getYear());
    }
    return time;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.getParameterMap().forEach(RequestValues::check);
            String type = request.getContentType();
            if (type != null && type.contains("*")) {
              throw Refused.because(ProblemCode.MEDIA_TYPE, "Content-Type", type);
            }
            return true;
          }
        });
  }

  private static void check(String name, String[] values) {
    if (hasNul(name) || Arrays.stream(values).anyMatch(RequestValues::hasNul)) {
      throw Refused.because(ProblemCode.BAD_VALUE, name.replace("\u0000", ""), "");
    }
  }

  @Override
  public void configureMessageConverters(ServerBuilder builder) {
    builder.configureMessageConvertersList(
        converters -> converters.removeIf(RequestValues::readsYaml));
  }

  private static boolean readsYaml(HttpMessageConverter<?> converter) {
    return converter.getSupportedMediaTypes().contains(YAML);
  }
}
