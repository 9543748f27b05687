package org.jixia.workspace.api;

import java.util.Map;
import java.util.stream.Stream;
import org.jixia.platform.errors.DomainException;
import org.jixia.workspace.domain.DescriptionService.Source;
import org.jixia.workspace.domain.Documents;
import org.jixia.workspace.domain.SourceFlaw;
import org.jixia.workspace.domain.WorkspaceError;

/**
 * A workflow as a caller gives it, in one way: {@code wdl} (one pasted document), {@code files} by path with {@code main}, {@code zip}
 * (base64) with {@code main}, or {@code url} (https, a page of GitHub, trs, drs), whose documents are read with the caller's rights.
 */
public record WorkflowSource(String wdl, Map<String, String> files, String main, byte[] zip, String url) {
    private static final String PASTED = "main.wdl";

    /** For what is kept: the main document is named. */
    Source exact() {
        return source(false);
    }

    /** For what is looked at first: the main document may be guessed. */
    Source guessed() {
        return source(true);
    }

    private Source source(boolean guess) {
        if (Stream.of(wdl, files, zip, url).filter(given -> given != null).count() != 1) {
            throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, SourceFlaw.ONE_WAY);
        }
        if (url != null) {
            return new Source(null, url, false);
        }
        if (wdl != null) {
            return new Source(new Documents(PASTED, Map.of(PASTED, wdl)), null, false);
        }
        var texts = zip == null ? files : ZipFiles.read(zip);
        var documents = guess ? Documents.guessed(main, texts) : new Documents(main, texts);
        return new Source(documents, null, zip != null || guess && main == null);
    }
}
