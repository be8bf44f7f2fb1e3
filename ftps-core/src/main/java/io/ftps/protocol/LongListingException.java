/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import java.io.IOException;

/** A listing has come to {@link io.ftps.server.Limits.Count#LISTING_ENTRIES} and there is more. Becomes 451, for the 150 was sent. */
final class LongListingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int most;

    LongListingException(int most) {
        super("a listing of more than " + most + " entries, the limit LISTING_ENTRIES");
        this.most = most;
    }

    int most() {
        return most;
    }
}
