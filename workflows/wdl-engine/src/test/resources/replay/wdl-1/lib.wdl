version 1.1
task t {
  input { Int n  File f  Array[Int] more = [] }
  Int lines = length(read_lines(f))
  command <<< ~{n} ~{lines} ~{sep="," more} >>>
  output { Int y = read_int(stdout())  File kept = "kept.txt"  File? absent = "absent.txt" }
  runtime { maxRetries: 1  container: "debian:12" }
}
workflow sub {
  input { Int n  File f }
  call t { input: n = n + ceil(size(f)), f = f }
  output { Int y = t.y }
}
