package org.jixia.audit.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jixia.audit.domain.CheckpointSigner;

/** The Ed25519 key of the checkpoints, kept in one file: private and public half, a line each. */
@ApplicationScoped
class SigningKey implements CheckpointSigner {
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String keyId;

    SigningKey(AuditConfig config) {
        try {
            Path file = config.signingKeyFile();
            if (!Files.exists(file)) {
                create(file);
            }
            List<String> lines = Files.readAllLines(file);
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            privateKey = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            publicKey = factory.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1))));
            byte[] fingerprint = MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded());
            keyId = HexFormat.of().formatHex(fingerprint, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + config.signingKeyFile(), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("The signing key " + config.signingKeyFile() + " is damaged.", e);
        }
    }

    /** Written whole under another name first: a crash in between must not leave half a key. */
    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder encoder = Base64.getEncoder();
        String text = encoder.encodeToString(made.getPrivate().getEncoded()) + "\n"
                + encoder.encodeToString(made.getPublic().getEncoded()) + "\n";
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(
                folder,
                "key",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(part, file);
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] sign(String statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(String id, String statement, byte[] bytes) {
        if (!keyId.equals(id)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return signature.verify(bytes);
        } catch (GeneralSecurityException malformedSignature) {
            return false;
        }
    }
}
