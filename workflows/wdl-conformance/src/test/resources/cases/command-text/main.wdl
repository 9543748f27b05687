version 1.1

# Dedent before substitution, placeholders and their options, shell variables, none that vanishes, globs in order.
task text {
  input {
    String many = "a\n  b"
    String? absent
    Array[Int] numbers = [1, 2, 3]
  }
  command <<<
    cat <<'END'
    ~{many}
      kept ${HOME} ~{"--x " + absent}|
    ~{sep="," numbers} ~{true="yes" false="no" true} ~{default="none" absent}
    END
    for name in b a C; do echo $name > $name.txt; done
  >>>
  output {
    Array[String] lines = read_lines(stdout())
    Array[File] found = glob("*.txt")
    File? missing = "missing.txt"
  }
}

workflow command_text {
  call text
  output {
    Array[String] lines = text.lines
    Array[File] found = text.found
    Array[String] names = [basename(text.found[0]), basename(text.found[1]), basename(text.found[2], ".txt")]
    File? missing = text.missing
  }
}
