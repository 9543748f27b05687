package org.jixia.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The contract between who tells an event and who hears it: the schema file at the producer. What is told must match it, what a
 * consumer reads must be in it, and {@code docs/interfaces.md} lists exactly what has one.
 */
public final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final String END = ".v1.json";

    private EventSchemas() {}

    /** Fails with everything in the data of an event that its schema does not say. */
    public static void told(String producer, String name, JsonNode data) {
        var faults = new ArrayList<String>();
        match(schema(producer, name), data, name, faults);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    /** Fails unless the producer's schema has every component of the record that a consumer reads the event as. */
    public static void heard(String producer, String name, Class<? extends Record> record) {
        var faults = new ArrayList<String>();
        promise(schema(producer, name), record, name, faults);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    /** The names of the events that a service has schemas for. */
    public static Set<String> of(String producer) {
        var folder = folder(producer);
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var files = Files.list(folder)) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(END))
                    .forEach(file -> names.add(file.substring(0, file.length() - END.length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the events that {@code docs/interfaces.md} lists for a service; decisions may come from all. */
    public static Set<String> listed(String producer) {
        try (var lines = Files.lines(Repository.root().resolve("docs/interfaces.md"))) {
            var names = new TreeSet<String>();
            lines.filter(line -> line.startsWith("| `jixia." + producer + "."))
                    .map(line -> line.split("\\|")[2])
                    .forEach(cell -> NAME.matcher(cell).results().forEach(found -> names.add(found.group(1))));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String producer) {
        return Repository.root().resolve("services").resolve(producer).resolve("src/main/resources/events");
    }

    private static JsonNode schema(String producer, String name) {
        try {
            return JSON.readTree(folder(producer).resolve(name + END).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void match(JsonNode schema, JsonNode value, String where, List<String> faults) {
        if (schema.has("type") && !isOf(schema.get("type"), value)) {
            faults.add(where + " is no " + schema.get("type") + ": " + value);
            return;
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(where + " is none of " + schema.get("enum") + ": " + value);
        }
        if ("uuid".equals(schema.path("format").asText()) && value.isTextual()) {
            try {
                UUID.fromString(value.asText());
            } catch (IllegalArgumentException none) {
                faults.add(where + " is no uuid: " + value);
            }
        }
        schema.path("required").forEach(member -> {
            if (!value.has(member.asText())) {
                faults.add(where + " lacks " + member.asText());
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> match(schema.get("items"), item, where + "[]", faults));
        }
        if (schema.has("properties")) {
            value.properties().forEach(member -> member(schema, member, where, faults));
        }
    }

    private static void member(JsonNode schema, Map.Entry<String, JsonNode> member, String where, List<String> faults) {
        var known = schema.get("properties").get(member.getKey());
        if (known != null) {
            match(known, member.getValue(), where + "." + member.getKey(), faults);
        } else if (!schema.has("additionalProperties")) {
            faults.add(where + " says nothing of " + member.getKey());
        }
    }

    private static boolean isOf(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> isOf(one, value));
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> throw new AssertionError("a schema says the type " + type);
        };
    }

    private static void promise(JsonNode schema, Class<?> record, String where, List<String> faults) {
        for (var component : record.getRecordComponents()) {
            var property = schema.path("properties").path(component.getName());
            var path = where + "." + component.getName();
            if (property.isMissingNode()) {
                faults.add(path + " is read, but the schema has none");
                continue;
            }
            if (component.getType().isPrimitive()
                    && schema.path("required")
                            .valueStream()
                            .noneMatch(member -> member.asText().equals(component.getName()))) {
                faults.add(path + " may be absent, but is read as if it never were");
            }
            var item = itemOf(component.getGenericType());
            if (item != null) {
                promise(property.path("items"), item, path + "[]", faults);
            } else if (component.getType().isRecord()) {
                promise(property, component.getType(), path, faults);
            }
        }
    }

    /** The record that a list holds, or null. */
    private static Class<?> itemOf(Type type) {
        return type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> item
                        && item.isRecord()
                ? item
                : null;
    }
}
