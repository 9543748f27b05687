version 1.1

# An output that is a link inside the room, one to an input, and a glob over folders.
task link {
  input {
    File text
  }
  command <<<
    mkdir -p a b
    echo one > a/x.txt
    echo two > b/x.txt
    ln -s a/x.txt near
    ln -s "~{text}" far
  >>>
  output {
    String near = read_string("near")
    File far = "far"
    Array[File] all = glob("*/x.txt")
  }
}

workflow links {
  input {
    File text
  }
  call link { input: text }
  output {
    String near = link.near
    String far = read_string(link.far)
    Array[String] all = [read_string(link.all[0]), read_string(link.all[1])]
  }
}
