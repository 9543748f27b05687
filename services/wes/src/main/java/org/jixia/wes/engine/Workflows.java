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

    /** Characters of the documents of all that is kept; what is made of them takes some ten times as much. */
    private static final int KEPT = 8 * 1024 * 1024;

    private final BundleRepository bundles;
    private final ObjectMapper json;
    private final Map<String, Workflow> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    public Workflows(BundleRepository bundles, ObjectMapper json) {
        this.bundles = bundles;
        this.json = json;
    }

    /** A workflow as checked; the plan is there when it can be run. */
    public record Workflow(String digest, Bundle bundle, CheckedBundle checked, Optional<Plan> plan) {
        long size() {
            return bundle.files().values().stream().mapToLong(String::length).sum();
        }
    }

    /** The workflow of a stored bundle; not found when nobody has put it. */
    public Workflow find(String digest) {
        return stored(digest).orElseThrow(() -> DomainException.of(WesError.BUNDLE_NOT_FOUND, digest));
    }

    Optional<Workflow> stored(String digest) {
        synchronized (kept) {
            var known = kept.get(digest);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var workflow = bundles.find(digest).map(body -> compile(digest, read(body)));
        workflow.ifPresent(this::keep);
        return workflow;
    }

    /** The last one stays, however large it is; many runs share one. */
    private void keep(Workflow workflow) {
        synchronized (kept) {
            if (kept.put(workflow.digest(), workflow) == null) {
                characters += workflow.size();
            }
            var eldest = kept.values().iterator();
            while (characters > KEPT && kept.size() > 1) {
                characters -= eldest.next().size();
                eldest.remove();
            }
        }
    }

    /** Also of documents that are kept nowhere, which have no digest. */
    public static Workflow compile(String digest, Bundle bundle) {
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
