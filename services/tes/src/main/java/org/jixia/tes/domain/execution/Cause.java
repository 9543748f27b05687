package org.jixia.tes.domain.execution;

/** Why an attempt was ended, with the numbers in one sentence. */
public record Cause(EndCode code, String sentence) {

    public static Cause system(String sentence) {
        return new Cause(EndCode.SYSTEM, sentence);
    }
}
