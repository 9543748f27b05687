package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.errors.Fault;
import org.jixia.wdl.engine.EngineTexts;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.PlannedCall;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.Tasks;
import org.jixia.wes.domain.Tasks.Host;
import org.jixia.wes.domain.WesFault;

/**
 * Judges launches before anything starts: inputs, files with the person's rights, addresses in the documents, images. Tells all faults
 * of all rows at once; files that pass are pinned to their objects.
 */
@ApplicationScoped
public class LaunchCheck {

    private static final int BATCH = 500;

    private final Files files;
    private final Tasks tasks;
    private final ObjectMapper json;

    public LaunchCheck(Files files, Tasks tasks, ObjectMapper json) {
        this.files = files;
        this.tasks = tasks;
        this.json = json;
    }

    /** Inputs ready to be stored, or faults; warnings in both cases. */
    public record Checked(String inputs, List<Fault> faults, List<String> warnings) {}

    /** For whom and where. */
    public record Place(String person, UUID workspace) {}

    /** Checks inputs of several runs of one workflow, in their order. */
    public List<Checked> check(Plan plan, Place place, RunOptions options, List<JsonNode> rows) {
        var common = common(plan, place, options);
        var checks = rows.stream().map(row -> InputCheck.of(plan, row)).toList();
        var addresses = new LinkedHashSet<String>();
        for (InputCheck check : checks) {
            if (check.faults().isEmpty()) {
                addresses.addAll(check.inputs().addresses());
            }
        }
        var found = resolve(place, List.copyOf(addresses));
        return checks.stream().map(check -> row(check, found, common)).toList();
    }

    private Checked row(InputCheck check, Map<String, Files.Found> found, List<Fault> common) {
        var faults = new ArrayList<>(common);
        check.faults()
                .forEach(fault -> faults.add(
                        WesFault.INPUT_INVALID.at(fault.where(), EngineTexts.sentence(fault, Locale.ENGLISH))));
        var warnings = check.warnings().stream()
                .map(warning -> warning.where() + ": " + EngineTexts.sentence(warning, Locale.ENGLISH))
                .toList();
        if (!check.faults().isEmpty()) {
            return new Checked(null, faults, warnings);
        }
        var known = new HashMap<String, FileInfo>();
        for (String address : check.inputs().addresses()) {
            var file = found.get(address);
            if (file == null || !file.there()) {
                faults.add(missing(address, file));
            } else {
                known.put(address, FileDesk.info(file));
            }
        }
        var inputs = faults.isEmpty() ? text(check.inputs().resolved(known).toJson()) : null;
        return new Checked(inputs, faults, warnings);
    }

    /** What is wrong whatever the inputs are. */
    private List<Fault> common(Plan plan, Place place, RunOptions options) {
        var faults = new ArrayList<Fault>();
        var written = plan.addresses();
        var found = resolve(place, written);
        for (String address : written) {
            var file = found.get(address);
            if (file == null || !file.there()) {
                faults.add(missing(address, file));
            }
        }
        faults.addAll(images(plan, options, tasks.host()));
        return faults;
    }

    private static List<Fault> images(Plan plan, RunOptions options, Host host) {
        if (host.runsContainers() || options.hostTools()) {
            return List.of();
        }
        var faults = new ArrayList<Fault>();
        var told = new LinkedHashSet<String>();
        for (PlannedCall call : plan.calls()) {
            if (call.image() != null
                    && !call.image().equals(TaskDocuments.HOST_IMAGE)
                    && !host.images().containsKey(call.image())
                    && told.add(call.task() + " " + call.image())) {
                faults.add(WesFault.IMAGE_UNAVAILABLE.at(call.name(), call.task(), call.image()));
            }
        }
        return faults;
    }

    private Map<String, Files.Found> resolve(Place place, List<String> addresses) {
        var found = new HashMap<String, Files.Found>();
        for (int from = 0; from < addresses.size(); from += BATCH) {
            var some = addresses.subList(from, Math.min(addresses.size(), from + BATCH));
            files.resolve(place.person(), place.workspace(), some).forEach(file -> found.put(file.reference(), file));
        }
        return found;
    }

    private static final Set<String> MAPPED = Set.of("gs", "s3", "http", "https");

    private static Fault missing(String address, Files.Found answer) {
        int scheme = address.indexOf("://");
        boolean foreign = scheme > 0 && MAPPED.contains(address.substring(0, scheme));
        if (answer != null
                && answer.faultDetail() != null
                && !answer.faultDetail().isBlank()) {
            return Fault.told(answer.faultCode() == null ? "drs" : answer.faultCode(), address, answer.faultDetail());
        }
        return (foreign ? WesFault.ADDRESS_UNMAPPED : WesFault.FILE_UNKNOWN).at(address, address);
    }

    private String text(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
