package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;

/** Workflow configurations: made from WDL that wes has found valid, with every fault of inputs and outputs at once. */
@ApplicationScoped
public class ConfigurationService {
    private final ConfigurationRepository repository;
    private final WorkspaceService workspaces;
    private final Runs runs;
    private final JsonText json;
    private final Repeats repeats;

    @Inject
    public ConfigurationService(
            ConfigurationRepository repository,
            WorkspaceService workspaces,
            Runs runs,
            JsonText json,
            Repeats repeats) {
        this.repository = repository;
        this.workspaces = workspaces;
        this.runs = runs;
        this.json = json;
        this.repeats = repeats;
    }

    /** What a caller wants: files of the bundle (null on a change that keeps it), table, expressions, targets. */
    public record Wanted(
            String name,
            String main,
            Map<String, String> files,
            String table,
            Map<String, String> inputs,
            Map<String, String> outputs) {}

    public List<Configuration> list(UUID workspace) {
        return repository.list(workspace);
    }

    public Configuration get(UUID workspace, UUID id) {
        return repository.find(workspace, id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    public byte[] bundle(Configuration configuration) {
        return repository.bundle(configuration.digest());
    }

    public Configuration create(UUID workspace, Wanted wanted, Repeats.Command command) {
        return repeats.answered(command, Configuration.class).orElseGet(() -> {
            workspaces.get(workspace).requireUnlocked();
            var bundle = bundle(wanted);
            return store(bundle, checked(Ids.next(), workspace, wanted, digest(bundle), describe(bundle), 1), command);
        });
    }

    @Transactional
    Configuration store(byte[] bundle, Configuration made, Repeats.Command command) {
        return repeats.once(command, Configuration.class, () -> {
            repository.keepBundle(made.digest(), bundle);
            if (!repository.insert(made)) {
                throw DomainException.of(WorkspaceError.CONFIGURATION_EXISTS, made.name());
            }
            return made;
        });
    }

    public Configuration change(UUID workspace, UUID id, long version, Wanted wanted) {
        workspaces.get(workspace).requireUnlocked();
        var present = get(workspace, id);
        var bundle = wanted.files() == null ? repository.bundle(present.digest()) : bundle(wanted);
        var made = checked(id, workspace, wanted, digest(bundle), describe(bundle), version);
        update(bundle, made);
        return get(workspace, id);
    }

    @Transactional
    void update(byte[] bundle, Configuration made) {
        repository.keepBundle(made.digest(), bundle);
        if (!repository.update(made)) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
    }

    @Transactional
    public void delete(UUID workspace, UUID id) {
        workspaces.get(workspace).requireUnlocked();
        if (!repository.delete(workspace, id)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }

    private Workflow describe(byte[] bundle) {
        var digest = digest(bundle);
        runs.put(digest, bundle);
        var described = runs.describe(digest);
        if (described.workflow() == null) {
            throw DomainException.of(
                            WorkspaceError.WORKFLOW_FAULTY, described.faults().size())
                    .with(described.faults());
        }
        return described.workflow();
    }

    /** The bytes that wes keeps: members and files in one order, so that equal files have an equal digest. */
    private byte[] bundle(Wanted wanted) {
        if (wanted.files() == null || wanted.files().isEmpty()) {
            throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, "no files");
        }
        var main = wanted.main() == null && wanted.files().size() == 1
                ? wanted.files().keySet().iterator().next()
                : wanted.main();
        if (main == null || !wanted.files().containsKey(main)) {
            throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, "main " + main);
        }
        for (var path : wanted.files().keySet()) {
            if (wanted.files().get(path) == null
                    || path.startsWith("/")
                    || path.contains("\\")
                    || List.of(path.split("/")).contains("..")) {
                throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, path);
            }
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("main", main);
        body.put("files", new TreeMap<>(wanted.files()));
        return json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Configuration checked(
            UUID id, UUID workspace, Wanted wanted, String digest, Workflow workflow, long version) {
        var name = Workspace.checkedName(wanted.name());
        var faults = new Faults();
        var inputs = inputs(wanted, workflow, faults);
        var outputs = outputs(wanted, workflow, faults);
        faults.throwIfAny(WorkspaceError.CONFIGURATION_FAULTY);
        return new Configuration(id, workspace, name, digest, wanted.table(), inputs, outputs, workflow, version);
    }

    /** Without any inputs it is a draft: people see what a workflow needs before they say where it comes from. A launch refuses it. */
    private Map<String, String> inputs(Wanted wanted, Workflow workflow, Faults faults) {
        var given = new LinkedHashMap<String, String>();
        if (wanted.inputs() != null) {
            wanted.inputs().forEach((name, source) -> {
                if (source != null && !source.isBlank()) {
                    given.put(workflow.bare(name), source);
                }
            });
        }
        given.forEach((name, source) -> {
            if (workflow.inputs().stream()
                    .noneMatch(input -> workflow.bare(input.name()).equals(name))) {
                faults.add(WorkspaceError.INPUT_UNKNOWN, "input " + name, name);
            }
            var expression = Expression.parse(source, json);
            if (expression.isEmpty() || wanted.table() == null && expression.get() instanceof Expression.OfRow) {
                faults.add(WorkspaceError.EXPRESSION_INVALID, "input " + name, source);
            }
        });
        for (var input : workflow.inputs()) {
            if (wanted.inputs() != null && !input.optional() && !given.containsKey(workflow.bare(input.name()))) {
                faults.add(
                        WorkspaceError.INPUT_MISSING,
                        "input " + workflow.bare(input.name()),
                        workflow.bare(input.name()));
            }
        }
        return given;
    }

    /** Without targets every output goes to the column of its name. */
    private static Map<String, String> outputs(Wanted wanted, Workflow workflow, Faults faults) {
        var targets = new LinkedHashMap<String, String>();
        if (wanted.table() == null) {
            return targets;
        }
        workflow.outputs().forEach(output -> {
            var bare = workflow.bare(output.name());
            targets.put(bare, bare.replace('.', '_'));
        });
        if (wanted.outputs() != null) {
            wanted.outputs().forEach((qualified, target) -> {
                var name = workflow.bare(qualified);
                if (!targets.containsKey(name)) {
                    faults.add(WorkspaceError.OUTPUT_UNKNOWN, "output " + name, name);
                } else if (target == null || target.isBlank()) {
                    targets.remove(name);
                } else if (!target.startsWith("this.")
                        || !Column.isName(target.substring(5))
                        || target.equals("this." + wanted.table() + "_id")) {
                    faults.add(WorkspaceError.TARGET_INVALID, "output " + name, target);
                } else {
                    targets.put(name, target.substring(5));
                }
            });
        }
        return targets;
    }
}
