package org.jixia.wdl.language.parse;

/** Leaves a construct that cannot be read; its fault is reported already. Caught where reading can go on. */
final class ParseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParseFault() {
        super(null, null, false, false);
    }
}
