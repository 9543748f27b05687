package org.jixia.workspace.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jixia.platform.errors.DomainException;
import org.jixia.workspace.domain.SourceFlaw;
import org.jixia.workspace.domain.WorkspaceError;

/** The documents in a zip of workflow files, within limits that a bomb would break. Other files (pictures, tests) are no part of a workflow. */
final class ZipFiles {
    private static final int MOST_FILES = 2_000;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private ZipFiles() {}

    static Map<String, String> read(byte[] zip) {
        var files = new LinkedHashMap<String, String>();
        var left = MOST_BYTES;
        var entries = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var content = in.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || ++entries > MOST_FILES) {
                    throw DomainException.of(
                            WorkspaceError.WORKFLOW_SOURCE, SourceFlaw.ZIP_LARGE.of(MOST_FILES, MOST_BYTES));
                }
                if (isDocument(entry.getName())) {
                    files.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | IllegalArgumentException notAZip) {
            throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, SourceFlaw.ZIP_UNREADABLE);
        }
        if (files.isEmpty()) {
            throw DomainException.of(WorkspaceError.WORKFLOW_SOURCE, SourceFlaw.ZIP_WITHOUT_WDL);
        }
        return files;
    }

    /** macOS puts a shadow of each file beside it. */
    private static boolean isDocument(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".wdl") && !name.startsWith("__MACOSX/");
    }
}
