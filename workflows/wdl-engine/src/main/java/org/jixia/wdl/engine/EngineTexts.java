package org.jixia.wdl.engine;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jixia.wdl.engine.plan.InputFault;
import org.jixia.wdl.engine.run.Failure;
import org.jixia.wdl.engine.run.Warning;

/** The sentences of faults, failures and warnings, in Chinese for a Chinese locale, else in English. */
public final class EngineTexts {
    private static final String NAME = "messages.wdl-engine";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private EngineTexts() {}

    /** What failed, at which call, and where in the document. */
    public static String sentence(Failure failure, Locale locale) {
        String sentence = text(failure.code(), failure.arguments(), locale);
        if (failure.expression() != null) {
            sentence = text("in_expression", List.of(sentence, failure.expression()), locale);
        }
        if (failure.where() != null) {
            sentence = text("at_place", List.of(sentence, failure.where()), locale);
        }
        return failure.node() == null ? sentence : text("in_call", List.of(failure.node(), sentence), locale);
    }

    public static String sentence(InputFault fault, Locale locale) {
        return text(fault.code(), fault.arguments(), locale);
    }

    public static String sentence(Warning warning, Locale locale) {
        return text(warning.code(), warning.arguments(), locale);
    }

    private static String text(String code, List<String> arguments, Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                NAME, "zh".equals(locale.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH, EXACT);
        try {
            return new MessageFormat(bundle.getString(code), Locale.ROOT).format(arguments.toArray());
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no text for " + code, e);
        }
    }
}
