package org.jixia.platform.errors;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds the text of a code in the reader's language: bundle {@code messages/<part before the first dot>}, key the whole code,
 * filled by {@link MessageFormat}. English answers for any language but Chinese.
 */
public final class Texts {
    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Texts() {}

    /** The language of ours that an {@code Accept-Language} header prefers (RFC 4647 §3.4); English where it names none that we speak. */
    public static Locale preferred(String acceptLanguage) {
        try {
            var asked = acceptLanguage == null || acceptLanguage.isBlank()
                    ? List.<Locale.LanguageRange>of()
                    : Locale.LanguageRange.parse(acceptLanguage.strip());
            return Optional.ofNullable(Locale.lookup(asked, SPOKEN)).orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    public static String of(ErrorCode error, Locale locale, List<Object> arguments) {
        return text(error.code(), locale, arguments);
    }

    public static String of(Fault fault, Locale locale) {
        return text(fault.code(), locale, fault.arguments());
    }

    /** The text; of a code without one (a fault told by another service) its only argument, else the code itself. */
    public static String text(String code, Locale locale, List<Object> arguments) {
        var bundle = bundle(code, locale);
        if (bundle == null || !bundle.containsKey(code)) {
            return arguments.size() == 1 ? String.valueOf(arguments.getFirst()) : code;
        }
        return new MessageFormat(bundle.getString(code), Locale.ROOT).format(readable(arguments, locale));
    }

    /** Numbers as plain digits: MessageFormat would group them, and people paste these numbers into forms. Phrases in the same language. */
    private static Object[] readable(List<Object> arguments, Locale locale) {
        return arguments.stream()
                .map(argument -> switch (argument) {
                    case Wording wording -> text(wording.code(), locale, List.of());
                    case Wording.Phrase(Wording wording, List<Object> of) -> text(wording.code(), locale, of);
                    case Collection<?> several ->
                        several.stream().map(String::valueOf).collect(Collectors.joining(", "));
                    default -> String.valueOf(argument);
                })
                .toArray();
    }

    private static ResourceBundle bundle(String code, Locale locale) {
        var dot = code.indexOf('.');
        if (dot < 1) {
            return null;
        }
        var language = locale.getLanguage().equals("zh") ? "zh" : "en";
        var name = code.substring(0, dot);
        var loader = Thread.currentThread().getContextClassLoader();
        var key = name + "_" + language + "@" + System.identityHashCode(loader);
        var known = BUNDLES.get(key);
        if (known != null) {
            return known;
        }
        try {
            var found = ResourceBundle.getBundle(
                    "messages/" + name,
                    Locale.of(language),
                    loader == null ? Texts.class.getClassLoader() : loader,
                    NO_FALLBACK);
            BUNDLES.put(key, found);
            return found;
        } catch (MissingResourceException noBundleForForeignCodes) {
            return null;
        }
    }
}
