package org.jixia.wes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jixia.platform.errors.DomainException;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.language.Bundle;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.WdlCompiler;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.WesError;

/** Bundles read, checked and planned; the last ones are kept, as many runs share one. */
@ApplicationScoped
public class Workflows {

    private static final int KEPT = 64;

    private final BundleRepository bundles;
    private final ObjectMapper json;
    private final Map<String, Workflow> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Workflow> eldest) {
            return size() > KEPT;
        }
    };

    public Workflows(BundleRepository bundles, ObjectMapper json) {
        this.bundles = bundles;
        this.json = json;
    }

    /** A workflow as checked; the plan is there when it can be run. */
    public record Workflow(String digest, Bundle bundle, CheckedBundle checked, Optional<Plan> plan) {}

    /** The workflow of a stored bundle; not found when nobody has put it. */
    public Workflow find(String digest) {
        synchronized (kept) {
            var known = kept.get(digest);
            if (known != null) {
                return known;
            }
        }
        byte[] body = bundles.find(digest).orElseThrow(() -> DomainException.of(WesError.BUNDLE_NOT_FOUND, digest));
        var workflow = compile(digest, read(body));
        synchronized (kept) {
            kept.put(digest, workflow);
        }
        return workflow;
    }

    static Workflow compile(String digest, Bundle bundle) {
        var checked = WdlCompiler.check(bundle);
        return new Workflow(digest, bundle, checked, Plan.of(checked));
    }

    /** Reads the JSON of a bundle and refuses what is not one. */
    public Bundle read(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            var files = new LinkedHashMap<String, String>();
            for (var file : node.path("files").properties()) {
                if (!file.getValue().isTextual()) {
                    throw DomainException.of(WesError.BUNDLE_MALFORMED);
                }
                files.put(file.getKey(), file.getValue().textValue());
            }
            String main = node.path("main").asText();
            if (!files.containsKey(main)) {
                throw DomainException.of(WesError.BUNDLE_MALFORMED);
            }
            return new Bundle(main, files);
        } catch (IOException noJson) {
            throw DomainException.of(WesError.BUNDLE_MALFORMED);
        }
    }
}
