/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import java.io.IOException;
import java.util.List;

/**
 * Knows all certificates that somebody counts on. Asked at every look of a {@link CertificateWatch}, on the thread that looks; may
 * block. The catch: what it leaves out is forgotten, so that it is told anew when it is there again.
 */
@FunctionalInterface
public interface WatchedCertificates {
    /**
     * Lists them.
     *
     * @return all of them, as they are now
     * @throws IOException when they cannot all be known now; then nothing is told, and an hour later it is asked again
     */
    List<Watched> now() throws IOException;
}
