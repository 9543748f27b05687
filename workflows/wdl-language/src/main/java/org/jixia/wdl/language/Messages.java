package org.jixia.wdl.language;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The sentences of diagnostics. Arguments replace {@code {0}}, {@code {1}}, …; other braces stand for themselves. */
final class Messages {
    private static final String NAME = "messages.wdl";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(NAME, Locale.ENGLISH, EXACT);
    private static final ResourceBundle CHINESE = ResourceBundle.getBundle(NAME, Locale.CHINESE, EXACT);

    private Messages() {}

    static String text(DiagnosticCode code, List<String> arguments, Locale locale) {
        return filled(pattern(code.code(), locale), arguments, locale);
    }

    private static String filled(String pattern, List<String> arguments, Locale locale) {
        var text = new StringBuilder(pattern.length() + 40);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '{' && at + 2 < pattern.length() && pattern.charAt(at + 2) == '}') {
                int index = pattern.charAt(at + 1) - '0';
                if (index >= 0 && index < arguments.size()) {
                    text.append(word(arguments.get(index), locale));
                    at += 3;
                    continue;
                }
            }
            text.append(c);
            at++;
        }
        return text.toString().strip();
    }

    /** An argument {@code @key} or {@code @key|argument} stands for words that depend on the language. */
    private static String word(String argument, Locale locale) {
        if (!argument.startsWith("@")) {
            return argument;
        }
        int bar = argument.indexOf('|');
        String key = bar < 0 ? argument.substring(1) : argument.substring(1, bar);
        List<String> arguments = bar < 0 ? List.of() : List.of(argument.substring(bar + 1));
        return filled(pattern("wdl.words." + key, locale), arguments, locale);
    }

    private static String pattern(String key, Locale locale) {
        try {
            return ("zh".equals(locale.getLanguage()) ? CHINESE : ENGLISH).getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No text for " + key, e);
        }
    }
}
