package org.jixia.wdl.language.parse;

/** The namespace that an import has without {@code as}: the file's name without {@code .wdl} and query. */
final class ImportNames {
    private ImportNames() {}

    static String namespace(String uri) {
        String path = uri;
        int query = path.indexOf('?');
        if (query >= 0) {
            path = path.substring(0, query);
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".wdl") ? name.substring(0, name.length() - ".wdl".length()) : name;
    }

    static boolean isIdentifier(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !Keywords.isKeyword(name);
    }

    /** A name near it that can be used. */
    static String proposal(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
        String proposed = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "lib_" + plain : plain;
        return Keywords.isKeyword(proposed) ? proposed + "_wdl" : proposed;
    }
}
