package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;

/** Tells what a workflow is: one that somebody is still writing, of which nothing is kept, or one of a configuration. */
@ApplicationScoped
public class DescriptionService {
    private final Runs runs;

    @Inject
    public DescriptionService(Runs runs) {
        this.runs = runs;
    }

    /** For whom an address is read, and in which language (en, zh) diagnostics are told. */
    public record Asker(UUID workspace, String person, String language) {}

    /**
     * A workflow as it is given: by its documents or by an address.
     *
     * @param made whether whoever sent it has not seen it so: the documents of a zip, or a main one that was guessed
     */
    public record Source(Documents documents, String url, boolean made) {}

    public Description draft(Source source, Asker asker) {
        if (source.url() != null) {
            return runs.read(source.url(), asker);
        }
        var described = runs.describe(source.documents(), asker);
        return source.made() ? described.with(source.documents()) : described;
    }

    public Description kept(String digest, byte[] bundle, Asker asker) {
        runs.put(digest, bundle);
        return runs.describe(digest, asker);
    }

    Documents documents(Source source, Asker asker) {
        return source.url() == null
                ? source.documents()
                : runs.read(source.url(), asker).workflow();
    }

    Workflow runnable(String digest, byte[] bundle, Asker asker) {
        var described = kept(digest, bundle, asker);
        if (!described.valid()) {
            throw DomainException.of(
                            WorkspaceError.WORKFLOW_FAULTY, described.faults().size())
                    .with(described.faults());
        }
        return described.interfaces();
    }
}
