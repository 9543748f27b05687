package org.jixia.tes.domain.execution;

/** Why an attempt was ended, with the numbers in one sentence. */
public record Cause(EndCode code, String sentence) {

    public static Cause outOfMemory(Grant grant) {
        return new Cause(
                EndCode.OUT_OF_MEMORY,
                "needed more than the " + (grant.memoryBytes() >> 20) + " MiB of memory granted");
    }

    public static Cause system(String sentence) {
        return new Cause(EndCode.SYSTEM, sentence);
    }
}
