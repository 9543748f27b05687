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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.errors.Fault;
import org.jixia.wdl.engine.EngineTexts;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.room.Foresight;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Prices;
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
    private final Prices prices;
    private final ObjectMapper json;

    public LaunchCheck(Files files, Tasks tasks, Prices prices, ObjectMapper json) {
        this.files = files;
        this.tasks = tasks;
        this.prices = prices;
        this.json = json;
    }

    /** Inputs ready to be stored, or faults; warnings in both cases. */
    public record Checked(String inputs, List<Fault> faults, List<String> warnings) {}

    /** For whom and where. */
    public record Place(String person, UUID workspace) {}

    /** Files that come with the launch; they become objects only when nothing else is wrong. */
    public interface Attachments {

        Attachments NONE = new Attachments() {
            @Override
            public boolean holds(String name) {
                return false;
            }

            @Override
            public Files.Stored store(String name) {
                throw new IllegalStateException("nothing is attached");
            }
        };

        boolean holds(String name);

        Files.Stored store(String name);
    }

    /** Checks inputs of several runs of one workflow, in their order. */
    public List<Checked> check(Plan plan, Place place, RunOptions options, List<JsonNode> rows) {
        return check(plan, place, options, rows, Attachments.NONE);
    }

    /** The same for inputs that may name attached files. */
    public List<Checked> check(
            Plan plan, Place place, RunOptions options, List<JsonNode> rows, Attachments attachments) {
        var launch = new Launch(plan, options, tasks.host(), common(plan, place, options), attachments);
        var checks = rows.stream().map(row -> InputCheck.of(plan, row)).toList();
        var addresses = new LinkedHashSet<String>();
        for (InputCheck check : checks) {
            if (check.faults().isEmpty()) {
                addresses.addAll(check.inputs().addresses());
            }
        }
        addresses.removeIf(attachments::holds);
        var found = resolve(place, List.copyOf(addresses));
        return checks.stream().map(check -> row(check, found, launch)).toList();
    }

    /** What the rows of a launch share. */
    private record Launch(Plan plan, RunOptions options, Host host, List<Fault> common, Attachments attachments) {}

    private Checked row(InputCheck check, Map<String, Files.Found> found, Launch launch) {
        var faults = new ArrayList<>(launch.common());
        check.faults()
                .forEach(fault -> faults.add(
                        WesFault.INPUT_INVALID.at(fault.where(), EngineTexts.sentence(fault, Locale.ENGLISH))));
        var warnings = new ArrayList<>(check.warnings().stream()
                .map(warning -> warning.where() + ": " + EngineTexts.sentence(warning, Locale.ENGLISH))
                .toList());
        new HostCheck(launch.options(), launch.host(), faults, warnings)
                .judge(Foresight.of(launch.plan(), check.inputs(), defaults(launch.options())));
        if (!check.faults().isEmpty()) {
            return new Checked(null, faults, warnings);
        }
        var known = new HashMap<String, FileInfo>();
        for (String address : check.inputs().addresses()) {
            var file = found.get(address);
            if (launch.attachments().holds(address)) {
                continue;
            }
            if (file == null || !file.there()) {
                faults.add(missing(address, file));
            } else {
                known.put(address, FileDesk.info(file));
            }
        }
        return new Checked(
                faults.isEmpty() ? inputs(check.inputs(), known, launch.attachments()) : null, faults, warnings);
    }

    private String inputs(RunInputs inputs, Map<String, FileInfo> known, Attachments attachments) {
        for (String address : inputs.addresses()) {
            if (attachments.holds(address)) {
                known.put(address, FileDesk.info(attachments.store(address)));
            }
        }
        return text(inputs.resolved(known).toJson());
    }

    private Map<String, JsonNode> defaults(RunOptions options) {
        var defaults = new HashMap<String, JsonNode>();
        options.runtimeDefaults().forEach((name, value) -> defaults.put(name, json.valueToTree(value)));
        return defaults;
    }

    /** What is wrong whatever the inputs are. */
    private List<Fault> common(Plan plan, Place place, RunOptions options) {
        var faults = new ArrayList<Fault>();
        costCap(options).ifPresent(faults::add);
        var written = plan.addresses();
        var found = resolve(place, written);
        for (String address : written) {
            var file = found.get(address);
            if (file == null || !file.there()) {
                faults.add(missing(address, file));
            }
        }
        return faults;
    }

    /** A cap in a currency that nothing is charged in would never be reached. */
    private Optional<Fault> costCap(RunOptions options) {
        var cap = options.costCap();
        if (cap == null) {
            return Optional.empty();
        }
        var charged = prices.current().currency();
        boolean fits =
                cap.isAmount() && (cap.currency() == null || cap.currency().equals(charged));
        return fits
                ? Optional.empty()
                : Optional.of(WesFault.COST_CAP.at("options.costCap", cap.amount() + " " + cap.currency(), charged));
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
