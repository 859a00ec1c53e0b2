package fangkong.server;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The named schemas that the body of some request reaches. Whoever asks may leave out what may be
 * null; the answers always say it.
 */
final class ApiRequests {

  private final Components components;
  private final Set<String> reached = new HashSet<>();

  private ApiRequests(Components components) {
    this.components = components;
  }

  static ApiRequests of(OpenAPI document) {
    ApiRequests requests = new ApiRequests(document.getComponents());
    document.getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(List::stream)
        .map(Operation::getRequestBody)
        .filter(Objects::nonNull)
        .map(RequestBody::getContent)
        .flatMap(content -> content.values().stream())
        .map(MediaType::getSchema)
        .forEach(requests::walkBody);
    return requests;
  }

  boolean reach(String name) {
    return reached.contains(name);
  }

  static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** A body that is read as a tree may have any fields; without a word it would have none. */
  private void walkBody(Schema<?> body) {
    if (body.get$ref() == null
        && body.getTypes() != null
        && body.getTypes().contains("object")
        && body.getProperties() == null) {
      body.setAdditionalProperties(true);
    }
    walk(body);
  }

  private void walk(@Nullable Schema<?> schema) {
    if (schema == null) {
      return;
    }
    String reference = schema.get$ref();
    if (reference != null && reached.add(name(reference))) {
      walk(components.getSchemas().get(name(reference)));
    }
    walk(schema.getItems());
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      walk(values);
    }
    Stream.of(
            schema.getProperties() == null ? null : schema.getProperties().values(),
            schema.getAllOf(),
            schema.getAnyOf(),
            schema.getOneOf())
        .filter(Objects::nonNull)
        .flatMap(Collection::stream)
        .forEach(this::walk);
  }
}
