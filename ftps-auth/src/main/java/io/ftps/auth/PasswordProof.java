/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** What a client's password has shown about one account. */
enum PasswordProof {
    MISSING("no password was sent"),
    WRONG("the password does not match"),
    RIGHT("the password is right");

    private final String words;

    PasswordProof(String words) {
        this.words = words;
    }

    /** For the middle of a sentence. */
    String words() {
        return words;
    }
}
