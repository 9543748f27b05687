package org.jixia.standalone.launcher.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jixia.standalone.launcher.installation.Installation;

/** The object store without drs, by addresses signed with its key (signature version 2): the peer of transfers. */
record StoreDirect(Installation installation, String bucket) {

    private static final long SECONDS = 3600;

    static StoreDirect makeBucket(Installation installation, String bucket) {
        var store = new StoreDirect(installation, bucket);
        Bytes.send("PUT", store.signed("PUT", ""), BodyPublishers.noBody());
        return store;
    }

    void put(String key, BodyPublisher body) {
        Bytes.send("PUT", signed("PUT", "/" + key), body);
    }

    long get(String key) {
        return Bytes.fetch(signed("GET", "/" + key));
    }

    void remove(String key) {
        Bytes.send("DELETE", signed("DELETE", "/" + key), BodyPublishers.noBody());
    }

    void removeBucket() {
        Bytes.send("DELETE", signed("DELETE", ""), BodyPublishers.noBody());
    }

    private URI signed(String method, String key) {
        var resource = "/" + bucket + key;
        var expires = Instant.now().getEpochSecond() + SECONDS;
        var text = method + "\n\n\n" + expires + "\n" + resource;
        var secrets = installation.secrets();
        return URI.create(installation.store() + resource + "?AWSAccessKeyId=" + secrets.get("store-access-key")
                + "&Expires=" + expires + "&Signature="
                + URLEncoder.encode(sign(text, secrets.get("store-secret-key")), StandardCharsets.UTF_8));
    }

    private static String sign(String text, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
