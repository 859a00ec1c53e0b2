package fangkong.server;

import fangkong.judgement.regions.Region;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of our own types. What goes over the wire as a text is a text whatever type holds it
 * here; a record inside another class has the name of both, so that two called {@code Row} stay
 * two. Remembers which record each schema is of. Thread-safe.
 */
final class ApiSchemas implements ModelConverter {

  private static final String CONTROLLER = "Controller";

  private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

  Map<String, Class<?>> records() {
    return Map.copyOf(records);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (raw == Region.class || raw == ZoneId.class) {
      return new JsonSchema().typesItem("string");
    }
    if (raw == Duration.class) {
      return new JsonSchema().typesItem("string").format("duration");
    }
    if (JsonNode.class.isAssignableFrom(raw)) {
      return new JsonSchema();
    }
    if (raw.isRecord() && raw.getName().startsWith("fangkong.")) {
      String name = name(raw);
      Class<?> other = records.putIfAbsent(name, raw);
      if (other != null && other != raw) {
        throw new IllegalStateException(
            name + " is " + raw + " and " + other + ". Maybe rename one of them.");
      }
      type.setName(name);
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    if (outer == null) {
      return type.getSimpleName();
    }
    String around = name(outer);
    String bare =
        around.endsWith(CONTROLLER)
            ? around.substring(0, around.length() - CONTROLLER.length())
            : around;
    return bare + type.getSimpleName();
  }
}
