package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo found: numbers for people and programs, and each check with whether it held. */
public final class DemoReport {

    private final ObjectNode facts = new ObjectMapper().createObjectNode();
    private final Map<String, Boolean> checks = new LinkedHashMap<>();

    void fact(String name, String value) {
        facts.put(name, value);
    }

    void fact(String name, long value) {
        facts.put(name, value);
    }

    void fact(String name, double value) {
        facts.put(name, value);
    }

    void fact(String name, boolean value) {
        facts.put(name, value);
    }

    void fact(String name, List<String> values) {
        values.forEach(facts.putArray(name)::add);
    }

    /** Notes a check; one that is made several times holds only when it always did. */
    boolean check(String name, boolean passed) {
        checks.merge(name, passed, Boolean::logicalAnd);
        return passed;
    }

    public boolean passed() {
        return !checks.isEmpty() && !checks.containsValue(false);
    }

    public Map<String, Boolean> checks() {
        return Collections.unmodifiableMap(checks);
    }

    public String text(String fact) {
        return facts.path(fact).asText();
    }

    public String json() {
        var all = facts.deepCopy();
        var list = all.putObject("checks");
        checks.forEach(list::put);
        return all.toString();
    }
}
