package org.jixia.wes.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixia.platform.errors.Fault;
import org.jixia.wes.domain.RunOptions.Cache;
import org.jixia.wes.domain.RunOptions.CostCap;
import org.jixia.wes.domain.RunOptions.FailureMode;

/**
 * The WES engine parameters that this engine knows, all of them texts; Cromwell's names are known as well. An unknown one is not an error:
 * it is named in the run's log.
 */
public final class EngineParameters {

    /** Reads JSON text; empty when it is none. */
    public interface JsonReader {
        java.util.Optional<Object> read(String text);
    }

    /** Name, type and default as service-info lists them. */
    public record Known(String name, String type, String defaultValue) {}

    public static final List<Known> KNOWN = List.of(
            new Known("workspace", "string", ""),
            new Known("read_from_cache", "boolean", "true"),
            new Known("write_to_cache", "boolean", "true"),
            new Known("workflow_failure_mode", "string", "NoNewCalls"),
            new Known("default_runtime_attributes", "json", "{}"),
            new Known("memory_retry_multiplier", "float", ""),
            new Known("max_retries", "int", ""),
            new Known("cost_cap", "string", ""),
            new Known("rerun", "json", "[]"),
            new Known("clamp_to_host", "boolean", "false"),
            new Known("host_tools", "boolean", "false"));

    private static final Map<String, String> ALIASES = Map.of(
            "clampToHost", "clamp_to_host",
            "hostTools", "host_tools",
            "failureMode", "workflow_failure_mode",
            "memoryRetryMultiplier", "memory_retry_multiplier",
            "maxRetries", "max_retries",
            "runtimeDefaults", "default_runtime_attributes",
            "costCap", "cost_cap");

    private final Map<String, String> given;
    private final JsonReader json;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    public EngineParameters(Map<String, String> given, JsonReader json) {
        var canonical = new java.util.TreeMap<String, String>();
        given.forEach((name, value) -> canonical.put(ALIASES.getOrDefault(name, name), value));
        this.given = canonical;
        this.json = json;
        for (String name : canonical.keySet()) {
            if (KNOWN.stream().noneMatch(k -> k.name().equals(name))) {
                unknown.add(name);
            }
        }
    }

    public RunOptions options() {
        return new RunOptions(
                new Cache(flag("read_from_cache", true), flag("write_to_cache", true)),
                rerun(),
                failureMode(),
                flag("clamp_to_host", false),
                flag("host_tools", false),
                multiplier(),
                retries(),
                costCap(),
                runtimeDefaults());
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    private boolean flag(String name, boolean otherwise) {
        String value = given.get(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                fault(name, value, "true, false");
                yield otherwise;
            }
        };
    }

    private FailureMode failureMode() {
        String value =
                given.getOrDefault("workflow_failure_mode", "").replace("_", "").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "", "nonewcalls" -> FailureMode.NO_NEW_CALLS;
            case "continuewhilepossible" -> FailureMode.CONTINUE_WHILE_POSSIBLE;
            default -> {
                fault("workflow_failure_mode", value, "NoNewCalls, ContinueWhilePossible");
                yield FailureMode.NO_NEW_CALLS;
            }
        };
    }

    private Double multiplier() {
        String value = given.get("memory_retry_multiplier");
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            double multiplier = Double.parseDouble(value.trim());
            if (multiplier >= 1 && multiplier <= 99) {
                return multiplier;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        fault("memory_retry_multiplier", value, "1.0 - 99.0");
        return null;
    }

    private Integer retries() {
        String value = given.get("max_retries");
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            int retries = Integer.parseInt(value.trim());
            if (retries >= 0 && retries <= 20) {
                return retries;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        fault("max_retries", value, "0 - 20");
        return null;
    }

    /** {@code 12.50} or {@code 12.50 CNY}. */
    private CostCap costCap() {
        String value = given.get("cost_cap");
        if (value == null || value.isBlank()) {
            return null;
        }
        String[] words = value.trim().split("\\s+");
        var cap = new CostCap(words[0], words.length > 1 ? words[1] : null);
        if (words.length <= 2 && cap.isAmount()) {
            return cap;
        }
        fault("cost_cap", value, "12.50, 12.50 CNY");
        return null;
    }

    private List<String> rerun() {
        Object value = json("rerun");
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        fault("rerun", given.get("rerun"), "[\"call\"]");
        return List.of();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> runtimeDefaults() {
        Object value = json("default_runtime_attributes");
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        fault("default_runtime_attributes", given.get("default_runtime_attributes"), "{\"memory\": \"2 GiB\"}");
        return Map.of();
    }

    private Object json(String name) {
        String value = given.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        var read = json.read(value);
        if (read.isEmpty()) {
            fault(name, value, "JSON");
        }
        return read.orElse(null);
    }

    private void fault(String name, String value, String allowed) {
        faults.add(WesFault.ENGINE_PARAMETER.at(
                "workflow_engine_parameters." + name, name, String.valueOf(value), allowed));
    }
}
