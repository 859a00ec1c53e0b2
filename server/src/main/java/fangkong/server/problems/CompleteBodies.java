package fangkong.server.problems;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that leaves out a component its record needs: each one that is not
 * {@code @Nullable}, and every element of a list; and one with a value that no request may hold.
 */
@RestControllerAdvice
class CompleteBodies extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter,
      Type targetType,
      Class<? extends HttpMessageConverter<?>> converterType) {
    return parameter.getParameterType().isRecord();
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type targetType,
      Class<? extends HttpMessageConverter<?>> converterType) {
    check("body", body);
    return body;
  }

  private static void check(String field, @Nullable Object value) {
    if (value == null) {
      throw Refused.because(ProblemCode.MISSING_FIELD, field, "");
    } else if (value instanceof String text && RequestValues.hasNul(text)) {
      throw Refused.because(ProblemCode.BAD_VALUE, field, "");
    } else if (value instanceof OffsetDateTime time && !RequestValues.isPossible(time)) {
      throw Refused.because(ProblemCode.IMPOSSIBLE_TIME, field, time.toString());
    } else if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        check(field + "[" + index + "]", element);
        index++;
      }
    } else if (value instanceof Record && value.getClass().getName().startsWith("fangkong.")) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object part = read(value, component);
        if (part != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          check(component.getName(), part);
        }
      }
    }
  }

  private static @Nullable Object read(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("component " + component.getName() + " cannot be read", e);
    }
  }
}
