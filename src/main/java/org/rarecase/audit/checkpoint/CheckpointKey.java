package org.rarecase.audit.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Signs checkpoints with Ed25519 (RFC 8032), by keys as {@code openssl genpkey -algorithm ed25519} writes them. */
final class CheckpointKey {

    private static final String ALGORITHM = "Ed25519";

    /** A file holds no key of this kind. */
    static final class Unusable extends RuntimeException {

        Unusable(Path file, Exception cause) {
            super("The file " + file + " holds no Ed25519 key in PEM.", cause);
        }
    }

    private CheckpointKey() {}

    /** @param key PEM with a private key */
    static Checkpoint sign(Checkpoint checkpoint, Path key) {
        try {
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(key)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(checkpoint.content());
            return checkpoint.signed(signature.sign());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new Unusable(key, e);
        }
    }

    /** @param key PEM with a public key */
    static boolean hasSigned(Checkpoint checkpoint, Path key) {
        byte[] by = checkpoint.signature();
        if (by == null) {
            return false;
        }
        try {
            PublicKey known = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(key)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(known);
            signature.update(checkpoint.content());
            return isValid(signature, by);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new Unusable(key, e);
        }
    }

    private static boolean isValid(Signature signature, byte[] by) {
        try {
            return signature.verify(by);
        } catch (GeneralSecurityException notEvenOne) {
            return false;
        }
    }

    private static byte[] bytes(Path key) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(key).replaceAll("-----[A-Z ]+-----", ""));
    }
}
