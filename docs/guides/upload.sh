#!/bin/bash
# usage: upload.sh FILE WORKSPACE PATH   (GATEWAY and TOKEN in the environment; run it again after any interruption)
set -euo pipefail
file=$1 workspace=$2 path=$3
api="$GATEWAY/api/drs/uploads"
call() { curl -sS --fail-with-body --retry 5 -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" "$@"; }

size=$(stat -c %s "$file")
sha256=$(sha256sum "$file" | cut -d' ' -f1)
body=$(jq -n --arg w "$workspace" --arg p "$path" --argjson s "$size" --arg h "$sha256" '{workspace:$w, path:$p, size:$s, sha256:$h}')
# The key names the content: the same command after a crash finds the upload it began.
upload=$(call -H "Idempotency-Key: $sha256-$(printf %s "$workspace/$path" | sha256sum | cut -c1-16)" -d "$body" "$api")
id=$(jq -r .id <<<"$upload")

upload=$(call "$api/$id")
part_size=$(jq .partSize <<<"$upload") count=$(jq .partCount <<<"$upload")
# One that died after 'complete' is no longer open, and has no parts to ask for.
if [ "$(jq -r .state <<<"$upload")" = OPEN ]; then
  for n in $(jq -r '[range(1; .partCount + 1)] - [.parts[].number] | .[]' <<<"$upload"); do
    url=$(call -d "{\"numbers\":[$n]}" "$api/$id/parts" | jq -r '.parts[0].url')
    length=$(( n < count ? part_size : size - part_size * (count - 1) ))
    dd if="$file" bs=1M iflag=skip_bytes,count_bytes skip=$(( (n - 1) * part_size )) count=$length status=none |
      curl -sS --fail --retry 3 -o /dev/null -X PUT -H "Content-Length: $length" -T - "$url"
    echo "part $n of $count"
  done
  call -X POST "$api/$id/complete" >/dev/null
fi
until state=$(call "$api/$id" | jq -r .state); [ "$state" != VERIFYING ]; do sleep 1; done
call "$api/$id" | jq '{state, objectId, fault}'
[ "$state" = AVAILABLE ]
