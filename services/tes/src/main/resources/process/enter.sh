# Becomes the user that tasks run as: $1 its number, $2 the script to go on with, $3 a folder above the rooms that this user may
# not enter (or nothing), then what it must reach below. All in a mount namespace of its own: the host sees none of it.
umask 022
user=$1 script=$2 hidden=$3
shift 3
if [ -n "$hidden" ]; then
  exec 3< "$hidden" && mount -t tmpfs -o mode=755,size=1m none "$hidden" || exit 1
  for path in "$@"; do
    case $path in "$hidden"/*)
      from="/proc/self/fd/3${path#"$hidden"}"
      if [ -d "$from" ]; then mkdir -p "$path" && mount --no-canonicalize --bind "$from" "$path" || exit 1; fi
    esac
  done
  exec 3<&-
fi
# User-mode networking needs the device; the host may keep it for root.
if [ -c /dev/net/tun ]; then
  { mount -t tmpfs -o mode=755,size=64k none /dev/net && mknod -m 666 /dev/net/tun c 10 200; } 2> /dev/null
fi
exec setpriv --reuid="$user" --regid="$user" --clear-groups --inh-caps=-all --bounding-set=-all -- /bin/sh -c "$script"
