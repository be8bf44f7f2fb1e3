/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

/** How the bytes of a transfer cross the data connection. RFC 959, section 3.4. */
enum TransferMode {
    /** MODE S: as TYPE has them. */
    STREAM("S"),
    /** MODE Z: deflated. draft-preston-ftpext-deflate-04. */
    DEFLATED("Z");

    private final String letter;

    TransferMode(String letter) {
        this.letter = letter;
    }

    String letter() {
        return letter;
    }
}
