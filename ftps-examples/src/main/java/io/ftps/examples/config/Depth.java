/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

/** How much of what a configuration names is looked at while it is read. */
enum Depth {
    /** A certificate that is missing or broken is no mistake, since a server starts without and heals. */
    WITHOUT_CERTIFICATES,
    /** Certificates are read, and tried on the engine that is to serve them. */
    CERTIFICATES_TOO
}
