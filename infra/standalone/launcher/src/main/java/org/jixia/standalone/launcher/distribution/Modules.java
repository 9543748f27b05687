package org.jixia.standalone.launcher.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The modules of the project and which of them each is made from, as the poms say. */
final class Modules {

    private static final String GROUP = "org.jixia";

    /** Folder of each module by the name of its artifact. */
    private final Map<String, String> folders = new LinkedHashMap<>();

    /** Artifacts of our own that each folder's pom names; those of tests do not reach the product. */
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();

    Modules(Path home) throws IOException {
        for (var module : elements(root(home.resolve("pom.xml")), "module")) {
            var folder = module.getTextContent().strip();
            var pom = root(home.resolve(folder).resolve("pom.xml"));
            folders.put(child(pom, "artifactId").orElse(folder), folder);
            dependencies.put(folder, ours(pom));
        }
    }

    /** The folder itself and those of all modules that its product is made from. */
    Set<String> with(String folder) {
        var needed = new LinkedHashSet<String>();
        collect(folder, needed);
        return needed;
    }

    private void collect(String folder, Set<String> needed) {
        if (needed.add(folder)) {
            dependencies.getOrDefault(folder, List.of()).stream()
                    .map(folders::get)
                    .filter(Objects::nonNull)
                    .forEach(other -> collect(other, needed));
        }
    }

    private static List<String> ours(Element pom) {
        return elements(pom, "dependency").stream()
                .filter(dependency ->
                        child(dependency, "groupId").filter(GROUP::equals).isPresent())
                .filter(dependency ->
                        child(dependency, "scope").filter("test"::equals).isEmpty())
                .map(dependency -> child(dependency, "artifactId").orElse(""))
                .toList();
    }

    private static Optional<String> child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return Optional.of(node.getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    private static List<Element> elements(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getElementsByTagName(name);
        for (var index = 0; index < nodes.getLength(); index++) {
            if (nodes.item(index).getNodeType() == Node.ELEMENT_NODE) {
                found.add((Element) nodes.item(index));
            }
        }
        return found;
    }

    private static Element root(Path pom) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + " cannot be read: " + e.getMessage(), e);
        }
    }
}
