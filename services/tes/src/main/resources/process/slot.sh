# One slot of the process backend. Each line of standard input names the directory of an attempt, each line of standard output
# one that has ended. The directory's file "exit" is the result; the line only wakes the service. When the service dies, the
# present attempt goes on, its result is written, and the slot ends with its input.
IFS= read -r boot < /proc/sys/kernel/random/boot_id
IFS= read -r stat < "/proc/$$/stat"
attempt() {
  cd "$1" 2> /dev/null || return 0
  # Whoever appends the first line owns the attempt; a late second one leaves.
  { echo "$$ $boot $stat" >> started; } 2> /dev/null || return 0
  IFS= read -r first < started
  [ "$first" = "$$ $boot $stat" ] || return 0
  . ./run
  echo end > exit
}
while IFS= read -r directory; do
  attempt "$directory"
  echo "$directory"
done
