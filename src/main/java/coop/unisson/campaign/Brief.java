package coop.unisson.campaign;

import coop.unisson.shared.Sha256;

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
        return Sha256.of(why + "\u0000" + change + "\u0000" + how);
    }
}
