version 1.1

task double {
  input {
    Int n
  }
  command <<< echo $((~{n} * 2)) >>>
  output {
    Int out = read_int(stdout())
  }
}
