package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.DescriptionService.Asker;
import org.jixia.workspace.domain.DescriptionService.Source;

/** Workflow configurations: made from WDL that wes has found valid, with every fault of inputs and outputs at once. */
@ApplicationScoped
public class ConfigurationService {
    private final ConfigurationRepository repository;
    private final WorkspaceService workspaces;
    private final DescriptionService descriptions;
    private final JsonText json;
    private final Repeats repeats;

    @Inject
    public ConfigurationService(
            ConfigurationRepository repository,
            WorkspaceService workspaces,
            DescriptionService descriptions,
            JsonText json,
            Repeats repeats) {
        this.repository = repository;
        this.workspaces = workspaces;
        this.descriptions = descriptions;
        this.json = json;
        this.repeats = repeats;
    }

    /** What a caller wants: the workflow (null on a change that keeps it), table, expressions, targets. */
    public record Wanted(
            String name, Source source, String table, Map<String, String> inputs, Map<String, String> outputs) {}

    public List<Configuration> list(UUID workspace) {
        return repository.list(workspace);
    }

    public Configuration get(UUID workspace, UUID id) {
        return repository.find(workspace, id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    /** The bundle of the configuration, or of one of its earlier versions. */
    public byte[] bundle(Configuration configuration, String digest) {
        return repository.bundle(versionOf(configuration, digest));
    }

    /** What the workflow of the configuration is, or that of one of its earlier versions. */
    public Description description(Configuration configuration, String digest, Asker asker) {
        var wanted = versionOf(configuration, digest);
        return descriptions.kept(wanted, repository.bundle(wanted), asker);
    }

    private String versionOf(Configuration configuration, String digest) {
        if (digest != null && !repository.hasVersion(configuration.id(), digest)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        return digest == null ? configuration.digest() : digest;
    }

    public List<ConfigurationVersion> versions(Configuration configuration, Integer before, int limit) {
        return repository.versions(configuration.id(), before, limit);
    }

    public Configuration create(Wanted wanted, Asker asker, Repeats.Command command) {
        return repeats.answered(command, Configuration.class).orElseGet(() -> {
            workspaces.get(asker.workspace()).requireUnlocked();
            var bundle = descriptions.documents(wanted.source(), asker).bundle(json);
            var workflow = descriptions.runnable(digest(bundle), bundle, asker);
            var made = checked(Ids.next(), asker.workspace(), wanted, digest(bundle), workflow, 1);
            return store(bundle, made, asker.person(), command);
        });
    }

    @Transactional
    Configuration store(byte[] bundle, Configuration made, String person, Repeats.Command command) {
        return repeats.once(command, Configuration.class, () -> {
            repository.keepBundle(made.digest(), bundle);
            if (!repository.insert(made, person)) {
                throw Configuration.taken(made.name());
            }
            return made;
        });
    }

    public Configuration change(UUID id, long version, Wanted wanted, Asker asker) {
        workspaces.get(asker.workspace()).requireUnlocked();
        var present = get(asker.workspace(), id);
        var bundle = wanted.source() == null
                ? repository.bundle(present.digest())
                : descriptions.documents(wanted.source(), asker).bundle(json);
        var workflow = descriptions.runnable(digest(bundle), bundle, asker);
        update(bundle, checked(id, asker.workspace(), wanted, digest(bundle), workflow, version), asker.person());
        return get(asker.workspace(), id);
    }

    @Transactional
    void update(byte[] bundle, Configuration made, String person) {
        repository.keepBundle(made.digest(), bundle);
        if (!repository.update(made, person)) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
    }

    /** Another name for the same: its versions, its inputs and what was launched with it stay. */
    @Transactional
    public Configuration rename(UUID workspace, UUID id, long version, String name) {
        workspaces.get(workspace).requireUnlocked();
        var named = get(workspace, id).renamed(Workspace.checkedName(name), version);
        if (!repository.rename(named)) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
        return get(workspace, id);
    }

    @Transactional
    public void delete(UUID workspace, UUID id) {
        workspaces.get(workspace).requireUnlocked();
        if (!repository.delete(workspace, id)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
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
        // Without any inputs it is a draft: people see what a workflow needs before they say where it comes from. A
        // launch refuses it.
        var inputs = new InputExpressions(workflow, wanted.table(), json).checked(wanted.inputs(), faults);
        var outputs = outputs(wanted, workflow, faults);
        faults.throwIfAny(WorkspaceError.CONFIGURATION_FAULTY);
        return new Configuration(id, workspace, name, digest, wanted.table(), inputs, outputs, workflow, version);
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
