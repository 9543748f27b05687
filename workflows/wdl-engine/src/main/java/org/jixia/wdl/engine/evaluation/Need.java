package org.jixia.wdl.engine.evaluation;

/** A fact from outside that an expression waits for. Equal needs are one question. */
public sealed interface Need {
    /** What is known of a stored file. */
    record Stat(String uri) implements Need {}

    /** The text of a stored file. */
    record Text(String uri) implements Need {}

    /** The stored file of a text that an expression of a workflow wrote; known by its digest alone. */
    record Written(String sha256, String name, String content) implements Need {
        @Override
        public boolean equals(Object other) {
            return other instanceof Written written && written.sha256.equals(sha256) && written.name.equals(name);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
        }
    }
}
