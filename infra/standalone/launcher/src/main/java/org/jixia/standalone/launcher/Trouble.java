package org.jixia.standalone.launcher;

/** Something a person must know or mend, told in one sentence; never shown with a stack trace. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Trouble(String sentence) {
        super(sentence);
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
