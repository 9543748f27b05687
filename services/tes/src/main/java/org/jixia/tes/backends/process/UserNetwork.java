package org.jixia.tes.backends.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A network of their own for sandboxes that may have one: a namespace that slirp4netns connects to the outside by ordinary
 * sockets of the task user. The loopback in it is its own, and the host's cannot be reached by any address.
 */
final class UserNetwork {
    /** Where slirp4netns answers for the host's nameserver. */
    static final String NAMESERVER = "10.0.2.3";

    private static final String LOG = "net.log";

    /** Says that the namespace is there, waits until it is connected, and becomes the sandbox. */
    private static final String HOLD =
            "'echo >&8; exec 8>&-; IFS= read -r go || exit 1; exec \"$@\" < /dev/null' network ";

    private final Path slirp;

    private UserNetwork(Path slirp) {
        this.slirp = slirp;
    }

    static Optional<UserNetwork> find() {
        return Programs.find("slirp4netns").map(UserNetwork::new);
    }

    /**
     * Shell text that runs the command in such a network; its code is then in {@code $code}. All ends with the shell: whoever
     * it starts opens its pipes for both directions, because to open one alone would wait for somebody who may be dead.
     */
    String around(String command, String streams) {
        var text = new StringBuilder("rm -f net.up net.ready net.go net.end\nmkfifo net.up net.ready net.go net.end\n");
        text.append("exec 6<> net.end 9<> net.go\n");
        text.append("unshare --user --map-current-user --net -- /bin/sh -c ").append(HOLD);
        text.append(command).append("< net.go ").append(streams).append(" 8<> net.up 6>&- 9>&- &\ntask=$!\n");
        text.append("IFS= read -r up < net.up\n");
        text.append(slirp)
                .append(" --configure --mtu=65520 --disable-host-loopback --ready-fd=8 --exit-fd=5 \"$task\" tap0");
        text.append(" > ").append(LOG).append(" 2>&1 8<> net.ready 5< net.end 6>&- 9>&- &\nnet=$!\n");
        text.append("ready=; IFS= read -r ready < net.ready\n[ -z \"$ready\" ] || echo >&9\nexec 9>&-\n");
        text.append("wait $task; code=$?\nexec 6>&-\nwait $net\n");
        return text.toString();
    }

    /** What slirp4netns had to say, in one line. */
    static String said(Path dir) {
        return Shell.firstLine(dir.resolve(LOG));
    }
}
