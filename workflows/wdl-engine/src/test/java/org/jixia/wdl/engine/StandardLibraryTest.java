package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operator and function: its value, and the code of its fault where it has none. */
class StandardLibraryTest {
    private static final String DATA = """
            s3://ws-1/d/lines.txt=a\\nb\\n
            s3://ws-1/d/empty.txt=
            s3://ws-1/d/table.tsv=a\\tb\\r\\nc\\n
            s3://ws-1/d/map.tsv=k\\tv\\nl\\tw\\n
            s3://ws-1/d/twice.tsv=k\\tv\\nk\\tw\\n
            s3://ws-1/d/objects.tsv=x\\ty\\n1\\t2\\n3\\t4\\n
            s3://ws-1/d/object.tsv=x\\ty\\n1\\t2\\n
            s3://ws-1/d/data.json={"a": 1, "b": [1.5, null], "c": {"d": true}}
            s3://ws-1/d/bad.json={"a": 1
            s3://ws-1/d/int.txt=\\s42\\n
            s3://ws-1/d/float.txt=1.5e2\\n
            s3://ws-1/d/true.txt=TRUE\\n
            s3://ws-1/d/text.txt=\\stext\\s\\n\\n
            """;

    private static TestRun evaluated(String type, String expression) {
        TestRun run = new TestRun("version 1.1\nstruct Point { Int x  Int? y }\nworkflow wf {\n"
                + "  input { Int? none  Int zero = 0  String d = \"s3://ws-1/d/\" }\n  output { " + type + " r = "
                + expression
                + " }\n}\n");
        for (String line : DATA.split("\n")) {
            int at = line.indexOf('=');
            String content = line.substring(at + 1);
            run.file(
                    line.substring(0, at),
                    content.replace("\\n", "\n")
                            .replace("\\t", "\t")
                            .replace("\\r", "\r")
                            .replace("\\s", " "));
        }
        return run.run("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            Int § 7 / 2 § 3
            Int § -7 / 2 § -3
            Int § -7 % 3 § -1
            Float § 7 / 2.0 § 3.5
            Int § 2 + 3 * 4 - (1 - 5) § 18
            Boolean § 1 < 2 && !(2.0 <= 1) § true
            Boolean § false && 1 / zero == 1 § false
            Boolean § true || 1 / zero == 1 § true
            Boolean § 1 == 1.0 § true
            Boolean § [1, 2] == [1, 2] § true
            Boolean § {"a": 1, "b": 2} == {"b": 2, "a": 1} § false
            Boolean § {"a": 1, "b": 2} == {"a": 1.0, "b": 2.0} § true
            Boolean § [{"a": 1}] == [{"a": 1}] § true
            Boolean § object { a: 1, b: [1] } == object { b: [1.0], a: 1 } § true
            Boolean § "a" < "b" § true
            String § "a" + 1 + 2.5 § "a12.500000"
            String § "~{1.0}|~{true}|~{none}" § "1.000000|true|"
            String § "~{"--x " + none}" § ""
            String § "~{sep=", " [1, 2]}" § "1, 2"
            String § "~{true="y" false="n" zero == 0}" § "y"
            String § "~{default="d" none}" § "d"
            String § if zero == 0 then "then" else "else" § "then"
            Int § {"a": 1, "b": 2}["b"] § 2
            Int § (1, "x").left § 1
            Int § object { a: 5 }.a § 5
            Int § Point { x: 3 }.x § 3
            Array[Float] § [1, 2.5] § [1.0,2.5]
            Int § floor(1.9) § 1
            Int § ceil(1.1) § 2
            Int § round(2.5) § 3
            Int § round(-2.5) § -2
            Int § min(2, 1) § 1
            Float § max(2, 2.5) § 2.5
            String § sub("abcab", "a.?", "X") § "XcX"
            String § sub("aaa", "a|aa", "b") § "bb"
            String § sub("s1.bam", "\\\\.bam$", ".bai") § "s1.bai"
            String § sub("ab", "(a)(b)", "$2\\\\\\\\1") § "ba"
            String § sub("a1", "\\\\d", "$") § "a$"
            String § basename("s3://b/x/y.bam") § "y.bam"
            String § basename("x/y.bam", ".bam") § "y"
            String § basename("x/y.bam", ".cram") § "y.bam"
            Array[Int] § range(3) § [0,1,2]
            Array[Int] § range(0) § []
            Array[Array[Int]] § transpose([[1, 2], [3, 4]]) § [[1,3],[2,4]]
            Array[Pair[Int, String]] § zip([1, 2], ["a", "b"]) § [{"left":1,"right":"a"},{"left":2,"right":"b"}]
            Array[Pair[Int, Int]] § cross([1, 2], [3]) § [{"left":1,"right":3},{"left":2,"right":3}]
            Array[Int] § unzip([(1, 2), (3, 4)]).right § [2,4]
            Int § length([1, 2, 3]) § 3
            Array[Int] § flatten([[1], [], [2, 3]]) § [1,2,3]
            Array[String] § prefix("a", [1, 2]) § ["a1","a2"]
            Array[String] § suffix("a", ["x"]) § ["xa"]
            Array[String] § quote([1]) § ["\\"1\\""]
            Array[String] § squote(["x"]) § ["'x'"]
            String § sep("-", [1, 2]) § "1-2"
            Int § select_first([none, 4]) § 4
            Array[Int] § select_all([none, 4]) § [4]
            Boolean § defined(none) § false
            Array[Pair[String, Int]] § as_pairs({"b": 1, "a": 2}) § [{"left":"b","right":1},{"left":"a","right":2}]
            Map[String, Int] § as_map([("b", 1), ("a", 2)]) § {"b":1,"a":2}
            Array[String] § keys({"b": 1, "a": 2}) § ["b","a"]
            Map[String, Array[Int]] § collect_by_key([("b", 1), ("a", 2), ("b", 3)]) § {"b":[1,3],"a":[2]}
            Array[String] § read_lines(d + "lines.txt") § ["a","b"]
            Array[String] § read_lines(d + "empty.txt") § []
            Array[Array[String]] § read_tsv(d + "table.tsv") § [["a","b"],["c"]]
            Map[String, String] § read_map(d + "map.tsv") § {"k":"v","l":"w"}
            Array[Object] § read_objects(d + "objects.tsv") § [{"x":"1","y":"2"},{"x":"3","y":"4"}]
            Object § read_object(d + "object.tsv") § {"x":"1","y":"2"}
            Point § read_object(d + "object.tsv") § {"x":1,"y":2}
            Object § read_json(d + "data.json") § {"a":1,"b":[1.5,null],"c":{"d":true}}
            Int § read_int(d + "int.txt") § 42
            Float § read_float(d + "float.txt") § 150.0
            Boolean § read_boolean(d + "true.txt") § true
            String § read_string(d + "text.txt") § " text "
            Float § size(d + "lines.txt") § 4.0
            Float § size([d + "lines.txt", d + "empty.txt"], "KiB") § 0.00390625
            Array[Array[String]] § read_tsv(write_tsv([["a", "b"], ["c", "d"]])) § [["a","b"],["c","d"]]
            Map[String, String] § read_map(write_map({"k": "v"})) § {"k":"v"}
            Map[String, Int] § read_json(write_json({"k": 1})) § {"k":1}
            Boolean § read_string(write_json({"k": [1, 2], "l": [3]})) == '{"k": [1, 2], "l": [3]}' § true
            Array[String] § read_lines(write_lines(["a", "b"])) § ["a","b"]
            Object § read_object(write_object(object { x: 1, y: "z" })) § {"x":"1","y":"z"}
            Array[Object] § read_objects(write_objects([object { x: 1 }])) § [{"x":"1"}]
            """)
    void hasItsValue(String type, String expression, String expected) {
        assertThat(evaluated(type, expression.replace("\\\\", "\\")).output("wf.r"))
                .hasToString(expected.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            Int § 1 / zero § division_by_zero
            Int § 1 % zero § division_by_zero
            Int § 9223372036854775807 + 1 § int_overflow
            Int § [1][2] § index_range
            Int § {"a": 1}["b"] § key_absent
            Array[Int] § range(-1) § range_negative
            Array[Int] § range(1000000000) § array_too_large
            Array[Pair[Int, Int]] § cross(range(100000), range(100000)) § array_too_large
            Array[Pair[Int, Int]] § zip([1], [1, 2]) § zip_lengths
            Array[Array[Int]] § transpose([[1], [1, 2]]) § transpose_ragged
            Int § select_first([none]) § select_first_none
            Map[String, Int] § as_map([("a", 1), ("a", 2)]) § duplicate_key
            Map[String, String] § read_map(d + "twice.tsv") § duplicate_key
            Map[String, String] § read_map(d + "table.tsv") § read_columns
            Object § read_object(d + "objects.tsv") § read_rows
            Object § read_json(d + "bad.json") § read_json_invalid
            Int § read_int(d + "text.txt") § read_unfit
            Boolean § read_boolean(d + "int.txt") § read_unfit
            String § read_string(d + "gone.txt") § file_missing
            Float § size(d + "gone.txt") § file_missing
            Float § size(d + "int.txt", "XB") § unit_unknown
            Int § round(1.0e300) § int_range
            Map[Int, Int] § read_json(write_json({1: 2})) § json_key
            Array[Object] § read_json(write_json([{true: 2}])) § json_key
            """)
    void hasAFault(String type, String expression, String code) {
        TestRun run = evaluated(type, expression);
        assertThat(run.failureCode()).isEqualTo(code);
        assertThat(run.failure()).contains("main.wdl:5:").doesNotContain("{0}");
    }

    @Test
    void refusesToReadWhatIsNotAParameter() {
        TestRun run = new TestRun("version 1.1\nworkflow wf { input { File f } Array[String] l = read_lines(f) }")
                .file("s3://ws-1/big", "x".repeat(17 * 1024 * 1024))
                .run("{\"wf.f\": \"s3://ws-1/big\"}");

        assertThat(run.failureCode()).isEqualTo("file_too_large");
    }

    @Test
    void readsOneFileOnceForAllWhoAskTogether() {
        TestRun run = new TestRun(
                        "version 1.1\nworkflow wf { input { File f } scatter (i in range(300)) { String s = read_string(f) }"
                                + " output { Int n = length(s) } }")
                .file("s3://ws-1/f", "x")
                .run("{\"wf.f\": \"s3://ws-1/f\"}");

        assertThat(run.output("wf.n").asInt()).isEqualTo(300);
        assertThat(run.reads).containsEntry("s3://ws-1/f", 1);
    }

    @Test
    void boundsTextsThatGrow() {
        StringBuilder text = new StringBuilder("version 1.1\nworkflow wf {\n  String s0 = \"0123456789\"\n");
        for (int i = 1; i < 40; i++) {
            text.append("  String s")
                    .append(i)
                    .append(" = s")
                    .append(i - 1)
                    .append(" + s")
                    .append(i - 1)
                    .append("\n");
        }
        TestRun run = new TestRun(text + "}").run("{}");

        assertThat(run.failureCode()).isEqualTo("text_too_large");
    }
}
