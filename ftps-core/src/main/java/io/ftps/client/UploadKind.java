/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

/** What becomes of a file that is there. */
public enum UploadKind {
    /** It is replaced: STOR. */
    REPLACE,
    /** It gets longer: APPE, as one goes on with a broken upload. */
    APPEND
}
