package org.jixia.wdl.language.check;

import java.util.Map;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Symbol;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Expression.Name;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.types.Coercions;
import org.jixia.wdl.language.types.Fit;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.AnyType;
import org.jixia.wdl.language.types.WdlType.ArrayType;
import org.jixia.wdl.language.types.WdlType.CallType;
import org.jixia.wdl.language.types.WdlType.MapType;
import org.jixia.wdl.language.types.WdlType.PairType;
import org.jixia.wdl.language.types.WdlType.StructType;

/** Finds the types of expressions from the inside out and notes them; a part with a fault has the type Any. */
final class ExpressionChecker {
    private final Context context;
    private final Scope scope;
    private final FunctionChecker functions;
    private final OperatorChecker operators;
    private final LiteralChecker literals;

    ExpressionChecker(Context context, Scope scope, boolean inTask) {
        this.context = context;
        this.scope = scope;
        this.functions = new FunctionChecker(context, this, () -> inTask && scope.inOutputs());
        this.operators = new OperatorChecker(context, this);
        this.literals = new LiteralChecker(context, this);
    }

    WdlType type(Expression expression) {
        WdlType type = find(expression);
        if (type instanceof CallType && expression instanceof Name name) {
            context.faults().report(DiagnosticCode.CALL_AS_VALUE, name.position(), name.name());
            type = WdlType.ANY;
        }
        context.facts().note(expression, type);
        return type;
    }

    private WdlType find(Expression expression) {
        return switch (expression) {
            case Expression.BooleanLiteral e -> WdlType.BOOLEAN;
            case Expression.IntLiteral e -> WdlType.INT;
            case Expression.FloatLiteral e -> WdlType.FLOAT;
            case Expression.NoneLiteral e -> WdlType.NONE;
            case Expression.StringLiteral e -> {
                placeholders(e.parts());
                yield WdlType.STRING;
            }
            case Expression.ArrayLiteral e -> literals.array(e);
            case Expression.MapLiteral e -> literals.map(e);
            case Expression.PairLiteral e -> new PairType(type(e.left()), type(e.right()));
            case Expression.ObjectLiteral e -> literals.object(e);
            case Expression.StructLiteral e -> literals.struct(e);
            case Name e -> name(e);
            case Expression.MemberAccess e -> member(e);
            case Expression.IndexAccess e -> element(e);
            case Expression.FunctionCall e -> functions.type(e);
            case Expression.Unary e -> operators.unary(e);
            case Expression.Binary e -> operators.binary(e);
            case Expression.IfElse e -> branches(e);
        };
    }

    private WdlType name(Name name) {
        Symbol symbol = scope.find(name.name());
        if (symbol != null) {
            context.facts().note(name, symbol);
            return scope.typeHere(symbol);
        }
        if (!scope.inOutputs() && scope.outputs().containsKey(name.name())) {
            context.faults().report(DiagnosticCode.OUTPUT_NOT_READABLE, name.position(), name.name());
        } else if (!name.name().isEmpty()) {
            context.faults()
                    .report(
                            DiagnosticCode.UNKNOWN_NAME,
                            name.position(),
                            name.name(),
                            Nearest.sentence(name.name(), scope.visible()));
        }
        return WdlType.ANY;
    }

    private WdlType member(Expression.MemberAccess access) {
        // Not type(): a call's name is allowed here and nowhere else.
        WdlType target = access.target() instanceof Name name ? callOrValue(access, name) : type(access.target());
        context.facts().note(access.target(), target);
        if (target.isOptional()) {
            noteOptional(access.position(), target.required());
        }
        return switch (target.required()) {
            case CallType(String call, Map<String, WdlType> outputs) ->
                memberOf(access, DiagnosticCode.UNKNOWN_OUTPUT, call, outputs);
            case StructType(String struct, Map<String, WdlType> members) ->
                memberOf(access, DiagnosticCode.UNKNOWN_MEMBER, struct, members);
            case PairType(WdlType left, WdlType right) ->
                memberOf(access, DiagnosticCode.UNKNOWN_MEMBER, "Pair", Map.of("left", left, "right", right));
            case WdlType.ObjectType object -> WdlType.ANY;
            case AnyType any -> WdlType.ANY;
            default -> {
                context.faults().report(DiagnosticCode.NO_MEMBERS, access.position(), target, access.name());
                yield WdlType.ANY;
            }
        };
    }

    /** A call may share its name with an output of the workflow: what has the member is meant. */
    private WdlType callOrValue(Expression.MemberAccess access, Name name) {
        Symbol body = scope.names().get(name.name());
        Symbol found = scope.find(name.name());
        if (body != null && body != found && found.kind() == Symbol.Kind.OUTPUT && body.kind() == Symbol.Kind.CALL) {
            context.facts().note(name, body);
            return scope.typeHere(body);
        }
        return name(name);
    }

    private WdlType memberOf(
            Expression.MemberAccess access, DiagnosticCode unknown, String owner, Map<String, WdlType> members) {
        WdlType type = members.get(access.name());
        if (type == null) {
            context.faults()
                    .report(
                            unknown,
                            access.position(),
                            access.name(),
                            owner,
                            Nearest.sentence(access.name(), members.keySet()));
            return WdlType.ANY;
        }
        return type;
    }

    private WdlType element(Expression.IndexAccess access) {
        WdlType target = type(access.target());
        if (target.isOptional()) {
            noteOptional(access.position(), target.required());
        }
        return switch (target.required()) {
            case ArrayType(WdlType element, boolean nonEmpty) -> {
                assign(access.index(), WdlType.INT);
                yield element;
            }
            case MapType(WdlType key, WdlType value) -> {
                assign(access.index(), key);
                yield value;
            }
            case AnyType any -> {
                type(access.index());
                yield WdlType.ANY;
            }
            default -> {
                type(access.index());
                context.faults().report(DiagnosticCode.NOT_INDEXABLE, access.position(), target);
                yield WdlType.ANY;
            }
        };
    }

    private WdlType branches(Expression.IfElse expression) {
        condition(expression.condition());
        WdlType then = type(expression.then());
        WdlType otherwise = type(expression.otherwise());
        WdlType unified = Coercions.unified(then, otherwise, context.version());
        if (unified == null) {
            context.faults().report(DiagnosticCode.BRANCH_TYPES, expression.position(), then, otherwise);
            return WdlType.ANY;
        }
        return unified;
    }

    void condition(Expression expression) {
        WdlType type = type(expression);
        Fit fit = Coercions.fit(type, WdlType.BOOLEAN, context.version());
        if (fit == Fit.UNLESS_NONE) {
            noteOptional(expression.position(), WdlType.BOOLEAN);
        } else if (fit != Fit.FINE) {
            context.faults().report(DiagnosticCode.CONDITION_TYPE, expression.position(), type);
        }
    }

    /** Checks an expression whose value goes where the given type is needed. */
    void assign(Expression expression, WdlType needed) {
        literals.fit(expression, type(expression), needed);
    }

    /** Reports how a type of which nothing more is known fits. */
    void fit(Position position, WdlType given, WdlType needed) {
        switch (Coercions.fit(given, needed, context.version())) {
            case FINE -> {}
            case UNLESS_NONE -> noteOptional(position, needed);
            case TOLERATED -> context.faults().report(DiagnosticCode.COERCION, position, needed, given);
            case NO -> context.faults().report(DiagnosticCode.TYPE_MISMATCH, position, needed, given);
        }
    }

    void noteOptional(Position position, WdlType needed) {
        context.faults().report(DiagnosticCode.OPTIONAL_TO_REQUIRED, position, needed);
    }

    void placeholders(Iterable<StringPart> parts) {
        for (StringPart part : parts) {
            if (part instanceof StringPart.Placeholder placeholder) {
                placeholder(placeholder);
            }
        }
    }

    private void placeholder(StringPart.Placeholder placeholder) {
        operators.beginPlaceholder();
        WdlType type = type(placeholder.expression());
        operators.endPlaceholder();
        placeholder.separator().ifPresent(separator -> assign(separator, WdlType.STRING));
        placeholder.whenTrue().ifPresent(text -> assign(text, WdlType.STRING));
        placeholder.whenFalse().ifPresent(text -> assign(text, WdlType.STRING));
        placeholder.whenNone().ifPresent(this::type);
        WdlType value = type.required();
        if (value instanceof AnyType || value instanceof WdlType.NoneType) {
            return;
        }
        Position position = placeholder.expression().position();
        if (placeholder.separator().isPresent()) {
            if (!(value instanceof ArrayType(WdlType element, boolean full)) || !isText(element)) {
                option(position, "sep", "Array[String]", type);
            }
        } else if (placeholder.whenTrue().isPresent()) {
            if (value != WdlType.BOOLEAN) {
                option(position, "true", "Boolean", type);
            }
        } else if (!isText(value)) {
            String hint = value instanceof ArrayType ? "@use-sep" : "@use-members";
            context.faults().report(DiagnosticCode.NOT_INTERPOLABLE, position, type, hint);
        }
    }

    private void option(Position position, String option, String needed, WdlType type) {
        context.faults().report(DiagnosticCode.OPTION_TYPE, position, option, needed, type);
    }

    private static boolean isText(WdlType type) {
        return type.required().isPrimitive() || type instanceof AnyType;
    }
}
