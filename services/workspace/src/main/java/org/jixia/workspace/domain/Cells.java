package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of a cell as its column's type and writes it back so that it reads equal. */
@ApplicationScoped
public class Cells {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,600}(\\.\\d{0,600})?|\\.\\d{1,600})([eE][+-]?\\d{1,3})?");
    private static final int MOST_DIGITS = 600;
    private static final Pattern ADDRESS = Pattern.compile("(drs|s3|gs|https?)://\\S+");

    /** NUL, a first half of a character without the second, a second without the first. */
    private static final Pattern UNKEPT =
            Pattern.compile("(?i)(?<!\\\\)(?:\\\\\\\\)*\\\\u(0000|d[89ab][0-9a-f]{2}(?!\\\\ud[c-f])"
                    + "|(?<!\\\\ud[89ab][0-9a-f]{2}\\\\u)d[c-f][0-9a-f]{2})");

    private final JsonText json;

    @Inject
    public Cells(JsonText json) {
        this.json = json;
    }

    /** Whether the text can be kept: NUL and halves of characters cannot, neither plain nor as escapes of JSON. */
    public static boolean isKept(String text, ColumnType type) {
        var escapes = type == ColumnType.LIST || type == ColumnType.REFERENCES || type == ColumnType.JSON;
        return text.indexOf(0) < 0
                && !hasHalves(text)
                && !(escapes && text.contains("\\u") && UNKEPT.matcher(text).find());
    }

    /** The first characters of a longer text, without half of one at the end. */
    public static String beginning(String text, int most) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static boolean hasHalves(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** The value of a cell that is not empty; nothing when it is not of the type. */
    public Optional<Object> read(String text, ColumnType type) {
        return switch (type) {
            case NUMBER -> number(text.strip()).map(Object.class::cast);
            case BOOLEAN ->
                switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                };
            case TEXT, FILE, REFERENCE -> Optional.of(text);
            case LIST -> json.parse(text).map(JsonText.Parsed::value).filter(value -> value instanceof List);
            case REFERENCES ->
                json.parse(text)
                        .map(JsonText.Parsed::value)
                        .filter(value -> value instanceof List<?> names
                                && names.stream().allMatch(name -> name instanceof String));
            case JSON -> json.parse(text).map(JsonText.Parsed::value);
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return startsNumber(text) && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text)).filter(Cells::isKept)
                : Optional.empty();
    }

    /** Cheaper than the pattern, for the many cells that are none. */
    private static boolean startsNumber(String text) {
        var first = text.isEmpty() ? ' ' : text.charAt(0);
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }

    /** Whether the database and every reader can write the number out: at most 600 digits. */
    public static boolean isKept(BigDecimal number) {
        var digits = number.scale() < 0
                ? (long) number.precision() - number.scale()
                : Math.max(number.precision(), number.scale());
        return digits <= MOST_DIGITS;
    }

    public String write(Object value, ColumnType type) {
        return switch (type) {
            case TEXT, FILE, REFERENCE -> value instanceof String text ? text : json.write(value);
            case NUMBER ->
                value instanceof BigDecimal number && isKept(number) ? number.toPlainString() : String.valueOf(value);
            case BOOLEAN -> String.valueOf(value);
            case LIST, REFERENCES, JSON -> json.write(value);
        };
    }

    /** The narrowest type that a cell could be, for columns whose header says none. */
    public ColumnType guess(String text) {
        var bare = text.strip();
        if (!looksLikeCode(bare) && number(bare).isPresent()) {
            return ColumnType.NUMBER;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return ColumnType.BOOLEAN;
        }
        if (text.length() <= RowPreparation.LONGEST_ADDRESS
                && ADDRESS.matcher(text).matches()) {
            return ColumnType.FILE;
        }
        if (text.startsWith("[") && read(text, ColumnType.LIST).isPresent()) {
            return ColumnType.LIST;
        }
        return text.startsWith("{") && read(text, ColumnType.JSON).isPresent() ? ColumnType.JSON : ColumnType.TEXT;
    }

    /** 007 is a code: as a number it would lose its zeros. */
    private static boolean looksLikeCode(String text) {
        return text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1));
    }

    /** The type of a column that a workflow's output makes. */
    public static ColumnType typeOf(Object value) {
        return switch (value) {
            case null -> ColumnType.TEXT;
            case Number number -> ColumnType.NUMBER;
            case Boolean truth -> ColumnType.BOOLEAN;
            case List<?> list -> ColumnType.LIST;
            case String text -> text.startsWith("drs://") ? ColumnType.FILE : ColumnType.TEXT;
            default -> ColumnType.JSON;
        };
    }
}
