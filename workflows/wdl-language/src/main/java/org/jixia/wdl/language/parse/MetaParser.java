package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.MetaValue;

/** The meta and parameter_meta sections: JSON with bare keys, commas between them optional at the top. */
final class MetaParser {
    private final TokenCursor cursor;
    private final TextParser texts;

    MetaParser(TokenCursor cursor, TextParser texts) {
        this.cursor = cursor;
        this.texts = texts;
    }

    Map<String, MetaValue> section() {
        return entries("@after-section");
    }

    private Map<String, MetaValue> entries(String after) {
        cursor.expect(TokenKind.LEFT_BRACE, after);
        Map<String, MetaValue> entries = new LinkedHashMap<>();
        while (!cursor.at(TokenKind.RIGHT_BRACE)) {
            String key = cursor.at(TokenKind.QUOTE)
                    ? texts.plainString()
                    : cursor.expect(TokenKind.IDENTIFIER, "@meta-key").text();
            cursor.expect(TokenKind.COLON, "@after-meta-key");
            entries.put(key, value());
            cursor.takeIf(TokenKind.COMMA);
        }
        cursor.take();
        return Collections.unmodifiableMap(entries);
    }

    private MetaValue value() {
        cursor.enter();
        try {
            return switch (cursor.current().kind()) {
                case QUOTE -> new MetaValue.MetaString(texts.plainString());
                case LEFT_BRACE -> new MetaValue.MetaObject(entries("@after-section"));
                case LEFT_BRACKET -> array();
                case INTEGER, FLOAT, MINUS, PLUS -> number();
                case IDENTIFIER -> word();
                default -> throw cursor.expected("@meta-value", "@meta-value-only");
            };
        } finally {
            cursor.leave();
        }
    }

    private MetaValue word() {
        return switch (cursor.current().text()) {
            case "true" -> taken(new MetaValue.MetaBoolean(true));
            case "false" -> taken(new MetaValue.MetaBoolean(false));
            case "null" -> taken(new MetaValue.MetaNull());
            case "object" -> {
                cursor.take();
                yield new MetaValue.MetaObject(entries("@after-object"));
            }
            default -> throw cursor.expected("@meta-value", "@meta-value-only");
        };
    }

    private MetaValue taken(MetaValue value) {
        cursor.take();
        return value;
    }

    private MetaValue number() {
        boolean negative = cursor.takeIf(TokenKind.MINUS);
        if (!negative) {
            cursor.takeIf(TokenKind.PLUS);
        }
        Token token = cursor.take();
        try {
            String text = (negative ? "-" : "") + token.text();
            return token.is(TokenKind.INTEGER)
                    ? new MetaValue.MetaInt(Long.decode(text))
                    : new MetaValue.MetaFloat(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw cursor.fault(DiagnosticCode.BAD_NUMBER, token.position(), token.text());
        }
    }

    private MetaValue array() {
        cursor.take();
        List<MetaValue> values = new ArrayList<>();
        while (!cursor.at(TokenKind.RIGHT_BRACKET)) {
            values.add(value());
            if (!cursor.takeIf(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_BRACKET)) {
                throw cursor.expected("`,` / `]`", "@in-array");
            }
        }
        cursor.take();
        return new MetaValue.MetaArray(List.copyOf(values));
    }
}
