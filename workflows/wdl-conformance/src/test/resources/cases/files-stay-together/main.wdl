version 1.1

struct Given {
  File data
  String note
}

# A task writes beside its input, renames it, and an index follows its data.
task make {
  command <<<
    mkdir out
    echo data > out/a.bam
    echo index > out/a.bam.bai
    printf '{"note": "hi", "n": [1, 2.5, null]}' > facts.json
    printf 'k1\tv1\nk2\tv2\n' > map.tsv
  >>>
  output {
    File bam = "out/a.bam"
    File bai = "out/a.bam.bai"
    Object facts = read_json("facts.json")
    Map[String, String] map = read_map("map.tsv")
  }
}

task use {
  input {
    File bam
    File bai
    Given given
  }
  command <<<
    cat "~{bam}.bai"
    mv "~{bam}" "~{bam}.moved"
    touch "$(dirname "~{bam}")/beside"
    ls "$(dirname "~{bam}")" | tr '\n' ' '
    cat "~{write_lines([given.note, basename(given.data)])}"
  >>>
  output {
    Array[String] said = read_lines(stdout())
  }
}

workflow files {
  input {
    File text
  }
  call make
  call use { input: bam = make.bam, bai = make.bai, given = Given { data: text, note: read_string(text) } }
  output {
    Array[String] said = use.said
    String note = make.facts.note
    Map[String, String] map = make.map
    Float size = size(make.bam)
    String renamed = sub(basename(make.bam), "\\.bam$", ".cram")
  }
}
