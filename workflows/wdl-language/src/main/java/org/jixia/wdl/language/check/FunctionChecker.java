package org.jixia.wdl.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Expression.FunctionCall;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.types.RegexSize;
import org.jixia.wdl.language.types.StandardFunction;
import org.jixia.wdl.language.types.WdlType;

/** Calls of standard library functions: known, in this version, and where it matters in the right place. */
final class FunctionChecker {
    private static final Set<String> LATER =
            Set.of("find", "matches", "contains", "chunk", "join_paths", "contains_key", "values", "split");
    private static final List<String> LOOK_AROUNDS = List.of("(?=", "(?!", "(?<=", "(?<!");

    private static final Pattern GROUP = Pattern.compile("[$\\\\][0-9]");

    private final Context context;
    private final ExpressionChecker expressions;
    private final BooleanSupplier inTaskOutputs;
    private final Signatures signatures;

    FunctionChecker(Context context, ExpressionChecker expressions, BooleanSupplier inTaskOutputs) {
        this.context = context;
        this.expressions = expressions;
        this.inTaskOutputs = inTaskOutputs;
        this.signatures = new Signatures(context, expressions);
    }

    WdlType type(FunctionCall call) {
        List<WdlType> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(expressions.type(argument));
        }
        Optional<StandardFunction> known = StandardFunction.of(call.name());
        if (known.isEmpty()) {
            unknown(call);
            return WdlType.ANY;
        }
        StandardFunction function = known.get();
        if (!function.isIn(context.version())) {
            context.faults()
                    .report(
                            DiagnosticCode.FUNCTION_TOO_NEW,
                            call.position(),
                            call.name(),
                            function.since().text(),
                            context.version().text());
        }
        boolean ofCommand = function == StandardFunction.STDOUT || function == StandardFunction.STDERR;
        if (ofCommand && !inTaskOutputs.getAsBoolean()) {
            context.faults().report(DiagnosticCode.FUNCTION_ONLY_IN_OUTPUT, call.position(), call.name());
        }
        if (function == StandardFunction.SUB && call.arguments().size() > 1) {
            pattern(call.arguments().get(1));
        }
        if (function == StandardFunction.SUB && call.arguments().size() > 2) {
            replacement(call.arguments().get(2));
        }
        return signatures.result(function, call, arguments);
    }

    private void unknown(FunctionCall call) {
        if (LATER.contains(call.name())) {
            context.faults().report(DiagnosticCode.FUNCTION_IN_LATER_WDL, call.position(), call.name());
            return;
        }
        List<String> names = Stream.of(StandardFunction.values())
                .filter(function -> function.isIn(context.version()))
                .map(StandardFunction::text)
                .toList();
        context.faults()
                .report(
                        DiagnosticCode.UNKNOWN_FUNCTION,
                        call.position(),
                        call.name(),
                        Nearest.sentence(call.name(), names));
    }

    /** The letter of the standard takes a replacement as it stands; other engines, and ours, read groups in it. */
    private void replacement(Expression replacement) {
        if (replacement instanceof Expression.StringLiteral literal) {
            for (StringPart part : literal.parts()) {
                var group = part instanceof StringPart.Text(String text) ? GROUP.matcher(text) : null;
                if (group != null && group.find()) {
                    context.faults().report(DiagnosticCode.REPLACEMENT_GROUP, replacement.position(), group.group());
                    return;
                }
            }
        }
    }

    private void pattern(Expression pattern) {
        if (pattern instanceof Expression.StringLiteral literal) {
            for (StringPart part : literal.parts()) {
                if (part instanceof StringPart.Text(String text) && RegexSize.of(text) > RegexSize.MOST) {
                    context.faults().report(DiagnosticCode.REGEX_TOO_LARGE, pattern.position(), text);
                }
                boolean around = part instanceof StringPart.Text(String text)
                        && LOOK_AROUNDS.stream().anyMatch(text::contains);
                if (around) {
                    context.faults()
                            .report(
                                    DiagnosticCode.REGEX_LOOKAROUND,
                                    pattern.position(),
                                    ((StringPart.Text) part).text());
                }
            }
        }
    }
}
