package org.jixia.e2e.clients;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A multipart form, built field by field. */
public final class Form {
    private final String boundary = "form-" + UUID.randomUUID();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    public Form field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value);
    }

    public Form file(String field, String fileName, String content) {
        return part("form-data; name=\"" + field + "\"; filename=\"" + fileName + "\"", content);
    }

    private Form part(String disposition, String content) {
        var text = "--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(parts.toByteArray());
        all.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }
}
