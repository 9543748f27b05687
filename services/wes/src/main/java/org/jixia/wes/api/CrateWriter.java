package org.jixia.wes.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the flat graph of an RO-Crate, entity by entity, each once; knows nothing of runs. The root is written last, as it names the rest. */
final class CrateWriter implements AutoCloseable {

    private static final String CRATE = "https://w3id.org/ro/crate/1.1";
    private static final List<String> PROFILES = List.of(
            "https://w3id.org/ro/wfrun/process/0.5",
            "https://w3id.org/ro/wfrun/workflow/0.5",
            "https://w3id.org/ro/wfrun/provenance/0.5",
            "https://w3id.org/workflowhub/workflow-ro-crate/1.0");

    private final ObjectMapper json;
    private final JsonGenerator out;
    private final Set<String> parts = new LinkedHashSet<>();
    private final Set<String> mentions = new LinkedHashSet<>();
    private final Set<String> files = new HashSet<>();
    private final Map<String, ObjectNode> later = new LinkedHashMap<>();

    CrateWriter(ObjectMapper json, OutputStream stream) throws IOException {
        this.json = json;
        this.out = json.getFactory().createGenerator(stream);
        out.useDefaultPrettyPrinter();
        out.writeStartObject();
        out.writeArrayFieldStart("@context");
        out.writeString(CRATE + "/context");
        out.writeString("https://w3id.org/ro/terms/workflow-run/context");
        out.writeEndArray();
        out.writeArrayFieldStart("@graph");
    }

    ObjectNode entity(String id, String... types) {
        var entity = json.createObjectNode().put("@id", id);
        if (types.length == 1) {
            return entity.put("@type", types[0]);
        }
        for (String type : types) {
            entity.withArray("@type").add(type);
        }
        return entity;
    }

    ObjectNode reference(String id) {
        return json.createObjectNode().put("@id", id);
    }

    void write(ObjectNode entity) throws IOException {
        json.writeTree(out, entity);
    }

    /** Written with the root. */
    void later(ObjectNode entity) {
        later.put(entity.path("@id").asText(), entity);
    }

    /** Written with the root, as it was told first. */
    void once(ObjectNode entity) {
        later.putIfAbsent(entity.path("@id").asText(), entity);
    }

    void part(String id) {
        parts.add(id);
    }

    void mention(String id) {
        mentions.add(id);
    }

    String image(String name) {
        once(entity("#image/" + name, "ContainerImage")
                .put("additionalType", "https://w3id.org/ro/terms/workflow-run#DockerImage")
                .put("name", name));
        return "#image/" + name;
    }

    /**
     * The files in a value as the engine stores them, each written when it is met first.
     *
     * @param parameter the parameter that they are values of, or null
     */
    List<String> files(JsonNode value, String parameter) throws IOException {
        var found = new ArrayList<String>();
        if (value.has("$file")) {
            found.add(file(value, parameter));
        } else if (value.isTextual() && value.textValue().startsWith("drs://")) {
            // Outputs of a run are stored as addresses alone; their call has told the rest.
            found.add(value.textValue());
            plain(value.textValue(), parameter);
        } else if (value.isContainerNode()) {
            for (JsonNode inner : value) {
                found.addAll(files(inner, parameter));
            }
        }
        return found;
    }

    private String file(JsonNode value, String parameter) throws IOException {
        var address = value.path("$file").asText();
        var id = value.hasNonNull("drs") ? value.get("drs").asText() : address;
        var known = later.remove(id);
        if (files.add(id)) {
            var entity = entity(id, "File").put("name", address.substring(address.lastIndexOf('/') + 1));
            if (value.hasNonNull("size")) {
                entity.put("contentSize", value.get("size").asText());
            }
            if (value.hasNonNull("sha256")) {
                entity.put("sha256", value.get("sha256").asText());
            }
            var of = known == null ? null : known.get("exampleOfWork");
            if (parameter != null || of != null) {
                entity.set("exampleOfWork", parameter == null ? of : reference(parameter));
            }
            parts.add(id);
            write(entity);
        }
        return id;
    }

    /** A file of which only the address is known so far. */
    private void plain(String id, String parameter) {
        if (!files.contains(id) && !later.containsKey(id)) {
            var entity = entity(id, "File");
            if (parameter != null) {
                entity.set("exampleOfWork", reference(parameter));
            }
            parts.add(id);
            later.put(id, entity);
        }
    }

    void root(String main, Consumer<ObjectNode> more) throws IOException {
        var root = entity("./", "Dataset");
        more.accept(root);
        PROFILES.forEach(profile -> root.withArray("conformsTo").add(reference(profile)));
        root.set("mainEntity", reference(main));
        parts.forEach(part -> root.withArray("hasPart").add(reference(part)));
        mentions.forEach(action -> root.withArray("mentions").add(reference(action)));
        write(root);
        for (String profile : PROFILES) {
            write(entity(profile, "CreativeWork")
                    .put("name", profile.replaceAll(".*/([a-z-]+)/[0-9.]+$", "$1"))
                    .put("version", profile.substring(profile.lastIndexOf('/') + 1)));
        }
        var about = entity("ro-crate-metadata.json", "CreativeWork");
        about.set("about", reference("./"));
        about.withArray("conformsTo").add(reference(CRATE)).add(reference(PROFILES.getLast()));
        write(about);
        for (ObjectNode entity : List.copyOf(later.values())) {
            write(entity);
        }
        later.clear();
    }

    @Override
    public void close() throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.close();
    }
}
