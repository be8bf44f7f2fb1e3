/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.io.IOException;

/** What came in MODE Z is not one whole stream of zlib's format: the client's doing, or the network's. Becomes 426. */
public final class BrokenStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param fault for the operator
     */
    public BrokenStreamException(String fault) {
        super(fault);
    }
}
