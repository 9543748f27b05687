package org.jixia.wes.domain;

import java.util.UUID;

/** Why a run ended without its outputs: a code, one sentence for people in English and in Chinese, and where it happened. */
public record RunFailure(String code, String sentence, String sentenceZh, String call, UUID task, Kind kind) {

    /** Whose fault it is. */
    public enum Kind {
        /** A task ended badly: its command, its memory, a missing output. */
        TASK,
        /** The platform could not do its part. */
        PLATFORM,
        /** The workflow cannot be evaluated: an expression, an input, a type. */
        WORKFLOW
    }
}
