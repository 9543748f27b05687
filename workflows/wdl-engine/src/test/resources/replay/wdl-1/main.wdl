version 1.1
import "lib.wdl" as lib
workflow wf {
  input { File f  Int wide = 3 }
  scatter (i in range(wide)) {
    call lib.t as one { input: n = i * 2, f = f }
    if (i % 2 == 0) { call lib.t as even { input: n = one.y, f = one.kept } }
    scatter (j in range(i)) { call lib.t as deep { input: n = i + j, f = write_lines(["~{i}"]) } }
    call lib.sub { input: n = one.y, f = f }
  }
  call lib.t as last { input: n = 1, f = f, more = sub.y }
  output { Array[Int] ys = one.y  Array[Int?] evens = even.y  Array[Array[Int]] deeps = deep.y  File end = last.kept  File? none = last.absent }
}
