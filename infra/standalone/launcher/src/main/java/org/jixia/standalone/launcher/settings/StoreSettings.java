package org.jixia.standalone.launcher.settings;

import java.nio.file.Path;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;

/** Writes the properties file of the object store. */
public record StoreSettings(Installation installation) {

    public Path file() {
        return installation.work("store").resolve("store.properties");
    }

    public void write() {
        PrivateFiles.directory(installation.work("store"));
        PrivateFiles.directory(installation.data("store"));
        PrivateFiles.write(file(), text());
    }

    /** Browsers send and fetch parts themselves, so the portal's origin may, and may read what resuming needs. */
    public String text() {
        return """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.cors-allow-origins=%s
                s3proxy.cors-allow-methods=GET HEAD PUT POST
                s3proxy.cors-allow-headers=*
                s3proxy.cors-exposed-headers=ETag Content-Range Content-Length Accept-Ranges
                jclouds.provider=filesystem-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                jclouds.filesystem.basedir=%s
                """.formatted(
                        installation.ports().store(),
                        installation.secrets().get("store-access-key"),
                        installation.secrets().get("store-secret-key"),
                        installation.gateway(),
                        installation.data("store"));
    }
}
