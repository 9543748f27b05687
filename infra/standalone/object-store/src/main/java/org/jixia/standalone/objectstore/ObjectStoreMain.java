package org.jixia.standalone.objectstore;

import org.gaul.s3proxy.Main;

/**
 * An S3 server over a directory of this machine. It takes the path of a properties file of S3Proxy, and serves when
 * an anonymous {@code GET /} answers 403.
 */
public final class ObjectStoreMain {

    private ObjectStoreMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("usage: ObjectStoreMain <properties file>");
            System.exit(2);
        }
        Main.main(new String[] {"--properties", arguments[0]});
    }
}
