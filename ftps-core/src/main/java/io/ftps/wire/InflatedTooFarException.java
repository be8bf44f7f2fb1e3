/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.io.IOException;

/** More comes out of an upload in MODE Z than its size allows. Becomes 552. */
public final class InflatedTooFarException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says how much.
     *
     * @param in bytes that went in
     * @param out bytes that came out
     */
    public InflatedTooFarException(long in, long out) {
        super(out + " bytes came out of " + in);
    }
}
