/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** Whether clients may have files and listings deflated on data connections, by MODE Z. draft-preston-ftpext-deflate-04. */
public enum Compression {
    /** MODE Z is refused with 504, and FEAT does not name it. */
    OFF,
    /**
     * MODE Z is served after login, in both directions, to clients who ask for it. It costs processor time, more than TLS does, and
     * about 300 KiB of memory for each transfer that runs. The catch: lengths tell what TLS hides. Whoever sees the length of a
     * transfer, and can put words of his own into it, such as names of files into a listing, learns with each try whether they are
     * like the rest. Use it only where lines are slow and such words do not meet secrets.
     */
    MODE_Z_ALLOWED
}
