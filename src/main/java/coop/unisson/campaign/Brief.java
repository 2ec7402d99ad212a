package coop.unisson.campaign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the campaign is, in three answers everybody agrees to.
 *
 * @param why why it exists
 * @param change what it must change
 * @param how how each partner contributes
 */
public record Brief(String why, String change, String how) {

    /** SHA-256 of the three texts, so that nobody agrees to a text they did not read. */
    public String hash() {
        try {
            byte[] text = (why + "\u0000" + change + "\u0000" + how).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
