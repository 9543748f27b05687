package org.jixia.wes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.wdl.language.Bundle;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.RunRequest;
import org.jixia.wes.domain.RunRequest.Attachment;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.domain.WesFault;
import org.jixia.wes.domain.WorkflowDocuments;
import org.jixia.wes.engine.LaunchCheck.Place;

/** Gathers a workflow with its imports, wherever the submission says it is, into a bundle that is kept by its digest. */
@Singleton
class WorkflowSources {

    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+[\"']([^\"']+)[\"']");
    /** The page that shows a file; its text lies elsewhere. */
    private static final Pattern GITHUB_PAGE = Pattern.compile("^https://github\\.com/([^/]+/[^/]+)/(?:blob|raw)/");

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

    /** The documents at an address, with their imports; nothing is kept. Refused with what is wrong. */
    Bundle read(String address, Place place) {
        var faults = new ArrayList<Fault>();
        var source = at(address.strip(), place, Map.of(), faults);
        if (source == null) {
            throw DomainException.of(WesError.REQUEST_INVALID).with(faults);
        }
        return new Bundle(source.main(), source.texts());
    }

    private Source source(RunRequest request, Place place, List<Fault> faults) {
        var url = request.workflowUrl();
        var attached = attachedTexts(request, faults);
        if (url.contains("://")) {
            return at(url, place, attached, faults);
        }
        var main = url.replaceFirst("#.*$", "").replaceFirst("^\\./", "");
        if (!attached.containsKey(main)) {
            if (faults.isEmpty()) {
                faults.add(WesFault.WORKFLOW_NOT_ATTACHED.at("workflow_url", main));
            }
            return null;
        }
        return gathered(main, attached.get(main), attached, path -> Optional.empty());
    }

    private Source at(String address, Place place, Map<String, String> attached, List<Fault> faults) {
        var url = GITHUB_PAGE
                .matcher(address.replaceFirst("#.*$", ""))
                .replaceFirst("https://raw.githubusercontent.com/$1/");
        if (url.startsWith("drs://")) {
            return stored(url, place, attached, faults);
        }
        try {
            if (url.startsWith("trs://")) {
                return registered(descriptor(url), attached);
            }
            if (url.startsWith("https://") || url.startsWith("http://")) {
                return url.contains("/ga4gh/trs/") && url.contains("/descriptor")
                        ? registered(url.replaceFirst("\\?.*$", ""), attached)
                        : fromWeb(URI.create(url), attached);
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

    /** Imports lie beside the object in its workspace, where the person may read. */
    private Source stored(String address, Place place, Map<String, String> attached, List<Fault> faults) {
        var found = files.resolve(place.person(), place.workspace(), List.of(address))
                .getFirst()
                .object();
        var text = found == null ? Optional.<String>empty() : content(found, place);
        if (text.isEmpty()) {
            faults.add(WesFault.FILE_UNKNOWN.at("workflow_url", address));
            return null;
        }
        int folder = found.address().lastIndexOf('/') + 1;
        var beside = found.address().substring(0, folder);
        return gathered(found.address().substring(folder), text.get(), attached, path -> {
            var imported = ImportPaths.beside(beside, path);
            return imported.map(uri -> files.resolve(place.person(), place.workspace(), List.of(uri))
                            .getFirst()
                            .object())
                    .flatMap(object -> content(object, place));
        });
    }

    private Optional<String> content(Files.Stored object, Place place) {
        byte[] bytes = files.read(place.person(), place.workspace(), null, object.id(), config.bundleBytes());
        return Optional.ofNullable(bytes).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** trs://host/id/version, where the id may hold slashes of its own. */
    private static String descriptor(String address) {
        var rest = address.substring("trs://".length());
        int host = rest.indexOf('/');
        int version = rest.lastIndexOf('/');
        if (host < 1 || version <= host) {
            throw DomainException.of(WesError.REQUEST_INVALID)
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
        return gathered(
                "main.wdl",
                content(web.read(descriptor, config.bundleBytes())),
                attached,
                path -> Optional.of(content(web.read(descriptor + "/" + encoded(path), config.bundleBytes()))));
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

    private Source fromWeb(URI address, Map<String, String> attached) {
        var name = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
        return gathered(
                name.isEmpty() ? "main.wdl" : name,
                web.read(address.toString(), config.bundleBytes()),
                attached,
                path -> Optional.of(
                        web.read(address.resolve(path.replace(" ", "%20")).toString(), config.bundleBytes())));
    }

    /**
     * Follows imports from the main document. Paths are relative to its folder and may lead out of it; attachments of the same path come
     * before what {@code read} finds. What is not found is left to the check, which names the line.
     */
    private Source gathered(
            String main, String text, Map<String, String> attached, Function<String, Optional<String>> read) {
        var texts = new TreeMap<>(attached);
        texts.put(main, text);
        var open = new ArrayDeque<String>(List.of(main));
        var seen = new HashSet<String>(open);
        long bytes = text.length();
        while (!open.isEmpty()) {
            var path = open.poll();
            var imports = IMPORT.matcher(texts.get(path));
            while (imports.find()) {
                var imported = ImportPaths.resolved(path, imports.group(1));
                if (!seen.add(imported)) {
                    continue;
                }
                if (texts.containsKey(imported)) {
                    open.add(imported);
                    continue;
                }
                var found = imported.contains("://") ? fetched(imported) : read.apply(imported);
                if (found.isEmpty()) {
                    continue;
                }
                bytes += found.get().length();
                if (texts.size() >= MOST_DOCUMENTS || bytes > config.bundleBytes()) {
                    throw DomainException.of(WesError.REQUEST_INVALID)
                            .with(List.of(WesFault.WORKFLOW_TOO_LARGE.at("workflow_url", main, config.bundleBytes())));
                }
                texts.put(imported, found.get());
                open.add(imported);
            }
        }
        return new Source(ImportPaths.lowered(main, texts.keySet()), ImportPaths.lowered(texts));
    }

    /** Of addresses that nothing is read from, as of what is not found, the check tells the line. */
    private Optional<String> fetched(String address) {
        return address.matches("https?://.*") ? Optional.of(web.read(address, config.bundleBytes())) : Optional.empty();
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
