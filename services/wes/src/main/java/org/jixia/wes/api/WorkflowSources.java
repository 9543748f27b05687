package org.jixia.wes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.RunRequest;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.domain.WesFault;
import org.jixia.wes.domain.WorkflowDocuments;
import org.jixia.wes.engine.LaunchCheck.Place;

/** Gathers a workflow with its imports, wherever the submission says it is, into a bundle that is kept by its digest. */
@Singleton
class WorkflowSources {

    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+[\"']([^\"']+)[\"']");
    private static final int MOST_DOCUMENTS = 500;

    private final WorkflowDocuments web;
    private final Files files;
    private final BundleRepository bundles;
    private final WesConfig config;
    private final ObjectMapper json;

    WorkflowSources(WorkflowDocuments web, Files files, BundleRepository bundles, WesConfig config, ObjectMapper json) {
        this.web = web;
        this.files = files;
        this.bundles = bundles;
        this.config = config;
        this.json = json;
    }

    private record Source(String main, Map<String, String> texts) {}

    /** The digest of the stored bundle, or null when faults were added. */
    String store(RunRequest request, Place place, List<Fault> faults) {
        try {
            var source = source(request, place, faults);
            return source == null || !faults.isEmpty() ? null : keep(source);
        } catch (DomainException refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            faults.addAll(refused.faults());
            return null;
        }
    }

    private Source source(RunRequest request, Place place, List<Fault> faults) {
        var url = request.workflowUrl().replaceFirst("#.*$", "");
        var attached = attachedTexts(request, faults);
        if (!url.contains("://")) {
            var main = url.startsWith("./") ? url.substring(2) : url;
            if (!attached.containsKey(main)) {
                if (faults.isEmpty()) {
                    faults.add(WesFault.WORKFLOW_NOT_ATTACHED.at("workflow_url", main));
                }
                return null;
            }
            return new Source(main, attached);
        }
        if (url.startsWith("drs://")) {
            return new Source("main.wdl", with(attached, "main.wdl", stored(url, place, faults)));
        }
        try {
            if (url.startsWith("trs://")) {
                return registered(descriptor(url), attached);
            }
            if (url.startsWith("https://") || url.startsWith("http://")) {
                return url.contains("/ga4gh/trs/") && url.contains("/descriptor")
                        ? registered(url.replaceFirst("\\?.*$", ""), attached)
                        : fromWeb(url, attached);
            }
        } catch (IllegalArgumentException noAddress) {
            // the same fault as for an address of another kind
        }
        faults.add(WesFault.WORKFLOW_URL_UNSUPPORTED.at("workflow_url", url));
        return null;
    }

    private Map<String, String> attachedTexts(RunRequest request, List<Fault> faults) {
        var texts = new TreeMap<String, String>();
        for (Attachment attachment : request.attachments()) {
            var name = attachment.name();
            boolean main = name.equals(request.workflowUrl()) || ("./" + name).equals(request.workflowUrl());
            if (!main && !name.endsWith(".wdl")) {
                continue;
            }
            try {
                if (attachment.size() > config.bundleBytes()) {
                    faults.add(WesFault.WORKFLOW_TOO_LARGE.at("workflow_attachment", name, config.bundleBytes()));
                } else {
                    var text = java.nio.file.Files.readString(attachment.file(), StandardCharsets.UTF_8);
                    if (text.indexOf('\0') >= 0) {
                        faults.add(WesFault.CHARACTER_NUL.at(name));
                    }
                    texts.put(name, text);
                }
            } catch (MalformedInputException noText) {
                faults.add(WesFault.ATTACHMENT_NOT_TEXT.at("workflow_attachment", name));
            } catch (IOException gone) {
                throw new java.io.UncheckedIOException(gone);
            }
        }
        return texts;
    }

    private String stored(String address, Place place, List<Fault> faults) {
        var found = files.resolve(place.person(), place.workspace(), List.of(address))
                .getFirst();
        byte[] bytes = found.object() == null
                ? null
                : files.read(
                        place.person(), place.workspace(), null, found.object().id(), config.bundleBytes());
        if (bytes == null) {
            faults.add(WesFault.FILE_UNKNOWN.at("workflow_url", address));
            return "";
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** trs://host/id/version, where the id may hold slashes of its own. */
    private static String descriptor(String address) {
        var rest = address.substring("trs://".length());
        int host = rest.indexOf('/');
        int version = rest.lastIndexOf('/');
        if (host < 1 || version <= host) {
            throw DomainException.of(org.jixia.wes.domain.WesError.REQUEST_INVALID)
                    .with(List.of(WesFault.WORKFLOW_URL_UNSUPPORTED.at("workflow_url", address)));
        }
        return "https://" + rest.substring(0, host) + "/ga4gh/trs/v2/tools/"
                + encoded(rest.substring(host + 1, version)) + "/versions/" + encoded(rest.substring(version + 1))
                + "/WDL/descriptor";
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(
                java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private Source registered(String descriptor, Map<String, String> attached) {
        var texts = new TreeMap<>(attached);
        texts.put("main.wdl", content(web.read(descriptor, config.bundleBytes())));
        gather(
                "main.wdl",
                texts,
                path -> path.contains("://")
                        ? web.read(path, config.bundleBytes())
                        : content(web.read(descriptor + "/" + encoded(path), config.bundleBytes())));
        return new Source("main.wdl", texts);
    }

    /** A descriptor comes as JSON with its text inside, or plain. */
    private String content(String answer) {
        if (!answer.stripLeading().startsWith("{")) {
            return answer;
        }
        try {
            return json.readTree(answer).path("content").asText(answer);
        } catch (JsonProcessingException plain) {
            return answer;
        }
    }

    private Source fromWeb(String url, Map<String, String> attached) {
        var address = URI.create(url);
        var root = address.resolve("/").toString();
        var main = address.getPath().replaceFirst("^/+", "");
        var texts = new TreeMap<>(attached);
        texts.put(main, web.read(url, config.bundleBytes()));
        gather(main, texts, path -> web.read(path.contains("://") ? path : root + path, config.bundleBytes()));
        return new Source(main, texts);
    }

    /** Follows imports from the main document; attachments of the same path come before what the web holds. */
    private void gather(String main, Map<String, String> texts, java.util.function.UnaryOperator<String> read) {
        var open = new ArrayDeque<String>(List.of(main));
        long bytes = texts.get(main).length();
        while (!open.isEmpty()) {
            var path = open.poll();
            var imports = IMPORT.matcher(texts.get(path));
            while (imports.find()) {
                var imported = resolved(path, imports.group(1));
                if (texts.containsKey(imported)) {
                    continue;
                }
                var text = read.apply(imported);
                bytes += text.length();
                if (texts.size() >= MOST_DOCUMENTS || bytes > config.bundleBytes()) {
                    throw DomainException.of(org.jixia.wes.domain.WesError.REQUEST_INVALID)
                            .with(List.of(WesFault.WORKFLOW_TOO_LARGE.at("workflow_url", main, config.bundleBytes())));
                }
                texts.put(imported, text);
                open.add(imported);
            }
        }
    }

    private static String resolved(String from, String imported) {
        if (imported.contains("://")) {
            return imported;
        }
        if (from.contains("://")) {
            return URI.create(from).resolve(imported).toString();
        }
        return URI.create("x:/" + from.replace(" ", "%20"))
                .resolve(imported.replace(" ", "%20"))
                .getPath()
                .replaceFirst("^/+", "");
    }

    private static Map<String, String> with(Map<String, String> texts, String name, String text) {
        var more = new TreeMap<>(texts);
        more.put(name, text);
        return more;
    }

    private String keep(Source source) {
        try {
            var bundle = json.createObjectNode().put("main", source.main());
            bundle.set("files", json.valueToTree(source.texts()));
            byte[] bytes = json.writeValueAsBytes(bundle);
            var digest = Digests.sha256(bytes);
            bundles.put(digest, bytes);
            return digest;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
