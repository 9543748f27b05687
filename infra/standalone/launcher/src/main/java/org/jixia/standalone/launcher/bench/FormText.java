package org.jixia.standalone.launcher.bench;

import java.util.UUID;

/** A form of several parts (RFC 7578) whose parts are all text. */
final class FormText {

    private final String boundary = "part-" + UUID.randomUUID();
    private final StringBuilder text = new StringBuilder();

    FormText field(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    FormText file(String name, String file, String content) {
        return part("name=\"" + name + "\"; filename=\"" + file + "\"\r\nContent-Type: text/plain", content);
    }

    private FormText part(String disposition, String content) {
        text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ");
        text.append(disposition).append("\r\n\r\n").append(content).append("\r\n");
        return this;
    }

    String text() {
        return text + "--" + boundary + "--\r\n";
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }
}
