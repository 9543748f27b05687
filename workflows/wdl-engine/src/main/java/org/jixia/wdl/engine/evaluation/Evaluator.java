package org.jixia.wdl.engine.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.engine.value.Coercion;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.types.StandardFunction;
import org.jixia.wdl.language.types.WdlType;

/**
 * Evaluates the expressions of one document against names and files. Without state of its own: an evaluation that lacks
 * a fact is thrown away and repeated. Faults name the innermost expression that failed.
 */
public final class Evaluator {
    private final CheckedDocument document;
    private final Bindings bindings;
    private final StandardLibrary library;

    public Evaluator(CheckedDocument document, Bindings bindings, FileAccess files) {
        this.document = document;
        this.bindings = bindings;
        this.library = new StandardLibrary(files);
    }

    public CheckedDocument document() {
        return document;
    }

    /** The value of a declaration, fitted to its type; None when it has no expression. */
    public Value declared(Declaration declaration) {
        WdlType type = document.typeOf(declaration);
        if (declaration.value().isEmpty()) {
            return fitted(Value.None.NONE, type, declaration.position(), null);
        }
        Expression expression = declaration.value().get();
        return fitted(evaluate(expression), type, expression.position(), expression);
    }

    /** Fits a value to a type; a misfit is a fault at the place given. */
    public static Value fitted(Value value, WdlType type, Position position, Expression expression) {
        try {
            return Coercion.to(type, value);
        } catch (ValueFault fault) {
            throw new EvaluationFault(fault.code(), fault.arguments(), position, expression);
        }
    }

    public Value evaluate(Expression expression) {
        return evaluate(expression, false);
    }

    /** {@code lenient}: inside a placeholder, where joining with None gives None and shows as nothing. */
    private Value evaluate(Expression expression, boolean lenient) {
        try {
            return value(expression, lenient);
        } catch (ValueFault fault) {
            throw new EvaluationFault(fault.code(), fault.arguments(), expression.position(), expression);
        }
    }

    @SuppressWarnings("MethodLength")
    private Value value(Expression expression, boolean lenient) {
        return switch (expression) {
            case Expression.BooleanLiteral literal -> Value.Bool.of(literal.value());
            case Expression.IntLiteral literal -> new Value.Int(literal.value());
            case Expression.FloatLiteral literal -> new Value.Float(literal.value());
            case Expression.NoneLiteral ignored -> Value.None.NONE;
            case Expression.StringLiteral literal -> new Value.Str(text(literal.parts()));
            case Expression.ArrayLiteral literal -> array(literal);
            case Expression.MapLiteral literal -> map(literal);
            case Expression.PairLiteral literal -> new Value.Pair(evaluate(literal.left()), evaluate(literal.right()));
            case Expression.ObjectLiteral literal -> Value.Obj.of(members(literal.members()));
            case Expression.StructLiteral literal -> struct(literal);
            case Expression.Name name -> bindings.get(name.name());
            case Expression.MemberAccess access -> Operators.member(evaluate(access.target()), access.name());
            case Expression.IndexAccess access -> Operators.index(evaluate(access.target()), evaluate(access.index()));
            case Expression.FunctionCall call -> function(call);
            case Expression.Unary unary -> Operators.unary(unary.operator(), evaluate(unary.operand(), lenient));
            case Expression.Binary binary -> binary(binary, lenient);
            case Expression.IfElse choice ->
                evaluate(truth(choice.condition()) ? choice.then() : choice.otherwise(), lenient);
        };
    }

    /** The truth of a condition. */
    public boolean truth(Expression condition) {
        Value value = evaluate(condition);
        if (value instanceof Value.Bool(boolean truth)) {
            return truth;
        }
        throw new EvaluationFault("not_boolean", List.of(Texts.shown(value)), condition.position(), condition);
    }

    private Value binary(Expression.Binary binary, boolean lenient) {
        return switch (binary.operator()) {
            case AND -> Value.Bool.of(truth(binary.left()) && truth(binary.right()));
            case OR -> Value.Bool.of(truth(binary.left()) || truth(binary.right()));
            default -> {
                Value left = evaluate(binary.left(), lenient);
                Value right = evaluate(binary.right(), lenient);
                boolean absent = lenient
                        && binary.operator() == Expression.BinaryOperator.ADD
                        && (left.isNone() || right.isNone());
                yield absent ? Value.None.NONE : Operators.binary(binary.operator(), left, right);
            }
        };
    }

    private Value array(Expression.ArrayLiteral literal) {
        Meter.count(Meter.TEXT + Meter.REFERENCE * literal.elements().size());
        List<Value> items = new ArrayList<>(literal.elements().size());
        boolean ints = false;
        boolean floats = false;
        for (Expression element : literal.elements()) {
            Value item = evaluate(element);
            ints |= item instanceof Value.Int;
            floats |= item instanceof Value.Float;
            items.add(item);
        }
        if (ints && floats) {
            items.replaceAll(item -> item instanceof Value.Int(long number) ? new Value.Float(number) : item);
        }
        return new Value.Array(items);
    }

    private Value map(Expression.MapLiteral literal) {
        Meter.count(Meter.ENTRY * literal.entries().size());
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (Expression.MapEntry entry : literal.entries()) {
            Value key = evaluate(entry.key());
            if (entries.put(key, evaluate(entry.value())) != null) {
                throw new ValueFault("duplicate_key", Texts.shown(key));
            }
        }
        return new Value.Map(entries);
    }

    private Map<String, Value> members(List<Expression.MemberValue> members) {
        Meter.count(Meter.ENTRY * members.size());
        Map<String, Value> values = new LinkedHashMap<>();
        members.forEach(member -> values.put(member.name(), evaluate(member.value())));
        return values;
    }

    private Value struct(Expression.StructLiteral literal) {
        WdlType.StructType type = document.structs().get(literal.struct());
        return Coercion.to(type, Value.Obj.of(members(literal.members())));
    }

    private Value function(Expression.FunctionCall call) {
        StandardFunction function =
                StandardFunction.of(call.name()).orElseThrow(() -> new ValueFault("function_unknown", call.name()));
        List<Value> arguments = new ArrayList<>(call.arguments().size());
        call.arguments().forEach(argument -> arguments.add(evaluate(argument)));
        return library.apply(function, arguments);
    }

    /** A string or a command with its placeholders filled in. */
    public String text(List<StringPart> parts) {
        if (parts.size() == 1 && parts.getFirst() instanceof StringPart.Text(String only)) {
            return only;
        }
        StringBuilder text = new StringBuilder();
        for (StringPart part : parts) {
            switch (part) {
                case StringPart.Text(String literal) -> text.append(literal);
                case StringPart.Placeholder placeholder -> text.append(filled(placeholder));
            }
            Caps.text(text.length());
        }
        Meter.text(text.length());
        return text.toString();
    }

    private String filled(StringPart.Placeholder placeholder) {
        Value value = evaluate(placeholder.expression(), true);
        try {
            if (value.isNone()) {
                return option(placeholder.whenNone()).orElse("");
            }
            if (value instanceof Value.Array(List<Value> items)) {
                Optional<String> separator = option(placeholder.separator());
                if (separator.isPresent()) {
                    return Operators.joined(items, separator.get());
                }
            }
            if (value instanceof Value.Bool(boolean truth)) {
                Optional<String> chosen = option(truth ? placeholder.whenTrue() : placeholder.whenFalse());
                boolean either = placeholder.whenTrue().isPresent()
                        || placeholder.whenFalse().isPresent();
                return chosen.orElse(either ? "" : Boolean.toString(truth));
            }
            return Texts.of(value);
        } catch (ValueFault fault) {
            throw new EvaluationFault(
                    fault.code(), fault.arguments(), placeholder.position(), placeholder.expression());
        }
    }

    private Optional<String> option(Optional<Expression> option) {
        return option.map(expression -> Texts.of(evaluate(expression, true)));
    }
}
