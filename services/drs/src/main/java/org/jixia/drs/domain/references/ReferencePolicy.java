package org.jixia.drs.domain.references;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.references.Reference.ById;
import org.jixia.drs.domain.references.Reference.ByPath;
import org.jixia.drs.domain.references.Reference.External;
import org.jixia.drs.domain.references.Reference.Unusable;
import org.jixia.platform.errors.Fault;

/** Reads a text that names a file: {@code drs://}, {@code s3://ws-<id>/path}, mapped {@code gs://}, {@code s3://} and https, or a path. */
public final class ReferencePolicy {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://.*$", Pattern.DOTALL);
    private static final Pattern OUR_BUCKET = Pattern.compile("^s3://ws-([0-9a-f-]{36})/(.+)$", Pattern.DOTALL);
    private static final int MAX_TEXT = 4096;
    private static final int MAX_REWRITES = 3;

    private final List<String> authorities;
    private final Set<String> foreign;
    private final Supplier<AddressMaps> maps;

    /**
     * @param foreign authorities of other servers whose objects are looked for there when they are staged
     * @param maps asked only when an address of a cloud turns up
     */
    public ReferencePolicy(List<String> authorities, Set<String> foreign, Supplier<AddressMaps> maps) {
        this.authorities = authorities;
        this.foreign = foreign;
        this.maps = maps;
    }

    public Reference read(String text, UUID workspace) {
        if (text == null || text.isBlank() || text.length() > MAX_TEXT) {
            return unusable(DrsError.REFERENCE_MALFORMED, shown(text));
        }
        return read(text.strip(), workspace, 0);
    }

    private Reference read(String text, UUID workspace, int rewrites) {
        var scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return text.startsWith("file:") ? unusable(DrsError.REFERENCE_SCHEME, "file") : path(text, workspace);
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "drs" -> drs(text.substring("drs://".length()));
            case "s3", "gs", "https" -> cloud(text, workspace, rewrites);
            default -> unusable(DrsError.REFERENCE_SCHEME, scheme.group(1));
        };
    }

    private Reference drs(String rest) {
        var slash = rest.indexOf('/');
        if (slash > 0 && slash < rest.length() - 1 && foreign.contains(rest.substring(0, slash))) {
            return new External("drs://" + rest);
        }
        if (slash < 1 || !authorities.contains(rest.substring(0, slash))) {
            return unusable(
                    DrsError.REFERENCE_AUTHORITY,
                    slash < 1 ? shown(rest) : rest.substring(0, slash),
                    authorities.getFirst());
        }
        var id = rest.substring(slash + 1);
        return ObjectId.parse(id)
                .<Reference>map(ById::new)
                .orElseGet(() -> unusable(DrsError.REFERENCE_NOT_FOUND, shown(id)));
    }

    private Reference cloud(String text, UUID workspace, int rewrites) {
        var ours = OUR_BUCKET.matcher(text);
        if (ours.matches() && ObjectId.parse(ours.group(1)).isPresent()) {
            return path(ours.group(2), UUID.fromString(ours.group(1)));
        }
        var rewritten = maps.get().rewrite(workspace, text);
        if (rewritten.isPresent() && rewrites < MAX_REWRITES) {
            return read(rewritten.get(), workspace, rewrites + 1);
        }
        return text.startsWith("https://") ? new External(text) : unusable(DrsError.REFERENCE_UNMAPPED, shown(text));
    }

    private static Reference path(String text, UUID workspace) {
        var faults = WorkspacePath.faults(text, "");
        return faults.isEmpty() ? new ByPath(workspace, WorkspacePath.of(text, "")) : new Unusable(faults.getFirst());
    }

    private static Reference unusable(DrsError error, Object... arguments) {
        return new Unusable(Fault.of(error, "", arguments));
    }

    private static String shown(String text) {
        return text == null ? "" : text.substring(0, Math.min(200, text.length()));
    }
}
