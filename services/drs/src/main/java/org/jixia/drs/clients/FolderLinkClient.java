package org.jixia.drs.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.FolderLinks;
import org.jixia.drs.domain.SigningKeys;

/** Links signed with a key of this installation (HMAC-SHA256), valid on every replica. */
@ApplicationScoped
public class FolderLinkClient implements FolderLinks {
    private final SigningKeys keys;
    private final Clock clock;
    private volatile byte[] key;

    public FolderLinkClient(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String token(Link link, Instant until) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var text = String.join(
                "\n",
                Long.toString(until.getEpochSecond()),
                link.address().container(),
                link.address().key(),
                link.fingerprint(),
                link.fileName());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return encoder.encodeToString(bytes) + "." + encoder.encodeToString(sign(bytes));
    }

    @Override
    public Link read(String token) {
        try {
            var dot = token.indexOf('.');
            var bytes = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot)));
            var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
            var genuine = MessageDigest.isEqual(signature, sign(bytes)) && lines.length == 5;
            return genuine && Long.parseLong(lines[0]) > clock.instant().getEpochSecond()
                    ? new Link(new BlobAddress(BlobAddress.Origin.FOLDER, lines[1], lines[2]), lines[3], lines[4])
                    : null;
        } catch (IllegalArgumentException notALink) {
            return null;
        }
    }

    private byte[] sign(byte[] bytes) {
        try {
            if (key == null) {
                key = keys.key("folder-links");
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
