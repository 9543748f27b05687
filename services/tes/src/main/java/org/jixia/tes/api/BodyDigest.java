package org.jixia.tes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jixia.tes.domain.TaskDocument;

/** Tells whether two requests with one key are the same request. */
@ApplicationScoped
class BodyDigest {
    private final ObjectMapper json;

    @Inject
    BodyDigest(ObjectMapper json) {
        this.json = json;
    }

    String of(TaskDocument document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(document)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
