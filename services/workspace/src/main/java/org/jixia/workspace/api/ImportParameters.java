package org.jixia.workspace.api;

import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.workspace.domain.ImportFile;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.Separators;
import org.jixia.workspace.domain.TextEncoding;

/** What a request says of the file that it carries. */
public class ImportParameters {
    private static final int LONGEST_NAME = 300;

    @QueryParam("fileName")
    @Parameter(description = "As the sender's machine calls it, for the history")
    String fileName;

    @QueryParam("encoding")
    @Parameter(description = "UTF-8 (when not said), UTF-16LE, UTF-16BE, GB18030, windows-1252, or auto")
    String encoding;

    @QueryParam("separator")
    @Parameter(description = "tab, comma, semicolon or bar; by the first line when not said")
    String separator;

    @QueryParam("types")
    @Parameter(description = "A JSON object: type by column, as a header states it; before what the file says")
    String types;

    ImportFile with(InputStream content, JsonText json) {
        return new ImportFile(content, name(), encoding(), separator(), types(json));
    }

    private String name() {
        if (fileName == null || fileName.isBlank()) {
            return null;
        }
        if (fileName.length() > LONGEST_NAME || fileName.chars().anyMatch(Character::isISOControl)) {
            throw refused("fileName", Expected.PLAIN_CHARACTERS.of(LONGEST_NAME));
        }
        return fileName;
    }

    /** Only who asks for it has the encoding guessed: a guess can be wrong without anybody seeing it. */
    private TextEncoding encoding() {
        if (encoding == null || encoding.isBlank()) {
            return TextEncoding.UTF_8;
        }
        return encoding.equals("auto")
                ? null
                : TextEncoding.of(encoding)
                        .orElseThrow(() -> refused(
                                "encoding",
                                Expected.ONE_OF.of("UTF-8, UTF-16LE, UTF-16BE, GB18030, windows-1252, auto")));
    }

    private Character separator() {
        return separator == null || separator.isBlank()
                ? null
                : Separators.of(separator)
                        .orElseThrow(() -> refused("separator", Expected.ONE_OF.of("tab, comma, semicolon, bar")));
    }

    private Map<String, String> types(JsonText json) {
        if (types == null || types.isBlank()) {
            return Map.of();
        }
        if (!(json.parse(types).map(JsonText.Parsed::value).orElse(null) instanceof Map<?, ?> given)) {
            throw refused("types", Expected.TEXTS);
        }
        var stated = new LinkedHashMap<String, String>();
        given.forEach((column, type) -> {
            if (!(type instanceof String text)) {
                throw refused("types", Expected.TEXTS);
            }
            stated.put(String.valueOf(column), text);
        });
        return stated;
    }

    private static DomainException refused(String field, Object wanted) {
        return DomainException.of(PlatformError.INVALID_FIELD, field, wanted);
    }
}
