package fangkong.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the OpenAPI document say what the code says, so that clients can be generated from it: a
 * component of a record that is {@code @Nullable} may be null, and in what is asked it may be left
 * out; every operation has a name of its own, and every one can end in a problem.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

  private static final String PROBLEM = "Problem";
  private static final String NULL = "null";
  private static final String CONTROLLER = "-controller";

  private final ApiSchemas schemas = new ApiSchemas();

  @Bean
  ModelConverter apiSchemas() {
    return schemas;
  }

  @Bean
  GlobalOpenApiCustomizer completeDocument() {
    return document -> {
      completeRecords(document);
      document.getComponents().addSchemas(PROBLEM, problem());
      List<Operation> operations =
          document.getPaths().values().stream()
              .map(PathItem::readOperations)
              .flatMap(List::stream)
              .toList();
      nameApart(operations);
      for (Operation operation : operations) {
        operation.getResponses().addApiResponse(ApiResponses.DEFAULT, refused());
        operation.setTags(operation.getTags().stream().map(ApiDocument::feature).toList());
      }
    };
  }

  private void completeRecords(OpenAPI document) {
    ApiRequests requests = ApiRequests.of(document);
    schemas
        .records()
        .forEach((name, type) -> {
          Schema<?> schema = document.getComponents().getSchemas().get(name);
          if (schema != null) {
            flatten(schema, document);
            if (schema.getProperties() != null) {
              complete(schema, type, requests.reach(name));
            }
          }
        });
  }

  /** A record that is one of several alternatives says all of itself, and nothing of the others. */
  private static void flatten(Schema<?> schema, OpenAPI document) {
    if (schema.getAllOf() == null) {
      return;
    }
    for (Schema<?> part : schema.getAllOf()) {
      if (part.get$ref() != null) {
        document.getComponents().getSchemas().remove(ApiRequests.name(part.get$ref()));
      } else {
        schema.setProperties(part.getProperties());
      }
    }
    schema.setAllOf(null);
    schema.addType("object");
  }

  private static void complete(Schema<?> schema, Class<?> type, boolean asked) {
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      Schema<?> property = schema.getProperties().get(name);
      if (property != null) {
        boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean leavesOutNull = component.getAccessor().isAnnotationPresent(JsonInclude.class);
        if (mayBeNull && !leavesOutNull) {
          schema.getProperties().put(name, nullable(property));
        }
        if (!mayBeNull || (!asked && !leavesOutNull)) {
          required.add(name);
        }
      }
    }
    schema.setRequired(required);
  }

  private static Schema<?> nullable(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem(NULL)));
    }
    if (schema.getTypes() != null) {
      schema.addType(NULL);
    }
    if (schema.getEnum() != null) {
      schema.addEnumItemObject(null);
    }
    return schema;
  }

  /** Methods of the same name in several controllers are told apart by the controller. */
  private static void nameApart(List<Operation> operations) {
    Map<String, List<Operation>> named =
        operations.stream()
            .collect(
                Collectors.groupingBy(
                    operation -> operation.getOperationId().replaceFirst("_\\d+$", ""),
                    TreeMap::new,
                    Collectors.toList()));
    named.forEach((name, same) -> {
      for (Operation operation : same) {
        operation.setOperationId(
            same.size() == 1 ? name : name + upperCamel(feature(operation.getTags().getFirst())));
      }
    });
  }

  private static String feature(String tag) {
    return tag.endsWith(CONTROLLER) ? tag.substring(0, tag.length() - CONTROLLER.length()) : tag;
  }

  private static String upperCamel(String words) {
    return Stream.of(words.split("-", -1))
        .map(
            word -> word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static ApiResponse refused() {
    return new ApiResponse()
        .description("Refused, with a stable code")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new JsonSchema().$ref("#/components/schemas/" + PROBLEM))));
  }

  private static Schema<?> problem() {
    Schema<?> error = typed("object");
    error.addProperty("index", typed("integer"));
    error.addProperty("code", typed("string"));
    error.addProperty("field", typed("string"));
    error.addProperty("detail", typed("string"));
    error.setRequired(List.of("code", "detail"));
    Schema<?> errors = typed("array");
    errors.setItems(error);
    Schema<?> problem = typed("object");
    problem.addProperty("type", typed("string"));
    problem.addProperty("title", typed("string"));
    problem.addProperty("status", typed("integer"));
    problem.addProperty("detail", typed("string"));
    problem.addProperty("code", typed("string"));
    problem.addProperty("errors", errors);
    problem.setRequired(List.of("type", "title", "status", "detail", "code"));
    return problem;
  }

  private static Schema<?> typed(String type) {
    return new JsonSchema().typesItem(type);
  }
}
