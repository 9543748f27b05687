package org.jixia.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An OpenID provider that signs everybody in as one researcher: discovery, keys and the token endpoint of the code flow. */
final class FakeIdentityProvider implements AutoCloseable {
    /** Code of a sign-in whose tokens live a few seconds and are not renewed. */
    static final String SHORT = "short";

    static final String ADMINISTRATOR = "of-an-administrator";

    static final String PERSON = "3f0a7c1e-0000-4000-8000-000000000001";

    private final KeyPair keys;
    private final HttpServer server;

    FakeIdentityProvider() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext("/certs", exchange -> answer(exchange, keySet()));
        server.createContext("/token", this::exchange);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String discovery() {
        return """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/certs",
             "end_session_endpoint": "%1$s/logout", "response_types_supported": ["code"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"]}
            """.formatted(url());
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
            {"keys": [{"kty": "RSA", "kid": "k1", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}
            """.formatted(
                        number(key.getModulus().toByteArray()),
                        number(key.getPublicExponent().toByteArray()));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (form.contains("refresh_token=" + SHORT)) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
        } else if (form.contains("code=" + SHORT)) {
            answer(exchange, 200, tokens("researcher", 3, SHORT));
        } else if (form.contains("code=" + ADMINISTRATOR)) {
            answer(exchange, 200, tokens("administrator", 300, "r"));
        } else {
            answer(exchange, 200, tokens("researcher", 300, "r"));
        }
    }

    private String tokens(String role, int seconds, String refresh) {
        return """
            {"access_token": "%s", "id_token": "%s", "refresh_token": "%s", "token_type": "Bearer", "expires_in": %d}
            """.formatted(token("jixia", role, seconds), token("portal", role, seconds), refresh, seconds);
    }

    private String token(String audience, String role, int seconds) {
        return Jwt.issuer(url())
                .subject(PERSON)
                .audience(audience)
                .claim("preferred_username", "researcher")
                .claim("name", "王芳")
                .claim("realm_access", Map.of("roles", List.of(role)))
                .expiresIn(seconds)
                .jws()
                .keyId("k1")
                .sign(keys.getPrivate());
    }

    private static String number(byte[] bytes) {
        int sign = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, sign, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, 200, json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
