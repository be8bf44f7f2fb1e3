/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What becomes of an upload that was cut off: by ABOR, by the network, or by a client that did not say that it sent everything. */
public enum PartialUploads {
    /** Nothing is left of it; the default. */
    DISCARD_PARTIAL,
    /**
     * What has come appears under its name, so that the client can go on by REST or APPE. Only for users who may append there, in TYPE
     * I, and only where no file of that name is: an old file is never replaced by half a new one. Where the storage refused a byte,
     * nothing is left. The catch: others may take the half for the whole.
     */
    KEEP_PARTIAL
}
