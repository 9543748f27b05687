package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.wdl.language.Wdl.about;
import static org.jixia.wdl.language.Wdl.check;
import static org.jixia.wdl.language.Wdl.value;
import static org.jixia.wdl.language.Wdl.workflow;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "i + 1 => Int",
                "i + 1.0 => Float",
                "i / 2 => Int",
                "s + i => String",
                "file + s => File",
                "s + file => File",
                "[1, 2.0] => Array[Float]+",
                "[i, mi] => Array[Int?]+",
                "[s, file] => Array[File]+",
                "[] => Array[Any]",
                "{'a': 1} => Map[String, Int]",
                "(i, s) => Pair[Int, String]",
                "pair.left => Int",
                "map['a'] => Int",
                "ints[0] => Int",
                "o.any.thing => Any",
                "if b then i else 1.5 => Float",
                "if b then i else None => Int?",
                "select_first([mi, 1]) => Int",
                "select_all(gaps) => Array[Int]",
                "select_all([file, None]) => Array[File]",
                "zip(ints, strings) => Array[Pair[Int, String]]",
                "cross(ints, strings) => Array[Pair[Int, String]]",
                "unzip(zip(ints, strings)) => Pair[Array[Int], Array[String]]",
                "flatten([ints, ints]) => Array[Int]",
                "transpose([ints]) => Array[Array[Int]]",
                "as_pairs(map) => Array[Pair[String, Int]]",
                "as_map([('a', 1)]) => Map[String, Int]",
                "collect_by_key([('a', 1)]) => Map[String, Array[Int]]",
                "keys(map) => Array[String]",
                "min(1, 2) => Int",
                "max(1, 2.0) => Float",
                "size([file], 'GB') => Float",
                "size(mi_file) => Float",
                "read_json(file) => Any",
                "read_objects(file) => Array[Object]",
                "read_map(file) => Map[String, String]",
                "read_tsv(file) => Array[Array[String]]",
                "basename(file, '.bam') => String",
                "range(3) => Array[Int]",
                "length(ints) > 1 => Boolean",
                "prefix('a', ints) => Array[String]",
                "sep(', ', ints) => String",
                "quote(strings) => Array[String]",
                "-i => Int",
                "!b => Boolean",
                "mi == None => Boolean",
                "s < 'x' => Boolean",
            })
    void findsTheTypeOfAnExpression(String written, String type) {
        CheckedBundle checked =
                check(workflow("1.1", Wdl.NAMES.replace("}", "  File? mi_file\n}") + "Object x = " + written));
        assertThat(checked.main().orElseThrow().typeOf(value(checked)).toString())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "String => file",
                "File => s",
                "Float => i",
                "Int? => i",
                "Array[Float] => ints",
                "Array[Int?] => ints",
                "Array[Int]+ => [1]",
                "Array[Int] => []",
                "Map[String, Float] => map",
                "Map[String, File] => {'a': s}",
                "Pair[Float, String] => pair",
                "Object => map",
                "Map[String, Int] => o",
                "Array[Int] => read_lines(file)",
                "Array[Boolean] => read_lines(file)",
                "Int => read_json(file)",
                "String? => None",
            })
    void coercesByTheRules(String type, String value) {
        assertThat(about("1.1", type, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "Int => f => coercion",
                "Int => s => coercion",
                "Float => s => coercion",
                "String => i => coercion",
                "Array[Int]+ => ints => coercion",
                "Array[Pair[String, Int]] => map => coercion",
                "Map[Int, String] => zip(ints, strings) => coercion",
                "Int => mi => optional-to-required",
                "String => s + ms => optional-to-required",
                "Array[Int] => gaps => optional-to-required",
            })
    void toleratesWithAWarning(String type, String value, String code) {
        assertThat(about("1.1", type, value)).containsExactly(code);
    }

    @Test
    void letsVersion1_0TurnNumbersIntoText() {
        assertThat(about("1.0", "String", "i")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "String => ints => type-mismatch",
                "String => map => type-mismatch",
                "Boolean => s => type-mismatch",
                "Boolean => i => type-mismatch",
                "File => i => type-mismatch",
                "Int => None => type-mismatch",
                "Array[Int]+ => [] => type-mismatch",
                "Array[String] => s => type-mismatch",
                "Int => s * 2 => operator-types",
                "Int => ints + 1 => operator-types",
                "Boolean => i && b => operator-types",
                "Boolean => !i => operator-type",
                "Boolean => ints == i => operator-types",
                "Boolean => ints < ints => operator-types",
                "Int => if i then 1 else 2 => condition-type",
                "Int => if b then 1 else ints => branch-types",
                "Array[Int] => [1, ints] => mixed-types",
                "Int => pair.middle => unknown-member",
                "Int => i.left => no-members",
                "Int => i[0] => not-indexable",
                "Int => ints['a'] => coercion",
                "String => \"~{ints}\" => not-interpolable",
                "String => \"~{map}\" => not-interpolable",
                "String => \"~{sep=',' i}\" => option-type",
                "String => \"~{true='a' false='b' i}\" => option-type",
                "Int => lenght(ints) => unknown-function",
                "Int => length() => argument-count",
                "Int => length(1) => argument-type",
                "Array[Int] => range('a', 1) => argument-count",
                "Float => size(i) => argument-type",
                "File => stdout() => function-only-in-output",
                "String => sub(s, '(?=a)', 'b') => regex-lookaround",
                "String => find(s, 'a') => function-in-later-wdl",
                "Int => nothing => unknown-name",
            })
    void refuses(String type, String value, String code) {
        assertThat(about("1.1", type, value)).contains(code);
    }

    @Test
    void knows35FunctionsIn1_0And46In1_1() {
        assertThat(about("1.0", "Array[String]", "keys(map)")).containsExactly("function-too-new");
        assertThat(List.of(org.jixia.wdl.language.types.StandardFunction.values()))
                .hasSize(46)
                .filteredOn(f -> f.isIn(org.jixia.wdl.language.ast.WdlVersion.V1_0))
                .hasSize(35);
    }

    @Test
    void letsTextWithNoneVanishInPlaceholders() {
        assertThat(about("1.1", "String", "\"~{'--x ' + ms}\"")).isEmpty();
        assertThat(about("1.1", "String", "\"~{'--x ' + mi + ' '}\"")).isEmpty();
    }
}
