package org.rarecase.signature;

/**
 * What was typed to sign with.
 *
 * @param userName empty where it was not asked for
 */
public record Credentials(String userName, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Credentials[" + userName + "]";
    }
}
