package org.jixia.wdl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Whether a value is what a case expects. A file is expected by its name: texts are equal too when one is an address
 * that ends in the other.
 */
final class Comparison {
    private Comparison() {}

    static boolean equal(JsonNode expected, JsonNode actual) {
        if (expected == null || expected.isNull()) {
            return actual == null || actual.isNull();
        }
        if (actual == null) {
            return false;
        }
        if (expected.isNumber() && actual.isNumber()) {
            return Math.abs(expected.asDouble() - actual.asDouble()) < 1e-6;
        }
        if (expected.isTextual() && actual.isTextual()) {
            String address = actual.asText();
            return address.equals(expected.asText())
                    || address.contains("://") && address.endsWith("/" + name(expected.asText()));
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!equal(expected.get(i), actual.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return expected.isObject() && actual.isObject() ? members(expected, actual) : expected.equals(actual);
    }

    private static boolean members(JsonNode expected, JsonNode actual) {
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            if (!equal(member.getValue(), actual.get(member.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> member : actual.properties()) {
            if (!expected.has(member.getKey()) && !member.getValue().isNull()) {
                return false;
            }
        }
        return true;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
