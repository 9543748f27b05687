package org.jixia.wes.api;

import java.util.Locale;

/** The language that a reader asks for. */
final class Languages {

    private Languages() {}

    /** Chinese for whoever prefers it, else English. */
    static Locale of(String acceptLanguage) {
        return acceptLanguage != null && acceptLanguage.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }
}
